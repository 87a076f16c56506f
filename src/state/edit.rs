//! How typing and choosing change the form.

use crate::model::{ApplicationId, HttpPath, Lookup, SecretKind, WarehouseAddress};
use crate::plan::draft::is_blank;
use crate::plan::{Draft, Field, Mend, ScopeRow, StorageDraft};

use super::field_set::FieldSet;
use super::{Form, StorageChoice};

impl Form {
    pub(super) fn enter(&mut self, field: Field, text: String) {
        self.draft.set_text(field, text);
        self.drop_empty_ends(field);
        self.from_link.typed(field);
        if self.removed_secret.is_some_and(|(of, _)| of == field) {
            self.removed_secret = None;
        }
    }

    /// Drops an empty row or schema at the end of its list, since there is always an empty box behind the last one.
    fn drop_empty_ends(&mut self, field: Field) {
        match field {
            Field::Catalog(ScopeRow::Other(_)) => {
                let catalogs = &mut self.draft.catalogs;
                while catalogs
                    .pop_if(|last| last.catalog.is_empty() && last.schemas.is_none())
                    .is_some()
                {}
            }
            Field::Schema(row, _) => {
                let schemas = self.draft.scope_mut(row).and_then(|scope| scope.schemas.as_mut());
                if let Some(schemas) = schemas {
                    while schemas.pop_if(|last| last.is_empty()).is_some() {}
                }
            }
            _ => {}
        }
    }

    /// Takes the form's text as it became by what was pasted into a field.
    pub(super) fn take_pasted(&mut self, draft: &Draft, is_taken: bool, field: Field) {
        let changed = |it: &Field| draft.text(*it) != self.draft.text(*it);
        let filled = draft.filled_fields();
        let typed: Vec<Field> = filled.iter().copied().filter(changed).collect();
        if is_taken && field.row().is_some() {
            self.set_aside.schemas.clear();
            // Rows may have come in between, so that a name of a link is known by itself alone.
            let mut linked = Lookup::default();
            for it in self.from_link.to_confirm(&self.draft) {
                linked.add(self.draft.text(it).trim(), 0);
            }
            let is_linked = |it: &&Field| linked.get(draft.text(**it).trim()).is_some();
            self.from_link.put_rows(filled.iter().filter(is_linked).copied());
            let left =
                filled.iter().filter(|it| it.row().is_some() || self.left_fields.contains(**it));
            self.left_fields = FieldSet::from_ordered(left.copied().collect());
            typed.iter().filter(|it| it.row().is_none()).for_each(|it| self.from_link.typed(*it));
        } else {
            typed.iter().for_each(|it| self.from_link.typed(*it));
        }
        self.draft = draft.clone();
    }

    /// The field of a row's next schema: the empty box behind those that are there.
    pub(super) fn next_schema(&self, row: ScopeRow) -> Field {
        Field::Schema(row, self.count_schemas(row))
    }

    fn count_schemas(&self, row: ScopeRow) -> usize {
        let schemas = self.draft.scope(row).and_then(|scope| scope.schemas.as_ref());
        schemas.map_or(0, Vec::len)
    }

    pub(super) fn enter_secret(&mut self, field: Field, kind: SecretKind, rest: String) {
        self.enter(field, rest);
        self.removed_secret = Some((field, kind));
    }

    pub(super) fn leave(&mut self, field: Field) {
        if !is_blank(self.draft.text(field)) {
            self.left_fields.insert(field);
        }
        self.tidy(field);
    }

    /// Puts a value in the form that is printed, once nobody types it any more. A wrong one stays as it is.
    fn tidy(&mut self, field: Field) {
        let text = self.draft.text(field);
        let tidied = match field {
            Field::Hostname => return self.tidy_host(),
            Field::ClientId => ApplicationId::parse(text).ok().map(|id| id.as_str().to_owned()),
            Field::HttpPath => HttpPath::parse(text).ok().map(|path| path.as_str().to_owned()),
            _ => Some(text.trim().to_owned()),
        };
        if let Some(tidied) = tidied
            && tidied != text
        {
            self.draft.set_text(field, tidied);
        }
    }

    /// Moves a port that was pasted with the host into its own field, unless another one stands there.
    fn tidy_host(&mut self) {
        let Ok(WarehouseAddress { hostname, port }) = WarehouseAddress::parse(&self.draft.hostname)
        else {
            return;
        };
        if let Some(port) = port.map(|port| port.number().to_string()) {
            if is_blank(&self.draft.port) {
                self.draft.port = port;
            } else if self.draft.port.trim() != port {
                return;
            }
        }
        self.draft.hostname = hostname.as_str().to_owned();
    }

    /// Takes a mend, and tells which field holds what came of it.
    pub(super) fn take_mend(&mut self, mend: &Mend) -> Field {
        match mend.clone() {
            Mend::Replace { field, text } => {
                self.enter(field, text);
                field
            }
            Mend::Split { row, catalog, schema } => {
                self.enter(Field::Catalog(row), catalog);
                self.choose_only_schemas(row, true);
                for index in (0..self.count_schemas(row)).rev() {
                    if is_blank(self.draft.text(Field::Schema(row, index))) {
                        self.remove_schema(row, index);
                    }
                }
                let field = self.next_schema(row);
                if let Some(scope) = self.draft.scope_mut(row) {
                    scope.schemas.get_or_insert_default().push(schema);
                }
                field
            }
        }
    }

    pub(super) fn choose_storage(&mut self, choice: StorageChoice) {
        if let StorageDraft::NewAt(location) = &mut self.draft.storage {
            self.set_aside.location = std::mem::take(location);
        }
        self.draft.storage = match choice {
            StorageChoice::New => StorageDraft::New,
            StorageChoice::Exists => StorageDraft::Exists,
            StorageChoice::NewAt => {
                StorageDraft::NewAt(std::mem::take(&mut self.set_aside.location))
            }
        };
    }

    pub(super) fn choose_only_schemas(&mut self, row: ScopeRow, is_only: bool) {
        let Some(scope) = self.draft.scope_mut(row) else { return };
        let aside = &mut self.set_aside.schemas;
        if is_only {
            let place = aside.iter().position(|(of, _)| *of == row);
            let schemas = place.map(|place| aside.swap_remove(place).1);
            scope.schemas.get_or_insert_with(|| schemas.unwrap_or_default());
        } else if let Some(schemas) = scope.schemas.take() {
            aside.retain(|(of, _)| *of != row);
            aside.push((row, schemas));
        }
    }

    pub(super) fn choose_granted_before(&mut self, granted_before: bool) {
        self.draft.granted_before = granted_before;
        self.from_link.typed(Field::GrantedBefore);
    }

    /// Removes the row of another catalog, which has to be there, and tells which one stands in its place now.
    pub(super) fn remove_catalog(&mut self, index: usize) -> ScopeRow {
        self.draft.catalogs.remove(index);
        self.move_fields(|field| field.after_removing_row(index));
        let aside = std::mem::take(&mut self.set_aside.schemas).into_iter();
        let moved = aside.filter_map(|(row, schemas)| {
            let moved = Field::Catalog(row).after_removing_row(index)?;
            Some((moved.row()?, schemas))
        });
        self.set_aside.schemas = moved.collect();
        ScopeRow::Other(index)
    }

    /// Removes a schema of a row, and tells which field stands nearest now.
    pub(super) fn remove_schema(&mut self, row: ScopeRow, index: usize) -> Option<Field> {
        let schemas = self.draft.scope_mut(row)?.schemas.as_mut()?;
        if schemas.len() <= index {
            return None;
        }
        schemas.remove(index);
        self.move_fields(|field| field.after_removing_schema(row, index));
        Some(Field::Schema(row, index))
    }

    /// Keeps what is known of fields with them while rows move.
    fn move_fields(&mut self, to: impl Fn(Field) -> Option<Field> + Copy) {
        self.left_fields.replace(to);
        self.from_link.moved(to);
        self.removed_secret =
            self.removed_secret.and_then(|(field, kind)| Some((to(field)?, kind)));
    }
}
