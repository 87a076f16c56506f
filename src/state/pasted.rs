//! The text that was pasted into the form last, and how to go back behind it.

use std::rc::Rc;

use crate::model::SecretKind;
use crate::plan::{Draft, Field};

use super::Form;

/// The text that was pasted last.
#[derive(Clone, Debug, PartialEq)]
pub struct Pasted {
    /// The box.
    pub field: Field,
    /// The form before.
    pub before: Rc<Form>,
    /// The secret that was removed from it.
    pub secret: Option<SecretKind>,
    /// How far it is.
    pub stage: Stage,
}

/// How far a pasted text is.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// It is being read.
    Reading(PastedText),
    /// It was read, and the form's text became this.
    Taken(Rc<Draft>),
    /// It was put right without being read: quotes and the like went.
    Cleaned(Rc<Draft>),
    /// Nothing of it was taken, and the form's text became this.
    Untaken(Rc<Draft>),
    /// It could not be read, since what reads it is not there, and the form's text became this.
    Unread(Rc<Draft>),
}

/// A text that was pasted into a box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedText {
    /// The text, without anything secret-shaped.
    pub text: Rc<str>,
    /// What stands in the box where nothing of it can be taken.
    pub in_box: String,
    /// Whether it took the place of what stood in the box.
    pub replaces: bool,
}

impl PastedText {
    /// The text that came into a box, from what stood there before and what stands there now. Behind it stands the
    /// caret, so many UTF-16 units from the start, where that is known.
    pub fn between(before: &str, now: String, caret: Option<usize>) -> Self {
        let inserted = inserted(before, &now, caret);
        Self { replaces: inserted.is_none(), text: inserted.unwrap_or(&now).into(), in_box: now }
    }

    /// Both texts, where another one was pasted into the same box before this one was read.
    pub(super) fn with(&self, next: &Self) -> Self {
        let both = |one: &str, other: &str| [one, "\n", other].concat();
        Self {
            text: both(&self.text, &next.text).into(),
            in_box: both(&self.in_box, &next.in_box),
            replaces: self.replaces,
        }
    }
}

/// What was put between two parts of a text; absent where the text was replaced.
fn inserted<'t>(before: &str, now: &'t str, caret: Option<usize>) -> Option<&'t str> {
    if before.trim().is_empty() {
        return None;
    }
    let added = now.len().checked_sub(before.len()).filter(|added| 0 < *added)?;
    let at = match caret {
        Some(caret) => bytes(now, caret).checked_sub(added)?,
        None => {
            let same = before.chars().zip(now.chars()).take_while(|(one, other)| one == other);
            same.map(|(c, _)| c.len_utf8()).sum()
        }
    };
    let (front, end) = (now.get(..at)?, now.get(at + added..)?);
    (before.strip_prefix(front) == Some(end)).then(|| now.get(at..at + added)).flatten()
}

/// How many bytes so many UTF-16 units at a text's start take.
fn bytes(text: &str, mut units: usize) -> usize {
    let mut bytes = 0;
    for c in text.chars() {
        if units < c.len_utf16() {
            break;
        }
        units -= c.len_utf16();
        bytes += c.len_utf8();
    }
    bytes
}

impl Pasted {
    /// Says whether the form still holds what the text made of it, so that going back loses nothing else.
    pub fn can_be_undone(&self, draft: &Draft) -> bool {
        match &self.stage {
            Stage::Reading(_) => false,
            Stage::Taken(after)
            | Stage::Cleaned(after)
            | Stage::Untaken(after)
            | Stage::Unread(after) => **after == *draft,
        }
    }
}
