//! What helps once the SQL has run.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use crate::answer::Answer;
use crate::app::hooks::use_hold::use_hold;
use crate::app::state::Tool;
use crate::words::page::tools;

use super::audit_tool::AuditTool;
use super::checks_tool::ChecksTool;
use super::explain_tool::ExplainTool;
use super::undo_tool::UndoTool;

/// Props of [`Bench`].
#[derive(PartialEq, Properties)]
pub struct BenchProps {
    /// What the form amounts to.
    pub answer: Rc<Answer>,
    /// The tools that are open.
    pub open_tools: BTreeSet<Tool>,
}

/// The audit, the checks, errors explained and the way back, each folded into its heading and its state.
#[component]
pub fn Bench(props: &BenchProps) -> Html {
    let BenchProps { answer, open_tools } = props;
    let hold = use_hold();
    let is_open = |tool: Tool| open_tools.contains(&tool);
    html! {
        <section class="bench" id={BENCH_ID} tabindex="-1" aria-labelledby="bench-heading"
            oncopy={hold.clone()} ondragstart={hold.reform(|event: DragEvent| event.into())}>
            <h2 class="bench__heading" id="bench-heading">{ tools::BENCH }</h2>
            <p class="bench__lead">{ tools::BENCH_LEAD }</p>
            <AuditTool is_open={is_open(Tool::Audit)} answer={answer.clone()} />
            <ChecksTool is_open={is_open(Tool::Checks)} answer={answer.clone()} />
            <ExplainTool is_open={is_open(Tool::ExplainError)} answer={answer.clone()} />
            <UndoTool is_open={is_open(Tool::Undo)} answer={answer.clone()} />
        </section>
    }
}

/// The ID of the tools.
pub const BENCH_ID: &str = "bench";
