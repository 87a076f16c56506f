//! What the page asks of the browser, each with an answer for a browser that refuses.
//!
//! Storage, clipboard and history may be missing or throw; none of that may stop the page.

use crate::link::percent;
use crate::model::SecretKind;
use js_sys::JsString;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, FocusEvent, FocusOptions, HtmlAnchorElement, HtmlElement,
    HtmlTextAreaElement, Node, ScrollIntoViewOptions, ScrollLogicalPosition, Url,
};

#[wasm_bindgen]
extern "C" {
    /// `navigator.clipboard`, which is missing outside secure contexts.
    type MaybeClipboard;

    #[wasm_bindgen(catch, method, js_name = writeText)]
    fn write_text(this: &MaybeClipboard, text: &str) -> Result<js_sys::Promise, JsValue>;
}

/// Puts a text on the clipboard; true only after it is there.
pub async fn copy(text: &str) -> bool {
    let written = clipboard().and_then(|clipboard| clipboard.write_text(text).ok());
    match written {
        Some(promise) => JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}

fn clipboard() -> Option<MaybeClipboard> {
    let navigator = web_sys::window()?.navigator();
    let clipboard = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard")).ok()?;
    clipboard.is_object().then(|| clipboard.unchecked_into())
}

/// Hands a text to the browser as a file; false where the browser refuses.
pub fn download(file_name: &str, text: &str) -> bool {
    try_download(file_name, text).is_some()
}

fn try_download(file_name: &str, text: &str) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let options = BlobPropertyBag::new();
    options.set_type("application/sql");
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let anchor: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    anchor.set_href(&address);
    anchor.set_download(file_name);
    anchor.click();
    // The address is needed until the browser has begun to read it.
    gloo::timers::callback::Timeout::new(10_000, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Some(())
}

/// Moves the focus to an element.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
    }
}

/// Moves the focus to a part of the page, and its beginning to the top of the window.
pub fn go_to_part(id: &str) {
    if let Some(element) = element(id) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
        element.scroll_into_view_with_bool(true);
    }
}

/// Scrolls the page just as far as an element needs to be seen, once the browser is done with what it does now.
///
/// After a paste it scrolls to the box by itself, which would undo an earlier scroll.
pub fn bring_into_view(id: &'static str) {
    gloo::timers::callback::Timeout::new(0, move || {
        if let Some(element) = element(id) {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
    })
    .forget();
}

fn element(id: &str) -> Option<HtmlElement> {
    web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Says whether the focus, on leaving an element, stays within the one that listens.
pub fn keeps_focus(event: &FocusEvent) -> bool {
    let within = event.current_target().and_then(|target| target.dyn_into::<Node>().ok());
    let next = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
    within.is_some_and(|within| next.is_some_and(|next| within.contains(Some(&next))))
}

/// Selects all text of a box and moves the focus to it.
pub fn select_all(id: &str) {
    if let Some(text_area) = text_area(id) {
        let _ = text_area.focus();
        text_area.select();
    }
}

/// Empties a box and moves the focus to it.
pub fn empty_text_area(id: &str) {
    if let Some(text_area) = text_area(id) {
        text_area.set_value("");
        let _ = text_area.focus();
    }
}

fn text_area(id: &str) -> Option<HtmlTextAreaElement> {
    element(id)?.dyn_into().ok()
}

/// What stands in a box, as the browser has it.
pub fn value(text_area: &HtmlTextAreaElement) -> JsString {
    let value = js_sys::Reflect::get(text_area, &JsValue::from_str("value"));
    value.ok().and_then(|value| value.dyn_into().ok()).unwrap_or_else(|| JsString::from(""))
}

/// Says whether the keyboard has a Command key, as far as the browser tells.
pub fn is_mac() -> bool {
    web_sys::window()
        .and_then(|window| window.navigator().user_agent().ok())
        .is_some_and(|agent| agent.contains("Mac"))
}

/// The page's address without its query and fragment.
pub fn page_address() -> String {
    let address = address();
    address.split(['#', '?']).next().unwrap_or_default().to_owned()
}

fn address() -> String {
    web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// Says whether the address bar holds something secret-shaped, as it stands there or decoded.
pub fn address_holds_secret() -> bool {
    let address = address();
    let is_secret = |text: &str| SecretKind::find(text).is_some();
    is_secret(&address)
        || address.split(['#', '?', '&', '=']).any(|part| is_secret(&percent::decode(part).text))
}

/// The address's fragment, with its `#` where it has one.
pub fn fragment() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The time in whole milliseconds since 1970.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the time is positive and small enough, and the fraction is meant to go"
)]
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// What this page wrote into a history entry's state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEntry {
    /// The entry's number.
    pub number: u64,
    /// Which of its values came from a link and were not confirmed.
    pub from_link: String,
}

/// What this page wrote into the current history entry, where it wrote that entry.
pub fn history_entry() -> Option<HistoryEntry> {
    let state = web_sys::window()?.history().ok()?.state().ok()?.as_string()?;
    let (number, from_link) = state.split_once(';')?;
    Some(HistoryEntry { number: number.parse().ok()?, from_link: from_link.to_owned() })
}

/// Rewrites the current history entry; false where the browser refuses.
pub fn rewrite_history_entry(entry: &HistoryEntry, fragment: &str) -> bool {
    let state = format!("{};{}", entry.number, entry.from_link);
    replace(&JsValue::from_str(&state), fragment)
}

/// Rewrites the current history entry's address alone, so that it stays one from elsewhere.
pub fn rewrite_address(fragment: &str) -> bool {
    replace(&JsValue::NULL, fragment)
}

fn replace(state: &JsValue, fragment: &str) -> bool {
    let address = match fragment {
        "" => page_address(),
        fragment => format!("{}#{fragment}", page_address()),
    };
    web_sys::window()
        .and_then(|window| window.history().ok())
        .is_some_and(|history| history.replace_state_with_url(state, "", Some(&address)).is_ok())
}

/// Reads a value that this browser keeps for the page.
pub fn stored(key: &str) -> Option<String> {
    web_sys::window()?.local_storage().ok()??.get_item(key).ok()?
}

/// Keeps a value in this browser; false where it refuses.
pub fn store(key: &str, value: &str) -> bool {
    web_sys::window()
        .and_then(|window| window.local_storage().ok()?)
        .is_some_and(|storage| storage.set_item(key, value).is_ok())
}

/// Scrolls the result to one of its steps, where it stands beside the form and scrolls by itself.
pub fn show_in_sheet(id: &str) {
    if !is_wide() {
        return;
    }
    if let Some(step) = element(id)
        && let Some(sheet) = step.offset_parent()
    {
        // What stays at the sheet's top would cover the step's heading.
        let head = sheet.first_element_child().map_or(0, |head| head.client_height());
        sheet.set_scroll_top(step.offset_top() - head);
    }
}

/// Says whether the page is wide enough for form and result to stand side by side.
fn is_wide() -> bool {
    web_sys::window()
        .and_then(|window| window.match_media(WIDE).ok()?)
        .is_some_and(|query| query.matches())
}

/// The same condition as in style/layout.css.
const WIDE: &str = "(min-width: 64rem)";
