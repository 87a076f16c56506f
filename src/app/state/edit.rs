//! How typing and choosing change the form.

use std::rc::Rc;

use crate::model::{ApplicationId, HttpPath, SecretKind, WarehouseAddress};
use crate::plan::draft::is_blank;
use crate::plan::{Draft, Field, Mend, ScopeDraft, ScopeRow, StorageDraft};
use crate::words::page;

use super::{ADD_CATALOG_ID, State, StorageChoice, field_id};

impl State {
    pub(super) fn enter(&mut self, field: Field, text: String) {
        self.draft.set_text(field, text);
        self.from_link.typed(field);
        if self.removed_secret.is_some_and(|(of, _)| of == field) {
            self.removed_secret = None;
        }
    }

    pub(super) fn enter_secret(&mut self, field: Field, kind: SecretKind) {
        self.enter(field, String::new());
        self.removed_secret = Some((field, kind));
        self.announce(page::SECRET_REMOVED.to_owned());
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

    pub(super) fn take_mend(&mut self, mend: Mend) {
        match mend {
            Mend::Replace { field, text } => {
                self.enter(field, text);
                self.focus_on(field_id(field));
            }
            Mend::Split { row, catalog, schema } => {
                self.enter(Field::Catalog(row), catalog);
                self.choose_only_schemas(row, true);
                let schemas = self.draft.scope_mut(row).and_then(|scope| scope.schemas.as_mut());
                let index = schemas.map_or(0, |schemas| {
                    schemas.retain(|schema| !is_blank(schema));
                    schemas.push(schema);
                    schemas.len() - 1
                });
                self.focus_on(field_id(Field::Schema(row, index)));
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
        if is_only {
            let schemas = self.set_aside.schemas.remove(&row);
            scope.schemas.get_or_insert_with(|| schemas.unwrap_or_default());
        } else if let Some(schemas) = scope.schemas.take() {
            self.set_aside.schemas.insert(row, schemas);
        }
    }

    pub(super) fn add_catalog(&mut self) {
        let row = ScopeRow::Other(self.draft.catalogs.len());
        self.draft.catalogs.push(ScopeDraft::default());
        self.focus_on(field_id(Field::Catalog(row)));
    }

    pub(super) fn remove_catalog(&mut self, index: usize) {
        if self.draft.catalogs.len() <= index {
            return;
        }
        self.draft.catalogs.remove(index);
        self.move_fields(|field| field.after_removing_row(index));
        self.set_aside.schemas = std::mem::take(&mut self.set_aside.schemas)
            .into_iter()
            .filter_map(|(row, schemas)| {
                let moved = Field::Catalog(row).after_removing_row(index)?;
                Some((moved.row()?, schemas))
            })
            .collect();
        self.focus_on(match self.draft.catalogs.len().checked_sub(1) {
            Some(last) => field_id(Field::Catalog(ScopeRow::Other(index.min(last)))),
            None => ADD_CATALOG_ID.to_owned(),
        });
    }

    pub(super) fn add_schema(&mut self, row: ScopeRow) {
        let Some(schemas) = self.draft.scope_mut(row).and_then(|scope| scope.schemas.as_mut())
        else {
            return;
        };
        // An empty list is shown as one empty box, so the box that is added is the second.
        if schemas.is_empty() {
            schemas.push(String::new());
        }
        let index = schemas.len();
        schemas.push(String::new());
        self.focus_on(field_id(Field::Schema(row, index)));
    }

    pub(super) fn remove_schema(&mut self, row: ScopeRow, index: usize) {
        let Some(schemas) = self.draft.scope_mut(row).and_then(|scope| scope.schemas.as_mut())
        else {
            return;
        };
        if schemas.len() <= index {
            return;
        }
        schemas.remove(index);
        let last = schemas.len().saturating_sub(1);
        self.move_fields(|field| field.after_removing_schema(row, index));
        self.focus_on(field_id(Field::Schema(row, index.min(last))));
    }

    /// Keeps what is known of fields with them while rows move.
    fn move_fields(&mut self, to: impl Fn(Field) -> Option<Field> + Copy) {
        self.left_fields = self.left_fields.drain().filter_map(to).collect();
        self.from_link.moved(to);
        self.removed_secret =
            self.removed_secret.and_then(|(field, kind)| Some((to(field)?, kind)));
    }

    pub(super) fn start_over(&mut self) {
        // Emptying an empty form would leave nothing to bring back.
        if self.draft == Draft::default() {
            return;
        }
        let before = Rc::new(Self { before_start_over: None, other: None, ..self.clone() });
        self.turn_to(&Self { before_start_over: Some(before), ..Self::default() });
        self.starts += 1;
        self.pointed_at = Rc::default();
        self.announce(page::STARTED_OVER.to_owned());
    }
}
