//! A plan as a readable link: the part behind the `#`, which browsers send to no server.
//!
//! Version 1. Keys stand in one order when written and in any order when read, a key at its
//! default is left out, and those defaults belong to version 1 for ever.

mod decode;
mod encode;
pub mod percent;

use std::{error, fmt};

use crate::model::SecretKind;
use crate::plan::{Draft, Extent, Plan, Problem};

pub use decode::decode;
pub use encode::{count_values, encode};

/// What a link holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded {
    /// The plan in canonical form: trimmed, merged, defaults absent. Nobody has confirmed it yet.
    pub draft: Draft,
    /// What was not used, in the order of the link.
    pub ignored: Vec<Ignored>,
}

/// A part of a link that was not used.
#[derive(Clone, Debug, PartialEq)]
pub struct Ignored {
    /// Its key, decoded; empty when it is secret-shaped.
    pub key: String,
    /// Its value, decoded; empty when it is secret-shaped.
    pub value: String,
    /// Why it was not used.
    pub reason: IgnoredReason,
}

/// Why a part of a link was not used.
#[derive(Clone, Debug, PartialEq)]
pub enum IgnoredReason {
    /// There is no such key.
    UnknownKey,
    /// Nothing stands behind the key.
    NoValue,
    /// The key has a value already.
    Repeated,
    /// Another Profiles Sync catalog came first.
    OtherProfilesSyncCatalog,
    /// Its percent-encoding is broken.
    BrokenEncoding,
    /// The link says that it is of a later version.
    NewerVersion,
    /// The version is no number, or 0.
    NotAVersion,
    /// The value is not the one that the key can have.
    NotAChoice {
        /// The value that it can have.
        known: &'static str,
    },
    /// A schema stands without its catalog.
    NoCatalog,
    /// More than a catalog and a schema.
    TooManyParts,
    /// It looks like a secret.
    Secret(SecretKind),
    /// The value is wrong as it would be in the form.
    Problem(Problem),
}

/// Why a link was refused as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It is longer than [`MAX_BYTES`].
    TooLong {
        /// Its length in bytes.
        bytes: usize,
    },
    /// It names more catalogs and schemas than [`MAX_NAMES`].
    TooManyNames {
        /// How many it names.
        names: usize,
    },
}

/// The longest link that is read or written, in bytes.
pub const MAX_BYTES: usize = 1_000_000;

/// The most catalogs and schemas to read that a link may name, each counted once.
pub const MAX_NAMES: usize = 20_000;

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { bytes } => write!(f, "the link has {bytes} bytes of {MAX_BYTES}"),
            Self::TooManyNames { names } => write!(f, "the link has {names} names of {MAX_NAMES}"),
        }
    }
}

impl error::Error for LinkError {}

/// The key of the version; the others are those of [`Key`](crate::plan::Key).
const VERSION_KEY: &str = "v";

const VERSION: &str = "1";

/// What stands for yes.
const FLAG: &str = "1";

fn within_name_limit(plan: &Plan) -> Result<(), LinkError> {
    let names = plan
        .reads
        .iter()
        .filter(|read| read.catalog.filled().is_some())
        .map(|read| match &read.extent {
            Extent::Whole => 1,
            Extent::Only(schemas) => {
                1 + schemas.iter().filter(|schema| schema.filled().is_some()).count()
            }
        })
        .sum();
    if MAX_NAMES < names { Err(LinkError::TooManyNames { names }) } else { Ok(()) }
}

fn within_length_limit(link: &str) -> Result<(), LinkError> {
    let bytes = link.len();
    if MAX_BYTES < bytes { Err(LinkError::TooLong { bytes }) } else { Ok(()) }
}
