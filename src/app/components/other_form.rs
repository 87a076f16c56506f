//! The choice between two forms, where a link met work in progress.

use yew::prelude::*;

use crate::app::hooks::use_send::use_send;
use crate::app::state::{Action, Other};
use crate::words::page;

/// Props of [`OtherForm`].
#[derive(PartialEq, Properties)]
pub struct OtherFormProps {
    /// The form that is not shown.
    pub other: Other,
}

/// Asks which form to go on with, and afterwards offers the other one.
#[component]
pub fn OtherForm(props: &OtherFormProps) -> Html {
    let OtherFormProps { other } = props;
    let send = use_send();
    let act = |action: Action| {
        let send = send.clone();
        Callback::from(move |_: MouseEvent| send.emit(action.clone()))
    };
    if !other.is_decided {
        return html! {
            <section class="banner banner--link" aria-labelledby="other-form-heading" role="alert">
                <div class="banner__body">
                    <h2 class="banner__heading" id="other-form-heading">{ page::LINK_MET_WORK }</h2>
                    <p class="banner__text">{ page::LINK_MET_WORK_ADVICE }</p>
                    <div class="banner__actions">
                        <button class="button" type="button" onclick={act(Action::KeptForm)}>{ page::KEEP_MINE }</button>
                        <button class="button" type="button" onclick={act(Action::TurnedToOther)}>{ page::USE_LINK }</button>
                    </div>
                </div>
            </section>
        };
    }
    let (text, button) = if other.is_from_link {
        (page::LINK_IS_KEPT, page::TURN_TO_LINK)
    } else {
        (page::MINE_ARE_KEPT, page::TURN_TO_MINE)
    };
    html! {
        <div class="banner">
            <p class="banner__text">{ text }</p>
            <button class="button button--small" type="button" onclick={act(Action::TurnedToOther)}>{ button }</button>
        </div>
    }
}
