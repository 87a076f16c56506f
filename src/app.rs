//! The page: a state that what the user does changes, one answer worked out from it, and views that show both.
//!
//! There is one kind of component, which is the page itself, or a part of it that is left alone until it changes. Everything
//! on the page is a function of a [`View`], and all that happens on it is an [`Event`]: each kind more would cost everybody
//! some kilobytes, and what it remembers would be out of the others' sight.

mod address;
mod browser;
pub mod controls;
mod elements;
#[cfg(feature = "document")]
mod first_view;
pub mod form;
pub mod frame;
mod ids;
mod kept;
pub mod result;
pub mod review;
mod second_load;
pub mod still;
pub mod ticks;
pub mod tools;

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::answer::Answer;
use crate::link::{self, LinkError};
use crate::model::Tool;
use crate::plan::Field;
use crate::state::{Action, FocusTarget, Form, Sheet, State};
use crate::words::page::link as link_words;

#[cfg(feature = "document")]
pub use first_view::first_view;

use address::Address;
use controls::copy_button::{Copies, CopyEvent};
use elements::{Act, all, block};
use result::status::Status;
use still::{Still, Stills};
use ticks::{Ticking, Ticks};
use tools::{ToolEvent, Tools};

/// The whole page, or a part of it that is drawn again only when it changes.
///
/// Both are one component, since each kind of component costs everybody some kilobytes.
pub struct App(Option<Box<Page>>);

/// Which of them it is: a part, or else the page.
#[derive(Default, Properties)]
pub struct Part {
    #[prop_or_default]
    still: Option<Rc<Still>>,
}

impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        let which = |part: &Self| part.still.as_ref().map(Rc::as_ptr);
        which(self) == which(other)
    }
}

struct Page {
    state: State,
    answer: Rc<Answer>,
    link: Rc<Result<String, LinkError>>,
    address: Rc<RefCell<Address>>,
    page_address: String,
    copies: Copies,
    stills: Stills,
    ticks: Ticks,
    tools: Tools,
    send: Send,
    /// How many of the state's wishes for the focus are fulfilled.
    fulfilled: usize,
    /// Whether a mouse button, a pen or a finger is down.
    is_pressing: bool,
    /// The fields that were left meanwhile: what there is to say of them may move what is being pressed.
    left_meanwhile: Vec<Field>,
    /// They listen until the page is gone.
    _listeners: Vec<EventListener>,
}

/// What reaches the page.
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
    /// Something was pressed, or let go of.
    Pressing(bool),
    /// Another tab has ticked something.
    TicksChanged,
    /// The window became wide enough for form and result side by side, or too narrow.
    Resized,
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
    /// The page's address, to which a link adds its fragment.
    pub page_address: &'v str,
    /// What was copied.
    pub copies: &'v Copies,
    /// What is ticked of Step 1.
    pub ticks: &'v Ticks,
    /// What the tools show.
    pub tools: &'v Tools,
    /// Takes what happens.
    pub send: &'v Send,
    /// What was drawn last of the parts that seldom change.
    pub stills: &'v Stills,
}

impl Component for App {
    type Message = Rc<Event>;
    type Properties = Part;

    fn create(ctx: &Context<Self>) -> Self {
        let is_page = ctx.props().still.is_none();
        Self(is_page.then(|| Box::new(Page::new(Send(ctx.link().callback(|event| event))))))
    }

    fn update(&mut self, _ctx: &Context<Self>, event: Rc<Event>) -> bool {
        self.0.as_mut().is_some_and(|page| page.update(&event))
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let still = || ctx.props().still.as_ref().map(|still| still.drawn()).unwrap_or_default();
        self.0.as_ref().map_or_else(still, |page| page.view())
    }

    fn rendered(&mut self, _ctx: &Context<Self>, is_first: bool) {
        if let Some(page) = &mut self.0 {
            page.rendered(is_first);
        }
    }
}

impl Page {
    fn new(send: Send) -> Self {
        let address = Rc::new(RefCell::new(Address::default()));
        let mut state = State::default();
        let arrived = address.borrow_mut().arrive(&state.form);
        state = state.after(&arrived);
        let (answer, link) = work_out(&state.form);
        let ticks = Ticks::stored();
        let mut tools = Tools::restored();
        tools.choose(Tool::Checklist, ticks.way as usize);
        tools.ask(&state, "");
        let hear = send.clone();
        second_load::listen(move |heard| hear.tell(Event::Tool(ToolEvent::Heard(heard))));
        Self {
            page_address: browser::page_address(),
            copies: Copies::default(),
            stills: Stills::default(),
            ticks,
            tools,
            is_pressing: false,
            left_meanwhile: Vec::new(),
            _listeners: listeners(&send, &address),
            send,
            fulfilled: 0,
            state,
            answer,
            link,
            address,
        }
    }

    fn update(&mut self, event: &Event) -> bool {
        self.copies.forget_gone();
        match event {
            Event::Did(Action::LeftField(field)) if self.is_pressing => {
                self.left_meanwhile.push(*field);
                return false;
            }
            Event::Did(action) => self.act(action),
            Event::Pressing(is_pressing) => {
                self.is_pressing = *is_pressing;
                if *is_pressing || self.left_meanwhile.is_empty() {
                    return false;
                }
                for field in std::mem::take(&mut self.left_meanwhile) {
                    self.act(&Action::LeftField(field));
                }
            }
            Event::TicksChanged => {
                self.ticks = Ticks::stored();
                self.follow_way();
            }
            Event::Resized => self.act(&Action::TurnedSheet(None)),
            Event::Arrived => {
                let arrived = self.address.borrow_mut().arrive(&self.state.form);
                self.act(&arrived);
            }
            Event::Copy(event) => self.copies.take(event),
            Event::Ticked(ticking) => {
                self.ticks = self.ticks.after(*ticking);
                self.follow_way();
            }
            Event::Tool(event) => {
                self.tools.take(event, &self.send);
                // What comes of a reply is still on its way.
                if !matches!(event, ToolEvent::Heard(_)) {
                    self.ask_tools();
                }
            }
        }
        true
    }

    fn view(&self) -> Html {
        let Self { state, answer, page_address, copies, ticks, tools, send, stills, .. } = self;
        copies.start_drawing();
        stills.start_drawing();
        let is_held = state.form.is_unconfirmed();
        let view =
            View { state, answer, is_held, page_address, copies, ticks, tools, send, stills };
        draw(&view, &self.link)
    }

    fn rendered(&mut self, is_first: bool) {
        // Who opens the page to fill it in begins at the first box, unless the first view was put to use.
        if is_first
            && !browser::take_over_first_view()
            && self.state.form.is_untouched()
            && browser::is_wide()
        {
            browser::begin_at(&ids::field_id(Field::ClientId));
        }
        self.copies.select_refused();
        self.tools.fill_boxes();
        Address::follow(&self.address, &self.state.form, &self.link);
        let wish = &self.state.focus;
        if self.fulfilled < wish.number
            && let Some(target) = wish.target
        {
            self.fulfilled = wish.number;
            browser::prepare_for(target);
            if !browser::focus(&ids::id(target)) {
                // On narrow screens what was meant is out of sight.
                let _ = browser::focus(ids::dock_id(Sheet::Sql)) || browser::focus(ids::COPY_SQL);
            }
        }
    }
}

/// Everything on the page.
fn draw(view: &View<'_>, link: &Result<String, LinkError>) -> Html {
    let desk = block(
        "main",
        if view.is_held { "desk desk--held" } else { "desk" },
        [form::form(view), result::result(view, link), all([tools::bench(view)])],
    );
    all([
        frame::skip_links::skip_links(view),
        frame::header::header(view),
        desk,
        frame::footer::footer(view),
        frame::dock::dock(view, link),
        frame::status_line::status_line(&view.state.announcement),
    ])
}

impl Page {
    /// Shows the checklist for the way that is chosen.
    fn follow_way(&mut self) {
        self.tools.choose(Tool::Checklist, self.ticks.way as usize);
        self.ask_tools();
    }

    fn ask_tools(&mut self) {
        let is_needed = self.state.beside_sql == Some(Tool::Runbook);
        let link = self.link.as_deref().ok().filter(|_| is_needed);
        let link = link.map(|link| [&self.page_address, "#", link].concat());
        self.tools.ask(&self.state, &link.unwrap_or_default());
    }

    /// Does what was asked for.
    fn act(&mut self, action: &Action) {
        if let Action::RemovedCatalog(index) = action {
            let left = self.left_meanwhile.iter();
            self.left_meanwhile = left.filter_map(|it| it.after_removing_row(*index)).collect();
        }
        let mut next = self.state.after(action);
        if browser::is_wide() {
            next.sheet = None;
        }
        if next.form.draft != self.state.form.draft {
            (self.answer, self.link) = work_out(&next.form);
        }
        self.state = next;
        self.ask_tools();
    }
}

impl View<'_> {
    /// How far the form is.
    pub fn status(&self) -> Status {
        Status::of(self)
    }

    /// The fields that leave gaps in the SQL: those that are missing, and those that are wrong. What only the settings or
    /// the test need is none of them.
    pub fn sql_gaps(&self) -> (Vec<Field>, Vec<Field>) {
        let is_in_sql = |field: &Field| {
            !matches!(field, Field::Hostname | Field::HttpPath | Field::Port | Field::TestTable)
        };
        let problems = self.answer.problems.iter().map(|problem| problem.field);
        let blanks = self.answer.blanks.iter().copied();
        (blanks.filter(is_in_sql).collect(), problems.filter(is_in_sql).collect())
    }

    /// Says whether the result lies over the rest of the page, which cannot be reached meanwhile.
    pub fn is_covered(&self) -> bool {
        self.state.sheet.is_some()
    }

    /// Does this when the element is pressed or chosen.
    pub fn does(&self, action: Action) -> Act {
        self.tells(Event::Did(action))
    }

    /// Leads to something on the page.
    pub fn seeks(&self, target: FocusTarget) -> Act {
        self.does(Action::Sought(target))
    }

    /// Makes this happen.
    pub fn tells(&self, event: Event) -> Act {
        let (send, event) = (self.send.clone(), Rc::new(event));
        Rc::new(move |_| send.emit(Rc::clone(&event)))
    }
}

/// Takes what happens on the page.
#[derive(Clone)]
pub struct Send(pub Callback<Rc<Event>>);

impl Send {
    /// Says that this happened.
    pub fn emit(&self, event: Rc<Event>) {
        self.0.emit(event);
    }

    /// Says that this happened.
    pub fn tell(&self, event: Event) {
        self.0.emit(Rc::new(event));
    }

    /// Says that the user did this, or that it came from the browser.
    pub fn does(&self, action: Action) {
        self.tell(Event::Did(action));
    }
}

/// What a form amounts to, and its link.
fn work_out(form: &Form) -> (Rc<Answer>, Rc<Result<String, LinkError>>) {
    let answer = Answer::without_reasons(&form.draft);
    let link = link::encode(&answer.plan);
    (Rc::new(answer), Rc::new(link))
}

fn listeners(send: &Send, address: &Rc<RefCell<Address>>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let leaving = Rc::clone(address);
    let tell = |kind: &'static str, event: Event| {
        let (send, event) = (send.clone(), Rc::new(event));
        EventListener::new(&window, kind, move |_| send.emit(Rc::clone(&event)))
    };
    let release = |kind: &'static str| {
        let send = send.clone();
        // What the press does comes first.
        EventListener::new(&window, kind, move |_| {
            let send = send.clone();
            Timeout::new(0, move || send.tell(Event::Pressing(false))).forget();
        })
    };
    // Said by src/gate.js, of what it has stopped.
    let stopped = |kind: &'static str, why: &'static str| {
        tell(kind, Event::Did(Action::Announced(why.to_owned())))
    };
    let pressed = send.clone();
    let mut listeners = vec![
        tell("popstate", Event::Arrived),
        tell("storage", Event::TicksChanged),
        release("pointerup"),
        release("pointercancel"),
        // The end of a press may be lost, to a menu or outside the window.
        release("contextmenu"),
        release("keydown"),
        release("blur"),
        stopped("copy-held", link_words::CONFIRM_FIRST),
        stopped("confirmed-early", link_words::CONFIRMED_EARLY),
        EventListener::new(&window, "pointerdown", move |event| {
            pressed.tell(Event::Pressing(true));
            if !browser::is_within(event, ".copy-button") {
                pressed.tell(Event::Copy(CopyEvent::PressedElsewhere));
            }
            if !browser::is_within(event, ".menu") {
                browser::close_menu();
            }
        }),
        // What was typed just before a reload would else be lost.
        EventListener::new(&window, "pagehide", move |_| leaving.borrow_mut().write_pending()),
    ];
    if let Some(width) = browser::width_query() {
        let send = send.clone();
        let resized = move |_: &web_sys::Event| send.tell(Event::Resized);
        listeners.push(EventListener::new(&width, "change", resized));
    }
    listeners
}
