//! Keeps the address bar and the form in step.
//!
//! Each history entry that this page writes carries a number as its state. An entry without one came from
//! elsewhere: it is a link, and its values have yet to be trusted. What an entry's form held is remembered under its
//! number while the page lives, so that Back brings back even what no link can hold; after a reload
//! what the tab has kept of it does, or its fragment, and beside the number stands which values nobody has confirmed yet.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;

use crate::link::{self, Decoded, LinkError};
use crate::plan::{Draft, resolve};
use crate::state::{Action, Form, FromLink};

use super::browser::{self, HistoryEntry};
use super::kept;

/// What the page knows of the history entries.
pub struct Address {
    /// The number of the entry that is shown; absent while this page has not written it.
    current: Option<EntryNumber>,
    /// The number of the entry that was left last.
    left: Option<EntryNumber>,
    /// The form that the address bar stands for, where that is known.
    in_step_with: Option<Rc<Form>>,
    /// What is to be written into the address bar when the typing pauses.
    pending: Option<Pending>,
    /// What the form held at the entries that were left.
    left_forms: Vec<(EntryNumber, Rc<Form>)>,
}

/// The time in milliseconds at which an entry was first written, which no two entries of a tab share.
type EntryNumber = u64;

struct Pending {
    form: Rc<Form>,
    link: Rc<Result<String, LinkError>>,
    /// Writes it, unless it is dropped before.
    _pause: Timeout,
}

const PAUSE_MS: u32 = 250;

impl Default for Address {
    fn default() -> Self {
        Self {
            current: None,
            left: None,
            in_step_with: Some(Rc::default()),
            pending: None,
            left_forms: Vec::new(),
        }
    }
}

impl Address {
    /// Takes up the history entry that is shown now: at the start, after Back, or when a link arrives.
    ///
    /// The form is the one that was shown until now.
    pub fn arrive(&mut self, form: &Rc<Form>) -> Action {
        // It belonged to the entry that was left, whose form is remembered, also over a reload.
        let is_pending = self.pending.take().is_some();
        if let Some(left) = self.current.take() {
            self.left = Some(left);
            if is_pending {
                keep(left, form);
            }
            self.left_forms.retain(|(number, _)| *number != left);
            self.left_forms.push((left, Rc::clone(form)));
        }
        let fragment = browser::fragment();
        let decoded = link::decode(&fragment);
        // A secret may not stay in the address bar or the history, whatever becomes of the rest.
        let holds_secret = browser::address_holds_secret();
        if holds_secret {
            browser::rewrite_address(&canonical_fragment(&decoded));
        }
        let entry = if holds_secret { None } else { browser::history_entry() };
        self.current = entry.as_ref().map(|entry| entry.number);
        if let Some(held) = self.held_form(entry, &fragment, &decoded) {
            self.in_step_with = Some(Rc::clone(&held));
            return Action::Returned(held);
        }
        self.in_step_with = decoded.as_ref().ok().map(|Decoded { draft, .. }| {
            let from_link = FromLink::opened(draft, &form.draft, &form.from_link);
            Rc::new(Form { draft: draft.clone(), from_link, ..Form::default() })
        });
        Action::OpenedLink(Rc::new(decoded))
    }

    /// The form that this page held at an entry; absent where the entry is a link from elsewhere.
    fn held_form(
        &self,
        entry: Option<HistoryEntry>,
        fragment: &str,
        decoded: &Result<Decoded, LinkError>,
    ) -> Option<Rc<Form>> {
        match entry {
            None => (fragment.len() <= 1).then(Rc::default),
            Some(HistoryEntry { number, from_link }) => {
                let left = self.left_forms.iter().find(|(left, _)| *left == number);
                Some(left.map(|(_, form)| Rc::clone(form)).unwrap_or_else(|| {
                    let linked = || decoded.as_ref().ok().map(|decoded| decoded.draft.clone());
                    // Where the browser would not write into the history entry, only what was kept knows whom to trust.
                    let (draft, from_link) = kept::kept(number)
                        .unwrap_or_else(|| (linked().unwrap_or_default(), from_link));
                    Rc::new(Form::reloaded(draft, &from_link))
                }))
            }
        }
    }

    /// Has the link of what is shown now written into the address bar, unless it stands there.
    pub fn follow(
        address: &Rc<RefCell<Self>>,
        form: &Rc<Form>,
        link: &Rc<Result<String, LinkError>>,
    ) {
        let mut this = address.borrow_mut();
        let is_in_step = this.in_step_with.as_ref().is_some_and(|known| is_same(known, form));
        if !form.may_write_link() || is_in_step {
            this.pending = None;
            // What is typed while a link waits for an answer is kept where the link came from.
            if let (false, Some(left)) = (form.may_write_link(), this.left) {
                keep(left, form);
            }
            return;
        }
        if this.pending.as_ref().is_some_and(|pending| is_same(&pending.form, form)) {
            return;
        }
        // Waits until the typing pauses: browsers limit how often an address may be rewritten. Only the first time it
        // does not, so that Back finds the entry even if a link arrives at once.
        let pause = if this.current.is_none() { 0 } else { PAUSE_MS };
        let later = Rc::clone(address);
        this.pending = Some(Pending {
            form: Rc::clone(form),
            link: Rc::clone(link),
            _pause: Timeout::new(pause, move || later.borrow_mut().write_pending()),
        });
    }

    /// Writes what is shown into the entry that is shown, if that is still to be done.
    pub fn write_pending(&mut self) {
        let Some(Pending { form, link, .. }) = self.pending.take() else { return };
        let number = *self.current.get_or_insert_with(browser::now);
        let fragment = match &*link {
            Ok(link) if form.draft != Draft::default() => link,
            Ok(_) | Err(_) => "",
        };
        browser::rewrite_history_entry(&entry_of(number, &form), fragment);
        keep(number, &form);
        self.in_step_with = Some(form);
    }
}

fn entry_of(number: EntryNumber, form: &Form) -> HistoryEntry {
    HistoryEntry { number, from_link: form.from_link.to_text(&form.draft) }
}

/// Keeps a form for the entry of this number, over a reload.
fn keep(number: EntryNumber, form: &Form) {
    kept::keep(&entry_of(number, form), &form.draft);
}

/// Says whether two forms have the same link, and the same trust in it.
fn is_same(one: &Rc<Form>, other: &Rc<Form>) -> bool {
    Rc::ptr_eq(one, other) || (one.draft == other.draft && one.from_link == other.from_link)
}

fn canonical_fragment(decoded: &Result<Decoded, LinkError>) -> String {
    let draft = decoded.as_ref().ok().map(|decoded| &decoded.draft);
    draft.and_then(|draft| link::encode(&resolve(draft).plan).ok()).unwrap_or_default()
}
