//! A button that copies, and says only what is true.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::app::View;
use crate::app::elements::{button, classed, p, span};
use crate::app::{Event, browser, ids};
use crate::plan::Field;
use crate::state::{Action, FocusTarget};
use crate::words::{label, page};

/// What a button copies, and what it says.
#[derive(Clone)]
pub struct Copying {
    /// What the button says.
    pub label: AttrValue,
    /// What it is called where the label alone would not tell. No two buttons are called the same.
    pub name: Option<AttrValue>,
    /// What it copies.
    pub text: AttrValue,
    /// What is said once the clipboard has it.
    pub said: AttrValue,
    /// The fields that leave gaps in the text.
    pub gaps: Gaps,
    /// Classes of the button.
    pub class: &'static str,
}

/// The fields that leave gaps in a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gaps {
    /// Those that are missing.
    pub blanks: Rc<[Field]>,
    /// Those that are wrong.
    pub problems: Rc<[Field]>,
}

/// What became of what was copied, by the buttons' names.
#[derive(Default)]
pub struct Copies {
    outcomes: Vec<(AttrValue, Outcome)>,
    /// The button that asks whether to copy all the same.
    asking: Option<AttrValue>,
    /// Whether the text that was refused is to be selected.
    selects_refused: bool,
    /// The buttons that were drawn last.
    drawn: RefCell<Vec<AttrValue>>,
}

/// What became of a button's last copy.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    /// The clipboard has the text.
    Copied,
    /// The browser refused the text.
    Refused,
}

struct Outcome {
    answer: Answer,
    text: AttrValue,
}

/// What happens to a copy button.
#[derive(Clone)]
pub enum CopyEvent {
    /// It was pressed, and has something to ask first; or the question was closed by pressing it again.
    Asked(AttrValue),
    /// The browser copied the text, or would not.
    Answered {
        /// The button's name.
        name: AttrValue,
        /// The text.
        text: AttrValue,
        /// Whether the clipboard has it.
        is_copied: bool,
    },
    /// The question was closed.
    Dismissed(AttrValue),
    /// The box with the refused text was closed.
    ClosedBox(AttrValue),
}

impl Copies {
    /// Takes in what happened.
    pub fn take(&mut self, event: CopyEvent) {
        match event {
            CopyEvent::Asked(name) => {
                let is_closed = self.asking.as_ref() != Some(&name);
                self.asking = is_closed.then_some(name);
            }
            CopyEvent::Answered { name, text, is_copied } => {
                self.outcomes.retain(|(of, _)| *of != name);
                let answer = if is_copied { Answer::Copied } else { Answer::Refused };
                self.selects_refused |= !is_copied;
                if is_copied {
                    self.asking = None;
                }
                self.outcomes.push((name, Outcome { answer, text }));
            }
            CopyEvent::Dismissed(name) if self.asking.as_ref() == Some(&name) => self.asking = None,
            CopyEvent::Dismissed(_) => {}
            CopyEvent::ClosedBox(name) => self.outcomes.retain(|(of, _)| *of != name),
        }
    }

    /// Selects a text that was refused, once it is drawn.
    pub fn select_refused(&mut self) {
        if std::mem::take(&mut self.selects_refused) {
            browser::select_all(ids::REFUSED_TEXT);
        }
    }

    /// Starts to note which buttons are drawn.
    pub fn start_drawing(&self) {
        self.drawn.borrow_mut().clear();
    }

    /// Forgets what belongs to buttons that were not drawn last.
    ///
    /// To be called before each change: Yew may draw twice before it says that it has drawn, and a button may be gone
    /// in between.
    pub fn forget_gone(&mut self) {
        let drawn = self.drawn.get_mut();
        self.outcomes.retain(|(of, _)| drawn.contains(of));
        self.asking.take_if(|asking| !drawn.contains(asking));
    }

    fn outcome(&self, name: &AttrValue) -> Option<&Outcome> {
        self.outcomes.iter().find(|(of, _)| of == name).map(|(_, outcome)| outcome)
    }
}

/// A button that copies a text, once the gate is open. With gaps in the text it asks first: go to the first of them, or
/// copy all the same?
pub fn copy_button(view: &View<'_>, copying: Copying) -> Html {
    let name = copying.name.as_ref().unwrap_or(&copying.label);
    view.copies.drawn.borrow_mut().push(name.clone());
    let outcome = view.copies.outcome(name);
    let is_asking = view.copies.asking.as_ref() == Some(name);
    let asks_first = view.is_held || first_gap(&copying.gaps).is_some();
    let onclick = if asks_first {
        view.on_event(Event::Copy(CopyEvent::Asked(name.clone())))
    } else {
        on_copy(view, name, &copying)
    };
    let dismissed = Event::Copy(CopyEvent::Dismissed(name.clone()));
    let onfocusout = {
        let (send, dismissed) = (view.send.clone(), dismissed.clone());
        Callback::from(move |event: FocusEvent| {
            if !browser::keeps_focus(&event) {
                send.emit(dismissed.clone());
            }
        })
    };
    let onkeydown = {
        let send = view.send.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                send.emit(dismissed.clone());
            }
        })
    };
    let is_expanded = asks_first.then_some(if is_asking { "true" } else { "false" });
    html! {
        <div class="copy-button" {onfocusout} {onkeydown}>
            <div class="copy-button__row">
                { state(outcome, &copying.text) }
                { classed(copying.class, html! {
                    <button type="button" aria-label={copying.name.clone()} aria-expanded={is_expanded} {onclick}>
                        { &copying.label }
                    </button>
                }) }
            </div>
            if is_asking {
                { question(view, name, &copying) }
            }
            if let Some(Outcome { answer: Answer::Refused, text }) = outcome {
                { refused(view, name, text) }
            }
        </div>
    }
}

/// Copies within the press, since the browser allows it no later.
fn on_copy(view: &View<'_>, name: &AttrValue, copying: &Copying) -> Callback<MouseEvent> {
    let (send, name) = (view.send.clone(), name.clone());
    let (text, said) = (copying.text.clone(), copying.said.clone());
    Callback::from(move |_| {
        let (send, name, text, said) = (send.clone(), name.clone(), text.clone(), said.clone());
        spawn_local(async move {
            let is_copied = browser::copy(&text).await;
            send.emit(Event::Copy(CopyEvent::Answered { name, text, is_copied }));
            if is_copied {
                send.emit(Event::Did(Action::Announced(said.to_string())));
            }
        });
    })
}

/// Says what became of the last copy, as far as it was made.
fn state(outcome: Option<&Outcome>, text: &AttrValue) -> Html {
    let (class, words) = match outcome {
        Some(Outcome { answer: Answer::Copied, text: copied }) if copied == text => {
            ("copy-button__state", page::COPIED)
        }
        Some(Outcome { answer: Answer::Copied, .. }) => {
            ("copy-button__state copy-button__state--changed", page::CHANGED_SINCE)
        }
        Some(Outcome { answer: Answer::Refused, .. }) | None => return Html::default(),
    };
    span(class, words)
}

fn first_gap(gaps: &Gaps) -> Option<Field> {
    gaps.blanks.first().or(gaps.problems.first()).copied()
}

/// Says why nothing was copied yet, and where to go.
fn question(view: &View<'_>, name: &AttrValue, copying: &Copying) -> Html {
    let (blanks, problems) = (copying.gaps.blanks.len(), copying.gaps.problems.len());
    let buttons = if view.is_held {
        let label = page::GO_TO_CONFIRMATION.to_owned();
        on_seek(view, name, FocusTarget::LinkBanner, label)
    } else if let Some(field) = first_gap(&copying.gaps) {
        let label = page::go_to(&label::field(field));
        html! {
            <>
                { on_seek(view, name, FocusTarget::Field(field), label) }
                { button("button button--small button--gaps", page::copy_with_gaps(blanks, problems), on_copy(view, name, copying)) }
            </>
        }
    } else {
        return Html::default();
    };
    let why = if view.is_held {
        page::CONFIRM_FIRST.to_owned()
    } else {
        page::not_copied(&page::gaps(blanks, problems))
    };
    html! { <div class="copy-question" role="alert">{ p("", why) }{ buttons }</div> }
}

/// A button that closes the question and leads to something on the page.
fn on_seek(view: &View<'_>, name: &AttrValue, target: FocusTarget, label: String) -> Html {
    let (send, name) = (view.send.clone(), name.clone());
    let onclick = Callback::from(move |_| {
        send.emit(Event::Copy(CopyEvent::Dismissed(name.clone())));
        send.emit(Event::Did(Action::Sought(target)));
    });
    button("button button--small", label, onclick)
}

/// Shows the text that the browser would not copy, selected, and says which keys copy it.
fn refused(view: &View<'_>, name: &AttrValue, text: &AttrValue) -> Html {
    let on_close = view.on_event(Event::Copy(CopyEvent::ClosedBox(name.clone())));
    html! {
        <div class="copy-fallback" role="alert">
            { p("copy-fallback__advice", page::copy_refused(browser::is_mac())) }
            <textarea class="copy-fallback__text" id={ids::REFUSED_TEXT} readonly={true} rows="4" aria-label={page::TEXT_TO_COPY}
                value={text.clone()} />
            { button("button button--small", page::CLOSE, on_close) }
        </div>
    }
}
