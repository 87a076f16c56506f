//! In which forms a plan is written, besides its SQL.

/// A form of a plan besides its SQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A configuration for Terraform.
    Terraform,
    /// A script for bash, with the Databricks CLI.
    Bash,
    /// The same for PowerShell.
    PowerShell,
    /// A page of Markdown.
    Runbook,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 4] = [Self::Terraform, Self::Bash, Self::PowerShell, Self::Runbook];

    /// What the module calls it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Terraform => "terraform",
            Self::Bash => "bash",
            Self::PowerShell => "powershell",
            Self::Runbook => "runbook",
        }
    }

    /// Finds a form by its word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.word() == word)
    }
}
