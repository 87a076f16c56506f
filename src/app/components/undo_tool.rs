//! The way back.

use std::rc::Rc;

use yew::prelude::*;

use crate::answer::{Answer, undo};
use crate::app::state::Tool;
use crate::plan::Field;
use crate::words::page::tools;
use crate::words::panel;

use super::text_block::{TextBlock, text_block};
use super::tool_card::ToolCard;

/// Props of [`UndoTool`].
#[derive(PartialEq, Properties)]
pub struct UndoToolProps {
    /// Whether it is open.
    pub is_open: bool,
    /// What the form amounts to.
    pub answer: Rc<Answer>,
}

/// Statements that take away what the SQL grants, and what they leave.
#[component]
pub fn UndoTool(props: &UndoToolProps) -> Html {
    let UndoToolProps { is_open, answer } = props;
    let undo = undo(&answer.plan);
    let wrong: Rc<[Field]> = answer.problems.iter().map(|problem| problem.field).collect();
    let takes_back = answer.plan.takes_back_grants();
    html! {
        <ToolCard tool={Tool::Undo} is_open={*is_open} heading={tools::UNDO} state={panel::undo_state(undo.statements)}
            lead={panel::UNDO_LEAD}>
            <p class="tool-card__lead">{ panel::UNDO_LIMITS }</p>
            if takes_back {
                <p class="message message--note">{ panel::UNDO_REVOKES }</p>
            }
            if *is_open {
                { text_block(TextBlock {
                    label: tools::UNDO,
                    text: undo.text.into(),
                    copy: panel::COPY_UNDO,
                    copied: panel::COPIED_UNDO,
                    blanks: answer.blanks.as_slice().into(),
                    problems: wrong,
                }) }
            }
        </ToolCard>
    }
}
