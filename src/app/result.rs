//! The result: a permit that fills while the form is typed.

mod head;
pub mod settings;
mod statement;
pub mod step;

use yew::prelude::*;

use crate::app::elements::{classed, element, p};
use crate::model::Wording;
use crate::state::Action;
use crate::words::page;

use super::View;
use super::controls::choice::{Choice, choice};
use super::ids;
use super::tools::access_map::access_map;

/// The access in a sentence, what is still needed, every step's SQL, and the settings.
pub fn result(view: &View<'_>) -> Html {
    let is_ready = view.answer.is_ready() && !view.is_held;
    let class = if is_ready { "result-sheet result-sheet--ready" } else { "result-sheet" };
    classed(
        class,
        html! {
            <section id={ids::SHEET} tabindex="-1" aria-label={page::RESULT} oncopy={view.on_copy()} ondragstart={view.on_drag()}>
                { head::head(view) }
                { access_map(view) }
                <div class="result-sheet__steps">
                    { p("result-sheet__where", page::WHERE_TO_RUN) }
                    { wording_choice(view) }
                    { for view.answer.steps.iter().map(|it| step::step(view, it)) }
                    { settings::settings(view) }
                </div>
            </section>
        },
    )
}

fn wording_choice(view: &View<'_>) -> Html {
    let wording = view.state.form.draft.wording;
    let one = |value, of: Wording, label: &'static str| {
        choice(Choice {
            name: "wording",
            value,
            label: label.into(),
            hint: None,
            is_chosen: wording == of,
            on_choose: view.on_choose(Action::ChoseWording(of)),
        })
    };
    html! {
        <fieldset class="choices choices--row wording-choice" aria-describedby="wording-hint">
            { element("legend", "choices__legend", page::WORDING) }
            { one("guide", Wording::Guide, page::WORDING_GUIDE) }
            { one("unity-catalog", Wording::UnityCatalog, page::WORDING_UNITY_CATALOG) }
            <p class="choice__hint" id="wording-hint">{ page::WORDING_HINT }</p>
        </fieldset>
    }
}
