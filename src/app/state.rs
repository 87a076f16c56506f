//! What the page remembers, and how what the user does changes it.

mod edit;
mod open;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use yew::Reducible;

use crate::export::StatementPlace;
use crate::link::{Decoded, Ignored, LinkError};
use crate::model::{GuideStep, SecretKind, Wording};
use crate::plan::{Draft, Field, Mend, ScopeRow};
use crate::words::page;

use super::trust::FromLink;

/// Everything the page remembers. The rest is worked out from it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The form's text as typed.
    pub draft: Draft,
    /// What was typed under a choice that another one hides now.
    pub set_aside: SetAside,
    /// The fields that were left at least once, so that their problems may be shown.
    pub left_fields: HashSet<Field>,
    /// The box that a secret was taken out of last.
    pub removed_secret: Option<(Field, SecretKind)>,
    /// Which values came from a link and were not confirmed.
    pub from_link: FromLink,
    /// What to say about the link that was opened.
    pub opened_link: Option<OpenedLink>,
    /// What the form held when it was last opened, emptied or brought back: no work of anybody's here.
    pub opened_with: Rc<Draft>,
    /// The other form, where a link met work in progress.
    pub other: Option<Other>,
    /// The form before it was emptied.
    pub before_start_over: Option<Rc<State>>,
    /// How often the form was emptied: what was pasted before goes with it.
    pub starts: usize,
    /// The tools that are open.
    pub open_tools: BTreeSet<Tool>,
    /// The statements that an explained error points at.
    pub pointed_at: Rc<[StatementPlace]>,
    /// Where the focus is to go next.
    pub focus: FocusWish,
    /// What was last said to everybody, screen readers included.
    pub announcement: Announcement,
}

/// What the page offers once the SQL has run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tool {
    /// Holding what Databricks lists against the plan.
    Audit,
    /// Trying the access as the service principal.
    Checks,
    /// Telling what an error means.
    ExplainError,
    /// Taking it all back.
    Undo,
}

impl Tool {
    /// Every tool, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Audit, Self::Checks, Self::ExplainError, Self::Undo];

    /// The ID of the button that opens it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Audit => "tool-audit",
            Self::Checks => "tool-checks",
            Self::ExplainError => "tool-explain-error",
            Self::Undo => "tool-undo",
        }
    }
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
        /// A host outside Databricks' domains, which has to be typed by somebody who knows it.
        foreign_host: Option<String>,
        /// What else of it was not used.
        ignored: Rc<[Ignored]>,
    },
    /// It was refused as a whole.
    Refused(LinkError),
}

/// The form that is not shown, where a link met work in progress. Neither is lost.
#[derive(Clone, Debug, PartialEq)]
pub struct Other {
    /// What it holds.
    pub state: Rc<State>,
    /// Whose it is.
    pub is_from_link: bool,
    /// Whether it was decided which one to show.
    pub is_decided: bool,
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
    /// Chose whether earlier grants are taken back.
    ChoseGrantedBefore(bool),
    /// Chose the words of the SQL.
    ChoseWording(Wording),
    /// Asked to go to a field.
    SoughtField(Field),
    /// Opened or closed a tool.
    TurnedTool(Tool),
    /// Asked to go to a tool.
    SoughtTool(Tool),
    /// Got statements pointed at by an explained error, or none any more.
    PointedAt(Rc<[StatementPlace]>),
    /// Asked to go to a statement.
    SoughtStatement(StatementPlace),
    /// Asked to go to what is to be confirmed of a link.
    SoughtConfirmation,
    /// Confirmed the values that came from a link, as they were shown.
    ConfirmedLink(Box<Draft>),
    /// Emptied the form.
    StartedOver,
    /// Brought back what the form held before it was emptied.
    UndidStartOver,
    /// Opened a link.
    OpenedLink(Box<Result<Decoded, LinkError>>),
    /// Kept the form that is shown, where a link met work in progress.
    KeptForm,
    /// Turned to the form that is not shown.
    TurnedToOther,
    /// Closed the message about a link.
    ClosedLinkMessage,
    /// Went back or forward to a form that this page had held.
    Returned(Box<State>),
    /// Something happened that everybody should hear of.
    Announced(String),
    /// Something appeared on the page that those who do not see it should hear of.
    Told(String),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        if !matches!(action, Action::LeftField(_) | Action::PointedAt(_)) {
            next.announcement.text.clear();
        }
        match action {
            Action::EnteredText(field, text) => next.enter(field, text),
            Action::EnteredSecret(field, kind) => next.enter_secret(field, kind),
            Action::LeftField(field) => next.leave(field),
            Action::TookMend(mend) => next.take_mend(mend),
            Action::ChoseStorage(choice) => next.choose_storage(choice),
            Action::ChoseReverseEtlSchema(schema) => {
                next.enter(Field::ReverseEtlSchema, schema.to_owned());
            }
            Action::ChoseOnlySchemas(row, is_only) => next.choose_only_schemas(row, is_only),
            Action::AddedCatalog => next.add_catalog(),
            Action::RemovedCatalog(index) => next.remove_catalog(index),
            Action::AddedSchema(row) => next.add_schema(row),
            Action::RemovedSchema(row, index) => next.remove_schema(row, index),
            Action::ChoseGrantedBefore(granted_before) => {
                next.draft.granted_before = granted_before;
                next.from_link.typed(Field::GrantedBefore);
            }
            Action::ChoseWording(wording) => next.draft.wording = wording,
            Action::SoughtField(field) => next.focus_on(field_id(field)),
            Action::TurnedTool(tool) => {
                if !next.open_tools.remove(&tool) {
                    next.open_tools.insert(tool);
                }
            }
            Action::SoughtTool(tool) => {
                next.open_tools.insert(tool);
                next.focus_on(tool.id().to_owned());
            }
            Action::PointedAt(places) => next.pointed_at = places,
            Action::SoughtStatement(place) => {
                next.focus_on(statement_id(place.step, place.index));
            }
            Action::SoughtConfirmation => next.focus_on(LINK_BANNER_ID.to_owned()),
            Action::ConfirmedLink(shown) => {
                // Another link may have come between the look and the click.
                if *shown == next.draft {
                    next.from_link = FromLink::default();
                    next.announce(page::CONFIRMED.to_owned());
                }
            }
            Action::StartedOver => next.start_over(),
            Action::UndidStartOver => {
                if let Some(before) = next.before_start_over.take() {
                    next.turn_to(&before);
                    next.announce(page::UNDONE.to_owned());
                    next.focus_on(START_OVER_ID.to_owned());
                }
            }
            Action::OpenedLink(opened) => next.open_link(*opened),
            Action::KeptForm => {
                if let Some(other) = &mut next.other {
                    other.is_decided = true;
                }
            }
            Action::TurnedToOther => next.turn_to_other(),
            Action::ClosedLinkMessage => next.opened_link = None,
            Action::Returned(form) => next.turn_to(&form),
            Action::Announced(text) => next.announce(text),
            Action::Told(text) => {
                next.announce(text);
                next.announcement.is_for_readers = true;
            }
        }
        next.into()
    }
}

impl State {
    /// Says whether a field's problem may be shown: it was left once, or its value came from elsewhere.
    pub fn may_show_problem(&self, field: Field) -> bool {
        self.left_fields.contains(&field)
    }

    /// Says whether values from a link have to be confirmed before anything may leave the page.
    pub fn is_unconfirmed(&self) -> bool {
        !self.from_link.to_confirm(&self.draft).is_empty()
    }

    /// Says whether the form shown is the one whose link may stand in the address bar.
    pub fn may_write_link(&self) -> bool {
        self.other.as_ref().is_none_or(|other| other.is_decided)
    }

    /// Takes over another form, but neither its wishes nor its announcements, nor how the tools stand.
    fn turn_to(&mut self, form: &Self) {
        let (focus, announcement) = (self.focus.clone(), self.announcement.clone());
        let (open_tools, pointed_at) = (self.open_tools.clone(), Rc::clone(&self.pointed_at));
        let starts = self.starts;
        *self = Self { focus, announcement, starts, open_tools, pointed_at, ..form.clone() };
    }

    fn focus_on(&mut self, id: String) {
        self.focus = FocusWish { id, number: self.focus.number + 1 };
    }

    fn announce(&mut self, text: String) {
        let number = self.announcement.number + 1;
        self.announcement = Announcement { text, is_for_readers: false, number };
    }
}

/// The ID of a field's box, from its key path.
pub fn field_id(field: Field) -> String {
    let path = field.to_string();
    let words: String =
        path.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    format!("field-{}", words.replace("--", "-").trim_end_matches('-'))
}

/// The ID of a statement of a step, counted from 0.
pub fn statement_id(step: GuideStep, index: usize) -> String {
    format!("statement-{}-{index}", step.key())
}

/// The ID of the button that adds a catalog.
pub const ADD_CATALOG_ID: &str = "add-catalog";

/// The ID of the button that empties the form.
pub const START_OVER_ID: &str = "start-over";

/// The ID of the message about a link.
pub const LINK_BANNER_ID: &str = "link-banner";
