//! A box for text from elsewhere.

use js_sys::JsString;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::app::browser;
use crate::app::elements::{button, p};
use crate::model::SecretKind;
use crate::words::page::tools;

/// A box that takes a whole answer or message. It keeps its text to itself, since a megabyte is not drawn twice.
pub struct PasteBox {
    /// Its ID.
    pub id: &'static str,
    /// Its label.
    pub label: AttrValue,
    /// What helps to fill it in.
    pub hint: Option<AttrValue>,
    /// What it holds.
    pub held: Held,
    /// Called with what stands in it, without anything secret-shaped, in the event that brought it.
    pub on_text: Callback<(JsString, Held)>,
}

/// What a box holds, as far as that shows around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    has_text: bool,
    lost_secret: bool,
}

/// Shows a box for text from elsewhere.
pub fn paste_box(paste_box: PasteBox) -> Html {
    let PasteBox { id, label, hint, held, on_text } = paste_box;
    let hint_id = hint.as_ref().map(|_| format!("{id}-hint"));
    let oninput = on_text.reform(|event: InputEvent| take_text(&event.target_unchecked_into()));
    let on_clear = on_text.reform(move |_: MouseEvent| {
        browser::empty_text_area(id);
        (JsString::from(""), Held::default())
    });
    html! {
        <div class="paste-box">
            <label class="paste-box__label" for={id}>{ label }</label>
            if let Some(hint) = hint {
                <p class="paste-box__hint" id={hint_id.clone()}>{ hint }</p>
            }
            <textarea class="paste-box__text" {id} rows="6" aria-describedby={hint_id} wrap="off"
                autocomplete="off" autocapitalize="none" autocorrect="off" spellcheck="false" {oninput} />
            if held.lost_secret {
                <div role="alert">{ p("message message--problem", tools::SECRET_TAKEN_OUT) }</div>
            }
            if held.has_text {
                { button("button button--small", tools::CLEAR, on_clear) }
            }
        </div>
    }
}

/// Takes what stands in a box now. A secret is out of the box in the very event that brought it.
fn take_text(text_area: &HtmlTextAreaElement) -> (JsString, Held) {
    // Handed on as the browser has it: a megabyte is copied only to be searched.
    let shown = browser::value(text_area);
    match SecretKind::take_out(&String::from(&shown)) {
        None => (shown.clone(), Held { has_text: shown.length() != 0, lost_secret: false }),
        Some((cleaned, _)) => {
            text_area.set_value(&cleaned);
            (cleaned.as_str().into(), Held { has_text: !cleaned.is_empty(), lost_secret: true })
        }
    }
}
