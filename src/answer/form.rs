//! The same plan in other forms: made of the same statements as the SQL, with no secret in any.

mod bash;
mod cli;
mod power_shell;
mod runbook;
mod terraform;

pub use crate::export::form::Form;

use crate::link;
use crate::model::GuideStep;
use crate::plan::Resolved;
use crate::words::label::step_heading;

pub use runbook::{Link, runbook};

impl Form {
    /// Writes a plan in this form. What it leaves open is asked for by name when it is run.
    pub fn of(self, resolved: &Resolved) -> String {
        let fragment = link::encode(&resolved.plan).map(|link| ["#", &link].concat());
        self.with_link(resolved, fragment.as_deref().map_or(Link::None, Link::Fragment))
    }

    /// The same with this link to it, where the form holds one.
    pub fn with_link(self, resolved: &Resolved, link: Link<'_>) -> String {
        match self {
            Self::Terraform => terraform::configuration(&resolved.plan),
            Self::Bash => cli::script(resolved, &bash::BASH),
            Self::PowerShell => cli::script(resolved, &power_shell::POWER_SHELL),
            Self::Runbook => runbook(resolved, link),
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
