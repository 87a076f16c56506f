//! The result: the access in a sentence, the SQL by step, and the settings.

mod bar;
pub mod settings;
mod statement;
pub mod status;
pub mod step;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::elements::{
    Act, Dressed, all, block, button, each, element, input, p, pressed_key, span, when,
};
use crate::link::LinkError;
use crate::model::Tool;
use crate::state::Action;
use crate::words::page::result as words;
use crate::words::page::{self, link as link_words};

use super::View;
use super::controls::icon::icon;
use super::ids;
use super::review::review;
use super::tools::{body, failed};

/// The result beside the form; over it, where the window is too narrow for both.
pub fn result(view: &View<'_>, link: &Result<String, LinkError>) -> Html {
    let is_open = view.state.sheet.is_some();
    let role = if is_open { "dialog" } else { "region" };
    let close = view.does(Action::TurnedSheet(None));
    let on_key: Act = {
        let close = Rc::clone(&close);
        Rc::new(move |event| {
            if is_open && pressed_key(event).is_some_and(|key| key.key() == "Escape") {
                close(event);
            }
        })
    };
    let head = block(
        "div",
        "side__head",
        [
            element("h2", "side__title", words::RESULT),
            button("button", page::CLOSE, close).set("id", ids::CLOSE_SHEET),
        ],
    );
    let class = if is_open { "side side--open" } else { "side" };
    block("section", class, [head, review(view), sheet(view, link), runners(view)])
        .set("role", role)
        .set_some("aria-modal", is_open.then_some("true"))
        .set("id", ids::SHEET)
        .set("tabindex", "-1")
        .set("aria-label", words::RESULT)
        .on("keydown", on_key)
}

fn sheet(view: &View<'_>, link: &Result<String, LinkError>) -> Html {
    let status = view.status();
    let class = if status.is_ready { "sheet sheet--ready" } else { "sheet" };
    let shown = view.state.beside_sql;
    let tab = ids::result_tab(shown);
    let content = shown.map_or_else(|| steps(view), |tool| body(view, tool));
    let panel = element("div", "panel", content)
        .set("id", "panel")
        .set("role", "tabpanel")
        .set("aria-labelledby", tab)
        .keyed(tab);
    block(
        "div",
        class,
        [
            when(!view.is_held, || status::status(view, &status)),
            bar::bar(view, link),
            all([panel]),
            settings::settings(view),
        ],
    )
    .flag("data-held", view.is_held)
}

fn steps(view: &View<'_>) -> Html {
    let explain = view.does(Action::TurnedExplanations);
    let explain = input("checkbox", "explain".to_owned(), view.state.explains, explain);
    let place = if view.is_held {
        all([icon("#i-lock"), link_words::CONFIRM_FIRST.into()])
    } else {
        words::WHERE_TO_RUN.into()
    };
    let toolbar = block(
        "div",
        "toolbar",
        [p("toolbar__where", place), block("label", "check", [explain, span("", words::EXPLAIN)])],
    );
    let failed = when(view.state.explains, || failed(view, Tool::Reasons));
    let changed = when(view.state.is_open(Tool::Changes), || {
        element("div", "changes", body(view, Tool::Changes))
    });
    let steps = view.answer.steps.iter().enumerate();
    let steps = each(steps.map(|(index, it)| step::step(view, index, it)));
    all([toolbar, failed, changed, steps])
}

/// The SQL by who can run it, where that may be more than one.
fn runners(view: &View<'_>) -> Html {
    let is_open = view.state.shows_runners;
    let turn = button("link", words::BY_RUNNER, view.does(Action::TurnedRunners));
    let content =
        [turn.says("aria-expanded", is_open), when(is_open, || body(view, Tool::Runners))];
    let has_catalogs = view.answer.plan.reads.iter().any(|read| read.catalog.filled().is_some());
    when(has_catalogs, || block("div", "sheet runners", content).flag("data-held", view.is_held))
}
