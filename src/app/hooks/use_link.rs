//! Keeps the address bar and the form in step.
//!
//! Each history entry that this page writes carries a number as its state. An entry without one came from
//! elsewhere: it is a link, and its values have yet to be trusted. What an entry's form held is remembered under its
//! number while the page lives, so that Back brings back even what no link can hold; after a reload its fragment does.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::app::state::{Action, State};
use crate::app::{Dispatch, browser};
use crate::link::{self, LinkError};
use crate::plan::Draft;

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
            let listener = web_sys::window().map(|window| {
                EventListener::new(&window, "popstate", move |_| arrive(&entries, &dispatch))
            });
            move || drop(listener)
        }
    });

    use_effect_with((state.draft.clone(), link), move |(draft, link)| {
        let is_in_step = entries.borrow().in_step_with.as_ref() == Some(draft);
        // Waits until the typing pauses: browsers limit how often an address may be rewritten.
        let pending = (!is_in_step).then(|| {
            let (draft, link) = (draft.clone(), Rc::clone(link));
            Timeout::new(PAUSE_MS, move || write(&entries, draft, &link))
        });
        move || drop(pending)
    });
}

const PAUSE_MS: u32 = 250;

/// What the page knows of the history entries.
struct Entries {
    /// The number of the entry that is shown; absent while this page has not written it.
    current: Option<EntryNumber>,
    /// The draft that the address bar stands for.
    in_step_with: Option<Draft>,
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
            in_step_with: Some(Draft::default()),
            form: State::default(),
            left_forms: HashMap::new(),
        }
    }
}

/// Takes up the history entry that is shown now: at the start, after Back, or when a link arrives.
fn arrive(entries: &RefCell<Entries>, dispatch: &Dispatch) {
    let mut entries = entries.borrow_mut();
    if let Some(left) = entries.current.take() {
        let form = entries.form.clone();
        entries.left_forms.insert(left, form);
    }
    entries.current = browser::history_entry();
    let fragment = browser::fragment();
    let left_form = entries.current.and_then(|number| entries.left_forms.get(&number).cloned());
    let action = match (entries.current, left_form) {
        (_, Some(form)) => {
            entries.in_step_with = None;
            Action::Returned(Box::new(form))
        }
        (None, None) if fragment.len() <= 1 => {
            entries.in_step_with = Some(Draft::default());
            Action::Returned(Box::default())
        }
        (number, None) => {
            let decoded = link::decode(&fragment);
            entries.in_step_with = decoded.as_ref().ok().map(|decoded| decoded.draft.clone());
            match (number, decoded) {
                (None, decoded) => Action::OpenedLink(Box::new(decoded)),
                (Some(_), Ok(decoded)) => {
                    Action::Returned(Box::new(State { draft: decoded.draft, ..State::default() }))
                }
                (Some(_), Err(_)) => Action::Returned(Box::default()),
            }
        }
    };
    dispatch.dispatch(action);
}

/// Writes a draft's link into the entry that is shown.
fn write(entries: &RefCell<Entries>, draft: Draft, link: &Result<String, LinkError>) {
    let mut entries = entries.borrow_mut();
    let number = *entries.current.get_or_insert_with(browser::now);
    let fragment = match link {
        Ok(link) if draft != Draft::default() => link,
        Ok(_) | Err(_) => "",
    };
    browser::rewrite_history_entry(number, fragment);
    entries.in_step_with = Some(draft);
}
