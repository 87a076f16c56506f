//! The plan in another form than SQL, beside that.

use crate::answer::form::{Form, Link, runbook};
use crate::link;
use crate::model::Tool;
use crate::plan::{Field, Resolved};
use crate::words::panel::forms as words;

use super::Panel;
use super::block::{Block, Choice, Choices, Copyable};

/// A text to copy or to keep as a file. The page has this address, for the link in a runbook.
pub fn panel(resolved: &Resolved, tool: Tool, choice: usize, address: &str) -> Panel {
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
    let wrong: Vec<Field> = resolved.problems.iter().map(|problem| problem.field).collect();
    let text = Copyable::new(words::name(form), text(resolved, form, address), true)
        .with_lead(words::lead(form))
        .with_button(words::copy(form), words::copied(form))
        .with_file(words::file_name(form))
        .with_gaps(resolved.blanks.clone(), wrong);
    findings.push(Block::Copyable(text));
    Panel { findings, ..Panel::default() }
}

fn text(resolved: &Resolved, form: Form, address: &str) -> String {
    if form != Form::Runbook {
        return form.of(resolved);
    }
    let address = link::encode(&resolved.plan).map(|link| [address, "#", &link].concat());
    runbook(resolved, address.as_deref().map_or(Link::None, Link::Address))
}
