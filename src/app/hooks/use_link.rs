//! Keeps the address bar and the form in step.
//!
//! Each history entry that this page writes carries a number as its state. An entry without one came from
//! elsewhere: it is a link, and its values have yet to be trusted. What an entry's form held is remembered under its
//! number while the page lives, so that Back brings back even what no link can hold; after a reload its fragment does,
//! and beside the number stands which values nobody has confirmed yet.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::app::Dispatch;
use crate::app::browser::{self, HistoryEntry};
use crate::app::state::{Action, State};
use crate::app::trust::FromLink;
use crate::link::{self, Decoded, LinkError};
use crate::plan::{Draft, resolve};

/// Writes the form's link into the address bar after edits, and opens what arrives there.
#[hook]
pub fn use_link(state: &UseReducerHandle<State>, link: Rc<Result<String, LinkError>>) {
    let entries = use_mut_ref(Entries::default);
    entries.borrow_mut().form = (**state).clone();

    use_effect_with((), {
        let entries = Rc::clone(&entries);
        let dispatch = state.dispatcher();
        move |()| {
            arrive(&entries, &dispatch);
            let listeners = web_sys::window().map(|window| {
                let leaving = Rc::clone(&entries);
                [
                    EventListener::new(&window, "popstate", move |_| arrive(&entries, &dispatch)),
                    // What was typed just before a reload would else be lost.
                    EventListener::new(&window, "pagehide", move |_| write_pending(&leaving)),
                ]
            });
            move || drop(listeners)
        }
    });

    let shown = Shown { draft: state.draft.clone(), from_link: state.from_link.clone() };
    use_effect_with((shown, link, state.may_write_link()), move |(shown, link, may_write)| {
        let is_in_step = entries.borrow().in_step_with.as_ref() == Some(shown);
        // Waits until the typing pauses: browsers limit how often an address may be rewritten. Only the first time it
        // does not, so that Back finds the entry even if a link arrives at once.
        let pause = if entries.borrow().current.is_none() { 0 } else { PAUSE_MS };
        let pending = (*may_write && !is_in_step).then(|| {
            entries.borrow_mut().pending = Some((shown.clone(), Rc::clone(link)));
            let entries = Rc::clone(&entries);
            Timeout::new(pause, move || write_pending(&entries))
        });
        move || {
            drop(pending);
            entries.borrow_mut().pending = None;
        }
    });
}

const PAUSE_MS: u32 = 250;

/// What the address bar stands for.
#[derive(Clone, Debug, Default, PartialEq)]
struct Shown {
    draft: Draft,
    from_link: FromLink,
}

/// What the page knows of the history entries.
struct Entries {
    /// The number of the entry that is shown; absent while this page has not written it.
    current: Option<EntryNumber>,
    /// What the address bar stands for, where that is known.
    in_step_with: Option<Shown>,
    /// What is to be written into the address bar when the typing pauses.
    pending: Option<(Shown, Rc<Result<String, LinkError>>)>,
    /// The page's state as it was last drawn.
    form: State,
    /// What the form held at the entries that were left.
    left_forms: HashMap<EntryNumber, State>,
}

/// The time in milliseconds at which an entry was first written, which no two entries of a tab share.
type EntryNumber = u64;

impl Default for Entries {
    fn default() -> Self {
        Self {
            current: None,
            in_step_with: Some(Shown::default()),
            pending: None,
            form: State::default(),
            left_forms: HashMap::new(),
        }
    }
}

/// Takes up the history entry that is shown now: at the start, after Back, or when a link arrives.
fn arrive(entries: &RefCell<Entries>, dispatch: &Dispatch) {
    let mut entries = entries.borrow_mut();
    // It belonged to the entry that was left, whose form is remembered.
    entries.pending = None;
    if let Some(left) = entries.current.take() {
        let form = entries.form.clone();
        entries.left_forms.insert(left, form);
    }
    let fragment = browser::fragment();
    let decoded = link::decode(&fragment);
    // A secret may not stay in the address bar or the history, whatever becomes of the rest.
    let holds_secret = browser::address_holds_secret();
    if holds_secret {
        browser::rewrite_address(&canonical_fragment(&decoded));
    }
    let entry = if holds_secret { None } else { browser::history_entry() };
    entries.current = entry.as_ref().map(|entry| entry.number);
    let left_form = entries.current.and_then(|number| entries.left_forms.get(&number).cloned());
    let form = match (entry, left_form) {
        (_, Some(form)) => Some(form),
        (None, None) if fragment.len() <= 1 => Some(State::default()),
        (None, None) => None,
        (Some(entry), None) => {
            let draft = decoded.as_ref().map(|decoded| decoded.draft.clone()).unwrap_or_default();
            Some(State::reloaded(draft, &entry.from_link))
        }
    };
    let shown = match (&form, &decoded) {
        (Some(form), _) => Some((&form.draft, form.from_link.clone())),
        (None, Ok(Decoded { draft, .. })) => {
            let before = &entries.form;
            Some((draft, FromLink::opened(draft, &before.draft, &before.from_link)))
        }
        (None, Err(_)) => None,
    };
    entries.in_step_with =
        shown.map(|(draft, from_link)| Shown { draft: draft.clone(), from_link });
    drop(entries);
    dispatch.dispatch(match form {
        Some(form) => Action::Returned(Box::new(form)),
        None => Action::OpenedLink(Box::new(decoded)),
    });
}

fn canonical_fragment(decoded: &Result<Decoded, LinkError>) -> String {
    let draft = decoded.as_ref().ok().map(|decoded| &decoded.draft);
    draft.and_then(|draft| link::encode(&resolve(draft).plan).ok()).unwrap_or_default()
}

/// Writes what is shown into the entry that is shown, if that is still to be done.
fn write_pending(entries: &RefCell<Entries>) {
    let mut entries = entries.borrow_mut();
    let Some((shown, link)) = entries.pending.take() else { return };
    let number = *entries.current.get_or_insert_with(browser::now);
    let fragment = match &*link {
        Ok(link) if shown.draft != Draft::default() => link,
        Ok(_) | Err(_) => "",
    };
    let entry = HistoryEntry { number, from_link: shown.from_link.to_text() };
    browser::rewrite_history_entry(&entry, fragment);
    entries.in_step_with = Some(shown);
}
