//! The page: a state that what the user does changes, one answer worked out from it, and views that show both.
//!
//! There is one component, the page itself. Everything on it is a function of a [`View`](view::View), and all that happens
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
pub mod view;

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use yew::prelude::*;

use crate::answer::Answer;
use crate::link::{self, LinkError};
use crate::state::{Action, Form, State};

use address::Address;
use controls::copy_button::{Copies, CopyEvent};
use form::ticks::{Ticking, Ticks};
use tools::{ToolEvent, Tools};
use view::View;

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
        self.copies.forget_gone();
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
