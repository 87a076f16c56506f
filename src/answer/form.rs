//! The same plan in other forms: made of the same statements as the SQL, with no secret in any.

mod bash;
mod cli;
mod power_shell;
mod runbook;
mod terraform;

use crate::link;
use crate::model::GuideStep;
use crate::plan::Resolved;
use crate::words::label::step_heading;

pub use runbook::{Link, runbook};

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

    /// Writes a plan in this form. What it leaves open is asked for by name when it is run.
    pub fn of(self, resolved: &Resolved) -> String {
        match self {
            Self::Terraform => terraform::configuration(&resolved.plan),
            Self::Bash => cli::script(resolved, &bash::BASH),
            Self::PowerShell => cli::script(resolved, &power_shell::POWER_SHELL),
            Self::Runbook => {
                let fragment = link::encode(&resolved.plan).map(|link| ["#", &link].concat());
                let link = fragment.as_deref().map_or(Link::None, Link::Fragment);
                runbook(resolved, link)
            }
        }
    }
}

/// Adds a template with values in the places of `@0`, `@1` and so on. No value is looked into.
fn fill(text: &mut String, template: &str, values: &[&str]) {
    let mut pieces = template.split('@');
    text.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (number, rest) = piece.split_at_checked(1).unwrap_or((piece, ""));
        let value = number.parse().ok().and_then(|number: usize| values.get(number));
        text.push_str(value.copied().unwrap_or_default());
        text.push_str(rest);
    }
}

/// Adds lines as comments, whose words are fixed.
fn comment(text: &mut String, lines: &str) {
    for line in lines.lines() {
        text.push_str(if line.is_empty() { "#" } else { "# " });
        text.push_str(line);
        text.push('\n');
    }
}

/// Adds a step's heading, where its first part comes.
fn heading(text: &mut String, before: &mut Option<GuideStep>, step: GuideStep) -> bool {
    let is_first = before.replace(step) != Some(step);
    if is_first {
        comment(text, &step_heading(step));
    }
    is_first
}
