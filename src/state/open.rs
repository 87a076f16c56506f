//! How a link changes the form.

use std::rc::Rc;

use crate::link::{Decoded, LinkError, count_values};
use crate::model::WarehouseAddress;
use crate::plan::Draft;

use super::field_set::FieldSet;
use super::trust::FromLink;
use super::{Form, OpenedLink, OtherForm};

impl Form {
    /// The form after a link was opened: filled by it where nothing was done here yet, else this one with it beside.
    pub(super) fn after_opening(&self, opened: &Result<Decoded, LinkError>) -> Rc<Self> {
        let decoded = match opened {
            Ok(decoded) => decoded,
            Err(error) => {
                let opened_link = Some(OpenedLink::Refused(*error));
                return Rc::new(Self { opened_link, ..self.clone() });
            }
        };
        let opened = Rc::new(self.filled_by(decoded));
        let is_work_in_progress = self.draft != *self.opened_with;
        if is_work_in_progress && opened.draft != self.draft {
            let other = OtherForm { form: opened, is_from_link: true, is_decided: false };
            return Rc::new(Self { other: Some(other), ..self.clone() });
        }
        // Another link, while the first one is looked at, leaves what was typed here beside it.
        match &self.other {
            Some(mine) if !mine.is_from_link => {
                Rc::new(Self { other: Some(mine.clone()), ..(*opened).clone() })
            }
            _ => opened,
        }
    }

    /// The form as a link fills it.
    fn filled_by(&self, Decoded { draft, ignored }: &Decoded) -> Self {
        let mut draft = draft.clone();
        let foreign_host = take_foreign_host(&mut draft);
        let used = count_values(&draft);
        Self {
            linked: Some(Rc::new(draft.clone())),
            from_link: FromLink::opened(&draft, &self.draft, &self.from_link),
            opened_link: Some(OpenedLink::Used {
                used,
                foreign_host,
                ignored: ignored.as_slice().into(),
            }),
            ..Self::holding(draft)
        }
    }

    /// The form of a history entry that this page wrote, as far as its fragment tells.
    pub fn reloaded(draft: Draft, from_link: &str) -> Self {
        let from_link = FromLink::from_text(from_link, &draft);
        let is_from_link = !from_link.to_confirm(&draft).is_empty();
        let opened_link = is_from_link.then(|| OpenedLink::Used {
            used: count_values(&draft),
            foreign_host: None,
            ignored: Rc::default(),
        });
        Self { from_link, opened_link, ..Self::holding(draft) }
    }

    /// A form that was filled from elsewhere, so that its problems may be shown.
    fn holding(draft: Draft) -> Self {
        Self {
            left_fields: FieldSet::from_ordered(draft.filled_fields()),
            opened_with: Rc::new(draft.clone()),
            draft,
            ..Self::default()
        }
    }

    /// Decides to go on with this form, where a link met work in progress.
    pub(super) fn keep(&mut self) {
        if let Some(other) = &mut self.other {
            other.is_decided = true;
        }
    }

    /// The other form, with this one beside it; this one where there is no other.
    pub(super) fn turned_to_other(&self) -> Rc<Self> {
        let shown = Self { other: None, ..self.clone() };
        let Some(OtherForm { form, is_from_link, .. }) = &self.other else {
            return Rc::new(shown);
        };
        let other =
            OtherForm { form: Rc::new(shown), is_from_link: !is_from_link, is_decided: true };
        Rc::new(Self { other: Some(other), ..(**form).clone() })
    }
}

/// Takes a host outside Databricks' domains out of a link's values: Segment would send the secret there.
fn take_foreign_host(draft: &mut Draft) -> Option<String> {
    let is_known = WarehouseAddress::parse(&draft.hostname)
        .is_ok_and(|address| address.hostname.is_in_databricks_domain());
    if draft.hostname.is_empty() || is_known {
        return None;
    }
    Some(std::mem::take(&mut draft.hostname))
}
