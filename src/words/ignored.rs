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
            "The link has it more than once. The first one was used.".into()
        }
        IgnoredReason::OtherProfilesSyncCatalog => {
            "There is only one Profiles Sync catalog. The first one in the link was used.".into()
        }
        IgnoredReason::BrokenEncoding => {
            "It cannot be read. The link was probably cut or changed on its way.".into()
        }
        IgnoredReason::NewerVersion => {
            "A newer version of this page made the link. What this version knows was used.".into()
        }
        IgnoredReason::NotAVersion => "It is not a version number.".into(),
        IgnoredReason::NotAChoice { known } => sentence![
            "It can only be ",
            code(known),
            ".",
        ],
        IgnoredReason::NoCatalog => "It names a schema but no catalog.".into(),
        IgnoredReason::TooManyParts => {
            "It has more parts than a catalog and a schema.".into()
        }
        IgnoredReason::Secret(kind) => sentence![
            "It looks like ",
            label::secret(*kind),
            ", so it was left out. If others have seen this link, revoke the secret in Databricks.",
        ],
        IgnoredReason::Problem(Problem { kind: ProblemKind::WholeAndRestricted, .. }) => {
            "The link lists this catalog twice: with all schemas and with only some. The narrower one was used.".into()
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
    format!(
        "The link has {found}. At most {most} are allowed. Send the plan as a file instead: see “File”."
    )
}
