//! Values of a plan as programs take them: texts, and variables where the plan leaves something open.

use crate::model::Securable;
use crate::plan::{Field, Opening, ScopeRow, Slot};

use super::statement::Name;

/// A value that is put together when a program runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Value(Vec<Piece>);

/// A piece of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A text, as it is.
    Text(String),
    /// The variable of this name.
    Variable(String),
}

impl Value {
    /// What stands in a slot.
    pub fn of<T>(slot: &Slot<T>, text: impl Fn(&T) -> &str) -> Self {
        let mut value = Self::default();
        value.add(slot, text);
        value
    }

    /// What a variable holds.
    pub fn variable(name: &str) -> Self {
        Self(vec![Piece::Variable(name.to_owned())])
    }

    /// A securable's full name.
    pub fn of_full_name(on: &Securable<Name<'_>>) -> Self {
        let mut value = Self::default();
        for (index, name) in on.names().enumerate() {
            if 0 < index {
                value.add_text(".");
            }
            value.add(name, |name| name.as_str());
        }
        value
    }

    /// Adds what stands in a slot at its end.
    pub fn add<T>(&mut self, slot: &Slot<T>, text: impl Fn(&T) -> &str) {
        match slot {
            Slot::Filled(value) => self.add_text(text(value)),
            Slot::Open(opening) => self.0.push(Piece::Variable(variable(*opening))),
        }
    }

    /// Adds a text at its end.
    pub fn add_text(&mut self, text: &str) {
        match self.0.last_mut() {
            Some(Piece::Text(last)) => last.push_str(text),
            _ => self.0.push(Piece::Text(text.to_owned())),
        }
    }

    /// Adds another value at its end.
    pub fn add_value(&mut self, other: Self) {
        for piece in other.0 {
            match piece {
                Piece::Text(text) => self.add_text(&text),
                variable => self.0.push(variable),
            }
        }
    }

    /// Its pieces, no two texts side by side.
    pub fn pieces(&self) -> &[Piece] {
        &self.0
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self(vec![Piece::Text(text.to_owned())])
    }
}

/// The variable that stands for an opening: one of its own for each field, unlike the guide's placeholders.
pub fn variable(opening: Opening) -> String {
    let of = |row: &str, index: usize| format!("{row}_schema_{}", index + 1);
    let other = |index: usize| format!("catalog_{}", index + 1);
    match opening.field {
        Some(Field::Catalog(ScopeRow::ProfilesSync)) => "profiles_sync_catalog".to_owned(),
        Some(Field::Catalog(ScopeRow::Other(row))) => other(row),
        Some(Field::Schema(ScopeRow::ProfilesSync, index)) => of("profiles_sync", index),
        Some(Field::Schema(ScopeRow::Other(row), index)) => of(&other(row), index),
        Some(Field::SegmentCatalog) => "segment_catalog".to_owned(),
        Some(Field::Location) => "managed_location".to_owned(),
        Some(Field::ReverseEtlSchema) => "reverse_etl_schema".to_owned(),
        _ => "client_id".to_owned(),
    }
}
