//! A button that copies, and says only what is true.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew::virtual_dom::VTag;

use crate::app::View;
use crate::app::controls::icon::icon;
use crate::app::elements::{Act, Dressed, all, block, button, element, p, pressed_key, span, when};
use crate::app::{Event, browser, ids};
use crate::plan::Field;
use crate::state::{Action, FocusTarget};
use crate::words::label;
use crate::words::page::result::go_to;
use crate::words::page::{self, link};

/// What a button copies, and what it says.
#[derive(Clone, Default)]
pub struct Copying {
    /// Its ID, where the focus may go to it.
    pub id: Option<&'static str>,
    /// What the button says.
    pub label: AttrValue,
    /// What it is called where the label alone would not tell. No two buttons are called the same.
    pub name: Option<AttrValue>,
    /// Whether its label is left to its name, since an icon says enough.
    pub is_icon: bool,
    /// What it copies.
    pub text: AttrValue,
    /// What is said once the clipboard has it.
    pub said: AttrValue,
    /// What it asks first, where the text has gaps.
    pub asking: Option<Asking>,
    /// Classes of the button.
    pub class: &'static str,
    /// Its icon.
    pub icon: &'static str,
}

/// What a button asks before it copies a text with gaps.
#[derive(Clone, Debug, PartialEq)]
pub struct Asking {
    /// Why it asks.
    pub why: AttrValue,
    /// The first field that leaves a gap.
    pub first: Field,
}

impl Asking {
    /// What is asked of a text with fields that are missing or wrong in it; absent where there are none.
    pub fn of(blanks: &[Field], problems: &[Field]) -> Option<Self> {
        let first = *blanks.first().or(problems.first())?;
        Some(Self { why: page::copies_gaps(blanks.len(), problems.len()).into(), first })
    }
}

/// What became of what was copied, by the buttons' names.
#[derive(Default)]
pub struct Copies {
    copied: Vec<(AttrValue, AttrValue)>,
    /// What lies open over the page: one thing at a time.
    open: Option<(AttrValue, Open)>,
    /// Whether the text that was refused is to be selected.
    selects_refused: bool,
    /// How many texts were copied.
    count: usize,
    /// The buttons that were drawn last.
    drawn: RefCell<Vec<AttrValue>>,
}

/// What lies open below a button.
#[derive(Clone, PartialEq)]
enum Open {
    /// It asks whether to copy all the same.
    Asking,
    /// The browser refused this text.
    Refused(AttrValue),
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
    /// What lay open below it was closed.
    Dismissed(AttrValue),
    /// Something else on the page was pressed.
    PressedElsewhere,
}

impl Copies {
    /// Takes in what happened.
    pub fn take(&mut self, event: &CopyEvent) {
        match event {
            CopyEvent::Asked(name) => {
                let is_closed = self.open.as_ref().is_none_or(|(of, _)| of != name);
                self.open = is_closed.then(|| (name.clone(), Open::Asking));
            }
            CopyEvent::Answered { name, text, is_copied } => {
                let (name, text) = (name.clone(), text.clone());
                self.copied.retain(|(of, _)| *of != name);
                self.selects_refused |= !is_copied;
                if *is_copied {
                    self.count += 1;
                    self.open = None;
                    self.copied.push((name, text));
                } else {
                    self.open = Some((name, Open::Refused(text)));
                }
            }
            CopyEvent::Dismissed(name) => drop(self.open.take_if(|(of, _)| of == name)),
            CopyEvent::PressedElsewhere => self.open = None,
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

    /// Notes that a button is drawn, and says whether something lies open below it.
    pub fn draw(&self, name: &AttrValue) -> bool {
        self.drawn.borrow_mut().push(name.clone());
        self.open.as_ref().is_some_and(|(of, _)| of == name)
    }

    /// Forgets what belongs to buttons that were not drawn last.
    ///
    /// To be called before each change: Yew may draw twice before it says that it has drawn, and a button may be gone
    /// in between.
    pub fn forget_gone(&mut self) {
        let drawn = self.drawn.get_mut();
        self.copied.retain(|(of, _)| drawn.contains(of));
        self.open.take_if(|(of, _)| !drawn.contains(of));
    }

    /// Says whether a button's text was copied last.
    fn is_last(&self, name: &str) -> bool {
        self.copied.last().is_some_and(|(of, _)| of == name)
    }

    /// Says whether what was copied by a button is the text that it would copy now; absent where nothing was copied.
    pub fn is_current(&self, name: &str, text: &str) -> Option<bool> {
        self.copied.iter().find(|(of, _)| of == name).map(|(_, copied)| copied == text)
    }
}

/// A button that copies a text, once the gate is open. With gaps in the text it asks first: go to the first of them, or
/// copy all the same?
pub fn copy_button(view: &View<'_>, copying: Copying) -> Html {
    let name = copying.name.as_ref().unwrap_or(&copying.label);
    let is_open = view.copies.draw(name);
    let asks_first = view.is_held || copying.asking.is_some();
    let onclick = if asks_first {
        view.tells(Event::Copy(CopyEvent::Asked(name.clone())))
    } else {
        on_copy(view, name, &copying)
    };
    let dismissed = Rc::new(Event::Copy(CopyEvent::Dismissed(name.clone())));
    let on_focus_out: Act = {
        let (send, dismissed) = (view.send.clone(), Rc::clone(&dismissed));
        Rc::new(move |event| {
            if is_open && !browser::keeps_focus(event, ".copy-button") {
                send.emit(Rc::clone(&dismissed));
            }
        })
    };
    let on_key: Act = {
        let send = view.send.clone();
        Rc::new(move |event| {
            if is_open && pressed_key(event).is_some_and(|key| key.key() == "Escape") {
                event.stop_propagation();
                browser::focus_button_of(event);
                send.emit(Rc::clone(&dismissed));
            }
        })
    };
    let is_current = view.copies.is_current(name, &copying.text);
    let shown = if view.is_held { "#i-lock" } else { copying.icon };
    // The name is given where it differs, so that it stays while the label changes for a moment.
    let label = copying.name.clone().unwrap_or_else(|| copying.label.clone());
    let face = |class, shown, label: &str| {
        let label = when(!copying.is_icon, || span("button__label", label.to_owned()));
        block("span", class, [icon(shown), label])
    };
    let content = all([
        face("button__face", shown, &copying.label),
        // Only what was copied last is on the clipboard.
        when(is_current == Some(true) && view.copies.is_last(name), || {
            face("button__done", "#i-check", page::COPIED).keyed(view.copies.count)
        }),
    ]);
    let button = button(copying.class, content, onclick)
        .set_some("id", copying.id)
        .set("aria-label", label.clone())
        .set_some("title", copying.is_icon.then_some(label))
        .set_some("aria-disabled", view.is_held.then_some("true"))
        .set_some("aria-expanded", asks_first.then_some(if is_open { "true" } else { "false" }));
    block(
        "div",
        "copy-button",
        [
            when(is_current == Some(false), || span("changed-since", page::CHANGED_SINCE)),
            button,
            when(is_open, || opened(view, name, &copying)),
        ],
    )
    .on("focusout", on_focus_out)
    .on("keydown", on_key)
}

/// Copies within the press, since the browser allows it no later.
fn on_copy(view: &View<'_>, name: &AttrValue, copying: &Copying) -> Act {
    let (send, name) = (view.send.clone(), name.clone());
    let (text, said) = (copying.text.clone(), copying.said.clone());
    Rc::new(move |event| {
        browser::focus_button_of(event);
        let (send, name, text, said) = (send.clone(), name.clone(), text.clone(), said.clone());
        spawn_local(async move {
            let is_copied = browser::copy(&text).await;
            send.tell(Event::Copy(CopyEvent::Answered { name, text, is_copied }));
            if is_copied {
                send.does(Action::Announced(said.to_string()));
            }
        });
    })
}

fn opened(view: &View<'_>, name: &AttrValue, copying: &Copying) -> Html {
    match &view.copies.open {
        Some((_, Open::Refused(text))) => refused(view, name, text),
        _ => question(view, name, copying),
    }
}

/// Says why nothing was copied yet, and where to go.
fn question(view: &View<'_>, name: &AttrValue, copying: &Copying) -> Html {
    if view.is_held {
        let label = link::GO_TO_CONFIRMATION.to_owned();
        let seek = on_seek(view, name, FocusTarget::Review, label);
        return popover(link::CONFIRM_FIRST, seek);
    }
    let Some(asking) = &copying.asking else { return Html::default() };
    let copy = on_copy(view, name, copying);
    let buttons = [
        on_seek(view, name, FocusTarget::Field(asking.first), go_to(&label::field(asking.first))),
        button("button button--small", page::COPY_ANYWAY, copy),
    ];
    popover(&asking.why, all(buttons))
}

/// Something that lies over the page, below its button.
pub fn popover(why: &str, content: Html) -> Html {
    let content = element("div", "popover__actions", content);
    block("div", "popover", [p("", why.to_owned()), content]).set("role", "alert")
}

/// A button that closes the question and leads to something on the page.
fn on_seek(view: &View<'_>, name: &AttrValue, target: FocusTarget, label: String) -> Html {
    let (send, name) = (view.send.clone(), name.clone());
    let onclick: Act = Rc::new(move |_| {
        send.tell(Event::Copy(CopyEvent::Dismissed(name.clone())));
        send.does(Action::Sought(target));
    });
    button("button button--small", label, onclick)
}

/// Shows the text that the browser would not copy, selected, and says which keys copy it.
fn refused(view: &View<'_>, name: &AttrValue, text: &AttrValue) -> Html {
    let (send, name) = (view.send.clone(), name.clone());
    let on_close: Act = Rc::new(move |event| {
        browser::focus_button_of(event);
        send.tell(Event::Copy(CopyEvent::Dismissed(name.clone())));
    });
    let mut shown = VTag::new("textarea");
    shown.set_value(text.clone());
    let shown = Html::from(shown)
        .set("class", "popover__text")
        .set("id", ids::REFUSED_TEXT)
        .set("readonly", "")
        .set("rows", "4")
        .set("aria-label", page::TEXT_TO_COPY);
    let close = button("button button--small", page::CLOSE, on_close);
    popover(&page::copy_refused(browser::is_mac()), all([shown, close]))
}
