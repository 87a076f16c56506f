//! What a panel is made of.
//!
//! A block says what it is; the page chooses how it is drawn.

use crate::audit::Status;
use crate::export::StatementPlace;
use crate::model::{ChecklistPart, Power};
use crate::picture::drawing::{Drawing, Format};
use crate::plan::Field;
use crate::words::checklist::Instruction;
use crate::words::panel as words;
use crate::words::sentence::Sentence;

use super::Text;
use super::copyable::Copyable;

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
    /// Catalogs with the grants in them.
    Catalogs(Catalogs),
    /// What could not be read.
    Unread(UnreadLines),
    /// What other principals hold.
    Others(OtherPrincipals),
    /// What no listing shows.
    Limits(Sentence),
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
    /// Heads a part of Step 1's checklist.
    ChecklistHeading(ChecklistPart),
    /// What there is to do in a part of Step 1's checklist.
    Checklist(ChecklistItems),
    /// A button that shows the rest of a long list.
    ShowAll(Text),
    /// Links of ours, each behind its name.
    Links(Vec<(Text, Text)>),
    /// Why each statement of a step is there.
    Reasons(Vec<String>),
    /// A button that puts a text in a field.
    Fill {
        /// What it says.
        label: Text,
        /// The field.
        field: Field,
        /// The text.
        text: String,
    },
    /// A button that puts the panel's plan into the form, with what it says.
    Open(Text),
}

/// What there is to do in a part of Step 1's checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChecklistItems {
    /// The part.
    pub part: ChecklistPart,
    /// What there is to do.
    pub items: Vec<Instruction>,
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
}

/// Checks, each with what it should give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probes {
    /// The first of them.
    pub probes: Vec<ShownProbe>,
    /// The button that shows more of them.
    pub show_all: Option<Text>,
    /// Says that there are more than are drawn at all.
    pub more: Option<Text>,
}

impl Probes {
    pub(super) fn new(probes: impl ExactSizeIterator<Item = ShownProbe>, shows_all: bool) -> Self {
        let count = probes.len();
        let most = if shows_all { MOST_PROBES } else { FIRST_PROBES };
        let hidden = count.saturating_sub(most);
        Self {
            probes: probes.take(most).collect(),
            show_all: (!shows_all && 0 < hidden).then(|| words::show_all(count).into()),
            more: (shows_all && 0 < hidden).then(|| words::more(hidden).into()),
        }
    }
}

/// How many checks are drawn at all: thousands would hold the browser up.
const MOST_PROBES: usize = 200;
/// How many are drawn until more are asked for.
const FIRST_PROBES: usize = 12;

/// A check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownProbe {
    /// Its statement.
    pub statement: String,
    /// What it should give.
    pub expected: Sentence,
}

/// Catalogs with the grants in them that were judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogs {
    /// What tells them from other catalogs.
    pub key: &'static str,
    /// What holds for all of them.
    pub lead: Option<Sentence>,
    /// The first of them, or all.
    pub catalogs: Vec<JudgedCatalog>,
    /// The button that shows the rest.
    pub show_all: Option<Text>,
}

/// A catalog with the grants in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgedCatalog {
    /// Its name.
    pub name: String,
    /// What tells it from others: nothing of its name shows in that.
    pub key: Text,
    /// How many of its grants have which verdict.
    pub counts: Text,
    /// Whether all that is needed is there, and nothing else.
    pub is_clean: bool,
    /// What asks for something in it.
    pub open: Vec<AlikeGrants>,
    /// The line that the rest is folded into; absent where the catalog's own line is.
    pub fold: Option<Text>,
    /// The rest, folded away.
    pub folded: Vec<AlikeGrants>,
}

/// Grants that were judged alike, and for the same reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlikeGrants {
    /// The verdict.
    pub status: Status,
    /// The verdict in a word or two.
    pub status_word: Text,
    /// The first of them, or all, by securable.
    pub rows: Vec<GrantRow>,
    /// Why they got this verdict; absent where that is said for the whole catalog.
    pub why: Option<Sentence>,
    /// The button that shows the rest.
    pub show_all: Option<Text>,
}

/// The grants on a securable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantRow {
    /// The privileges.
    pub privileges: Vec<&'static str>,
    /// Between the privileges and the name: on what kind of securable they are.
    pub on: Text,
    /// The securable's full name.
    pub full_name: String,
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

/// Principals that are not the plan's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherPrincipals {
    /// The first of them, or all.
    pub principals: Vec<OtherPrincipal>,
    /// The button that shows the rest.
    pub show_all: Option<Text>,
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
    /// The button that shows all of a picture that is cut off below.
    pub show_all: Option<Text>,
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
