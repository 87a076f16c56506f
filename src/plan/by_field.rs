//! What a draft holds, field by field.

use super::draft::is_blank;
use super::field::Value;
use super::{Draft, Field, Key, ScopeDraft, ScopeRow, StorageDraft};

impl Draft {
    /// The text of a field; empty for one that holds none.
    pub fn text(&self, field: Field) -> &str {
        match field {
            Field::Location => match &self.storage {
                StorageDraft::NewAt(location) => location,
                StorageDraft::New | StorageDraft::Exists => "",
            },
            Field::Catalog(row) => self.scope(row).map_or("", |scope| &scope.catalog),
            Field::Schema(row, index) => self
                .scope(row)
                .and_then(|scope| scope.schemas.as_ref()?.get(index))
                .map_or("", String::as_str),
            field => match field.key().value() {
                Value::Text(_, place) | Value::Number(_, place) => (place.text)(self),
                _ => "",
            },
        }
    }

    /// Replaces the text of a field, where the draft has such a field.
    ///
    /// A schema right behind a row's last one is added, and so is a row right behind the last one.
    pub fn set_text(&mut self, field: Field, text: String) {
        if let Some(place) = self.text_mut(field) {
            *place = text;
        }
    }

    fn text_mut(&mut self, field: Field) -> Option<&mut String> {
        match field {
            Field::Location => match &mut self.storage {
                StorageDraft::NewAt(location) => Some(location),
                StorageDraft::New | StorageDraft::Exists => None,
            },
            Field::Catalog(row) => {
                if row == ScopeRow::Other(self.catalogs.len()) {
                    self.catalogs.push(ScopeDraft::default());
                }
                self.scope_mut(row).map(|scope| &mut scope.catalog)
            }
            Field::Schema(row, index) => {
                let schemas = self.scope_mut(row)?.schemas.as_mut()?;
                if index == schemas.len() {
                    schemas.push(String::new());
                }
                schemas.get_mut(index)
            }
            field => match field.key().value() {
                Value::Text(_, place) | Value::Number(_, place) => Some((place.text_mut)(self)),
                _ => None,
            },
        }
    }

    /// Answers a field that is a yes or no, where the draft has such a field.
    pub fn set_flag(&mut self, field: Field, flag: bool) {
        if field == Field::GrantedBefore {
            self.granted_before = flag;
        }
    }

    /// Every field that holds something, in the order of the form.
    pub fn filled_fields(&self) -> Vec<Field> {
        let mut fields = Vec::new();
        for key in Key::ALL {
            match key.value() {
                Value::Text(field, _) | Value::Number(field, _) | Value::Flag(field) => {
                    fields.push(field);
                }
                Value::Storage => fields.push(Field::Location),
                Value::ProfilesSync => self.add_fields_of(ScopeRow::ProfilesSync, &mut fields),
                Value::Catalogs => {
                    for index in 0..self.catalogs.len() {
                        self.add_fields_of(ScopeRow::Other(index), &mut fields);
                    }
                }
                Value::Wording => {}
            }
        }
        fields.retain(|field| self.holds(*field));
        fields
    }

    fn add_fields_of(&self, row: ScopeRow, fields: &mut Vec<Field>) {
        fields.push(Field::Catalog(row));
        let schemas = self.scope(row).and_then(|scope| scope.schemas.as_ref());
        for index in 0..schemas.map_or(0, Vec::len) {
            fields.push(Field::Schema(row, index));
        }
    }

    /// Says whether a field holds something.
    pub fn holds(&self, field: Field) -> bool {
        match field {
            Field::GrantedBefore => self.granted_before,
            field => !is_blank(self.text(field)),
        }
    }

    /// Says whether any value of the connection is filled in.
    pub fn holds_connection(&self) -> bool {
        [Field::Hostname, Field::HttpPath, Field::Port].into_iter().any(|field| self.holds(field))
    }

    /// The row, where the draft has it.
    pub fn scope(&self, row: ScopeRow) -> Option<&ScopeDraft> {
        match row {
            ScopeRow::ProfilesSync => Some(&self.profiles_sync),
            ScopeRow::Other(index) => self.catalogs.get(index),
        }
    }

    /// The row, to be changed, where the draft has it.
    pub fn scope_mut(&mut self, row: ScopeRow) -> Option<&mut ScopeDraft> {
        match row {
            ScopeRow::ProfilesSync => Some(&mut self.profiles_sync),
            ScopeRow::Other(index) => self.catalogs.get_mut(index),
        }
    }
}
