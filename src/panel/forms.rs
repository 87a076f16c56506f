//! The plan in another form than SQL, beside that.

use crate::answer::form::{Form, Link};
use crate::model::Tool;
use crate::plan::Resolved;
use crate::words::panel::forms as words;

use super::Panel;
use super::block::{Block, Choice, Choices};
use super::copyable::Copyable;

/// A text to copy or to keep as a file. The plan has this link, which is empty where it is too large for one.
pub fn panel(resolved: &Resolved, tool: Tool, choice: usize, link: &str) -> Panel {
    let form = match (tool, choice) {
        (Tool::Terraform, _) => Form::Terraform,
        (Tool::Runbook, _) => Form::Runbook,
        (_, 1) => Form::PowerShell,
        _ => Form::Bash,
    };
    let mut findings = Vec::new();
    if tool == Tool::Cli {
        findings.push(Block::Choices(Choices {
            legend: words::SHELL.into(),
            name: "shell".into(),
            choices: [Form::Bash, Form::PowerShell]
                .map(|form| Choice { value: form.word().into(), label: words::name(form).into() })
                .into(),
            chosen: choice,
        }));
    }
    let address = if link.is_empty() { Link::None } else { Link::Address(link) };
    let text = Copyable::new(words::name(form), form.with_link(resolved, address), true)
        .with_lead(words::lead(form))
        .with_button(words::copy(form), words::copied(form))
        .with_file(words::file_name(form))
        .with_gaps_of(resolved);
    findings.push(Block::Copyable(text));
    Panel { findings, ..Panel::default() }
}
