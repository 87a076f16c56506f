//! A box for text from elsewhere.

use std::rc::Rc;

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::model::SecretKind;
use crate::words::page::tools;

/// Props of [`PasteBox`].
#[derive(PartialEq, Properties)]
pub struct PasteBoxProps {
    /// The box's ID.
    pub id: AttrValue,
    /// Its label.
    pub label: AttrValue,
    /// What helps to fill it in.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Called with what stands in it, without anything secret-shaped.
    pub on_text: Callback<Rc<str>>,
}

/// A box that takes a whole answer or message. It keeps its text to itself, since a megabyte is not drawn twice.
#[component]
pub fn PasteBox(props: &PasteBoxProps) -> Html {
    let PasteBoxProps { id, label, hint, on_text } = props;
    let text_area = use_node_ref();
    let has_text = use_state_eq(|| false);
    let took_secret = use_state_eq(|| false);
    let oninput = {
        let (on_text, has_text, took_secret) =
            (on_text.clone(), has_text.clone(), took_secret.clone());
        Callback::from(move |event: InputEvent| {
            let text_area: HtmlTextAreaElement = event.target_unchecked_into();
            let mut text = text_area.value();
            // Out of the box in the very event that brought it.
            let cleaned = SecretKind::take_out(&text);
            took_secret.set(cleaned.is_some());
            if let Some((without, _)) = cleaned {
                text_area.set_value(&without);
                text = without;
            }
            has_text.set(!text.is_empty());
            on_text.emit(text.into());
        })
    };
    let on_clear = {
        let (on_text, has_text, text_area) = (on_text.clone(), has_text.clone(), text_area.clone());
        let took_secret = took_secret.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(text_area) = text_area.cast::<HtmlTextAreaElement>() {
                text_area.set_value("");
                let _ = text_area.focus();
            }
            has_text.set(false);
            took_secret.set(false);
            on_text.emit("".into());
        })
    };
    let hint_id = hint.as_ref().map(|_| format!("{id}-hint"));
    html! {
        <div class="paste-box">
            <label class="paste-box__label" for={id}>{ label }</label>
            if let Some(hint) = hint {
                <p class="paste-box__hint" id={hint_id.clone()}>{ hint }</p>
            }
            <textarea class="paste-box__text" {id} ref={text_area} rows="6" aria-describedby={hint_id} wrap="off"
                autocomplete="off" autocapitalize="none" autocorrect="off" spellcheck="false" {oninput} />
            if *took_secret {
                <p class="message message--problem" role="alert">{ tools::SECRET_TAKEN_OUT }</p>
            }
            if *has_text {
                <button class="button button--small" type="button" onclick={on_clear}>{ tools::CLEAR }</button>
            }
        </div>
    }
}
