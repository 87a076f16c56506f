//! A plan as a file: the JSON of the module's `Plan`, with its version.
//!
//! Version 1. A key at its default is left out, and those defaults belong to version 1 for ever. It is read as a link is: good
//! parts are kept, bad ones named, and nobody has confirmed any yet.

mod read;
mod write;

use std::{error, fmt};

use crate::model::SecretKind;
use crate::plan::{Draft, Problem};

pub use read::read;
pub use write::write;

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The plan in canonical form: trimmed, merged, defaults absent. Nobody has confirmed it yet.
    pub draft: Draft,
    /// What was not used: first what stands in no field, then values that are wrong.
    pub left_out: Vec<LeftOut>,
}

/// A value of a file that was not used.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    /// Its key path; empty where a key in it looks like a secret.
    pub key: String,
    /// Its text, where it is one; empty where it looks like a secret.
    pub value: String,
    /// Why it was not used.
    pub reason: Reason,
}

/// Why a value of a file was not used.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// There is no such key.
    UnknownKey,
    /// The key has a value already.
    Repeated,
    /// It is of another kind than stands under this key.
    NotA(Kind),
    /// It looks like a secret.
    Secret(SecretKind),
    /// It is wrong as it would be in the form.
    Problem(Problem),
}

/// What can stand under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Flag,
    /// A list.
    List,
    /// An object.
    Object,
    /// A word for how the Segment catalog comes to be, or an object with its location.
    Storage,
    /// A word for a wording.
    Wording,
}

/// Why a file was refused as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It is longer than [`MAX_BYTES`].
    TooLong {
        /// Its length in bytes.
        bytes: usize,
    },
    /// It is no JSON, or only a part of it.
    NotJson,
    /// It is JSON, but no plan.
    NotAPlan,
    /// It is a plan of a later version.
    NewerVersion,
}

/// The longest file that is read, in bytes.
pub const MAX_BYTES: usize = 10_000_000;

/// The key of the version; the others are those of [`Key`](crate::plan::Key).
const VERSION_KEY: &str = "version";

const VERSION: &str = "1";

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { bytes } => write!(f, "the file has {bytes} bytes of {MAX_BYTES}"),
            Self::NotJson => f.write_str("the file is no JSON"),
            Self::NotAPlan => f.write_str("the file is no plan"),
            Self::NewerVersion => f.write_str("the file is of a later version"),
        }
    }
}

impl error::Error for FileError {}
