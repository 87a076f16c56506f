//! Text to be copied as it stands, and how much of it is drawn.

use crate::plan::{Field, Resolved};
use crate::words::panel as words;

use super::Text;

/// Text to be copied as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copyable {
    /// What it is, for readers who cannot see it.
    pub label: Text,
    /// What heads it.
    pub heading: Option<Text>,
    /// What is to be known before it is copied.
    pub lead: Option<Text>,
    /// The line that it is folded into, where it need not be seen to be copied, and what else is said there.
    pub fold: Option<(Text, Text)>,
    /// All of it.
    pub text: Text,
    /// How much of it is drawn, in bytes; its lines are whole.
    pub shown: usize,
    /// The button that shows more of it.
    pub show_all: Option<Text>,
    /// Says that there is more than is drawn at all.
    pub hidden: Option<Text>,
    /// What the button says that copies it.
    pub copy: Text,
    /// What the button is called where that alone would not tell.
    pub name: Option<Text>,
    /// What is said once it is copied.
    pub copied: Text,
    /// Under which name it can be kept as a file.
    pub file: Option<Text>,
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

    pub(super) fn new(label: &'static str, text: impl Into<Text>, shows_all: bool) -> Self {
        let text = text.into();
        let lines = text.lines().count();
        let is_cut = !shows_all && MOST_LINES < lines;
        let ends = || text.match_indices('\n').map(|(at, _)| at + 1);
        let end = if is_cut {
            ends().nth(FIRST_LINES - 1)
        } else {
            ends().find(|end| MOST_SHOWN <= *end)
        };
        let shown = end.unwrap_or(text.len());
        let hidden = text.get(shown..).unwrap_or_default().lines().count();
        Self {
            label: label.into(),
            heading: None,
            lead: None,
            fold: None,
            shown,
            show_all: is_cut.then(|| words::show_all_lines(lines).into()),
            hidden: (!is_cut && 0 < hidden).then(|| words::lines_hidden(hidden).into()),
            text,
            copy: Text::default(),
            name: None,
            copied: Text::default(),
            file: None,
            blanks: Vec::new(),
            problems: Vec::new(),
        }
    }

    pub(super) fn headed(mut self, heading: &'static str) -> Self {
        self.heading = Some(heading.into());
        self
    }

    pub(super) fn with_lead(mut self, lead: impl Into<Text>) -> Self {
        self.lead = Some(lead.into());
        self
    }

    pub(super) fn folded(mut self, fold: &'static str, note: &'static str) -> Self {
        self.fold = Some((fold.into(), note.into()));
        self
    }

    pub(super) fn with_button(mut self, copy: &'static str, copied: &'static str) -> Self {
        self.copy = copy.into();
        self.copied = copied.into();
        self
    }

    /// Tells it from others of its kind: by what it is, and what its button is called, says, and says once it has copied it.
    pub(super) fn named(mut self, [label, name, copied]: [String; 3], copy: &'static str) -> Self {
        self.label = label.into();
        self.name = Some(name.into());
        self.copy = copy.into();
        self.copied = copied.into();
        self
    }

    pub(super) fn with_file(mut self, name: &'static str) -> Self {
        self.file = Some(name.into());
        self
    }

    /// Names all that is missing or wrong in a plan as what is so in the text.
    pub(super) fn with_gaps_of(self, resolved: &Resolved) -> Self {
        let problems = resolved.problems.iter().map(|problem| problem.field).collect();
        self.with_gaps(resolved.blanks.clone(), problems)
    }

    pub(super) fn with_gaps(mut self, blanks: Vec<Field>, problems: Vec<Field>) -> Self {
        self.blanks = blanks;
        self.problems = problems;
        self
    }
}

/// About how much of a text is drawn at all, in bytes: a megabyte would hold the browser up.
const MOST_SHOWN: usize = 20_000;
/// How many lines are drawn of a longer text until more are asked for: it stands in the page, and does not scroll by itself.
const FIRST_LINES: usize = 16;
/// How many lines a text may have to be drawn whole.
const MOST_LINES: usize = 24;
