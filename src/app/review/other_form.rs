//! The choice between two forms, where a link met work in progress.

use yew::prelude::*;

use crate::app::View;
use crate::app::elements::{Dressed, block, button, element, p};
use crate::app::ids;
use crate::state::{Action, OtherForm};
use crate::words::page::link as words;

/// Asks which form to go on with, and afterwards offers the other one.
pub fn other_form(view: &View<'_>, other: &OtherForm) -> Html {
    if !other.is_decided {
        let heading = element("h2", "review__heading", words::LINK_MET_WORK);
        let buttons = block(
            "div",
            "review__actions",
            [
                button("button", words::KEEP_MINE, view.does(Action::KeptForm)),
                button("button", words::USE_LINK, view.does(Action::TurnedToOther)),
            ],
        );
        let advice = p("review__lead", words::LINK_MET_WORK_ADVICE);
        return block("section", "review", [heading, advice, buttons])
            .set("id", ids::REVIEW)
            .set("tabindex", "-1")
            .set("role", "alert");
    }
    let (text, label) = if other.is_from_link {
        (words::LINK_IS_KEPT, words::TURN_TO_LINK)
    } else {
        (words::MINE_ARE_KEPT, words::TURN_TO_MINE)
    };
    let turn = button("button button--small", label, view.does(Action::TurnedToOther));
    block("div", "notice", [p("", text), turn])
}
