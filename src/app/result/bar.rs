//! What to show of the result, and what to take along.

use yew::prelude::*;

use crate::answer::Answer;
use crate::app::View;
use crate::app::controls::copy_button::{Asking, Copying, copy_button};
use crate::app::controls::download_button::download_button;
use crate::app::controls::link_button::link_button;
use crate::app::elements::{Dressed, block, tab};
use crate::app::ids;
use crate::link::LinkError;
use crate::model::Tool;
use crate::state::Action;
use crate::words::page::link as link_words;
use crate::words::page::result as words;

/// SQL or picture, and the buttons that copy the SQL and the link and hand the SQL out as a file.
pub fn bar(view: &View<'_>, link: &Result<String, LinkError>) -> Html {
    let shows_map = view.state.shows_map;
    let turn = |shows| view.does(Action::ShowedMap(shows));
    let map = ids::tool_id(Tool::AccessMap);
    let tabs = block(
        "div",
        "tabs",
        [
            tab("tab-sql", "panel", words::SQL, !shows_map, !shows_map, turn(false)),
            tab(map, "panel", words::MAP, shows_map, shows_map, turn(true)),
        ],
    );
    let tabs = tabs.set("role", "tablist").set("aria-label", words::TABS);
    let actions = block(
        "div",
        "bar__actions",
        [
            copy_sql(view),
            link_button(view, link, link_words::COPY_LINK, None),
            download_button(view),
        ],
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
