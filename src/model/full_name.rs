//! Names with their catalog in front: `catalog`, `catalog.schema` and `catalog.schema.table`.

use std::{error, fmt};

use super::{Identifier, IdentifierError, NamePart, Securable, SecurableType};

/// Why the parts of a full name name nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FullNameError {
    /// There are more parts than the kind has names, or fewer.
    Length {
        /// How many there are.
        found: usize,
    },
    /// A part is no name.
    Part(NamePart, IdentifierError),
}

/// Splits a full name into its parts, without white space around them.
///
/// A period cannot be part of a name, so it always stands between two.
pub fn split(full_name: &str) -> Vec<String> {
    full_name.split('.').map(|part| part.trim().to_owned()).collect()
}

/// Splits a full name as SQL or a listing has it: the back quotes come off, around each part or around none.
///
/// ```
/// use data_graph_setup::model::full_name;
///
/// assert_eq!(full_name::split_unquoted("sales.`or``ders`"), ["sales", "or`ders"]);
/// ```
pub fn split_unquoted(full_name: &str) -> Vec<String> {
    match back_quoted(full_name) {
        Some((parts, "")) => parts,
        _ => split(full_name).iter().map(|part| unquoted(part)).collect(),
    }
}

/// Takes the back quotes off a name that stands in them, and makes the doubled ones within single.
pub fn unquoted(name: &str) -> String {
    match name.strip_prefix('`').and_then(|name| name.strip_suffix('`')) {
        Some(inner) => inner.replace("``", "`"),
        None => name.to_owned(),
    }
}

/// Reads back-quoted names with periods between from the start of a text, and gives what stands behind them.
///
/// A period within the quotes does not separate, as in SQL. Absent where the text does not begin with such a name.
pub fn back_quoted(text: &str) -> Option<(Vec<String>, &str)> {
    let mut parts = Vec::new();
    let mut rest = text;
    loop {
        let (name, behind) = one_back_quoted(rest)?;
        parts.push(name);
        match behind.strip_prefix('.') {
            Some(next) if next.starts_with('`') => rest = next,
            _ => return Some((parts, behind)),
        }
    }
}

fn one_back_quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('`')?;
    let mut name = String::new();
    loop {
        let (piece, behind) = rest.split_once('`')?;
        name.push_str(piece);
        match behind.strip_prefix('`') {
            Some(behind) => {
                name.push('`');
                rest = behind;
            }
            None => return Some((name, behind)),
        }
    }
}

/// Reads the parts of a full name, catalog first, as a securable of a kind.
///
/// ```
/// use data_graph_setup::model::{SecurableType, full_name};
///
/// let parts = full_name::split("sales.orders");
/// assert!(full_name::read(&parts, SecurableType::Schema).is_ok());
/// assert!(full_name::read(&parts, SecurableType::Table).is_err());
/// ```
pub fn read(parts: &[String], kind: SecurableType) -> Result<Securable<Identifier>, FullNameError> {
    let wrong_length = || FullNameError::Length { found: parts.len() };
    if parts.len() != kind.name_parts().len() {
        return Err(wrong_length());
    }
    let mut names = Vec::new();
    for (text, part) in parts.iter().zip(kind.name_parts()) {
        let name = Identifier::parse(text, *part);
        names.push(name.map_err(|error| FullNameError::Part(*part, error))?);
    }
    Securable::from_names(kind, names).ok_or_else(wrong_length)
}

impl fmt::Display for FullNameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length { found } => write!(f, "has {found} parts"),
            Self::Part(part, error) => write!(f, "its {part} {error}"),
        }
    }
}

impl error::Error for FullNameError {}
