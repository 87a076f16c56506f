//! On narrow screens, how far the form is, and the way to the SQL.

use yew::prelude::*;

use crate::app::View;
use crate::app::elements::{button, span};
use crate::app::{browser, ids};
use crate::words::page;

/// A bar at the bottom of narrow screens that leads to the SQL.
pub fn summary_bar(view: &View<'_>) -> Html {
    let onclick = Callback::from(|_: MouseEvent| browser::go_to_part(ids::SHEET));
    let (blanks, problems) = (view.answer.blanks.len(), view.answer.problems.len());
    html! {
        <div class="summary-bar">
            { span("summary-bar__state", page::state(view.is_held, blanks, problems)) }
            { button("button button--strong", page::SHOW_SQL, onclick) }
        </div>
    }
}
