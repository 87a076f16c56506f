//! The checks that the service principal itself runs.

use std::rc::Rc;

use yew::prelude::*;

use crate::answer::Answer;
use crate::app::state::Tool;
use crate::export::{Probe, access_probes, shell, sql_text, tokens};
use crate::model::Wording;
use crate::words::expected::expected;
use crate::words::page::tools;
use crate::words::panel;

use super::audit_tool::principal_gaps;
use super::probe_list::probe_list;
use super::text_block::{TextBlock, text_block};
use super::tool_card::ToolCard;

/// Props of [`ChecksTool`].
#[derive(PartialEq, Properties)]
pub struct ChecksToolProps {
    /// Whether it is open.
    pub is_open: bool,
    /// What the form amounts to.
    pub answer: Rc<Answer>,
}

/// One check for each catalog and schema, as a command that signs in as the service principal.
#[component]
pub fn ChecksTool(props: &ChecksToolProps) -> Html {
    let ChecksToolProps { is_open, answer } = props;
    let probes = access_probes(&answer.plan);
    html! {
        <ToolCard tool={Tool::Checks} is_open={*is_open} heading={tools::CHECKS} state={panel::checks_state(probes.len())}
            lead={panel::CHECKS_LEAD}>
            if *is_open {
                { body(answer, &probes) }
            }
        </ToolCard>
    }
}

fn body(answer: &Answer, probes: &[Probe<'_>]) -> Html {
    let statements: Vec<_> = probes.iter().map(|probe| probe.statement).collect();
    let (blanks, problems) = principal_gaps(answer);
    html! {
        <>
            <h4 class="tool-card__part">{ panel::CHECKS_SECRET }</h4>
            <p class="tool-card__lead">{ panel::CHECKS_SECRET_LEAD }</p>
            { text_block(TextBlock {
                label: panel::CHECKS_SECRET,
                text: panel::CHECKS_SECRET_COMMAND.into(),
                copy: panel::COPY_SECRET_COMMAND,
                copied: panel::COPIED_SECRET_COMMAND,
                blanks: Rc::default(),
                problems: Rc::default(),
            }) }
            <h4 class="tool-card__part">{ panel::CHECKS_RUN }</h4>
            <p class="tool-card__lead">{ panel::CHECKS_RUN_LEAD }</p>
            { text_block(TextBlock {
                label: panel::CHECKS_RUN,
                text: shell::statement_script(&answer.plan, &statements).into(),
                copy: panel::COPY_CHECKS,
                copied: panel::COPIED_CHECKS,
                blanks,
                problems,
            }) }
            <h4 class="tool-card__part">{ panel::CHECKS_COMPARE }</h4>
            <p class="tool-card__lead">{ panel::CHECKS_COMPARE_LEAD }</p>
            { probe_list(panel::CHECKS_COMPARE, probes.iter().map(|probe| {
                (sql_text(&tokens(&probe.statement, Wording::UnityCatalog)), expected(&probe.expected))
            })) }
        </>
    }
}
