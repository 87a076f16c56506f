//! Why a part of a plan file was not used, and why a whole one was refused.

use crate::file::{FileError, Kind, MAX_BYTES, Reason};
use crate::plan::{Problem, ProblemKind};

use super::sentence::{Sentence, code, sentence};
use super::{label, problem};

/// Why a part of a file was not used.
pub fn reason(reason: &Reason) -> Sentence {
    match reason {
        Reason::UnknownKey => "No setting has this key.".into(),
        Reason::Repeated => "It is there more than once. The first one was used.".into(),
        Reason::NotA(kind) => sentence!["It should be ", wanted(*kind), "."],
        Reason::Secret(kind) => sentence![
            "It looks like ",
            label::secret(*kind),
            ", so it was left out. If others have seen this file, revoke the secret in Databricks.",
        ],
        Reason::Problem(Problem { kind: ProblemKind::WholeAndRestricted, .. }) => {
            "The file lists this catalog twice: with all schemas and with only some. The narrower one was used.".into()
        }
        Reason::Problem(found) => problem::problem(found),
    }
}

fn wanted(kind: Kind) -> Sentence {
    match kind {
        Kind::Text => "text".into(),
        Kind::Number => "a number".into(),
        Kind::Flag => sentence![code("true"), " or ", code("false")],
        Kind::List => "a list".into(),
        Kind::Object => "an object".into(),
        Kind::Storage => {
            sentence![
                code("\"new\""),
                ", ",
                code("\"exists\""),
                " or an object with ",
                code("location")
            ]
        }
        Kind::Wording => sentence![code("\"guide\""), " or ", code("\"unity-catalog\"")],
    }
}

/// Why a file was refused as a whole.
pub fn refusal(error: FileError) -> String {
    match error {
        FileError::TooLong { .. } => format!("The file is longer than {MAX_BYTES} bytes. No plan is."),
        FileError::NotJson => "This is no JSON, or a part of it is missing. Choose a plan that was saved as a file.".to_owned(),
        FileError::NotAPlan => "This is JSON, but no plan. A plan has the key `version`, which is 1, and keys such as `clientId`.".to_owned(),
        FileError::NewerVersion => {
            "A newer version of this page saved this plan. Open it there. This version would lose parts of it.".to_owned()
        }
    }
}
