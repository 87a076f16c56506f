//! What the page asks of the browser, each with an answer for a browser that refuses.
//!
//! Storage, clipboard and history may be missing or throw; none of that may stop the page.

use crate::link::percent;
use crate::model::SecretKind;
use js_sys::JsString;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, Element, Event, FocusEvent, FocusOptions, HtmlAnchorElement,
    HtmlElement, HtmlTextAreaElement, MediaQueryList, Node, ScrollIntoViewOptions,
    ScrollLogicalPosition, Storage, Url,
};

use super::ids;
use crate::state::FocusTarget;

#[wasm_bindgen]
extern "C" {
    /// `navigator.clipboard`, which is missing outside secure contexts.
    type MaybeClipboard;

    #[wasm_bindgen(catch, method, js_name = writeText)]
    fn write_text(this: &MaybeClipboard, text: &str) -> Result<js_sys::Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = firstView, js_name = takeOver)]
    fn take_over() -> Result<bool, JsValue>;
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
    options.set_type("text/plain");
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

/// Moves the focus to an element, out of whatever is folded around it; false where it cannot be seen.
pub fn focus(id: &str) -> bool {
    let Some(element) = element(id) else { return false };
    // The line that opens a fold is seen also while that is closed.
    let line = element.closest("summary").ok().flatten();
    let mut around = line
        .map_or_else(|| element.parent_element(), |line| line.parent_element()?.parent_element());
    while let Some(fold) = around.and_then(|around| around.closest("details").ok()?) {
        let _ = fold.set_attribute("open", "");
        around = fold.parent_element();
    }
    let _ = element.focus();
    let document = web_sys::window().and_then(|window| window.document());
    document.and_then(|document| document.active_element()).is_some_and(|active| active.id() == id)
}

/// Brings what a focus goes to where it is seen with all that belongs to it.
pub fn prepare_for(target: FocusTarget) {
    match target {
        // The result begins at its top whenever it is opened over the page.
        FocusTarget::CloseSheet => {
            if let Some(sheet) = element(ids::SHEET) {
                sheet.set_scroll_top(0);
            }
        }
        FocusTarget::Tool(_) => {
            if let Some(bench) = element(ids::BENCH) {
                bench.scroll_into_view_with_bool(true);
            }
        }
        _ => {}
    }
}

/// Puts the page in the place of the view that index.html holds, with what was typed, chosen and pressed there meanwhile; true
/// where anything was. See `src/start.js`.
pub fn take_over_first_view() -> bool {
    take_over().unwrap_or_default()
}

/// Moves the focus to an element, and scrolls nothing.
pub fn begin_at(id: &str) {
    if let Some(element) = element(id) {
        focus_in_place(&element);
    }
}

fn focus_in_place(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Moves the focus to the button that copies, from whatever lies open below it.
pub fn focus_button_of(event: &Event) {
    let copies = around(event, ".copy-button");
    let button = copies.and_then(|copies| copies.query_selector("button").ok()?);
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        let _ = button.focus();
    }
}

/// Moves the focus from a button that goes when it is pressed to what stands in front of it, and scrolls nothing.
pub fn focus_before(event: &Event) {
    let before = around(event, "button").and_then(|button| button.previous_element_sibling());
    if let Some(before) = before.and_then(|before| before.dyn_into::<HtmlElement>().ok()) {
        before.set_tab_index(-1);
        focus_in_place(&before);
    }
}

/// Moves the focus from a tab to the one beside it, and presses that; from the last on to the first.
pub fn go_to_neighbour(event: &Event, is_back: bool) {
    let next = around(event, "[role=tab]").and_then(|from| {
        let list = from.parent_element()?;
        if is_back {
            from.previous_element_sibling().or_else(|| list.last_element_child())
        } else {
            from.next_element_sibling().or_else(|| list.first_element_child())
        }
    });
    if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
        let _ = next.focus();
        next.click();
    }
}

/// Says whether something was pressed that lies within an element of this kind.
pub fn is_within(event: &Event, selector: &str) -> bool {
    around(event, selector).is_some()
}

/// The element of this kind that something happened in. Yew listens at the page's root, so that an event's current target
/// is always that.
fn around(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// Closes the menu.
pub fn close_menu() {
    let menu = element(ids::MENU).and_then(|menu| menu.parent_element());
    if let Some(menu) = menu {
        let _ = menu.remove_attribute("open");
    }
}

/// Moves the focus to a part of the page, and its beginning to the top of the window.
pub fn go_to_part(id: &str) {
    if let Some(element) = element(id) {
        focus_in_place(&element);
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

/// Says whether the focus, on leaving something, stays within the element of this kind around that.
///
/// What is pressed there need not take the focus: it may go nowhere then, or to what is around the element.
pub fn keeps_focus(event: &Event, selector: &str) -> bool {
    let next = event.dyn_ref().and_then(FocusEvent::related_target);
    let next = next.and_then(|target| target.dyn_into::<Node>().ok());
    let (Some(within), Some(next)) = (around(event, selector), next) else { return true };
    within.contains(Some(&next)) || next.contains(Some(&within))
}

/// Selects all text of a box and moves the focus to it.
pub fn select_all(id: &str) {
    if let Some(text_area) = text_area(id) {
        let _ = text_area.focus();
        text_area.select();
    }
}

/// Puts a text into a box, unless it stands there.
pub fn put_text(text_area: &HtmlTextAreaElement, text: &str) {
    if text_area.value() != text {
        text_area.set_value(text);
    }
}

/// Puts a text into a box that is on the page; false where it is not.
pub fn fill_text_area(id: &str, text: &str) -> bool {
    text_area(id).is_some_and(|text_area| {
        put_text(&text_area, text);
        true
    })
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

/// Where a value is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// In this browser, for all its tabs.
    InBrowser,
    /// In this tab, until it is closed.
    InTab,
}

/// Reads a value that is kept for the page.
pub fn stored(kept: Kept, key: &str) -> Option<String> {
    storage(kept)?.get_item(key).ok()?
}

/// Keeps a value for the page, or no longer where it is empty; false where the browser refuses.
pub fn store(kept: Kept, key: &str, value: &str) -> bool {
    storage(kept).is_some_and(|storage| {
        let is_kept = !value.is_empty() && storage.set_item(key, value).is_ok();
        // Nothing of before is left where there is no room for what is newer.
        is_kept || storage.remove_item(key).is_ok() && value.is_empty()
    })
}

fn storage(kept: Kept) -> Option<Storage> {
    let window = web_sys::window()?;
    match kept {
        Kept::InBrowser => window.local_storage().ok()?,
        Kept::InTab => window.session_storage().ok()?,
    }
}

/// Says whether the window is wide enough for form and result to stand side by side.
pub fn is_wide() -> bool {
    width_query().is_none_or(|query| query.matches())
}

/// What tells when that changes.
pub fn width_query() -> Option<MediaQueryList> {
    web_sys::window()?.match_media(WIDE).ok()?
}

/// The same condition as in style/layout.css.
const WIDE: &str = "(min-width: 64rem)";
