//! Mistakes that can be mended by one click, or on paste, because it is plain what was meant.

use crate::model::{
    ApplicationId, ApplicationIdError, Identifier, IdentifierError, NamePart, is_invisible,
};

use super::{Field, Problem, ProblemKind, ScopeRow};

/// What would mend a problem.
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

/// Finds what would mend a problem; the result is always a right value.
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
    let mut parts = parts_of(value);
    let (Some(catalog), Some(schema), None) = (parts.next(), parts.next(), parts.next()) else {
        return None;
    };
    let is_right = Identifier::parse(&catalog, NamePart::Catalog).is_ok()
        && Identifier::parse(&schema, NamePart::Schema).is_ok();
    is_right.then_some(Mend::Split { row, catalog, schema })
}

/// Takes off what belongs to no name: invisible characters, quotes around it, and what stands around a UUID.
pub fn clean(field: Field, text: &str) -> String {
    match field {
        Field::ClientId => {
            let visible = visible(text);
            visible.trim_matches(|c: char| !c.is_ascii_alphanumeric()).to_owned()
        }
        Field::TestTable => parts_of(text).collect::<Vec<_>>().join("."),
        Field::SegmentCatalog | Field::Catalog(_) | Field::Schema(..) => clean_name(text),
        Field::Location
        | Field::ReverseEtlSchema
        | Field::GrantedBefore
        | Field::Hostname
        | Field::HttpPath
        | Field::Port => visible(text).trim().to_owned(),
    }
}

/// The parts of a dotted name, whether quotes stand around each part or around all of it.
fn parts_of(text: &str) -> impl Iterator<Item = String> {
    let visible = visible(text);
    let trimmed = visible.trim();
    let within = Identifier::quotes_around(trimmed).and_then(|(open, close)| {
        let within = trimmed.strip_prefix(open)?.strip_suffix(close)?;
        (!within.contains([open, close])).then_some(within)
    });
    let parts: Vec<String> = within.unwrap_or(trimmed).split('.').map(clean_name).collect();
    parts.into_iter()
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
    let parts: Vec<&str> = text.split('.').collect();
    parts.len() == 3
        && Identifier::quotes_around(text).is_none()
        && parts
            .iter()
            .zip([NamePart::Catalog, NamePart::Schema, NamePart::Table])
            .all(|(text, part)| Identifier::parse(text, part).is_ok())
}
