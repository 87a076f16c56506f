//! The checks that the service principal itself runs.

use crate::export::{Statement, access_probes, changes_query, shell, sql_text};
use crate::model::Wording;
use crate::plan::Resolved;
use crate::words::expected::expected;
use crate::words::panel as words;

use super::block::{Block, Probes, ShownProbe};
use super::copyable::Copyable;
use super::{Panel, gaps_of_principal};

/// One check for each catalog and schema of a plan, as a command that signs in as the service principal.
pub fn panel(resolved: &Resolved, shows_all: bool) -> Panel {
    let plan = &resolved.plan;
    let probes = access_probes(plan);
    let statements: Vec<Statement<'_>> = probes.iter().map(|probe| probe.statement).collect();
    let (blanks, problems) = gaps_of_principal(resolved);
    let secret = Copyable::new(words::CHECKS_SECRET, words::CHECKS_SECRET_COMMAND, shows_all)
        .headed(words::CHECKS_SECRET)
        .with_lead(words::CHECKS_SECRET_LEAD)
        .with_button(words::COPY_SECRET_COMMAND, words::COPIED_SECRET_COMMAND);
    let script = shell::statement_script(plan, &statements);
    let checks = Copyable::new(words::CHECKS_RUN, script, shows_all)
        .headed(words::CHECKS_RUN)
        .with_lead(words::CHECKS_RUN_LEAD)
        .folded(words::CHECKS_SHOW, words::CHECKS_NOTE)
        .with_button(words::COPY_CHECKS, words::COPIED_CHECKS)
        .with_gaps(blanks, problems);
    let shown = probes.iter().map(|probe| ShownProbe {
        statement: sql_text(&probe.statement, Wording::UnityCatalog),
        expected: expected(probe),
    });
    Panel {
        state: words::checks_state(probes.len()).into(),
        blocks: vec![
            Block::Paragraph(words::CHECKS_LEAD.into()),
            Block::Copyable(secret),
            Block::Copyable(checks),
        ],
        findings: vec![
            Block::Part(words::CHECKS_COMPARE.into()),
            Block::Paragraph(words::CHECKS_COMPARE_LEAD.into()),
            Block::Probes(Probes::new(shown, shows_all)),
        ]
        .into_iter()
        .chain(is_it_there(resolved, shows_all))
        .chain(who_changed_it(resolved, shows_all))
        .collect(),
        ..Panel::default()
    }
}

/// How to see whether the service principal exists and is active.
fn is_it_there(resolved: &Resolved, shows_all: bool) -> [Block; 5] {
    let [workspace, account] = shell::principal_lookups(&resolved.plan);
    let (blanks, problems) = gaps_of_principal(resolved);
    let workspace = Copyable::new(words::LOOKUP_WORKSPACE, workspace, shows_all)
        .with_lead(words::LOOKUP_WORKSPACE_LEAD)
        .folded(words::LOOKUP_WORKSPACE_SHOW, words::LOOKUP_NOTE)
        .with_gaps(blanks.clone(), problems.clone())
        .with_button(words::COPY_LOOKUP_WORKSPACE, words::COPIED_LOOKUP_WORKSPACE);
    let account = Copyable::new(words::LOOKUP_ACCOUNT, account, shows_all)
        .with_lead(words::LOOKUP_ACCOUNT_LEAD)
        .folded(words::LOOKUP_ACCOUNT_SHOW, words::LOOKUP_NOTE)
        .with_gaps(blanks, problems)
        .with_button(words::COPY_LOOKUP_ACCOUNT, words::COPIED_LOOKUP_ACCOUNT);
    [
        Block::Part(words::LOOKUP.into()),
        Block::Paragraph(words::LOOKUP_LEAD.into()),
        Block::Copyable(workspace),
        Block::Copyable(account),
        Block::Paragraph(words::LOOKUP_FIXES.into()),
    ]
}

/// How to see who took back what was granted before.
fn who_changed_it(resolved: &Resolved, shows_all: bool) -> [Block; 2] {
    let query = changes_query(&resolved.plan.principal);
    let (blanks, problems) = gaps_of_principal(resolved);
    let query = Copyable::new(words::CHANGES_QUERY, query + "\n", shows_all)
        .with_lead(words::CHANGES_LEAD)
        .folded(words::CHANGES_SHOW, words::CHANGES_NOTE)
        .with_button(words::COPY_CHANGES, words::COPIED_CHANGES)
        .with_gaps(blanks, problems);
    [Block::Part(words::CHANGES.into()), Block::Copyable(query)]
}
