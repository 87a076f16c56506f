//! What is filled in, and what is known of it.

use std::rc::Rc;

use crate::link::{Ignored, LinkError};
use crate::model::SecretKind;
use crate::plan::{Draft, Field, ScopeRow};

use super::field_set::FieldSet;
use super::trust::FromLink;

/// The form: what is filled in, where it came from, and the forms beside it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Form {
    /// The text as typed.
    pub draft: Draft,
    /// What was typed under a choice that another one hides now.
    pub set_aside: SetAside,
    /// The fields that were left at least once, so that their problems may be shown.
    pub left_fields: FieldSet,
    /// The box that a secret was removed from last.
    pub removed_secret: Option<(Field, SecretKind)>,
    /// Which values came from a link and were not confirmed.
    pub from_link: FromLink,
    /// What to say about the link that was opened.
    pub opened_link: Option<OpenedLink>,
    /// What the form held when it was last opened, emptied or brought back: no work of anybody's here.
    pub opened_with: Rc<Draft>,
    /// What its link brought, where it was opened here.
    pub linked: Option<Rc<Draft>>,
    /// The other form, where a link met work in progress.
    pub other: Option<OtherForm>,
    /// Whether it can be changed although values from a link are unconfirmed.
    pub is_unfolded: bool,
    /// Whether the values from its link were confirmed here.
    pub is_confirmed: bool,
    /// The form before it was emptied.
    pub before_start_over: Option<Rc<Form>>,
}

/// What was typed under a choice that another one hides now, so that trying choices loses nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetAside {
    pub(super) location: String,
    pub(super) schemas: Vec<(ScopeRow, Vec<String>)>,
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

impl OpenedLink {
    /// Says whether nothing of the link was left out.
    pub fn is_used_whole(&self) -> bool {
        match self {
            Self::Used { foreign_host, ignored, .. } => {
                foreign_host.is_none() && ignored.is_empty()
            }
            Self::Refused(_) => false,
        }
    }
}

/// The form that is not shown, where a link met work in progress. Neither is lost.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherForm {
    /// What it holds.
    pub form: Rc<Form>,
    /// Whose it is.
    pub is_from_link: bool,
    /// Whether it was decided which one to show.
    pub is_decided: bool,
}

impl Form {
    /// Says whether nothing is filled in and nothing is to be said.
    pub fn is_untouched(&self) -> bool {
        self.draft == Draft::default() && self.opened_link.is_none() && self.other.is_none()
    }

    /// Says whether a field's problem may be shown: it was left once, or its value came from elsewhere.
    pub fn may_show_problem(&self, field: Field) -> bool {
        self.left_fields.contains(field)
    }

    /// Says whether values from a link have to be confirmed before anything may leave the page.
    pub fn is_unconfirmed(&self) -> bool {
        !self.from_link.to_confirm(&self.draft).is_empty()
    }

    /// Says whether something was changed of what a link brought.
    pub fn differs_from_link(&self) -> bool {
        self.linked.as_ref().is_some_and(|linked| **linked != self.draft)
    }

    /// Says whether this form is the one whose link may stand in the address bar.
    pub fn may_write_link(&self) -> bool {
        self.other.as_ref().is_none_or(|other| other.is_decided)
    }

    /// Records that somebody has looked at what the form shows of a link, and found it right.
    pub(super) fn confirm(&mut self) {
        self.from_link.confirm(&self.draft);
        self.is_confirmed = true;
        self.opened_link.take_if(|opened| opened.is_used_whole());
    }

    /// An empty form, from which this one can be brought back.
    pub(super) fn emptied(&self) -> Self {
        let before = Self { before_start_over: None, ..self.clone() };
        Self { before_start_over: Some(Rc::new(before)), ..Self::default() }
    }
}
