//! One part of a Unity Catalog name.

use std::borrow::Cow;
use std::{error, fmt};

use super::case::lowercase;
use super::secret::SecretKind;
use super::text::is_invisible;

/// One part of a Unity Catalog name: a catalog, a schema or a table.
///
/// Kept as typed, less the white space around it; compare through [`Identifier::folded`], since Unity
/// Catalog does not tell upper from lower case. See
/// <https://docs.databricks.com/sql/language-manual/sql-ref-names.html> (November 2026).
///
/// ```
/// use data_graph_setup::model::{Identifier, IdentifierError, NamePart};
///
/// let sales = Identifier::parse(" Sales ", NamePart::Catalog)?;
/// assert_eq!(sales.as_str(), "Sales");
/// assert_eq!(sales.folded(), "sales");
/// assert_eq!(
///     Identifier::parse("sales eu", NamePart::Catalog),
///     Err(IdentifierError::Forbidden { found: ' ' })
/// );
/// # Ok::<(), IdentifierError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identifier(String);

/// Which part of `catalog.schema.table` a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamePart {
    /// The first part.
    Catalog,
    /// The second part.
    Schema,
    /// The third part.
    Table,
}

/// Why a text is not a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IdentifierError {
    /// It holds something secret-shaped.
    Secret(SecretKind),
    /// It is a placeholder out of a guide or template: `${catalog}`, `{{catalog}}`, `<catalog>`.
    Placeholder,
    /// It stands between a pair of quotes.
    Quoted {
        /// The quote in front.
        open: char,
        /// The quote behind.
        close: char,
    },
    /// It holds a character that cannot be seen.
    Invisible {
        /// The first such character.
        found: char,
    },
    /// It holds a character that Unity Catalog does not allow in names.
    Forbidden {
        /// The first such character.
        found: char,
    },
    /// Nothing is left of it without the white space.
    Empty,
    /// It is longer than Unity Catalog allows.
    TooLong {
        /// Its length in characters.
        length: usize,
    },
    /// Databricks keeps this name for itself.
    Reserved,
}

impl Identifier {
    /// Reads a name, dropping white space around it.
    pub fn parse(text: &str, part: NamePart) -> Result<Self, IdentifierError> {
        if let Some(kind) = SecretKind::find(text) {
            return Err(IdentifierError::Secret(kind));
        }
        let name = text.trim();
        // Nearly all names are of characters that are always fine.
        if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')) {
            Self::check_characters(name)?;
        }
        if name.is_empty() {
            return Err(IdentifierError::Empty);
        }
        if MAX_LENGTH < name.len() {
            let length = name.chars().count();
            if MAX_LENGTH < length {
                return Err(IdentifierError::TooLong { length });
            }
        }
        let name = Self(name.to_owned());
        if is_reserved(&name.folded(), part) {
            return Err(IdentifierError::Reserved);
        }
        Ok(name)
    }

    fn check_characters(name: &str) -> Result<(), IdentifierError> {
        if is_placeholder(name) {
            return Err(IdentifierError::Placeholder);
        }
        if let Some((open, close)) = Self::quotes_around(name) {
            return Err(IdentifierError::Quoted { open, close });
        }
        if let Some(found) = name.chars().find(|&c| is_invisible(c)) {
            return Err(IdentifierError::Invisible { found });
        }
        match name.chars().find(|&c| is_forbidden(c)) {
            Some(found) => Err(IdentifierError::Forbidden { found }),
            None => Ok(()),
        }
    }

    /// The pair of quotes around a text, plain or typographic.
    pub fn quotes_around(text: &str) -> Option<(char, char)> {
        let mut chars = text.chars();
        let (open, close) = (chars.next()?, chars.next_back()?);
        QUOTE_PAIRS.contains(&(open, close)).then_some((open, close))
    }

    /// The first character that names may hold, but that lists of names are written with.
    pub fn list_character(&self) -> Option<char> {
        self.0.chars().find(|c| ",;*".contains(*c))
    }

    /// The name as it was typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name as Unity Catalog compares it: in lower case.
    pub fn folded(&self) -> Cow<'_, str> {
        if self.0.bytes().any(|byte| !byte.is_ascii() || byte.is_ascii_uppercase()) {
            Cow::Owned(lowercase(&self.0))
        } else {
            Cow::Borrowed(&self.0)
        }
    }

    /// Says whether two names are one to Unity Catalog.
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.folded() == other.folded()
    }
}

impl fmt::Display for NamePart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Catalog => "catalog",
            Self::Schema => "schema",
            Self::Table => "table",
        })
    }
}

impl fmt::Display for IdentifierError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Secret(kind) => write!(f, "holds what looks like {kind}"),
            Self::Placeholder => f.write_str("is a placeholder"),
            Self::Quoted { open, close } => write!(f, "stands between {open} and {close}"),
            Self::Invisible { found } => {
                write!(f, "holds the invisible {}", found.escape_unicode())
            }
            Self::Forbidden { found } => write!(f, "holds {found:?}, which no name does"),
            Self::Empty => f.write_str("is empty"),
            Self::TooLong { length } => write!(f, "has {length} characters of {MAX_LENGTH}"),
            Self::Reserved => f.write_str("is a name that Databricks keeps for itself"),
        }
    }
}

impl error::Error for IdentifierError {}

/// The longest name that Unity Catalog takes, in characters.
pub const MAX_LENGTH: usize = 255;

/// What the names of Databricks' own catalogs and schemas begin with.
pub const RESERVED_PREFIX: &str = "__databricks";

fn is_forbidden(c: char) -> bool {
    matches!(c, '.' | ' ' | '/') || c.is_ascii_control()
}

fn is_placeholder(name: &str) -> bool {
    let angle =
        name.find('<').is_some_and(|open| name.rfind('>').is_some_and(|close| open < close));
    angle || name.contains("${") || name.contains("{{")
}

const QUOTE_PAIRS: [(char, char); 16] = [
    ('`', '`'),
    ('\'', '\''),
    ('"', '"'),
    ('‘', '’'),
    ('“', '”'),
    ('„', '“'),
    ('‚', '‘'),
    ('”', '”'),
    ('«', '»'),
    ('´', '´'),
    ('’', '’'),
    ('»', '«'),
    ('»', '»'),
    ('‹', '›'),
    ('›', '‹'),
    ('「', '」'),
];

// Catalogs: GRANT's reference page names `samples`; the others are Databricks' own or, as
// `hive_metastore` and its session's name `spark_catalog`, under another permission model that Segment does not support. A schema may well
// be called `samples`, so there only the names that Databricks makes itself are kept.
fn is_reserved(folded: &str, part: NamePart) -> bool {
    match part {
        NamePart::Catalog => {
            matches!(
                folded,
                "system" | "samples" | "hive_metastore" | "spark_catalog" | "information_schema"
            ) || folded.starts_with(RESERVED_PREFIX)
        }
        NamePart::Schema => folded == "information_schema" || folded.starts_with(RESERVED_PREFIX),
        NamePart::Table => false,
    }
}
