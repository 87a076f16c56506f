//! The choice between two forms, where a link met work in progress.

use yew::prelude::*;

use crate::app::View;
use crate::app::elements::{button, p};
use crate::state::{Action, OtherForm};
use crate::words::page;

/// Asks which form to go on with, and afterwards offers the other one.
pub fn other_form(view: &View<'_>, other: &OtherForm) -> Html {
    if !other.is_decided {
        return html! {
            <section class="banner banner--link" aria-labelledby="other-form-heading" role="alert">
                <div class="banner__body">
                    <h2 class="banner__heading" id="other-form-heading">{ page::LINK_MET_WORK }</h2>
                    { p("banner__text", page::LINK_MET_WORK_ADVICE) }
                    <div class="banner__actions">
                        { button("button", page::KEEP_MINE, view.on_press(Action::KeptForm)) }
                        { button("button", page::USE_LINK, view.on_press(Action::TurnedToOther)) }
                    </div>
                </div>
            </section>
        };
    }
    let (text, label) = if other.is_from_link {
        (page::LINK_IS_KEPT, page::TURN_TO_LINK)
    } else {
        (page::MINE_ARE_KEPT, page::TURN_TO_MINE)
    };
    html! {
        <div class="banner">
            { p("banner__text", text) }
            { button("button button--small", label, view.on_press(Action::TurnedToOther)) }
        </div>
    }
}
