//! What was asked and not yet answered.

use std::mem;

use crate::audit::question::{Question, Whose};

/// What was asked and not yet answered.
#[derive(Clone, Debug, Default)]
pub enum Pending {
    #[default]
    Nothing,
    /// One question.
    One(Question),
    /// Several about different things: nobody knows which of them is answered next.
    Several,
}

impl Pending {
    /// Says whether nothing was asked.
    pub fn is_nothing(&self) -> bool {
        matches!(self, Self::Nothing)
    }

    /// Adds a question. A heading stands right above its answer, and the same question twice is one.
    pub fn add(&mut self, question: Question) {
        let is_alone = match self {
            Self::Nothing => true,
            Self::One(earlier) => earlier.about == question.about,
            Self::Several => false,
        };
        let is_heading = question.whose == Whose::Untold;
        *self = if is_alone || is_heading { Self::One(question) } else { Self::Several };
    }

    /// Takes what was asked as answered.
    pub fn take(&mut self) -> Option<Question> {
        match mem::take(self) {
            Self::One(question) => Some(question),
            Self::Nothing | Self::Several => None,
        }
    }
}
