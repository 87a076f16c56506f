//! Why a part of a link was not used, and why a whole link was refused.

use crate::link::{IgnoredReason, LinkError, MAX_BYTES, MAX_NAMES};

use crate::plan::{Problem, ProblemKind};

use super::sentence::{Sentence, code, sentence};
use super::{counted, label, problem};

/// Why a part of a link was not used.
pub fn reason(reason: &IgnoredReason) -> Sentence {
    match reason {
        IgnoredReason::UnknownKey => "No setting has this key.".into(),
        IgnoredReason::NoValue => "It has no value.".into(),
        IgnoredReason::Repeated => {
            "It was set earlier in the link, and only the first one counts.".into()
        }
        IgnoredReason::OtherProfilesSyncCatalog => {
            "There is one Profiles Sync catalog, and an earlier one in the link counts.".into()
        }
        IgnoredReason::BrokenEncoding => {
            "It is not whole percent-encoded text. The link was probably cut or changed on its way.".into()
        }
        IgnoredReason::NewerVersion => {
            "The link was made by a newer version of this page. What this version knows of it was used.".into()
        }
        IgnoredReason::NotAVersion => "It is not the number of a version.".into(),
        IgnoredReason::NotAChoice { known } => sentence![
            "The only value for it is ",
            code(known),
            ".",
        ],
        IgnoredReason::NoCatalog => "It names a schema but no catalog.".into(),
        IgnoredReason::TooManyParts => {
            "It has more parts than a catalog and a schema, which one period separates.".into()
        }
        IgnoredReason::Secret(kind) => sentence![
            "It looks like ",
            label::secret(*kind),
            ". Secrets are not kept here; if the link has been passed on, revoke it in Databricks.",
        ],
        IgnoredReason::Problem(Problem { kind: ProblemKind::WholeAndRestricted, .. }) => {
            "The link lists this catalog both with all schemas and with only some. The narrower one was used.".into()
        }
        IgnoredReason::Problem(found) => problem::problem(found),
    }
}

/// Why a link was refused as a whole.
pub fn refusal(error: LinkError) -> String {
    let (found, most) = match error {
        LinkError::TooLong { bytes } => (counted(bytes, "byte", "bytes"), MAX_BYTES),
        LinkError::TooManyNames { names } => (counted(names, "name", "names"), MAX_NAMES),
    };
    format!("The link has {found}. Links hold at most {most}: pass the SQL on as a file instead.")
}
