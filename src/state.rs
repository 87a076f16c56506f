//! What the page remembers, and how what the user does changes it. It needs no browser.
//!
//! [`State`] is the form and the page around it. The [`Form`] is a value: to go back, to start over or to turn to a
//! link's values is to put another form in its place.

mod edit;
pub mod field_set;
pub mod form;
mod open;
pub mod trust;

use std::rc::Rc;

use crate::export::StatementPlace;
use crate::link::{Decoded, LinkError};
use crate::model::{SecretKind, Tool, Wording};
use crate::plan::{Draft, Field, Mend, ScopeRow};
use crate::words::page;

pub use form::{Form, OpenedLink, OtherForm};
pub use trust::FromLink;

/// Everything the page remembers. The rest is worked out from it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// What is filled in, and what is known of it.
    pub form: Rc<Form>,
    /// How often the form was emptied: what was pasted before goes with it.
    pub starts: usize,
    /// The tools that are open.
    pub open_tools: Vec<Tool>,
    /// The statements that an explained error points at.
    pub pointed_at: Rc<[StatementPlace]>,
    /// Where the focus is to go next.
    pub focus: FocusWish,
    /// What was last said to everybody, screen readers included.
    pub announcement: Announcement,
}

/// How the Segment catalog comes to be, as a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageChoice {
    /// Created in the metastore's own storage.
    New,
    /// Created at a location.
    NewAt,
    /// It exists.
    Exists,
}

/// Something on the page that the focus can go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FocusTarget {
    /// The box of a field.
    Field(Field),
    /// The button that adds a catalog.
    AddCatalog,
    /// The button that empties the form.
    StartOver,
    /// The message about a link.
    LinkBanner,
    /// The button that opens a tool.
    Tool(Tool),
    /// A statement of a step.
    Statement(StatementPlace),
}

/// Where the focus is to go; a new number makes it a new wish.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FocusWish {
    /// Where; absent before the first wish.
    pub target: Option<FocusTarget>,
    /// How many wishes there have been.
    pub number: usize,
}

/// Something said; a new number says it again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Announcement {
    /// What is said.
    pub text: String,
    /// Whether it stands on the page anyway, so that only those need to hear it who do not see that.
    pub is_for_readers: bool,
    /// How many announcements there have been.
    pub number: usize,
}

/// Something the user did, or that came from the browser.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Changed the text of a field.
    EnteredText(Field, String),
    /// Entered something secret-shaped, which is gone already.
    EnteredSecret(Field, SecretKind),
    /// Left a field.
    LeftField(Field),
    /// Took the mend that was offered.
    TookMend(Mend),
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
    /// Chose whether earlier grants are removed.
    ChoseGrantedBefore(bool),
    /// Chose the words of the SQL.
    ChoseWording(Wording),
    /// Opened or closed a tool.
    TurnedTool(Tool),
    /// Asked to go to a tool.
    SoughtTool(Tool),
    /// Got statements pointed at by an explained error, or none any more.
    PointedAt(Rc<[StatementPlace]>),
    /// Asked to go to something on the page.
    Sought(FocusTarget),
    /// Confirmed the values that came from a link, as they were shown.
    ConfirmedLink(Rc<Form>),
    /// Emptied the form.
    StartedOver,
    /// Brought back what the form held before it was emptied.
    UndidStartOver,
    /// Opened a link.
    OpenedLink(Rc<Result<Decoded, LinkError>>),
    /// Kept the form that is shown, where a link met work in progress.
    KeptForm,
    /// Turned to the form that is not shown.
    TurnedToOther,
    /// Closed the message about a link.
    ClosedLinkMessage,
    /// Went back or forward to a form that this page had held.
    Returned(Rc<Form>),
    /// Something happened that everybody should hear of.
    Announced(String),
    /// Something appeared on the page that those who do not see it should hear of.
    Told(String),
}

impl State {
    /// The state after something was done.
    #[must_use]
    pub fn after(&self, action: Action) -> Self {
        let mut next = self.clone();
        if !matches!(action, Action::LeftField(_) | Action::PointedAt(_)) {
            next.announcement.text.clear();
        }
        match action {
            Action::EnteredText(field, text) => next.form_mut().enter(field, text),
            Action::EnteredSecret(field, kind) => {
                next.form_mut().enter_secret(field, kind);
                next.announce(page::SECRET_REMOVED);
            }
            Action::LeftField(field) => next.form_mut().leave(field),
            Action::TookMend(mend) => {
                let field = next.form_mut().take_mend(mend);
                next.focus_on(FocusTarget::Field(field));
            }
            Action::ChoseStorage(choice) => next.form_mut().choose_storage(choice),
            Action::ChoseReverseEtlSchema(schema) => {
                next.form_mut().enter(Field::ReverseEtlSchema, schema.to_owned());
            }
            Action::ChoseOnlySchemas(row, is_only) => {
                next.form_mut().choose_only_schemas(row, is_only);
            }
            Action::AddedCatalog => {
                let row = next.form_mut().add_catalog();
                next.focus_on(FocusTarget::Field(Field::Catalog(row)));
            }
            Action::RemovedCatalog(index) => next.remove_catalog(index),
            Action::AddedSchema(row) => {
                let added = next.form_mut().add_schema(row);
                next.focus_on_any(added.map(FocusTarget::Field));
            }
            Action::RemovedSchema(row, index) => {
                let nearest = next.form_mut().remove_schema(row, index);
                next.focus_on_any(nearest.map(FocusTarget::Field));
            }
            Action::ChoseGrantedBefore(granted_before) => {
                next.form_mut().choose_granted_before(granted_before);
            }
            Action::ChoseWording(wording) => next.form_mut().draft.wording = wording,
            Action::TurnedTool(tool) => {
                if next.is_open(tool) {
                    next.open_tools.retain(|open| *open != tool);
                } else {
                    next.open_tools.push(tool);
                }
            }
            Action::SoughtTool(tool) => {
                if !next.is_open(tool) {
                    next.open_tools.push(tool);
                }
                next.focus_on(FocusTarget::Tool(tool));
            }
            Action::PointedAt(places) => next.pointed_at = places,
            Action::Sought(target) => next.focus_on(target),
            Action::ConfirmedLink(shown) => {
                // Another link may have come between the look and the click.
                if shown.draft == next.form.draft {
                    next.form_mut().from_link = FromLink::default();
                    next.announce(page::CONFIRMED);
                }
            }
            Action::StartedOver => next.start_over(),
            Action::UndidStartOver => {
                if let Some(before) = next.form.before_start_over.clone() {
                    next.form = before;
                    next.announce(page::UNDONE);
                    next.focus_on(FocusTarget::StartOver);
                }
            }
            Action::OpenedLink(opened) => next.form = next.form.after_opening(&opened),
            Action::KeptForm => next.form_mut().keep(),
            Action::TurnedToOther => next.form = next.form.turned_to_other(),
            Action::ClosedLinkMessage => next.form_mut().opened_link = None,
            Action::Returned(form) => next.form = form,
            Action::Announced(text) => next.announce(text),
            Action::Told(text) => {
                next.announce(text);
                next.announcement.is_for_readers = true;
            }
        }
        next
    }

    /// Says whether a tool is open.
    pub fn is_open(&self, tool: Tool) -> bool {
        self.open_tools.contains(&tool)
    }

    fn form_mut(&mut self) -> &mut Form {
        Rc::make_mut(&mut self.form)
    }

    fn remove_catalog(&mut self, index: usize) {
        if self.form.draft.catalogs.len() <= index {
            return;
        }
        let nearest = self.form_mut().remove_catalog(index);
        let nearest = nearest.map(|row| FocusTarget::Field(Field::Catalog(row)));
        self.focus_on(nearest.unwrap_or(FocusTarget::AddCatalog));
    }

    fn start_over(&mut self) {
        // Emptying an empty form would leave nothing to bring back.
        if self.form.draft == Draft::default() {
            return;
        }
        self.form = Rc::new(self.form.emptied());
        self.starts += 1;
        self.pointed_at = Rc::default();
        self.announce(page::STARTED_OVER);
    }

    fn focus_on(&mut self, target: FocusTarget) {
        self.focus = FocusWish { target: Some(target), number: self.focus.number + 1 };
    }

    fn focus_on_any(&mut self, target: Option<FocusTarget>) {
        if let Some(target) = target {
            self.focus_on(target);
        }
    }

    fn announce(&mut self, text: impl Into<String>) {
        let number = self.announcement.number + 1;
        self.announcement = Announcement { text: text.into(), is_for_readers: false, number };
    }
}
