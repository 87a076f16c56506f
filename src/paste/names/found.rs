//! What was found so far.

use crate::model::{Identifier, Lookup, NamePart, SecretKind};

use super::{Names, Refused, RefusedReason, Scope, Unread, pieces};

/// What was found so far.
#[derive(Default)]
pub struct Found {
    catalogs: Vec<Catalog>,
    /// Where catalogs and schemas stand, by their names in lower case.
    known: Lookup,
    refused: Vec<Refused>,
    /// Where names stand among those that were refused.
    refused_names: Lookup,
    unread: Vec<Unread>,
    added: usize,
    /// Whether catalogs are added that may only stand above their schemas.
    pub is_quiet: bool,
}

struct Catalog {
    name: Identifier,
    schemas: Vec<Identifier>,
    /// Whether only schemas of it can be meant, if none is named.
    is_limited: bool,
    /// What named all of it, where that is more than a heading.
    whole: Option<Unread>,
}

impl Found {
    /// How much was found or refused.
    pub fn count(&self) -> usize {
        self.added
    }

    /// Adds a name with its parts, catalog first, or one part where that is all of it.
    pub fn add(&mut self, parts: &[String], shown: &str, line: usize, context: &super::Context) {
        match parts {
            [name] if context.is_schema => self.add_schema(context.catalog.as_deref(), name, shown),
            [name] => {
                let whole = (!self.is_quiet).then_some(shown);
                self.add_catalog(name, shown, line, whole);
            }
            [catalog, schema] => self.add_schema(Some(catalog), schema, shown),
            [_, _, _] => self.refuse(shown, RefusedReason::Table),
            _ => self.leave_unread(line, shown),
        }
    }

    /// Adds a catalog; `whole` is what named all of it.
    pub fn add_catalog(&mut self, catalog: &str, shown: &str, line: usize, whole: Option<&str>) {
        let whole = whole.map(|text| Unread { line, text: text.to_owned() });
        if let Some(found) = self.catalog(catalog, shown) {
            found.is_limited = false;
            if found.whole.is_none() {
                found.whole = whole;
            }
        }
    }

    /// Notes that a catalog was not opened as a whole.
    pub fn limit(&mut self, catalog: &str) {
        let at = self.known.get(&catalog.trim().to_lowercase());
        if let Some(found) = at.and_then(|at| self.catalogs.get_mut(at))
            && found.whole.is_none()
        {
            found.is_limited = true;
        }
    }

    /// Adds a schema.
    pub fn add_schema(&mut self, catalog: Option<&str>, schema: &str, shown: &str) {
        let is_information = schema.trim().eq_ignore_ascii_case("information_schema");
        let Some(catalog) = catalog else {
            let reason =
                if is_information { RefusedReason::NeedsNoGrant } else { RefusedReason::NoCatalog };
            return self.refuse(shown, reason);
        };
        if let Err(error) = Identifier::parse(catalog, NamePart::Catalog) {
            return self.refuse(shown, RefusedReason::Name(NamePart::Catalog, error));
        }
        if is_information {
            return self.refuse(shown, RefusedReason::NeedsNoGrant);
        }
        let schema = match Identifier::parse(schema, NamePart::Schema) {
            Ok(schema) => schema,
            Err(error) => return self.refuse(shown, RefusedReason::Name(NamePart::Schema, error)),
        };
        let full_name = format!("{}.{}", catalog.trim().to_lowercase(), schema.folded());
        let is_new = self.known.add(&full_name, 0).is_none();
        if let Some(found) = self.catalog(catalog, shown)
            && is_new
        {
            found.schemas.push(schema);
        }
    }

    fn catalog(&mut self, catalog: &str, shown: &str) -> Option<&mut Catalog> {
        let name = match Identifier::parse(catalog, NamePart::Catalog) {
            Ok(name) => name,
            Err(error) => {
                self.refuse(shown, RefusedReason::Name(NamePart::Catalog, error));
                return None;
            }
        };
        self.added += 1;
        let next = self.catalogs.len();
        let at = match self.known.add(&name.folded(), next) {
            Some(earlier) => earlier,
            None => {
                let schemas = Vec::new();
                self.catalogs.push(Catalog { name, schemas, is_limited: false, whole: None });
                next
            }
        };
        self.catalogs.get_mut(at)
    }

    /// Refuses a name, once for each reason in a row.
    pub fn refuse(&mut self, shown: &str, reason: RefusedReason) {
        self.added += 1;
        let name = pieces::shown(without_secret(shown));
        let earlier = self.refused_names.add(&name, self.refused.len());
        let is_known = earlier
            .and_then(|at| self.refused.get(at))
            .is_some_and(|earlier| earlier.reason == reason);
        if !is_known {
            self.refused.push(Refused { name, reason });
        }
    }

    /// Leaves a piece unread.
    pub fn leave_unread(&mut self, line: usize, text: &str) {
        let text = without_secret(text).trim().to_owned();
        self.unread.push(Unread { line, text });
    }

    /// All that was found.
    pub fn finish(self) -> Names {
        let mut names = Names { catalogs: Vec::new(), refused: self.refused, unread: self.unread };
        for Catalog { name, schemas, is_limited, whole } in self.catalogs {
            // Grants add up, so the narrower one is the one that cannot do harm.
            let is_restricted = !schemas.is_empty() || is_limited;
            if is_restricted && let Some(whole) = whole {
                let text = without_secret(&whole.text).to_owned();
                names.unread.push(Unread { text, ..whole });
            }
            names.catalogs.push(Scope { catalog: name, schemas: is_restricted.then_some(schemas) });
        }
        names.unread.sort_by_key(|unread| unread.line);
        names
    }
}

fn without_secret(text: &str) -> &str {
    if SecretKind::find(text).is_some() { "" } else { text }
}
