//! Copying with feedback that is true: "copied" only after the clipboard has it.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::app::browser;

/// What became of the last copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Copied {
    /// Nothing was copied yet.
    #[default]
    Not,
    /// The clipboard has this text.
    Text(AttrValue),
    /// The browser refused this text.
    Refused(AttrValue),
}

/// What became of the last copy, and a callback that copies a text and then tells whether it worked.
#[hook]
pub fn use_copy(on_done: Callback<bool>) -> (UseStateHandle<Copied>, Callback<AttrValue>) {
    let copied = use_state(Copied::default);
    let on_copy = {
        let copied = copied.clone();
        Callback::from(move |text: AttrValue| {
            let copied = copied.clone();
            let on_done = on_done.clone();
            spawn_local(async move {
                let is_copied = browser::copy(&text).await;
                copied.set(if is_copied { Copied::Text(text) } else { Copied::Refused(text) });
                on_done.emit(is_copied);
            });
        })
    };
    (copied, on_copy)
}
