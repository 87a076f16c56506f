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

/// Where a field stands in the form: by its key, then its row, and within that.
fn rank(field: Field) -> (usize, usize, usize) {
    let row = match field.row() {
        Some(ScopeRow::Other(index)) => index,
        Some(ScopeRow::ProfilesSync) | None => 0,
    };
    let schema = if let Field::Schema(_, index) = field { index + 1 } else { 0 };
    (field.key() as usize, row, schema)
}
