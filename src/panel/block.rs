//! What a panel is made of.
//!
//! A block says what it is; the page chooses how it is drawn.

use std::borrow::Cow;

use crate::audit::Status;
use crate::export::StatementPlace;
use crate::model::Power;
use crate::picture::drawing::{Drawing, Format};
use crate::plan::Field;
use crate::words::panel as words;
use crate::words::sentence::Sentence;

/// Words without a name in them.
pub type Text = Cow<'static, str>;

/// A piece of a panel, drawn from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Heads a part of the tool.
    Part(Text),
    /// A paragraph.
    Paragraph(Sentence),
    /// A paragraph that is to be known before going on.
    Note(Sentence),
    /// A question with its choices.
    Choices(Choices),
    /// Text to be copied as it stands.
    Copyable(Copyable),
    /// Text that only shows how something looks, without a button.
    Sample {
        /// What it is, for readers who cannot see it.
        label: Text,
        /// The text.
        text: Text,
    },
    /// Blocks that are folded into a line until it is opened.
    Fold {
        /// The line.
        summary: Text,
        /// Whether it stands open at first.
        is_open: bool,
        /// What is in it.
        blocks: Vec<Block>,
    },
    /// Checks, each with what it should give.
    Probes(Probes),
    /// The verdict of an audit, with all that belongs to it.
    Verdict {
        /// Whether nothing asks for anything.
        is_clean: bool,
        /// What is in it.
        blocks: Vec<Block>,
    },
    /// The verdict in one line.
    VerdictLine {
        /// The verdict itself.
        verdict: Sentence,
        /// What is to be known of it; smaller, behind a space.
        rest: Option<Sentence>,
    },
    /// What the listed grants allow.
    Allows(Sentence),
    /// Grants that were judged alike.
    Grants(JudgedGrants),
    /// What could not be read.
    Unread(UnreadLines),
    /// What other principals hold.
    Others(Vec<OtherPrincipal>),
    /// What an error means, with all that belongs to it.
    Explanation {
        /// Whether the error is known.
        is_known: bool,
        /// What is in it.
        blocks: Vec<Block>,
    },
    /// The cause of an error, or what to paste where it is not known.
    Cause(Sentence),
    /// Statements of the plan.
    Statements(PlanStatements),
    /// The access as a picture and as a list.
    Picture(Picture),
}

/// A question with its choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    /// The question, for readers who cannot see the choices together.
    pub legend: Text,
    /// What the choices' IDs begin with.
    pub name: Text,
    /// The choices.
    pub choices: Vec<Choice>,
    /// Which one is made, counted from 0.
    pub chosen: usize,
}

/// One of several things to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What its ID ends in.
    pub value: Text,
    /// What it is called.
    pub label: Text,
    /// What helps to choose it.
    pub hint: Text,
}

/// Text to be copied as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copyable {
    /// What it is, for readers who cannot see it.
    pub label: Text,
    /// All of it.
    pub text: Text,
    /// How much of it is worth drawing, in bytes; its lines are whole.
    pub shown: usize,
    /// Says that there is more than is drawn.
    pub hidden: Option<Text>,
    /// The name of the button that copies it.
    pub copy: Text,
    /// What is said once it is copied.
    pub copied: Text,
    /// The fields that are missing in it.
    pub blanks: Vec<Field>,
    /// The fields that are wrong in it.
    pub problems: Vec<Field>,
}

impl Copyable {
    /// As much of the text as is worth drawing.
    pub fn beginning(&self) -> &str {
        self.text.get(..self.shown).unwrap_or(&self.text)
    }

    pub(super) fn new(label: &'static str, text: impl Into<Text>) -> Self {
        let text = text.into();
        let mut ends = text.match_indices('\n').map(|(at, _)| at + 1);
        let shown = ends.find(|end| MOST_SHOWN <= *end).unwrap_or(text.len());
        let hidden = text.get(shown..).unwrap_or_default().lines().count();
        Self {
            label: label.into(),
            shown,
            hidden: (0 < hidden).then(|| words::lines_hidden(hidden).into()),
            text,
            copy: Text::default(),
            copied: Text::default(),
            blanks: Vec::new(),
            problems: Vec::new(),
        }
    }

    pub(super) fn with_button(mut self, copy: &'static str, copied: &'static str) -> Self {
        self.copy = copy.into();
        self.copied = copied.into();
        self
    }

    pub(super) fn with_gaps(mut self, blanks: Vec<Field>, problems: Vec<Field>) -> Self {
        self.blanks = blanks;
        self.problems = problems;
        self
    }
}

/// About how much of a text is drawn, in bytes: a megabyte would hold the browser up.
const MOST_SHOWN: usize = 20_000;

/// Checks, each with what it should give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probes {
    /// What they are, for readers who cannot see them.
    pub label: Text,
    /// The checks that are worth drawing.
    pub probes: Vec<ShownProbe>,
    /// Says that there are more.
    pub more: Option<Text>,
}

impl Probes {
    pub(super) fn new(
        label: &'static str,
        probes: impl ExactSizeIterator<Item = ShownProbe>,
    ) -> Self {
        let hidden = probes.len().saturating_sub(MOST_PROBES);
        Self {
            label: label.into(),
            probes: probes.take(MOST_PROBES).collect(),
            more: (0 < hidden).then(|| words::more(hidden).into()),
        }
    }
}

/// How many checks are drawn: thousands would hold the browser up.
const MOST_PROBES: usize = 200;

/// A check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownProbe {
    /// Its statement.
    pub statement: String,
    /// What it should give.
    pub expected: Sentence,
}

/// Grants that were judged alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgedGrants {
    /// What heads them; absent where the fold that they are in does.
    pub heading: Option<Text>,
    /// The first of them, or all.
    pub rows: Vec<GrantRow>,
    /// The button that shows the rest.
    pub show_all: Option<Text>,
}

/// A grant that was judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantRow {
    /// The verdict.
    pub status: Status,
    /// The verdict in a word or two.
    pub status_word: Text,
    /// The privilege.
    pub privilege: Text,
    /// Between the privilege and the name: on what kind of securable it is.
    pub on: Text,
    /// The securable's full name.
    pub full_name: String,
    /// Why it got this verdict.
    pub why: Sentence,
}

/// What could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadLines {
    /// The first of it, or all.
    pub lines: Vec<UnreadLine>,
    /// The button that shows the rest.
    pub show_all: Option<Text>,
}

/// A line that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadLine {
    /// Where it stands.
    pub place: Text,
    /// What stands there, or that this is not shown.
    pub text: Text,
    /// Why it could not be read.
    pub reason: Text,
}

/// A principal that is not the plan's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherPrincipal {
    /// Its name, or that this is not shown.
    pub principal: Text,
    /// What it holds.
    pub holds: Sentence,
}

/// Statements of the plan that are shown beside an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanStatements {
    /// What heads them.
    pub heading: Text,
    /// The statements, in the order in which they are to be run.
    pub statements: Vec<ListedStatement>,
    /// The button at each that leads to its step.
    pub show: Text,
    /// All of them to be copied together, a line each: some mean something only behind the one before them.
    pub text: Text,
    /// The button that copies them.
    pub copy: Text,
    /// What is said once they are copied.
    pub copied: Text,
    /// The fields that are missing in them.
    pub blanks: Vec<Field>,
    /// The fields that are wrong in them.
    pub problems: Vec<Field>,
}

/// A statement of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedStatement {
    /// Where it stands.
    pub place: StatementPlace,
    /// Its text: one line with its closing semicolon.
    pub sql: String,
}

/// The access as a picture and as a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What its signs mean.
    pub legend: Vec<LegendEntry>,
    /// Name of the box that a long picture is moved in.
    pub box_label: Text,
    /// Name of the picture.
    pub label: Text,
    /// The picture, drawn for each width of the space.
    pub drawings: Vec<(Format, Drawing<OwnedLabelText>)>,
    /// What the list is folded into.
    pub list_heading: Text,
    /// In front of the service principal in the list.
    pub principal_word: Text,
    /// The service principal in the list.
    pub principal: ListedName,
    /// The catalogs in the list.
    pub items: Vec<ListItem>,
}

/// What a sign of the picture means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendEntry {
    /// Whether the sign is that of reading or of writing.
    pub power: Power,
    /// Whether the sign is that of a missing or wrong name: a mark without its line.
    pub is_open: bool,
    /// The word for it, set off by a colon; absent for a missing or wrong name.
    pub word: Option<Text>,
    /// What it means.
    pub means: Text,
}

/// What a text in the picture says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnedLabelText {
    /// Words of ours.
    Words {
        /// The words.
        words: Text,
        /// What they are about, if reading or writing alone.
        power: Option<Power>,
    },
    /// A name.
    Name {
        /// As much of it as there is room for.
        shown: String,
        /// All of it, where there is no room for that.
        full: Option<String>,
        /// Whether it is a placeholder, and then whether a value is there, but wrong.
        opening: Option<OpeningKind>,
    },
}

/// Why a placeholder stands for a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpeningKind {
    /// The name is missing.
    Missing,
    /// The name is wrong.
    Wrong,
}

/// A name in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedName {
    /// The name, or its placeholder.
    pub text: String,
    /// What is said of a placeholder, in parentheses.
    pub opening: Option<Text>,
}

/// An item of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListItem {
    /// What is allowed there, with the word for it.
    pub power: Option<(Power, Text)>,
    /// The catalog or schema.
    pub name: ListedName,
    /// What is said of it, behind a colon.
    pub says: Option<Text>,
    /// What is listed below it.
    pub items: Vec<ListItem>,
}
