//! Why a part of a link was not used, and why a whole link was refused.

use crate::link::{IgnoredReason, LinkError, MAX_BYTES, MAX_NAMES};

use crate::plan::{Problem, ProblemKind};

use super::{label, problem};

/// Why a part of a link was not used.
pub fn reason(reason: &IgnoredReason) -> String {
    match reason {
        IgnoredReason::UnknownKey => "No setting has this key.".to_owned(),
        IgnoredReason::NoValue => "It has no value.".to_owned(),
        IgnoredReason::Repeated => {
            "It was set earlier in the link, and only the first one counts.".to_owned()
        }
        IgnoredReason::OtherProfilesSyncCatalog => {
            "There is one Profiles Sync catalog, and an earlier one in the link counts.".to_owned()
        }
        IgnoredReason::BrokenEncoding => {
            "It is not whole percent-encoded text. The link was probably cut or changed on its way.".to_owned()
        }
        IgnoredReason::NewerVersion => {
            "The link was made by a newer version of this page. What this version knows of it was used.".to_owned()
        }
        IgnoredReason::NotAVersion => "It is not the number of a version.".to_owned(),
        IgnoredReason::NotAChoice { known } => format!("The only value for it is `{known}`."),
        IgnoredReason::NoCatalog => "It names a schema but no catalog.".to_owned(),
        IgnoredReason::TooManyParts => {
            "It has more parts than a catalog and a schema, which one period separates.".to_owned()
        }
        IgnoredReason::Secret(kind) => format!(
            "It looks like {}. Secrets are not kept here; if the link has been passed on, revoke it in Databricks.",
            label::secret(*kind)
        ),
        IgnoredReason::Problem(Problem { kind: ProblemKind::WholeAndRestricted, .. }) => {
            "The link lists this catalog both with all schemas and with only some. The narrower one was used."
                .to_owned()
        }
        IgnoredReason::Problem(found) => problem::problem(found),
    }
}

/// Why a link was refused as a whole.
pub fn refusal(error: LinkError) -> String {
    match error {
        LinkError::TooLong { bytes } => format!(
            "The link has {bytes} bytes. Links hold at most {MAX_BYTES}: pass the SQL on as a file instead."
        ),
        LinkError::TooManyNames { names } => format!(
            "The link has {names} names. Links hold at most {MAX_NAMES}: pass the SQL on as a file instead."
        ),
    }
}
