//! What the tools show, as data: the page asks with a [`Question`], and draws the [`Panel`] of the [`Reply`].
//!
//! This is the part of the code that the page's form does not need. It is loaded once the page stands, and works in a
//! worker, so it speaks in bytes.

pub mod access_map;
pub mod audit;
pub mod bench;
pub mod block;
pub mod changes;
pub mod checklist;
pub mod checks;
pub mod copyable;
mod draw;
pub mod drawn;
pub mod explain;
pub mod forms;
pub mod look_alikes;
pub mod pasting;
pub mod plan_file;
pub mod reasons;
pub mod runners;
pub mod undo;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::export::StatementPlace;
use crate::plan::{Draft, Field, Resolved};

pub use crate::model::Tool;
pub use bench::Bench;
pub use block::Block;
pub use draw::VERDICT_ID;
pub use drawn::DrawnReply;
pub use pasting::{Pasting, Taken};

/// Words without a name in them.
pub type Text = Cow<'static, str>;

/// What the page asks of a tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The tool.
    pub tool: Tool,
    /// The form's text.
    pub draft: Draft,
    /// Which of its choices is made, counted from 0.
    pub choice: usize,
    /// Whether long lists are to be shown whole.
    pub shows_all: bool,
    /// Where a text was pasted, if that is what it is about.
    pub pasting: Option<Pasting>,
    /// The page's number for it, by which it knows an answer to an earlier question.
    pub number: u32,
    /// What the form is held against: what a link brought, or another link holds.
    pub before: Option<Draft>,
    /// The form's link with the page's address, where the answer is to hold it and there is one.
    pub link: String,
}

/// What a tool answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The tool.
    pub tool: Tool,
    /// The number of the question.
    pub number: u32,
    /// How far it is.
    pub progress: Progress,
}

/// How far a tool is with a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It begins, or goes on, to read the text that was pasted; all that does not hang on the text is there.
    Begun(Panel),
    /// It is reading the text that was pasted.
    Reading {
        /// How much of it is read.
        percent: usize,
        /// How it stands, in a few words.
        state: Text,
    },
    /// It is done.
    Done(Panel),
}

/// What a tool shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Panel {
    /// How it stands, in a few words.
    pub state: Text,
    /// Whether that asks for something.
    pub needs_you: bool,
    /// What there is to do, over its box for pasted text where it has one.
    pub blocks: Vec<Block>,
    /// Its box for pasted text, where it has one.
    pub text_box: Option<TextBox>,
    /// What comes of it, beside that: what is said of what was pasted.
    pub findings: Vec<Block>,
    /// What stands there until something was pasted.
    pub waiting: Option<Text>,
    /// What those should hear, once for each text, who do not see the findings appear.
    pub said: Option<Text>,
    /// The statements that the findings are about.
    pub points_at: Vec<StatementPlace>,
    /// What a pasted text makes of the form, or the plan that it holds.
    pub taken: Option<Taken>,
}

/// A box for text from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextBox {
    /// What it is called.
    pub label: Text,
    /// What helps to fill it in.
    pub hint: Option<Text>,
}

impl Question {
    /// The question as it is sent.
    pub fn to_bytes(&self) -> Vec<u8> {
        to_bytes(self)
    }

    /// Reads what [`Question::to_bytes`] wrote.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}

impl Reply {
    /// The reply as the page gets it.
    pub fn drawn(&self) -> DrawnReply {
        draw::reply(self)
    }

    /// The reply as it is sent: drawn, for the page to read as a [`DrawnReply`].
    pub fn to_bytes(&self) -> Vec<u8> {
        to_bytes(&self.drawn())
    }
}

/// Nothing that is sent can fail to be written: it holds no map and no borrowed text.
fn to_bytes(value: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(value).unwrap_or_default()
}

/// Whether the client ID is missing or wrong, for a text that names nothing else which may be.
fn gaps_of_principal(resolved: &Resolved) -> (Vec<Field>, Vec<Field>) {
    let gap = |is_there: bool| is_there.then_some(Field::ClientId).into_iter().collect();
    let is_wrong = resolved.problems.iter().any(|problem| problem.field == Field::ClientId);
    (gap(resolved.blanks.contains(&Field::ClientId)), gap(is_wrong))
}
