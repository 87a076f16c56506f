//! How pasted text and the Enter key change the page.

use std::rc::Rc;

use crate::model::SecretKind;
use crate::plan::draft::is_blank;
use crate::plan::{Draft, Field, ScopeRow, mend};

use super::{FocusTarget, Pasted, PastedText, Stage, State};

impl State {
    /// Has a text read that was pasted into a field.
    ///
    /// One that is still being read is read together with it, or stands in its box from now on.
    pub(super) fn paste(&mut self, field: Field, text: PastedText, secret: Option<SecretKind>) {
        let mut text = text;
        if let Some(Pasted { field: other, stage: Stage::Reading(earlier), .. }) = &self.pasted {
            if *other == field {
                text = earlier.with(&text);
            } else {
                self.leave_pasted_unread();
            }
        }
        let before = Rc::clone(&self.form);
        self.pasted = Some(Pasted { field, before, secret, stage: Stage::Reading(text) });
        self.typed_in = None;
        self.has_left_box = false;
    }

    /// Has what was typed into a box read, where it is more than one value.
    pub(super) fn read_what_was_typed(&mut self, field: Field) {
        let is_typed = self.typed_in.take() == Some(field);
        let text = self.form.draft.text(field);
        if is_typed && !self.form.from_link.contains(field) && mend::is_list(field, text) {
            let text = text.to_owned();
            self.read_whole_box(field, text);
        }
    }

    fn read_whole_box(&mut self, field: Field, text: String) {
        let text = PastedText { text: text.as_str().into(), in_box: text, replaces: true };
        self.paste(field, text, None);
    }

    /// Takes the form's text as it became by what was pasted; false where nothing is being read any more.
    pub(super) fn take_pasted(&mut self, draft: &Draft, is_taken: bool, then: Field) -> bool {
        let is_reading = |pasted: &mut Pasted| matches!(pasted.stage, Stage::Reading(_));
        let Some(mut pasted) = self.pasted.take_if(is_reading) else { return false };
        // What was typed elsewhere while it was read stays when it is undone.
        pasted.before = Rc::clone(&self.form);
        self.form_mut().take_pasted(draft, is_taken, pasted.field);
        if !is_taken {
            self.form_mut().leave(pasted.field);
        }
        let after = Rc::new(self.form.draft.clone());
        pasted.stage = if is_taken { Stage::Taken(after) } else { Stage::Untaken(after) };
        self.pasted = Some(pasted);
        if is_taken && !self.has_left_box {
            self.go_to(then);
        }
        true
    }

    /// Leaves a text that cannot be read in its box, unless it may hold a password.
    pub(super) fn leave_pasted_unread(&mut self) {
        let is_reading = |pasted: &mut Pasted| matches!(pasted.stage, Stage::Reading(_));
        let Some(mut pasted) = self.pasted.take_if(is_reading) else { return };
        pasted.before = Rc::clone(&self.form);
        if let Stage::Reading(PastedText { in_box, .. }) = &pasted.stage
            && !mend::may_hold_password(in_box)
        {
            let in_box = in_box.clone();
            self.form_mut().enter(pasted.field, in_box);
        }
        pasted.stage = Stage::Unread(Rc::new(self.form.draft.clone()));
        self.pasted = Some(pasted);
    }

    pub(super) fn undo_paste(&mut self) {
        let is_whole = |pasted: &mut Pasted| pasted.can_be_undone(&self.form.draft);
        if let Some(Pasted { field, before, .. }) = self.pasted.take_if(is_whole) {
            self.form = before;
            self.focus_on(FocusTarget::Field(field));
        }
    }

    /// Goes on to the next box; a list is taken apart first.
    pub(super) fn press_enter(&mut self, field: Field) {
        let text = self.form.draft.text(field);
        // A link's value is one value, which taking apart would make look typed.
        let is_read = !matches!(field, Field::SegmentCatalog | Field::Location | Field::TestTable)
            && !self.form.from_link.contains(field);
        if is_read && !is_blank(text) && !mend::is_single(field, text) {
            let text = text.to_owned();
            return self.read_whole_box(field, text);
        }
        let next = match field {
            Field::ClientId => Field::Catalog(ScopeRow::ProfilesSync),
            Field::Catalog(ScopeRow::ProfilesSync) => Field::Catalog(ScopeRow::Other(0)),
            Field::Catalog(ScopeRow::Other(index)) if index < self.form.draft.catalogs.len() => {
                Field::Catalog(ScopeRow::Other(index + 1))
            }
            Field::Schema(row, index) if !is_blank(text) => Field::Schema(row, index + 1),
            Field::Schema(ScopeRow::ProfilesSync, _) => Field::Catalog(ScopeRow::Other(0)),
            Field::Schema(ScopeRow::Other(index), _) => Field::Catalog(ScopeRow::Other(index + 1)),
            Field::Catalog(_) => Field::Hostname,
            Field::Hostname => Field::HttpPath,
            Field::HttpPath => Field::Port,
            _ => return,
        };
        self.go_to(next);
    }

    /// Says whether the three boxes of the connection are shown, instead of one for all.
    pub fn shows_connection(&self) -> bool {
        self.types_connection || self.form.draft.holds_connection()
    }
}
