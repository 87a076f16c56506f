//! What the page remembers, and how what the user does changes it.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use yew::Reducible;

use crate::link::{Decoded, Ignored, LinkError};
use crate::model::{ApplicationId, HttpPath, WarehouseAddress, Wording};
use crate::plan::draft::is_blank;
use crate::plan::{Draft, Field, ScopeDraft, ScopeRow, StorageDraft};
use crate::words::page;

/// Everything the page remembers. The rest is worked out from it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The form's text as typed.
    pub draft: Draft,
    /// What was typed under a choice that another one hides now.
    pub set_aside: SetAside,
    /// The fields that were left at least once, so that their problems may be shown.
    pub left_fields: HashSet<Field>,
    /// What to say about the link that the values came from.
    pub opened_link: Option<OpenedLink>,
    /// The form before it was emptied.
    pub before_start_over: Option<Rc<Draft>>,
    /// Where the focus is to go next.
    pub focus: FocusWish,
    /// What was last said to everybody, screen readers included.
    pub announcement: Announcement,
}

/// What was typed under a choice that another one hides now, so that trying choices loses nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetAside {
    location: String,
    schemas: HashMap<ScopeRow, Vec<String>>,
}

/// How the Segment catalog comes to be, as a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageChoice {
    /// Made in the metastore's own storage.
    New,
    /// Made at a location.
    NewAt,
    /// It exists.
    Exists,
}

/// What a link brought.
#[derive(Clone, Debug, PartialEq)]
pub enum OpenedLink {
    /// It filled the form.
    Used {
        /// How many values of it were used.
        used: usize,
        /// What of it was not used.
        ignored: Rc<[Ignored]>,
    },
    /// It was refused as a whole.
    Refused(LinkError),
}

/// Where the focus is to go; a new number makes it a new wish.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FocusWish {
    /// The element's ID.
    pub id: String,
    /// How many wishes there have been.
    pub number: usize,
}

/// Something said; a new number says it anew.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Announcement {
    /// What is said.
    pub text: String,
    /// How many announcements there have been.
    pub number: usize,
}

/// Something the user did, or that came from the browser.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Changed the text of a field.
    EnteredText(Field, String),
    /// Left a field.
    LeftField(Field),
    /// Chose how the Segment catalog comes to be.
    ChoseStorage(StorageChoice),
    /// Chose the Reverse ETL schema, or that there is none.
    ChoseReverseEtlSchema(&'static str),
    /// Chose whether only some schemas of a row's catalog are read.
    ChoseOnlySchemas(ScopeRow, bool),
    /// Added a row for another catalog.
    AddedCatalog,
    /// Removed the row of another catalog.
    RemovedCatalog(usize),
    /// Added a schema to a row.
    AddedSchema(ScopeRow),
    /// Removed a schema from a row.
    RemovedSchema(ScopeRow, usize),
    /// Chose whether earlier grants are taken back.
    ChoseGrantedBefore(bool),
    /// Chose the words of the SQL.
    ChoseWording(Wording),
    /// Asked to go to a field.
    SoughtField(Field),
    /// Emptied the form.
    StartedOver,
    /// Brought back what the form held before it was emptied.
    UndidStartOver,
    /// Opened a link.
    OpenedLink(Box<Result<Decoded, LinkError>>),
    /// Closed the message about a link.
    ClosedLinkMessage,
    /// Went back or forward to a form that this page had held.
    Returned(Box<State>),
    /// Something happened that everybody should hear of.
    Announced(String),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::EnteredText(field, text) => next.draft.set_text(field, text),
            Action::LeftField(field) => next.leave(field),
            Action::ChoseStorage(choice) => next.choose_storage(choice),
            Action::ChoseReverseEtlSchema(schema) => {
                next.draft.reverse_etl_schema = schema.to_owned();
            }
            Action::ChoseOnlySchemas(row, is_only) => next.choose_only_schemas(row, is_only),
            Action::AddedCatalog => {
                let row = ScopeRow::Other(next.draft.catalogs.len());
                next.draft.catalogs.push(ScopeDraft::default());
                next.focus_on(Field::Catalog(row));
            }
            Action::RemovedCatalog(index) => next.remove_catalog(index),
            Action::AddedSchema(row) => next.add_schema(row),
            Action::RemovedSchema(row, index) => next.remove_schema(row, index),
            Action::ChoseGrantedBefore(granted_before) => {
                next.draft.granted_before = granted_before
            }
            Action::ChoseWording(wording) => next.draft.wording = wording,
            Action::SoughtField(field) => next.focus_on(field),
            Action::StartedOver => {
                next = Self {
                    before_start_over: Some(Rc::new(next.draft)),
                    focus: next.focus,
                    announcement: next.announcement,
                    ..Self::default()
                };
                next.announce(page::STARTED_OVER.to_owned());
            }
            Action::UndidStartOver => {
                if let Some(draft) = next.before_start_over.take() {
                    next.draft = (*draft).clone();
                    next.announce(page::UNDONE.to_owned());
                }
            }
            Action::OpenedLink(opened) => next.open_link(*opened),
            Action::ClosedLinkMessage => next.opened_link = None,
            Action::Returned(held) => {
                next = Self { focus: next.focus, announcement: next.announcement, ..*held };
            }
            Action::Announced(text) => next.announce(text),
        }
        next.into()
    }
}

impl State {
    /// Says whether a field's problem may be shown: it was left once, or its value came from elsewhere.
    pub fn may_show_problem(&self, field: Field) -> bool {
        self.left_fields.contains(&field)
    }

    fn leave(&mut self, field: Field) {
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

    fn focus_on(&mut self, field: Field) {
        self.focus = FocusWish { id: field_id(field), number: self.focus.number + 1 };
    }

    fn focus_on_id(&mut self, id: String) {
        self.focus = FocusWish { id, number: self.focus.number + 1 };
    }

    fn announce(&mut self, text: String) {
        self.announcement = Announcement { text, number: self.announcement.number + 1 };
    }

    fn choose_storage(&mut self, choice: StorageChoice) {
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

    fn choose_only_schemas(&mut self, row: ScopeRow, is_only: bool) {
        let Some(scope) = self.draft.scope_mut(row) else { return };
        if is_only {
            let schemas = self.set_aside.schemas.remove(&row);
            scope.schemas.get_or_insert_with(|| schemas.unwrap_or_default());
        } else if let Some(schemas) = scope.schemas.take() {
            self.set_aside.schemas.insert(row, schemas);
        }
    }

    fn add_schema(&mut self, row: ScopeRow) {
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
        self.focus_on(Field::Schema(row, index));
    }

    fn remove_schema(&mut self, row: ScopeRow, index: usize) {
        let Some(schemas) = self.draft.scope_mut(row).and_then(|scope| scope.schemas.as_mut())
        else {
            return;
        };
        if index < schemas.len() {
            schemas.remove(index);
        }
        let last = schemas.len().saturating_sub(1);
        self.forget_schemas_of(row);
        self.focus_on(Field::Schema(row, index.min(last)));
    }

    fn remove_catalog(&mut self, index: usize) {
        if index < self.draft.catalogs.len() {
            self.draft.catalogs.remove(index);
        }
        // Rows behind it move up, so what was known of them by their number no longer holds.
        self.set_aside
            .schemas
            .retain(|row, _| !matches!(row, ScopeRow::Other(row) if index <= *row));
        self.left_fields.retain(|field| {
            !matches!(field, Field::Catalog(ScopeRow::Other(row)) | Field::Schema(ScopeRow::Other(row), _)
                if index <= *row)
        });
        self.leave_all_filled();
        match self.draft.catalogs.len().checked_sub(1) {
            Some(last) => self.focus_on(Field::Catalog(ScopeRow::Other(index.min(last)))),
            None => self.focus_on_id(ADD_CATALOG_ID.to_owned()),
        }
    }

    fn forget_schemas_of(&mut self, row: ScopeRow) {
        self.left_fields.retain(|field| !matches!(field, Field::Schema(of, _) if *of == row));
        self.leave_all_filled();
    }

    fn open_link(&mut self, opened: Result<Decoded, LinkError>) {
        match opened {
            Ok(Decoded { draft, ignored }) => {
                let used = count_values(&draft);
                self.before_start_over = None;
                self.draft = draft;
                self.set_aside = SetAside::default();
                self.left_fields.clear();
                self.leave_all_filled();
                self.opened_link = Some(OpenedLink::Used { used, ignored: ignored.into() });
            }
            Err(error) => self.opened_link = Some(OpenedLink::Refused(error)),
        }
    }

    /// Lets every value that is there show its problem: nobody is typing them any more.
    fn leave_all_filled(&mut self) {
        let rows = (0..self.draft.catalogs.len()).map(ScopeRow::Other);
        let scopes: Vec<Field> = [ScopeRow::ProfilesSync]
            .into_iter()
            .chain(rows)
            .flat_map(|row| {
                let scope = self.draft.scope(row);
                let schemas = scope.into_iter().flat_map(ScopeDraft::typed_schemas);
                let schemas: Vec<Field> =
                    schemas.map(|(index, _)| Field::Schema(row, index)).collect();
                [Field::Catalog(row)].into_iter().chain(schemas)
            })
            .filter(|field| !is_blank(self.draft.text(*field)))
            .collect();
        self.left_fields.extend(scopes);
    }
}

/// How many values a draft holds that differ from an empty one, counted as its link has them.
fn count_values(draft: &Draft) -> usize {
    let empty = Draft::default();
    let texts = [
        &draft.client_id,
        &draft.segment_catalog,
        &draft.reverse_etl_schema,
        &draft.test_table,
        &draft.hostname,
        &draft.http_path,
        &draft.port,
    ];
    let scopes = [&draft.profiles_sync].into_iter().chain(&draft.catalogs);
    let names = scopes
        .filter(|scope| !scope.catalog.is_empty())
        .map(|scope| scope.schemas.as_ref().map_or(1, |schemas| schemas.len().max(1)));
    texts.into_iter().filter(|text| !text.is_empty()).count()
        + names.sum::<usize>()
        + usize::from(draft.storage != empty.storage)
        + usize::from(draft.granted_before)
        + usize::from(draft.wording != empty.wording)
}

/// The ID of a field's box, from its key path.
pub fn field_id(field: Field) -> String {
    let path = field.to_string();
    let words: String =
        path.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    format!("field-{}", words.replace("--", "-").trim_end_matches('-'))
}

/// The ID of the button that adds a catalog.
pub const ADD_CATALOG_ID: &str = "add-catalog";
