//! How a link changes the form.

use std::rc::Rc;

use crate::app::trust::FromLink;
use crate::link::{Decoded, LinkError, count_values};
use crate::model::WarehouseAddress;
use crate::plan::Draft;

use super::{OpenedLink, Other, State};

impl State {
    /// Opens a link: at once where nothing was done here yet, else beside what is shown.
    pub(super) fn open_link(&mut self, opened: Result<Decoded, LinkError>) {
        let decoded = match opened {
            Ok(decoded) => decoded,
            Err(error) => {
                self.opened_link = Some(OpenedLink::Refused(error));
                return;
            }
        };
        let opened = self.with_link(decoded);
        let is_work_in_progress = self.draft != *self.opened_with;
        if is_work_in_progress && opened.draft != self.draft {
            self.other =
                Some(Other { state: Rc::new(opened), is_from_link: true, is_decided: false });
        } else {
            self.turn_to(&opened);
        }
    }

    /// The form as a link fills it.
    fn with_link(&self, Decoded { mut draft, ignored }: Decoded) -> Self {
        let foreign_host = take_foreign_host(&mut draft);
        let used = count_values(&draft);
        Self {
            from_link: FromLink::opened(&draft, &self.draft, &self.from_link),
            left_fields: draft.filled_fields().into_iter().collect(),
            opened_link: Some(OpenedLink::Used { used, foreign_host, ignored: ignored.into() }),
            opened_with: Rc::new(draft.clone()),
            draft,
            ..Self::default()
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
        Self {
            from_link,
            left_fields: draft.filled_fields().into_iter().collect(),
            opened_link,
            opened_with: Rc::new(draft.clone()),
            draft,
            ..Self::default()
        }
    }

    pub(super) fn turn_to_other(&mut self) {
        let Some(Other { state, is_from_link, .. }) = self.other.take() else { return };
        let shown = Rc::new(self.clone());
        self.turn_to(&state);
        self.other = Some(Other { state: shown, is_from_link: !is_from_link, is_decided: true });
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
