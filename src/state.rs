//! What the page remembers, and how what the user does changes it. It needs no browser.
//!
//! [`State`] is the form and the page around it. The [`Form`] is a value: to go back, to start over or to turn to a
//! link's values is to put another form in its place.

mod edit;
pub mod field_set;
pub mod focus;
pub mod form;
mod open;
pub mod pasted;
mod taking;
pub mod trust;

use std::rc::Rc;

use crate::export::StatementPlace;
use crate::link::{Decoded, LinkError};
use crate::model::{SecretKind, Tool, Wording};
use crate::plan::{Draft, Field, Mend, ScopeRow};
use crate::words::page;

pub use focus::{Announcement, FocusTarget, FocusWish, Sheet};
pub use form::{Form, OpenedLink, OtherForm};
pub use pasted::{Pasted, PastedText, Stage};
pub use trust::{FromLink, LinkValues};

/// Everything the page remembers. The rest is worked out from it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// What is filled in, and what is known of it.
    pub form: Rc<Form>,
    /// How often the form was emptied: what was pasted before goes with it.
    pub starts: usize,
    /// The tool that is open below form and result.
    pub open_tool: Option<Tool>,
    /// What stands in the place of the SQL, if not the SQL itself.
    pub beside_sql: Option<Tool>,
    /// What of the result is open over the form, where the window is too narrow for both.
    pub sheet: Option<Sheet>,
    /// Whether every statement is explained.
    pub explains: bool,
    /// Whether the SQL is shown by who can run it, too.
    pub shows_runners: bool,
    /// Whether the three boxes of the connection are shown, even if they are empty.
    pub types_connection: bool,
    /// Whether the checklist of Step 1 is open.
    pub shows_checklist: bool,
    /// The first of the other catalogs that is shown, where they are too many for one look.
    pub first_row: usize,
    /// The first of the names to be confirmed that is shown, where they are too many for one look.
    pub first_name: usize,
    /// Whether it is asked if all of them were looked at.
    pub asks_about_names: bool,
    /// The rows of which all schemas are shown, however many.
    pub shows_all_schemas: Vec<ScopeRow>,
    /// What was pasted into the form last.
    pub pasted: Option<Pasted>,
    /// The box that was typed in since it got the focus.
    pub typed_in: Option<Field>,
    /// Whether a box was left since a text was pasted: then the focus is where somebody went meanwhile.
    pub has_left_box: bool,
    /// The statements that an explained error points at.
    pub pointed_at: Rc<[StatementPlace]>,
    /// What links have brought.
    pub link_values: Rc<LinkValues>,
    /// Where the focus is to go next.
    pub focus: FocusWish,
    /// What was last said to those who do not see it happen.
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

/// How many of the other catalogs are shown at once.
pub const ROWS_SHOWN: usize = 50;

/// How many names to be confirmed are shown at once.
pub const NAMES_SHOWN: usize = 30;

/// How long names may be together to be seen at one look, in bytes.
const LONGEST_LOOK: usize = 1000;

/// Something the user did, or that came from the browser.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Changed the text of a field.
    EnteredText(Field, String),
    /// Had the browser's own undo, or its redo, bring back a field's text.
    UndidTyping(Field, String),
    /// Entered something secret-shaped, which is gone already, beside other text.
    EnteredSecret(Field, SecretKind, String),
    /// Pasted a text into a field that has to be read first, and a secret that was in it, which is gone already.
    Pasted(Field, PastedText, Option<SecretKind>),
    /// Pasted a text into a field that held more than the field's value.
    PastedCleaned(Field, String),
    /// Got the pasted text read: the form's text, whether anything of it was taken, the field where one goes on, and what
    /// is said of it.
    TookPasted(Box<Draft>, bool, Field, Option<String>),
    /// Heard that the pasted text cannot be read.
    PastedUnread,
    /// Took back what was pasted last.
    UndidPaste,
    /// Pressed the Enter key in a field.
    PressedEnter(Field),
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
    /// Asked for the three boxes of the connection.
    TypedConnection,
    /// Opened or closed the checklist of Step 1.
    TurnedChecklist,
    /// Turned to the other catalogs that begin with this one, counted from 0.
    ShowedRows(usize),
    /// Asked to see all schemas of a row.
    ShowedAllSchemas(ScopeRow),
    /// Removed the row of another catalog.
    RemovedCatalog(usize),
    /// Removed a schema from a row.
    RemovedSchema(ScopeRow, usize),
    /// Chose whether earlier grants are removed.
    ChoseGrantedBefore(bool),
    /// Chose the words of the SQL.
    ChoseWording(Wording),
    /// Opened a tool, or closed the one that is open.
    TurnedTool(Tool),
    /// Turned to the picture or another form of the plan, or back to the SQL.
    Showed(Option<Tool>),
    /// Opened a part of the result over the form, or closed it.
    TurnedSheet(Option<Sheet>),
    /// Showed the explanations of all statements, or hid them.
    TurnedExplanations,
    /// Showed the SQL by who can run it, or hid that.
    TurnedRunners,
    /// Unfolded the form that a link filled.
    UnfoldedForm,
    /// Asked to go to a tool.
    SoughtTool(Tool),
    /// Got statements pointed at by an explained error, or none any more.
    PointedAt(Rc<[StatementPlace]>),
    /// Asked to go to something on the page.
    Sought(FocusTarget),
    /// Confirmed the values that came from a link, as they were shown. More names than are shown at once take a second time.
    ConfirmedLink(Rc<Form>),
    /// Went back to the names, of which it was asked whether all were looked at.
    LookedAgain,
    /// Turned to the names to be confirmed from this one on, counted from 0.
    ShowedNames(usize),
    /// Put what a link brought away, for what was typed before, or for an empty form.
    DiscardedLink,
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
    /// Something happened that those who do not see it should hear of.
    Announced(String),
}

impl State {
    /// The state after something was done.
    #[must_use]
    pub fn after(&self, action: &Action) -> Self {
        let mut next = self.clone();
        if !matches!(action, Action::LeftField(_) | Action::PointedAt(_)) {
            next.announcement.text.clear();
        }
        match action {
            Action::EnteredText(field, text) => {
                next.form_mut().enter(*field, text.clone());
                next.typed_in = Some(*field);
                // Boxes that were typed in stay, also when they are emptied again.
                next.types_connection |= next.form.draft.holds_connection();
            }
            Action::UndidTyping(field, text) => {
                next.form_mut().enter(*field, text.clone());
                next.typed_in = Some(*field);
                if self.link_values.is_unconfirmed(*field, text) {
                    next.form_mut().from_link.returned(*field);
                }
            }
            Action::EnteredSecret(field, kind, rest) => {
                next.form_mut().enter_secret(*field, *kind, rest.clone());
                next.announce(page::form::SECRET_REMOVED);
            }
            Action::Pasted(field, text, secret) => next.paste(*field, text.clone(), *secret),
            Action::PastedCleaned(field, text) => {
                let before = Rc::clone(&next.form);
                next.form_mut().enter(*field, text.clone());
                let stage = Stage::Cleaned(Rc::new(next.form.draft.clone()));
                next.pasted = Some(Pasted { field: *field, before, secret: None, stage });
                next.announce(page::form::PASTE_CLEANED);
            }
            Action::TookPasted(draft, is_taken, then, said) => {
                if next.take_pasted(draft, *is_taken, *then)
                    && let Some(said) = said
                {
                    next.announce(said.clone());
                }
            }
            Action::PastedUnread => next.leave_pasted_unread(),
            Action::UndidPaste => next.undo_paste(),
            Action::PressedEnter(field) => next.press_enter(*field),
            Action::LeftField(field) => {
                next.form_mut().leave(*field);
                next.read_what_was_typed(*field);
                next.has_left_box = true;
            }
            Action::TookMend(mend) => {
                let field = next.form_mut().take_mend(mend);
                next.focus_on(FocusTarget::Field(field));
            }
            Action::ChoseStorage(choice) => next.form_mut().choose_storage(*choice),
            Action::ChoseReverseEtlSchema(schema) => {
                next.form_mut().enter(Field::ReverseEtlSchema, (*schema).to_owned());
            }
            Action::ChoseOnlySchemas(row, is_only) => {
                next.form_mut().choose_only_schemas(*row, *is_only);
                if *is_only {
                    next.focus_on(FocusTarget::Field(next.form.next_schema(*row)));
                }
            }
            Action::TypedConnection => {
                next.types_connection = true;
                next.focus_on(FocusTarget::Field(Field::Hostname));
            }
            Action::TurnedChecklist => next.shows_checklist = !next.shows_checklist,
            Action::ShowedRows(first) => next.first_row = *first,
            Action::ShowedAllSchemas(row) => {
                next.shows_all_schemas.push(*row);
                next.focus_on(FocusTarget::Field(next.form.next_schema(*row)));
            }
            Action::RemovedCatalog(index) => next.remove_catalog(*index),
            Action::RemovedSchema(row, index) => {
                next.leave_pasted_unread();
                let nearest = next.form_mut().remove_schema(*row, *index);
                next.focus_on_any(nearest.map(FocusTarget::Field));
            }
            Action::ChoseGrantedBefore(granted_before) => {
                next.form_mut().choose_granted_before(*granted_before);
            }
            Action::ChoseWording(wording) => next.form_mut().draft.wording = *wording,
            Action::TurnedTool(tool) => {
                next.open_tool = if next.open_tool == Some(*tool) { None } else { Some(*tool) };
            }
            Action::SoughtTool(tool) => {
                next.open_tool = Some(*tool);
                next.sheet = None;
                next.focus_on(FocusTarget::Tool(*tool));
            }
            Action::Showed(tool) => next.beside_sql = *tool,
            Action::TurnedSheet(sheet) => {
                let target = match (sheet, next.sheet) {
                    (Some(Sheet::Sql), _) => Some(FocusTarget::CloseSheet),
                    (Some(Sheet::Settings), _) => Some(FocusTarget::Settings),
                    (None, before) => before.map(FocusTarget::Dock),
                };
                next.sheet = *sheet;
                next.focus_on_any(target);
            }
            Action::TurnedExplanations => next.explains = !next.explains,
            Action::TurnedRunners => next.shows_runners = !next.shows_runners,
            Action::UnfoldedForm => {
                next.form_mut().is_unfolded = true;
                next.focus_on(FocusTarget::Form);
            }
            Action::PointedAt(places) => next.pointed_at = Rc::clone(places),
            Action::Sought(target) => next.seek(*target),
            Action::ConfirmedLink(shown) => {
                // Another link may have come between the look and the click.
                if shown.draft == next.form.draft {
                    next.confirm_link();
                }
            }
            Action::LookedAgain => {
                next.asks_about_names = false;
                next.focus_on(FocusTarget::Review);
            }
            Action::ShowedNames(first) => next.first_name = *first,
            Action::StartedOver => next.start_over(),
            Action::DiscardedLink => match &next.form.other {
                Some(mine) if !mine.is_from_link => {
                    let form = Rc::clone(&mine.form);
                    next.put_form(form);
                    next.focus_on(FocusTarget::Form);
                }
                _ => next.start_over(),
            },
            Action::UndidStartOver => {
                if let Some(before) = next.form.before_start_over.clone() {
                    next.put_form(before);
                    next.announce(page::UNDONE);
                    next.focus_on(FocusTarget::Form);
                }
            }
            Action::OpenedLink(opened) => {
                let form = next.form.after_opening(opened);
                let needs_you = form.opened_link.is_some() || form.other.is_some();
                next.put_form(form);
                next.beside_sql.take_if(|tool| *tool == Tool::PlanFile);
                if needs_you {
                    next.focus_on(FocusTarget::Review);
                }
            }
            Action::KeptForm => {
                next.announce(page::link::LINK_IS_KEPT);
                next.form_mut().keep();
                next.sheet = None;
                next.focus_on(FocusTarget::Form);
            }
            Action::TurnedToOther => {
                let form = next.form.turned_to_other();
                next.put_form(form);
                let target = if next.form.is_unconfirmed() {
                    FocusTarget::Review
                } else {
                    FocusTarget::Form
                };
                next.focus_on(target);
            }
            Action::ClosedLinkMessage => {
                next.form_mut().opened_link = None;
                next.focus_on(FocusTarget::Form);
            }
            Action::Returned(form) => next.put_form(Rc::clone(form)),
            Action::Announced(text) => next.announce(text.clone()),
        }
        if next.form.draft != self.form.draft {
            next.asks_about_names = false;
        }
        next
    }

    /// Says whether a tool is open.
    pub fn is_open(&self, tool: Tool) -> bool {
        match tool {
            Tool::Reasons => self.explains,
            Tool::Checklist => self.shows_checklist,
            Tool::Runners => self.shows_runners,
            Tool::LookAlikes => self.form.is_unconfirmed(),
            Tool::Changes => self.form.differs_from_link(),
            tool => [self.open_tool, self.beside_sql].contains(&Some(tool)),
        }
    }

    fn form_mut(&mut self) -> &mut Form {
        Rc::make_mut(&mut self.form)
    }

    fn remove_catalog(&mut self, index: usize) {
        if self.form.draft.catalogs.len() <= index {
            return;
        }
        // It would be put where another row stands by then.
        self.leave_pasted_unread();
        let nearest = self.form_mut().remove_catalog(index);
        self.typed_in = self.typed_in.and_then(|field| field.after_removing_row(index));
        // The box behind all rows is always there.
        self.focus_on(FocusTarget::Field(Field::Catalog(nearest)));
        self.first_row = self.first_row.min(self.form.draft.catalogs.len());
    }

    fn confirm_link(&mut self) {
        let draft = &self.form.draft;
        let names = draft.count_names();
        let is_long = NAMES_SHOWN < names || LONGEST_LOOK < draft.length_of_names();
        if is_long && !self.asks_about_names {
            self.asks_about_names = true;
            self.announce(page::link::names_question(names));
            return self.focus_on(FocusTarget::ConfirmNames);
        }
        self.asks_about_names = false;
        // Taking a paste back would take the look back with it.
        self.pasted = None;
        let form = Rc::clone(&self.form);
        Rc::make_mut(&mut self.link_values).confirm(&form.from_link, &form.draft);
        self.form_mut().confirm();
        self.announce(page::link::CONFIRMED);
        self.focus_on(FocusTarget::CopySql);
    }

    fn start_over(&mut self) {
        // Emptying an empty form would leave nothing to bring back.
        if self.form.draft == Draft::default() {
            return self.focus_on(FocusTarget::Form);
        }
        self.put_form(Rc::new(self.form.emptied()));
        self.starts += 1;
        self.types_connection = false;
        self.pointed_at = Rc::default();
        self.announce(page::STARTED_OVER);
        self.focus_on(FocusTarget::Form);
    }

    /// Puts another form in the place of this one.
    fn put_form(&mut self, form: Rc<Form>) {
        if form.is_unconfirmed() {
            Rc::make_mut(&mut self.link_values).bring(&form.from_link, &form.draft);
        }
        self.form = form;
        self.pasted = None;
        self.typed_in = None;
        self.first_row = 0;
        self.first_name = 0;
        self.asks_about_names = false;
        self.shows_all_schemas.clear();
    }

    /// Goes to something, and shows what it stands in.
    fn seek(&mut self, target: FocusTarget) {
        match target {
            FocusTarget::Field(field) => {
                self.sheet = None;
                if self.form.is_unconfirmed() {
                    self.form_mut().is_unfolded = true;
                }
                self.show_row_of(field);
                if let Field::Schema(row, _) = field {
                    self.shows_all_schemas.push(row);
                }
                if matches!(field, Field::Hostname | Field::HttpPath | Field::Port) {
                    self.types_connection = true;
                }
            }
            FocusTarget::Review => self.sheet = None,
            FocusTarget::Statement(_) => {
                self.beside_sql = None;
                self.sheet = Some(Sheet::Sql);
            }
            FocusTarget::Settings => self.sheet = Some(Sheet::Settings),
            _ => {}
        }
        self.focus_on(target);
    }

    /// Shows the rows among which is that of a field, where they are too many for one look.
    fn show_row_of(&mut self, field: Field) {
        let Some(ScopeRow::Other(index)) = field.row() else { return };
        // The empty box behind the last row is always shown.
        let index = index.min(self.form.draft.catalogs.len().saturating_sub(1));
        if !(self.first_row..self.first_row + ROWS_SHOWN).contains(&index) {
            self.first_row = index / ROWS_SHOWN * ROWS_SHOWN;
        }
    }

    /// Moves the focus to the box of a field.
    fn go_to(&mut self, field: Field) {
        self.show_row_of(field);
        self.focus_on(FocusTarget::Field(field));
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
        self.announcement = Announcement { text: text.into(), number };
    }
}
