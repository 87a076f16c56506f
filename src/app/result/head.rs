//! The head of the result: the access in a sentence, how far it is, and all of it to copy.

use yew::prelude::*;

use crate::answer::Answer;
use crate::app::View;
use crate::app::controls::copy_button::{Copying, Gaps, copy_button};
use crate::app::controls::download_button::download_button;
use crate::app::controls::inline_text::inline_text;
use crate::app::elements::{button, element, p};
use crate::plan::Field;
use crate::state::FocusTarget;
use crate::words::{label, page};

/// The access in a sentence, how far it is, and all of it to copy.
pub fn head(view: &View<'_>) -> Html {
    let answer = view.answer;
    let gaps = Gaps {
        blanks: answer.blanks.as_slice().into(),
        problems: answer.problems.iter().map(|problem| problem.field).collect(),
    };
    html! {
        <div class="result-head">
            { element("h2", "visually-hidden", page::RESULT) }
            { p("result-head__summary", inline_text(&answer.summary)) }
            <div class="result-head__row">
                { p("result-head__state", page::state(view.is_held, gaps.blanks.len(), gaps.problems.len())) }
                <div class="result-head__actions">
                    { copy_all(view, gaps.clone()) }
                    { download_button(view) }
                </div>
            </div>
            if !answer.is_ready() {
                <div class="result-head__gaps">
                    <p class="result-head__gaps-label" id="gaps-label">{ page::STILL_NEEDED }</p>
                    <ul class="result-head__gaps-list" aria-labelledby="gaps-label">
                        { for gaps.blanks.iter().map(|field| gap(view, *field, "gap")) }
                        { for gaps.problems.iter().map(|field| gap(view, *field, "gap gap--wrong")) }
                    </ul>
                </div>
            }
        </div>
    }
}

fn copy_all(view: &View<'_>, gaps: Gaps) -> Html {
    copy_button(
        view,
        Copying {
            label: page::COPY_ALL.into(),
            name: None,
            text: view.answer.sql.clone().into(),
            said: page::copied_all(live_statements(view.answer)).into(),
            gaps,
            class: "button button--strong",
        },
    )
}

fn gap(view: &View<'_>, field: Field, class: &'static str) -> Html {
    html! {
        <li key={format!("{field} {class}")}>
            { button(class, label::field(field), view.on_seek(FocusTarget::Field(field))) }
        </li>
    }
}

fn live_statements(answer: &Answer) -> usize {
    let live = answer.steps.iter().filter(|step| !step.is_example && step.id.grants());
    live.map(|step| step.statements.len()).sum()
}
