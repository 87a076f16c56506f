//! What was found so far.

use crate::model::{Identifier, Lookup, NamePart, SecretKind, lowercase};

use super::{Names, Refused, RefusedReason, Scope, Unread, pieces};

/// What was found so far.
#[derive(Default)]
pub struct Found {
    catalogs: Vec<Catalog>,
    /// Where catalogs and schemas stand, by their names in lower case.
    known: Lookup,
    refused: Vec<Refused>,
    /// Where refused names stand, by the kind of reason and the name.
    refusals: Lookup,
    left: Vec<Left>,
    added: usize,
    /// Whether catalogs are added that may only stand above their schemas.
    pub is_quiet: bool,
}

struct Catalog {
    name: Identifier,
    schemas: Vec<Identifier>,
    /// Whether only schemas of it can be meant, if none is named.
    is_limited: bool,
    /// Whether something named all of it, and not as a heading only.
    is_whole: bool,
}

/// A piece that may be left unread.
struct Left {
    unread: Unread,
    kept: Kept,
}

/// Whether a piece is left unread.
enum Kept {
    Always,
    Never,
    /// It named all of this catalog: where only schemas of it are taken, it was not used.
    WhereLimited(usize),
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
        let name = match Identifier::parse(catalog, NamePart::Catalog) {
            Ok(name) => name,
            Err(error) => return self.refuse(shown, RefusedReason::Name(NamePart::Catalog, error)),
        };
        let at = self.place(name);
        let Some(found) = self.catalogs.get_mut(at) else { return };
        found.is_limited = false;
        if let Some(text) = whole
            && !found.is_whole
        {
            found.is_whole = true;
            self.leave(line, text, Kept::WhereLimited(at));
        }
    }

    /// Notes that a catalog was not opened as a whole.
    pub fn limit(&mut self, catalog: &str) {
        let at = self.known.get(&lowercase(catalog.trim()));
        if let Some(found) = at.and_then(|at| self.catalogs.get_mut(at))
            && !found.is_whole
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
        let catalog = match Identifier::parse(catalog, NamePart::Catalog) {
            Ok(catalog) => catalog,
            Err(error) => return self.refuse(shown, RefusedReason::Name(NamePart::Catalog, error)),
        };
        if is_information {
            return self.refuse(shown, RefusedReason::NeedsNoGrant);
        }
        let schema = match Identifier::parse(schema, NamePart::Schema) {
            Ok(schema) => schema,
            Err(error) => return self.refuse(shown, RefusedReason::Name(NamePart::Schema, error)),
        };
        let full_name = format!("{}.{}", catalog.folded(), schema.folded());
        let is_new = self.known.add(&full_name, 0).is_none();
        let at = self.place(catalog);
        if let Some(found) = self.catalogs.get_mut(at)
            && is_new
        {
            found.schemas.push(schema);
        }
    }

    /// The place of a catalog among those that were found.
    fn place(&mut self, name: Identifier) -> usize {
        self.added += 1;
        let next = self.catalogs.len();
        let earlier = self.known.add(&name.folded(), next);
        if earlier.is_none() {
            let schemas = Vec::new();
            self.catalogs.push(Catalog { name, schemas, is_limited: false, is_whole: false });
        }
        earlier.unwrap_or(next)
    }

    /// Refuses a name, once for each reason.
    pub fn refuse(&mut self, shown: &str, reason: RefusedReason) {
        self.added += 1;
        let name = pieces::shown(without_secret(shown));
        let kind = match reason {
            RefusedReason::Name(NamePart::Catalog, _) => "1",
            RefusedReason::Name(NamePart::Schema, _) => "2",
            RefusedReason::Name(NamePart::Table, _) => "3",
            RefusedReason::NeedsNoGrant => "4",
            RefusedReason::NoCatalog => "5",
            RefusedReason::Table => "6",
        };
        let earlier = self.refusals.add(&[kind, &name].concat(), self.refused.len());
        // Names that differ beyond what is shown of them may be wrong for different reasons.
        let earlier = earlier.and_then(|index| self.refused.get(index));
        if earlier.is_none_or(|earlier| earlier.reason != reason) {
            self.refused.push(Refused { name, reason });
        }
    }

    /// Leaves a piece unread.
    pub fn leave_unread(&mut self, line: usize, text: &str) {
        self.leave(line, text, Kept::Always);
    }

    /// Leaves a piece unread that something may make use of, by the number that this returns.
    pub fn leave_unused(&mut self, line: usize, text: &str) -> usize {
        self.leave(line, text, Kept::Always);
        self.left.len() - 1
    }

    /// Notes that a piece was made use of after all.
    pub fn use_after_all(&mut self, number: usize) {
        if let Some(left) = self.left.get_mut(number) {
            left.kept = Kept::Never;
        }
    }

    fn leave(&mut self, line: usize, text: &str, kept: Kept) {
        let text = without_secret(text).trim().to_owned();
        self.left.push(Left { unread: Unread { line, text }, kept });
    }

    /// All that was found.
    pub fn finish(self) -> Names {
        let mut names = Names { refused: self.refused, ..Names::default() };
        for Left { unread, kept } in self.left {
            let is_kept = match kept {
                Kept::Always => true,
                Kept::Never => false,
                Kept::WhereLimited(at) => self.catalogs.get(at).is_some_and(Catalog::is_restricted),
            };
            if is_kept {
                names.unread.push(unread);
            }
        }
        for catalog in self.catalogs {
            let is_restricted = catalog.is_restricted();
            names.catalogs.push(Scope {
                catalog: catalog.name,
                schemas: is_restricted.then_some(catalog.schemas),
            });
        }
        names
    }
}

impl Catalog {
    /// Says whether only schemas of it are taken: grants add up, so the narrower ones are those that do no harm.
    fn is_restricted(&self) -> bool {
        !self.schemas.is_empty() || self.is_limited
    }
}

fn without_secret(text: &str) -> &str {
    if SecretKind::find(text).is_some() { "" } else { text }
}
