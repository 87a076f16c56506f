//! Where a catalog keeps its managed tables.

use std::{error, fmt};

use super::secret::SecretKind;

/// A cloud storage path for `MANAGED LOCATION`.
///
/// Only characters that mean nothing to SQL are let in, so it needs no escaping. See
/// <https://docs.databricks.com/sql/language-manual/sql-ref-syntax-ddl-create-catalog.html> (November 2026).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location(String);

/// Why a text is not a storage path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocationError {
    /// It holds something secret-shaped.
    Secret(SecretKind),
    /// It does not begin with one of [`SCHEMES`].
    Scheme,
    /// No bucket or container follows the scheme.
    Bucket,
    /// It holds a character other than letters, digits and `-_.~/@+=`.
    Forbidden {
        /// The first such character.
        found: char,
    },
}

/// How a storage path begins, one for each kind of storage that Unity Catalog takes.
pub const SCHEMES: [&str; 4] = ["s3://", "abfss://", "gs://", "r2://"];

impl Location {
    /// Reads a storage path, dropping white space around it.
    pub fn parse(text: &str) -> Result<Self, LocationError> {
        if let Some(kind) = SecretKind::find(text) {
            return Err(LocationError::Secret(kind));
        }
        let path = text.trim();
        let rest = SCHEMES
            .iter()
            .find_map(|scheme| path.strip_prefix(scheme))
            .ok_or(LocationError::Scheme)?;
        if let Some(found) = rest.chars().find(|&c| !is_allowed(c)) {
            return Err(LocationError::Forbidden { found });
        }
        if rest.is_empty() || rest.starts_with('/') {
            return Err(LocationError::Bucket);
        }
        Ok(Self(path.to_owned()))
    }

    /// The path as it was typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LocationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Secret(kind) => write!(f, "holds what looks like {kind}"),
            Self::Scheme => f.write_str("begins with no scheme of a storage path"),
            Self::Bucket => f.write_str("names no bucket"),
            Self::Forbidden { found } => write!(f, "holds {found:?}, which no storage path does"),
        }
    }
}

impl error::Error for LocationError {}

fn is_allowed(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-_.~/@+=".contains(c)
}
