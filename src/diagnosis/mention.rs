//! What a message names, as far as it may be named again.

use crate::model::{Identifier, IdentifierError, SecurableType};
use crate::plan::Placeholder;

use super::cause::Named;
use super::message::Cursor;

/// What stands in a message where a name belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mention {
    /// Names that Unity Catalog allows.
    Named(Named),
    /// A placeholder that nobody filled in: one of ours, if it is known.
    Placeholder(Option<Placeholder>),
    /// A name that was taken out of the message: whoever asks for help hides names.
    Hidden,
    /// A catalog or schema that Databricks keeps for itself.
    DatabricksOwn,
    /// Nothing, or nothing that can be a name.
    Nothing,
}

/// What messages call the kinds of securable that a plan has to do with.
pub const KINDS: [(&str, SecurableType); 5] = [
    ("catalog", SecurableType::Catalog),
    ("schema", SecurableType::Schema),
    ("database", SecurableType::Schema),
    ("table", SecurableType::Table),
    ("view", SecurableType::Table),
];

/// Reads what is named here, as a securable of this kind.
pub fn mention(cursor: Cursor<'_>, kind: SecurableType) -> Mention {
    cursor.name().map_or(Mention::Nothing, |(_, parts)| of_parts(&parts, kind))
}

/// Reads the parts of a name, as a securable of this kind.
pub fn of_parts(parts: &[String], kind: SecurableType) -> Mention {
    // Some messages put a full name in one pair of back quotes; no name has a dot in it.
    if let [full_name] = parts
        && full_name.contains('.')
    {
        let parts: Vec<String> = full_name.split('.').map(str::to_owned).collect();
        return of_parts(&parts, kind);
    }
    let levels = kind.name_parts();
    let Some(levels) = levels.len().checked_sub(parts.len()).and_then(|from| levels.get(from..))
    else {
        return Mention::Nothing;
    };
    let mut names = Vec::new();
    for (part, level) in parts.iter().zip(levels) {
        match Identifier::parse(part, *level) {
            Ok(name) => names.push(name),
            Err(IdentifierError::Placeholder) => {
                let ours = placeholder(part);
                // What `$` and `{` begin was to be filled in by a tool, so it was run.
                let is_run = ours.is_some() || part.contains('$') || part.contains("{{");
                return if is_run { Mention::Placeholder(ours) } else { Mention::Hidden };
            }
            Err(IdentifierError::Reserved) => return Mention::DatabricksOwn,
            Err(_) => return Mention::Nothing,
        }
    }
    if names.is_empty() { Mention::Nothing } else { Mention::Named(Named { kind, names }) }
}

/// Says whether a name looks as if the real one had been struck out: `***`, `xxxx`, `REDACTED`.
pub fn is_struck_out(name: &Identifier) -> bool {
    let text = name.folded();
    let is_row_of = |mark| 2 < text.chars().count() && text.chars().all(|c| c == mark);
    ['*', 'x', '_', '-', '#', '•', '█'].into_iter().any(is_row_of)
        || text.contains("redacted")
        || text.contains("***")
        || text.contains("xxx")
}

/// Recognises a placeholder that this page prints.
pub fn placeholder(text: &str) -> Option<Placeholder> {
    const PLAIN: [Placeholder; 9] = [
        Placeholder::ClientId,
        Placeholder::SegmentCatalog,
        Placeholder::ManagedLocation,
        Placeholder::ReverseEtlSchema,
        Placeholder::ProfilesSyncCatalog,
        Placeholder::Catalog,
        Placeholder::TestCatalog,
        Placeholder::TestSchema,
        Placeholder::TestTable,
    ];
    let name = text.trim().to_ascii_lowercase();
    if let Some(found) = PLAIN.into_iter().find(|known| known.to_string() == name) {
        return Some(found);
    }
    let number = name.strip_prefix("${schema_")?.strip_suffix('}')?;
    number.parse().ok().map(Placeholder::NumberedSchema)
}
