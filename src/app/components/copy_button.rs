//! A button that copies, and says only what is true.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::browser;
use crate::app::gate::Gate;
use crate::app::hooks::use_copy::{Copied, use_copy};
use crate::app::hooks::use_send::use_send;
use crate::app::state::Action;
use crate::plan::Field;
use crate::words::{label, page};

use super::copy_fallback::CopyFallback;

/// Props of [`CopyButton`].
#[derive(PartialEq, Properties)]
pub struct CopyButtonProps {
    /// What the button says.
    pub label: AttrValue,
    /// What it is called where the label alone would not tell.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    /// What it copies.
    pub text: AttrValue,
    /// What is said once the clipboard has it.
    pub said: AttrValue,
    /// The fields that are missing in the text.
    #[prop_or_default]
    pub blanks: Rc<[Field]>,
    /// The fields that are wrong in the text.
    #[prop_or_default]
    pub problems: Rc<[Field]>,
    /// Classes of the button.
    #[prop_or_default]
    pub class: Classes,
}

/// Copies a text, once the gate is open. With gaps in it, it asks first: go to the first of them, or copy all the same?
#[component]
pub fn CopyButton(props: &CopyButtonProps) -> Html {
    let CopyButtonProps { label, name, text, said, blanks, problems, class } = props;
    let send = use_send();
    let is_asking = use_state(|| false);
    let on_done = {
        let (send, is_asking, said) = (send.clone(), is_asking.clone(), said.to_string());
        Callback::from(move |is_copied: bool| {
            if is_copied {
                is_asking.set(false);
                send.emit(Action::Announced(said.clone()));
            }
        })
    };
    let (copied, on_copy) = use_copy(on_done);
    let on_copy_text = {
        let text = text.clone();
        Callback::from(move |_: MouseEvent| on_copy.emit(text.clone()))
    };
    let is_held = use_context::<Gate>().unwrap_or_default().is_closed;
    let first_gap = blanks.iter().chain(problems.iter()).next().copied();
    let asks_first = is_held || first_gap.is_some();
    let onclick = match asks_first {
        false => on_copy_text.clone(),
        true => {
            let is_asking = is_asking.clone();
            Callback::from(move |_: MouseEvent| is_asking.set(!*is_asking))
        }
    };
    let on_close = {
        let copied = copied.clone();
        Callback::from(move |()| copied.set(Copied::Not))
    };
    let close = {
        let is_asking = is_asking.clone();
        move || is_asking.set(false)
    };
    let onfocusout = {
        let close = close.clone();
        Callback::from(move |event: FocusEvent| {
            if !browser::keeps_focus(&event) {
                close();
            }
        })
    };
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            close();
        }
    });
    let on_seek = |field: Field| {
        let send = send.clone();
        Callback::from(move |_: MouseEvent| send.emit(Action::SoughtField(field)))
    };
    let on_confirm = {
        let (send, is_asking) = (send.clone(), is_asking.clone());
        Callback::from(move |_: MouseEvent| {
            is_asking.set(false);
            send.emit(Action::SoughtConfirmation);
        })
    };
    let state = match &*copied {
        Copied::Text(copied) if copied == text => Some(page::COPIED),
        Copied::Text(_) => Some(page::CHANGED_SINCE),
        Copied::Not | Copied::Refused(_) => None,
    };
    html! {
        <div class="copy-button" {onfocusout} {onkeydown}>
            <div class="copy-button__row">
                if let Some(state) = state {
                    <span class={classes!("copy-button__state", (state == page::CHANGED_SINCE).then_some("copy-button__state--changed"))}>
                        { state }
                    </span>
                }
                <button class={classes!("button", class.clone())} type="button" aria-label={name.clone()}
                    aria-expanded={asks_first.then(|| is_asking.to_string())} {onclick}>
                    { label }
                </button>
            </div>
            if is_held && *is_asking {
                <div class="copy-question" role="alert">
                    <p>{ page::CONFIRM_FIRST }</p>
                    <button class="button button--small" type="button" onclick={on_confirm}>{ page::GO_TO_CONFIRMATION }</button>
                </div>
            } else if let Some(field) = first_gap && *is_asking {
                <div class="copy-question" role="alert">
                    <p>{ page::not_copied(&page::gaps(blanks.len(), problems.len())) }</p>
                    <button class="button button--small" type="button" onclick={on_seek(field)}>
                        { page::go_to(&label::field(field)) }
                    </button>
                    <button class="button button--small button--gaps" type="button" onclick={on_copy_text}>
                        { page::copy_with_gaps(blanks.len(), problems.len()) }
                    </button>
                </div>
            }
            if let Copied::Refused(text) = &*copied {
                <CopyFallback text={text.clone()} {on_close} />
            }
        </div>
    }
}
