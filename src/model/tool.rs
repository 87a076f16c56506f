//! What the page has done elsewhere: the tools that it offers beside the SQL itself, and reading what is pasted.

/// Something that the page has done elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "panel", derive(serde::Serialize, serde::Deserialize))]
pub enum Tool {
    /// Holding what Databricks lists against the plan.
    Audit,
    /// Trying the access as the service principal.
    Checks,
    /// Telling what an error means.
    ExplainError,
    /// Taking it all back.
    Undo,
    /// The access as a picture.
    AccessMap,
    /// Reading what was pasted into the form.
    Pasting,
    /// Saying why each statement is there.
    Reasons,
    /// Step 1 as things to tick off.
    Checklist,
    /// Splitting the SQL by who can run it.
    Runners,
    /// Pointing out what is easily mistaken in what a link brought.
    LookAlikes,
    /// The plan as a configuration for Terraform.
    Terraform,
    /// The plan as a script for the Databricks CLI.
    Cli,
    /// The plan as a page for a ticket.
    Runbook,
    /// Telling what differs from what a link brought.
    Changes,
    /// Keeping the plan as a file, and opening another or holding it against the form.
    PlanFile,
}

impl Tool {
    /// Every tool.
    pub const ALL: [Self; 15] = [
        Self::Audit,
        Self::Checks,
        Self::ExplainError,
        Self::Undo,
        Self::AccessMap,
        Self::Pasting,
        Self::Reasons,
        Self::Checklist,
        Self::Runners,
        Self::LookAlikes,
        Self::Terraform,
        Self::Cli,
        Self::Runbook,
        Self::Changes,
        Self::PlanFile,
    ];

    /// Those that stand in the place of the SQL, in the order of their tabs.
    pub const BESIDE_SQL: [Self; 5] =
        [Self::AccessMap, Self::Terraform, Self::Cli, Self::Runbook, Self::PlanFile];

    /// The tool's number, by which page and tools call it where there are no names.
    pub fn number(self) -> u8 {
        self as u8
    }

    /// The tool of a number.
    pub fn numbered(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|tool| tool.number() == number)
    }
}
