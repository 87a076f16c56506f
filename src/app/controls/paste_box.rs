//! A box for text from elsewhere.

use std::rc::Rc;

use js_sys::JsString;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;
use yew::virtual_dom::VTag;

use crate::app::browser;
use crate::app::controls::text_box::left_alone;
use crate::app::elements::{Act, Dressed, block, button, element, p, target, when};
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
    pub on_text: Rc<dyn Fn(JsString, Held)>,
}

/// What a box holds, as far as that shows around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    has_text: bool,
    lost_secret: bool,
}

impl Held {
    /// What a box holds that was filled with a text which this tab kept.
    pub fn kept() -> Self {
        Self { has_text: true, lost_secret: false }
    }
}

/// Shows a box for text from elsewhere.
pub fn paste_box(paste_box: PasteBox) -> Html {
    let PasteBox { id, label, hint, held, on_text } = paste_box;
    let hint_id = hint.as_ref().map(|_| format!("{id}-hint"));
    let on_clear: Act = {
        let on_text = Rc::clone(&on_text);
        Rc::new(move |_| {
            browser::empty_text_area(id);
            on_text(JsString::from(""), Held::default());
        })
    };
    let on_input: Act = Rc::new(move |event| {
        if let Some(text_area) = target(event) {
            let (text, held) = take_text(&text_area);
            on_text(text, held);
        }
    });
    let text = left_alone(VTag::new("textarea").into())
        .set("class", "paste-box__text")
        .set("id", id)
        .set("rows", "6")
        .set_some("aria-describedby", hint_id.clone())
        .set("wrap", "off")
        .on("input", on_input);
    block(
        "div",
        "paste-box",
        [
            element("label", "paste-box__label", &*label).set("for", id),
            hint.map_or_else(Html::default, |hint| {
                p("paste-box__hint", &*hint).set_some("id", hint_id)
            }),
            text,
            when(held.lost_secret, || {
                p("message message--problem", tools::SECRET_TAKEN_OUT).set("role", "alert")
            }),
            when(held.has_text, || button("button button--small", tools::CLEAR, on_clear)),
        ],
    )
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
