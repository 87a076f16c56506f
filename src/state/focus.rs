//! What the focus goes to, and what is said to those who do not see things happen.

use crate::export::StatementPlace;
use crate::model::Tool;
use crate::plan::Field;

/// A part of the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// The access, the SQL and the picture.
    Sql,
    /// The settings for Segment.
    Settings,
}

/// Something on the page that the focus can go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FocusTarget {
    /// The box of a field.
    Field(Field),
    /// What is to be checked of a link.
    Review,
    /// What asks whether all names of a link were looked at.
    ConfirmNames,
    /// The form.
    Form,
    /// The button that copies the SQL.
    CopySql,
    /// The settings.
    Settings,
    /// The button that opens a part of the result on narrow screens.
    Dock(Sheet),
    /// The button that closes that part.
    CloseSheet,
    /// The button that opens a tool.
    Tool(Tool),
    /// A statement of a step.
    Statement(StatementPlace),
}

/// Where the focus is to go; a new number makes it a new wish.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FocusWish {
    /// Where; absent before the first wish.
    pub target: Option<FocusTarget>,
    /// How many wishes there have been.
    pub number: usize,
}

/// Something said; a new number says it again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Announcement {
    /// What is said.
    pub text: String,
    /// How many announcements there have been.
    pub number: usize,
}
