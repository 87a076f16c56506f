//! The page: a state that what the user does changes, one answer worked out from it, and views that show both.
//!
//! There is one component, the page itself. Everything on it is a function of a [`View`], and all that happens
//! on it is an [`Event`]: each component more would cost everybody some kilobytes, and what it remembers would be out of
//! the others' sight.

mod address;
mod browser;
pub mod controls;
mod elements;
pub mod form;
pub mod frame;
mod ids;
pub mod result;
pub mod review;
mod second_load;
pub mod tools;

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use yew::prelude::*;

use crate::answer::Answer;
use crate::link::{self, LinkError};
use crate::state::{Action, FocusTarget, Form, State};
use crate::words::page;

use address::Address;
use controls::copy_button::{Copies, CopyEvent};
use form::ticks::{Ticking, Ticks};
use tools::{ToolEvent, Tools};

/// The whole page.
pub struct App {
    state: State,
    answer: Rc<Answer>,
    link: Rc<Result<String, LinkError>>,
    address: Rc<RefCell<Address>>,
    copies: Copies,
    ticks: Ticks,
    tools: Tools,
    send: Callback<Event>,
    /// How many of the state's wishes for the focus are fulfilled.
    fulfilled: usize,
    /// They listen until the page is gone.
    _listeners: Vec<EventListener>,
}

/// What reaches the page.
#[derive(Clone)]
pub enum Event {
    /// The user did something.
    Did(Action),
    /// Something happened to a copy button.
    Copy(CopyEvent),
    /// Something was done with the checklist.
    Ticked(Ticking),
    /// Something about a tool has to be known.
    Tool(ToolEvent),
    /// The browser shows another history entry.
    Arrived,
}

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

impl Component for App {
    type Message = Event;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let address = Rc::new(RefCell::new(Address::default()));
        let mut state = State::default();
        state = state.after(address.borrow_mut().arrive(&state.form));
        let (answer, link) = work_out(&state.form);
        let send = ctx.link().callback(|event: Event| event);
        second_load::listen(send.reform(|heard| Event::Tool(ToolEvent::Heard(heard))));
        Self {
            copies: Copies::default(),
            ticks: Ticks::stored(),
            tools: Tools::default(),
            send,
            _listeners: listeners(ctx, &address),
            fulfilled: 0,
            state,
            answer,
            link,
            address,
        }
    }

    fn update(&mut self, _ctx: &Context<Self>, event: Event) -> bool {
        self.copies.forget_gone();
        let action = match event {
            Event::Did(action) => action,
            Event::Arrived => self.address.borrow_mut().arrive(&self.state.form),
            Event::Copy(event) => {
                self.copies.take(event);
                return true;
            }
            Event::Ticked(ticking) => {
                self.ticks = self.ticks.after(ticking);
                return true;
            }
            Event::Tool(event) => {
                self.tools.take(event, &self.send);
                self.tools.ask(&self.state);
                return true;
            }
        };
        let next = self.state.after(action);
        if next.form.draft != self.state.form.draft {
            (self.answer, self.link) = work_out(&next.form);
        }
        self.state = next;
        self.tools.ask(&self.state);
        true
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        let Self { state, answer, copies, ticks, tools, send, .. } = self;
        copies.start_drawing();
        let is_held = state.form.is_unconfirmed();
        let view = View { state, answer, is_held, copies, ticks, tools, send };
        html! {
            <>
                { frame::skip_links::skip_links() }
                { frame::header::header(&view, &self.link) }
                <main>
                    <div class="desk">
                        { form::form(&view) }
                        { result::result(&view) }
                    </div>
                    { tools::bench(&view) }
                </main>
                { frame::footer::footer() }
                { frame::summary_bar::summary_bar(&view) }
                { frame::status_line::status_line(&state.announcement) }
            </>
        }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _is_first: bool) {
        self.copies.select_refused();
        Address::follow(&self.address, &self.state.form, &self.link);
        let wish = &self.state.focus;
        if self.fulfilled < wish.number
            && let Some(target) = wish.target
        {
            self.fulfilled = wish.number;
            browser::focus(&ids::id(target));
        }
    }
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

/// What a form amounts to, and its link.
fn work_out(form: &Form) -> (Rc<Answer>, Rc<Result<String, LinkError>>) {
    let answer = Answer::new(&form.draft);
    let link = link::encode(&answer.plan);
    (Rc::new(answer), Rc::new(link))
}

fn listeners(ctx: &Context<App>, address: &Rc<RefCell<Address>>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let (page, leaving) = (ctx.link().clone(), Rc::clone(address));
    vec![
        EventListener::new(&window, "popstate", move |_| page.send_message(Event::Arrived)),
        // What was typed just before a reload would else be lost.
        EventListener::new(&window, "pagehide", move |_| leaving.borrow_mut().write_pending()),
    ]
}
