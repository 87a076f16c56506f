//! A set of fields.

use crate::plan::{Field, ScopeRow};

/// A set of fields, in the order of the form.
///
/// A sorted list rather than a hash table, which would be one of its kind in all that the page loads first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldSet(Vec<Field>);

impl FieldSet {
    /// The set of these fields, which stand in the order of the form, each once.
    pub fn from_ordered(fields: Vec<Field>) -> Self {
        Self(fields)
    }

    /// Says whether a field is in the set.
    pub fn contains(&self, field: Field) -> bool {
        self.place(field).is_ok()
    }

    /// Adds a field.
    pub fn insert(&mut self, field: Field) {
        if let Err(place) = self.place(field) {
            self.0.insert(place, field);
        }
    }

    /// Removes a field.
    pub fn remove(&mut self, field: Field) {
        if let Ok(place) = self.place(field) {
            self.0.remove(place);
        }
    }

    /// Puts other fields in the place of its own, in the same order, or none.
    pub fn replace(&mut self, to: impl FnMut(Field) -> Option<Field>) {
        self.0 = std::mem::take(&mut self.0).into_iter().filter_map(to).collect();
    }

    /// Its fields.
    pub fn fields(&self) -> &[Field] {
        &self.0
    }

    fn place(&self, field: Field) -> Result<usize, usize> {
        self.0.binary_search_by_key(&rank(field), |field| rank(*field))
    }
}

/// Where a field stands in the form: by its step or row, and within that.
fn rank(field: Field) -> (usize, usize) {
    const FIRST_ROW: usize = 4;
    let of_row = |row| match row {
        ScopeRow::ProfilesSync => FIRST_ROW,
        ScopeRow::Other(index) => FIRST_ROW + 1 + index,
    };
    let behind = |place| (usize::MAX, place);
    match field {
        Field::ClientId => (0, 0),
        Field::SegmentCatalog => (1, 0),
        Field::Location => (2, 0),
        Field::ReverseEtlSchema => (3, 0),
        Field::Catalog(row) => (of_row(row), 0),
        Field::Schema(row, index) => (of_row(row), index + 1),
        Field::GrantedBefore => behind(0),
        Field::TestTable => behind(1),
        Field::Hostname => behind(2),
        Field::HttpPath => behind(3),
        Field::Port => behind(4),
    }
}
