//! Mistakes that one click, or the paste itself, can fix, because it is plain what was meant.

use crate::model::{
    ApplicationId, ApplicationIdError, Identifier, IdentifierError, NamePart, SecurableType,
    full_name, is_invisible,
};

use super::field::Cleaning;
use super::{Field, Problem, ProblemKind, ScopeRow};

/// What would fix a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mend {
    /// Putting this text in the field instead.
    Replace {
        /// The field.
        field: Field,
        /// Its new text.
        text: String,
    },
    /// Reading only this schema of this catalog, instead of a catalog named by both.
    Split {
        /// The row.
        row: ScopeRow,
        /// Its new catalog.
        catalog: String,
        /// The schema to add to it.
        schema: String,
    },
}

/// Finds what would fix a problem; the result is always a right value.
pub fn mend(problem: &Problem) -> Option<Mend> {
    let Problem { field, value, kind } = problem;
    match (kind, *field) {
        (ProblemKind::ClientId(ApplicationIdError::Wrapped), field) => {
            let text = clean(field, value);
            ApplicationId::parse(&text).is_ok().then_some(Mend::Replace { field, text })
        }
        (ProblemKind::Name(..), field @ Field::TestTable) => {
            let text = clean(field, value);
            is_table(&text).then_some(Mend::Replace { field, text })
        }
        (ProblemKind::Name(part, error), field) => mend_name(field, value, *part, error),
        _ => None,
    }
}

fn mend_name(field: Field, value: &str, part: NamePart, error: &IdentifierError) -> Option<Mend> {
    let text = clean(field, value);
    if matches!(error, IdentifierError::Quoted { .. } | IdentifierError::Invisible { .. })
        && Identifier::parse(&text, part).is_ok()
    {
        return Some(Mend::Replace { field, text });
    }
    let Field::Catalog(row) = field else { return None };
    let parts = full_name::read(&clean_parts(value), SecurableType::Schema).ok()?;
    let mut names = parts.names().map(|name| name.as_str().to_owned());
    Some(Mend::Split { row, catalog: names.next()?, schema: names.next()? })
}

/// Says whether a text is one value of a field as it stands, so that nothing has to be read out of it.
pub fn is_single(field: Field, text: &str) -> bool {
    let text = text.trim();
    let is_made_of =
        |others: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || others.contains(c));
    match field {
        Field::Catalog(_) => is_single_name(text, NamePart::Catalog),
        Field::Schema(..) => is_single_name(text, NamePart::Schema),
        Field::ClientId => ApplicationId::parse(&clean(field, text)).is_ok() || is_made_of("-"),
        Field::Hostname => is_made_of(".-:"),
        Field::HttpPath => text.starts_with('/') && is_made_of("/.-_"),
        Field::Port => is_made_of(""),
        // Other boxes hold neither lists nor connections; but these may be pasted there all the same.
        _ => !text.contains(['\n', ';', '=']),
    }
}

/// Says whether a text speaks of a password, token or secret, so that it is not to be kept before it is read.
pub fn may_hold_password(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    text.contains(['=', ':'])
        && ["pwd", "pass", "secret", "token"].iter().any(|word| text.contains(word))
}

fn is_single_name(text: &str, part: NamePart) -> bool {
    text.is_empty() || !text.contains([',', ';']) && Identifier::parse(text, part).is_ok()
}

/// Says whether a text that was typed where a name belongs names several things.
pub fn is_list(field: Field, text: &str) -> bool {
    matches!(field, Field::Catalog(_) | Field::Schema(..))
        && text.contains([',', ';', '.', '`', '\n', '\t'])
        && !is_single(field, text)
}

/// Removes what belongs to no name: invisible characters, quotes around it, and what stands around a UUID.
pub fn clean(field: Field, text: &str) -> String {
    match field.cleaning() {
        Cleaning::Spaces => visible(text).trim().to_owned(),
        Cleaning::AroundId => {
            visible(text).trim_matches(|c: char| !c.is_ascii_alphanumeric()).to_owned()
        }
        Cleaning::AroundName => clean_name(text),
        Cleaning::AroundFullName => clean_parts(text).join("."),
    }
}

/// The parts of a full name, whether quotes stand around each part or around all of it.
fn clean_parts(text: &str) -> Vec<String> {
    let visible = visible(text);
    let trimmed = visible.trim();
    let within = Identifier::quotes_around(trimmed).and_then(|(open, close)| {
        let within = trimmed.strip_prefix(open)?.strip_suffix(close)?;
        (!within.contains([open, close])).then_some(within)
    });
    let mut parts = full_name::split(within.unwrap_or(trimmed));
    for part in &mut parts {
        *part = clean_name(part);
    }
    parts
}

fn clean_name(text: &str) -> String {
    let visible = visible(text);
    let mut name = visible.trim();
    while let Some((open, close)) = Identifier::quotes_around(name)
        && let Some(within) = name.strip_prefix(open).and_then(|name| name.strip_suffix(close))
    {
        name = within.trim();
    }
    name.to_owned()
}

fn visible(text: &str) -> String {
    text.chars().filter(|c| !is_invisible(*c)).collect()
}

fn is_table(text: &str) -> bool {
    Identifier::quotes_around(text).is_none()
        && full_name::read(&full_name::split(text), SecurableType::Table).is_ok()
}
