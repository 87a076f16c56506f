//! The checks that the service principal itself runs.

use crate::export::{Statement, access_probes, shell, sql_text, tokens};
use crate::model::Wording;
use crate::plan::Resolved;
use crate::words::expected::expected;
use crate::words::panel as words;

use super::block::{Block, Copyable, Probes, ShownProbe};
use super::{Panel, gaps_of_principal};

/// One check for each catalog and schema of a plan, as a command that signs in as the service principal.
pub fn panel(resolved: &Resolved) -> Panel {
    let plan = &resolved.plan;
    let probes = access_probes(plan);
    let statements: Vec<Statement<'_>> = probes.iter().map(|probe| probe.statement).collect();
    let (blanks, problems) = gaps_of_principal(resolved);
    let secret = Copyable::new(words::CHECKS_SECRET, words::CHECKS_SECRET_COMMAND)
        .with_button(words::COPY_SECRET_COMMAND, words::COPIED_SECRET_COMMAND);
    let checks = Copyable::new(words::CHECKS_RUN, shell::statement_script(plan, &statements))
        .with_button(words::COPY_CHECKS, words::COPIED_CHECKS)
        .with_gaps(blanks, problems);
    let shown = probes.iter().map(|probe| ShownProbe {
        statement: sql_text(&tokens(&probe.statement, Wording::UnityCatalog)),
        expected: expected(&probe.expected),
    });
    Panel {
        state: words::checks_state(probes.len()).into(),
        lead: Some(words::CHECKS_LEAD.into()),
        blocks: vec![
            Block::Part(words::CHECKS_SECRET.into()),
            Block::Paragraph(words::CHECKS_SECRET_LEAD.into()),
            Block::Copyable(secret),
            Block::Part(words::CHECKS_RUN.into()),
            Block::Paragraph(words::CHECKS_RUN_LEAD.into()),
            Block::Copyable(checks),
            Block::Part(words::CHECKS_COMPARE.into()),
            Block::Paragraph(words::CHECKS_COMPARE_LEAD.into()),
            Block::Probes(Probes::new(words::CHECKS_COMPARE, shown)),
        ],
        ..Panel::default()
    }
}
