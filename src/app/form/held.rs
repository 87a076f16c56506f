//! The form in short, while values from a link are to be checked.

use yew::prelude::*;

use crate::app::View;
use crate::app::elements::{Dressed, block, button, element};
use crate::model::GuideStep;
use crate::plan::Field;
use crate::state::Action;
use crate::words::label;
use crate::words::page::form as words;
use crate::words::sentence::{Sentence, name};

use super::facts::{held_facts, in_short};
use super::step_tag;

/// A line for each answer, and a button that unfolds the boxes.
pub fn held(view: &View<'_>) -> Html {
    let draft = &view.state.form.draft;
    let value = |text: &str| -> Sentence {
        if text.is_empty() { words::NONE.into() } else { name(text).into() }
    };
    let rows = words::rows(draft);
    let profiles_sync = if draft.profiles_sync.is_empty() {
        words::NONE.into()
    } else {
        words::row(&draft.profiles_sync)
    };
    let rows = if rows.is_empty() { words::NONE.into() } else { rows };
    let edit = view.does(Action::UnfoldedForm);
    let edit = button("button button--small", words::EDIT, edit);
    block(
        "div",
        "held",
        [
            block("div", "held__head", [element("h2", "", words::FILLED_BY_LINK), edit]),
            line(
                GuideStep::ServicePrincipal,
                label::CLIENT_ID,
                &value(draft.text(Field::ClientId)),
            ),
            line(GuideStep::ProfilesSync, label::PROFILES_SYNC_CATALOG, &profiles_sync),
            line(GuideStep::OtherCatalogs, label::OTHER_CATALOGS, &rows),
            line(GuideStep::Connect, words::WAREHOUSE, &value(draft.text(Field::HttpPath))),
            held_facts(view),
        ],
    )
    .set("data-held", "")
}

fn line(step: GuideStep, title: &'static str, value: &Sentence) -> Html {
    element("div", "fact fact__line", in_short(step_tag(step), title, value))
}
