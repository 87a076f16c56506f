//! What every part of the page is drawn from.

use std::rc::Rc;

use yew::prelude::*;

use crate::answer::Answer;
use crate::state::{Action, FocusTarget, State};
use crate::words::page;

use super::Event;
use super::controls::copy_button::Copies;
use super::form::ticks::Ticks;
use super::tools::Tools;

/// What the page remembers, what that amounts to, and a way to say what happens on it.
#[derive(Clone, Copy)]
pub struct View<'v> {
    /// What is filled in, and what the page around it remembers.
    pub state: &'v State,
    /// What the form amounts to.
    pub answer: &'v Rc<Answer>,
    /// Whether values from a link are unconfirmed, so that nothing may leave the page.
    pub is_held: bool,
    /// What was copied.
    pub copies: &'v Copies,
    /// What is ticked of Step 1.
    pub ticks: &'v Ticks,
    /// What the tools show.
    pub tools: &'v Tools,
    /// Takes what happens.
    pub send: &'v Callback<Event>,
}

impl View<'_> {
    /// A callback for a button: pressing it does this.
    pub fn on_press(&self, action: Action) -> Callback<MouseEvent> {
        self.on_event(Event::Did(action))
    }

    /// A callback for a choice: making it does this.
    pub fn on_choose(&self, action: Action) -> Callback<web_sys::Event> {
        self.on_event(Event::Did(action))
    }

    /// A callback for a button that leads to something on the page.
    pub fn on_seek(&self, target: FocusTarget) -> Callback<MouseEvent> {
        self.on_press(Action::Sought(target))
    }

    /// A callback for whatever the browser tells: it makes this happen.
    pub fn on_event<Told: 'static>(&self, event: Event) -> Callback<Told> {
        let send = self.send.clone();
        Callback::from(move |_| send.emit(event.clone()))
    }

    /// A callback for copying by hand: while the gate is closed, it stops it and says why.
    pub fn on_copy(&self) -> Callback<web_sys::Event> {
        let (send, is_held) = (self.send.clone(), self.is_held);
        Callback::from(move |event: web_sys::Event| {
            if is_held {
                event.prevent_default();
                send.emit(Event::Did(Action::Announced(page::CONFIRM_FIRST.to_owned())));
            }
        })
    }

    /// The same for dragging.
    pub fn on_drag(&self) -> Callback<DragEvent> {
        self.on_copy().reform(|event: DragEvent| event.into())
    }
}
