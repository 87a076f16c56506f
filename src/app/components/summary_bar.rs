//! On narrow screens, how far the form is, and the way to the SQL.

use std::rc::Rc;

use yew::prelude::*;

use crate::answer::Answer;
use crate::app::browser;
use crate::app::gate::Gate;
use crate::words::page;

use super::result_sheet::SHEET_ID;

/// Props of [`SummaryBar`].
#[derive(PartialEq, Properties)]
pub struct SummaryBarProps {
    /// What the form amounts to.
    pub answer: Rc<Answer>,
}

/// A bar at the bottom of narrow screens that leads to the SQL.
#[component]
pub fn SummaryBar(props: &SummaryBarProps) -> Html {
    let SummaryBarProps { answer } = props;
    let is_held = use_context::<Gate>().unwrap_or_default().is_closed;
    let onclick = Callback::from(|_: MouseEvent| browser::go_to_part(SHEET_ID));
    html! {
        <div class="summary-bar">
            <span class="summary-bar__state">{ page::state(is_held, answer.blanks.len(), answer.problems.len()) }</span>
            <button class="button button--strong" type="button" {onclick}>{ page::SHOW_SQL }</button>
        </div>
    }
}
