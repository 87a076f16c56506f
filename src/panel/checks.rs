//! The checks that the service principal itself runs.

use crate::export::{Statement, access_probes, shell, sql_text, tokens};
use crate::model::Wording;
use crate::plan::Resolved;
use crate::words::expected::expected;
use crate::words::panel as words;

use super::block::{Block, Copyable, Probes, ShownProbe};
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
        statement: sql_text(&tokens(&probe.statement, Wording::UnityCatalog)),
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
        ],
        ..Panel::default()
    }
}
