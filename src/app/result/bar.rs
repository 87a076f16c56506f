//! What to show of the result, and what to take along.

use yew::prelude::*;

use crate::answer::Answer;
use crate::app::View;
use crate::app::controls::copy_button::{Asking, Copying, copy_button};
use crate::app::controls::download_button::download_sql;
use crate::app::controls::link_button::link_button;
use crate::app::elements::{Dressed, block, each, element, tab};
use crate::app::ids;
use crate::link::LinkError;
use crate::model::Tool;
use crate::state::Action;
use crate::words::page::link as link_words;
use crate::words::page::result as words;
use crate::words::page::second_load;

/// SQL or picture, and the buttons that copy the SQL and the link and hand the SQL out as a file.
pub fn bar(view: &View<'_>, link: &Result<String, LinkError>) -> Html {
    let tabs = [None].into_iter().chain(Tool::BESIDE_SQL.map(Some)).map(|shown| {
        let is_shown = view.state.beside_sql == shown;
        let label = shown.map_or(words::SQL, second_load::name);
        let turn = view.does(Action::Showed(shown));
        tab(ids::result_tab(shown), "panel", label, is_shown, is_shown, turn)
    });
    let tabs =
        element("div", "tabs", each(tabs)).set("role", "tablist").set("aria-label", words::TABS);
    let actions = block(
        "div",
        "bar__actions",
        [copy_sql(view), link_button(view, link, link_words::COPY_LINK, None), download_sql(view)],
    );
    block("div", "bar", [tabs, actions])
}

fn copy_sql(view: &View<'_>) -> Html {
    let answer = view.answer;
    let (blanks, problems) = view.sql_gaps();
    let is_ready = blanks.is_empty() && problems.is_empty() && !view.is_held;
    copy_button(
        view,
        Copying {
            id: Some(ids::COPY_SQL),
            label: words::COPY_SQL.into(),
            text: answer.sql.clone().into(),
            said: words::copied_all(live_statements(answer)).into(),
            asking: Asking::of(&blanks, &problems),
            class: if is_ready { "button button--strong" } else { "button" },
            icon: "#i-copy",
            ..Copying::default()
        },
    )
}

fn live_statements(answer: &Answer) -> usize {
    let live = answer.steps.iter().filter(|step| !step.is_example && step.id.grants());
    live.map(|step| step.statements.len()).sum()
}
