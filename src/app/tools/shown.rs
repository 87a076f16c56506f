//! What the tools show on the page, each where it belongs.

use yew::prelude::*;

use crate::app::elements::{Dressed, all, block, button, each, element, p, tab, when};
use crate::app::{Event, View, ids};
use crate::export::StatementPlace;
use crate::model::Tool;
use crate::panel::drawn::Node;
use crate::state::Action;
use crate::words::page::second_load as words;
use crate::words::page::tools::{BENCH, BENCH_LEAD, TOOLS};

use super::ToolEvent;
use super::nodes::{ToolView, nodes};

/// The audit, the checks, errors explained and the way back: one at a time, below their tabs.
pub fn bench(view: &View<'_>) -> Html {
    let open = view.state.open_tool;
    let head = block(
        "div",
        "bench__head",
        [
            element("h2", "bench__heading", BENCH).set("id", "bench-heading"),
            p("bench__lead", BENCH_LEAD),
        ],
    );
    let tabs = TABS.into_iter().enumerate().map(|(index, tool)| {
        let is_open = open == Some(tool);
        let is_stop = is_open || open.is_none() && index == 0;
        let turn = view.does(Action::TurnedTool(tool));
        tab(ids::tool_id(tool), panel_id(tool), words::name(tool), is_open, is_stop, turn)
    });
    let tabs = element("div", "tabs", each(tabs)).set("role", "tablist").set("aria-label", TOOLS);
    let panels = TABS.into_iter().map(|tool| {
        element("div", "tool-panel", body(view, tool))
            .set("id", panel_id(tool))
            .set("role", "tabpanel")
            .set("aria-labelledby", ids::tool_id(tool))
            .flag("hidden", open != Some(tool))
            .flag("data-held", view.is_held || view.tools.known(tool).is_of_link)
            .flag("data-stale", view.tools.known(tool).is_stale)
    });
    let sheet = block("div", "sheet", [element("div", "bar bar--tools", tabs), each(panels)]);
    block("section", "bench", [head, sheet])
        .set("id", ids::BENCH)
        .set("tabindex", "-1")
        .set("aria-labelledby", "bench-heading")
        .flag("inert", view.is_covered())
        .keyed(view.state.starts)
}

/// The tools that stand below form and result, in their order.
const TABS: [Tool; 4] = [Tool::Audit, Tool::Checks, Tool::ExplainError, Tool::Undo];

/// The ID of what a tab opens.
fn panel_id(tool: Tool) -> &'static str {
    match tool {
        Tool::Audit => "panel-audit",
        Tool::Checks => "panel-checks",
        Tool::ExplainError => "panel-explain-error",
        Tool::Undo => "panel-undo",
        _ => "panel",
    }
}

/// Why a statement is there, counted from 0 as its step is; absent before that is heard of.
pub fn reason(view: &View<'_>, step: usize, statement: usize) -> Option<Html> {
    let panel = view.tools.known(Tool::Reasons).panel()?;
    let Node::Element(_, _, reasons) = panel.nodes.get(step)? else { return None };
    let Node::Text(reason) = reasons.get(statement)? else { return None };
    Some(Html::from(&**reason))
}

/// Says whether a statement is new since the link, as far as that is known of the form as it is.
pub fn is_new(view: &View<'_>, place: StatementPlace) -> bool {
    let known = view.tools.known(Tool::Changes);
    let shown = known.shown.as_ref().filter(|shown| shown.number == known.number);
    let panel = shown.and_then(|shown| shown.panel.as_ref());
    panel.is_some_and(|panel| panel.points_at.contains(&place))
}

/// Says that a tool is not there, where that is so.
pub fn failed(view: &View<'_>, tool: Tool) -> Html {
    when(view.tools.has_failed, || failure(view, tool))
}

/// Says whether there is but a sentence to say of the text that was pasted into the form last.
pub fn is_brief(view: &View<'_>) -> bool {
    view.tools.known(Tool::Pasting).panel().is_none_or(|panel| panel.nodes.len() < 2)
}

/// What was made of the text that was pasted into the form last.
pub fn pasted_nodes(view: &View<'_>) -> Html {
    let tool = Tool::Pasting;
    let known = view.tools.known(tool);
    known.panel().map_or_else(Html::default, |panel| {
        nodes(&ToolView { page: view, tool, known }, &panel.nodes)
    })
}

/// Says whether a tool has anything to show, were it that it is not there.
pub fn has_news(view: &View<'_>, tool: Tool) -> bool {
    let panel = view.tools.known(tool).panel();
    view.tools.has_failed || panel.is_some_and(|panel| !panel.nodes.is_empty())
}

/// Says whether a tool may still have something to say.
pub fn is_awaited(view: &View<'_>, tool: Tool) -> bool {
    let known = view.tools.known(tool);
    !view.tools.has_failed && !known.is_unread && known.panel().is_none()
}

/// What a tool shows once it was opened.
pub fn body(view: &View<'_>, tool: Tool) -> Html {
    let known = view.tools.known(tool);
    let page = &View { is_held: view.is_held || known.is_of_link, ..*view };
    let tool_view = ToolView { page, tool, known };
    let drawn = known.panel().map(|panel| nodes(&tool_view, &panel.nodes));
    all([failed(view, tool), drawn.unwrap_or_default()])
}

/// Says that the second load is not there.
fn failure(view: &View<'_>, tool: Tool) -> Html {
    let onclick = view.tells(Event::Tool(ToolEvent::TriedAgain(tool)));
    let try_again = button("button button--small", words::TRY_AGAIN, onclick);
    block("div", "message message--problem", [p("", words::NOT_LOADED), try_again])
        .set("role", "alert")
}
