//! Rows that name a catalog, brought together so that each catalog stands once.

use crate::model::{Identifier, Lookup, NamePart};

use super::draft::{ScopeDraft, is_blank};
use super::{
    Draft, Extent, Field, Note, NoteKind, Placeholder, Problem, ProblemKind, Read, ScopeRow, Slot,
};

/// The rows of a draft, merged, with what was found in them.
#[derive(Debug, Default)]
pub struct Merged {
    /// Each catalog once, in the order of its first mention.
    pub reads: Vec<Read>,
    /// Names that are wrong, and catalogs listed both ways.
    pub problems: Vec<Problem>,
    /// Names that were listed before.
    pub notes: Vec<Note>,
}

/// Merges the Profiles Sync row and the other rows, in time linear in their text.
///
/// First place and first spelling count, schemas are united, and where a catalog is listed both whole and
/// restricted the restricted form is kept: a mistake never widens access.
pub fn merge_rows(draft: &Draft) -> Merged {
    let mut merging = Merging::default();
    merging.add(ScopeRow::ProfilesSync, &draft.profiles_sync);
    for (index, scope) in draft.catalogs.iter().enumerate() {
        if !scope.is_empty() {
            merging.add(ScopeRow::Other(index), scope);
        }
    }
    merging.finish()
}

#[derive(Default)]
struct Merging {
    blocks: Vec<Block>,
    /// The block of each catalog.
    catalogs: Lookup,
    problems: Vec<Problem>,
    notes: Vec<Note>,
}

/// A catalog as far as it is merged. An empty list of schemas is not yet an opening: a later row may fill it.
struct Block {
    row: ScopeRow,
    catalog: Slot<Identifier>,
    schemas: Option<Vec<Slot<Identifier>>>,
    /// The place of each schema among these.
    places: Lookup,
    first_restricted_row: ScopeRow,
}

impl Merging {
    fn add(&mut self, row: ScopeRow, scope: &ScopeDraft) {
        let catalog = self.read_catalog(row, &scope.catalog);
        let is_restricted = scope.schemas.is_some();
        let index = match self.earlier_block_of(&catalog) {
            Some(index) => {
                self.join(index, row, &scope.catalog, is_restricted);
                index
            }
            None => {
                self.blocks.push(Block {
                    row,
                    catalog,
                    schemas: is_restricted.then(Vec::new),
                    places: Lookup::default(),
                    first_restricted_row: row,
                });
                self.blocks.len() - 1
            }
        };
        for (place, text) in scope.typed_schemas() {
            self.add_schema(index, row, place, text);
        }
    }

    fn read_catalog(&mut self, row: ScopeRow, text: &str) -> Slot<Identifier> {
        let field = Field::Catalog(row);
        let placeholder = match row {
            ScopeRow::ProfilesSync => Placeholder::ProfilesSyncCatalog,
            ScopeRow::Other(_) => Placeholder::Catalog,
        };
        if is_blank(text) {
            return Slot::missing(placeholder, field);
        }
        match Identifier::parse(text, NamePart::Catalog) {
            Ok(catalog) => {
                self.note(field, NoteKind::of_list_character(&catalog));
                Slot::Filled(catalog)
            }
            Err(error) => {
                let kind = ProblemKind::Name(NamePart::Catalog, error);
                self.problems.push(Problem::new(field, text, kind));
                Slot::wrong(placeholder, field)
            }
        }
    }

    fn note(&mut self, field: Field, kind: Option<NoteKind>) {
        self.notes.extend(kind.map(|kind| Note { field, kind }));
    }

    /// Finds the block that a catalog already has, or books the next one for it.
    fn earlier_block_of(&mut self, catalog: &Slot<Identifier>) -> Option<usize> {
        self.catalogs.add(&catalog.filled()?.folded(), self.blocks.len())
    }

    fn join(&mut self, index: usize, row: ScopeRow, text: &str, is_restricted: bool) {
        let Some(block) = self.blocks.get_mut(index) else { return };
        let field = Field::Catalog(row);
        if is_restricted != block.schemas.is_some() {
            self.problems.push(Problem::new(field, text, ProblemKind::WholeAndRestricted));
        } else if let Some(first) = block.catalog.filled() {
            let kind = NoteKind::RepeatedCatalog {
                first: first.as_str().to_owned(),
                again: text.trim().to_owned(),
            };
            self.notes.push(Note { field, kind });
        }
        if is_restricted && block.schemas.is_none() {
            block.schemas = Some(Vec::new());
            block.first_restricted_row = row;
        }
    }

    fn add_schema(&mut self, index: usize, row: ScopeRow, place: usize, text: &str) {
        let Some(Block { schemas: Some(schemas), places, .. }) = self.blocks.get_mut(index) else {
            return;
        };
        let field = Field::Schema(row, place);
        let slot = match Identifier::parse(text, NamePart::Schema) {
            Err(error) => {
                let kind = ProblemKind::Name(NamePart::Schema, error);
                self.problems.push(Problem::new(field, text, kind));
                Slot::wrong(Placeholder::NumberedSchema(place + 1), field)
            }
            Ok(schema) => {
                if let Some(earlier) = places.add(&schema.folded(), schemas.len()) {
                    let first = schemas.get(earlier).and_then(Slot::filled).unwrap_or(&schema);
                    let kind = NoteKind::RepeatedSchema {
                        first: first.as_str().to_owned(),
                        again: schema.as_str().to_owned(),
                    };
                    self.notes.push(Note { field, kind });
                    return;
                }
                let kind = NoteKind::of_list_character(&schema);
                self.notes.extend(kind.map(|kind| Note { field, kind }));
                Slot::Filled(schema)
            }
        };
        schemas.push(slot);
    }

    fn finish(self) -> Merged {
        let reads = self.blocks.into_iter().map(Block::finish).collect();
        Merged { reads, problems: self.problems, notes: self.notes }
    }
}

impl Block {
    fn finish(self) -> Read {
        let Self { row, catalog, schemas, first_restricted_row, .. } = self;
        let extent = match schemas {
            None => Extent::Whole,
            Some(schemas) if schemas.is_empty() => Extent::Only(vec![Slot::missing(
                Placeholder::NumberedSchema(1),
                Field::Schema(first_restricted_row, 0),
            )]),
            Some(schemas) => Extent::Only(schemas),
        };
        Read { row, catalog, extent }
    }
}
