//! What helps once the SQL has run. The tools work elsewhere (see [`panel`](crate::panel)); here they are asked, and what
//! they answer is put on the screen.

pub mod access_map;
mod nodes;

use std::rc::Rc;

use js_sys::JsString;
use yew::prelude::*;

use crate::app::elements::{button, classed, p, span};
use crate::model::Tool;
use crate::panel::drawn::{DrawnPanel, DrawnReply};
use crate::panel::{Question, Text, VERDICT_ID};
use crate::state::{Action, FocusTarget, Form, State};
use crate::words::page::second_load as words;
use crate::words::page::tools::{BENCH, BENCH_LEAD};

use super::View;
use super::controls::paste_box::Held;
use super::second_load::{self, Heard};
use super::{Event, browser, ids};

use nodes::{ToolView, nodes, shown};

/// Something about a tool that the page has to know.
#[derive(Clone)]
pub enum ToolEvent {
    /// The second load told something.
    Heard(Heard),
    /// One of a tool's choices was made, counted from 0.
    Chose(Tool, usize),
    /// Long lists are to be shown whole.
    ShowedAll(Tool),
    /// Something else stands in a tool's box now.
    Entered {
        /// The tool.
        tool: Tool,
        /// What stands there.
        text: JsString,
        /// What shows of it around the box.
        held: Held,
    },
    /// What could not be loaded is to be loaded again.
    TriedAgain(Tool),
}

/// What the page knows of the tools.
#[derive(Default)]
pub struct Tools {
    known: [Known; Tool::ALL.len()],
    /// Whether the second load could not be loaded.
    has_failed: bool,
    /// How often the form was emptied: the boxes' texts belong to the one before.
    starts: usize,
    /// How many questions were asked.
    questions: u32,
}

/// What the page knows of a tool.
#[derive(Default)]
pub struct Known {
    choice: usize,
    shows_all: bool,
    /// What it was asked about last.
    asked: Option<Rc<Form>>,
    /// The number of that question, 0 before the first: what answers another one is not shown.
    number: u32,
    /// How it stands, in a few words.
    state: Text,
    /// What it shows.
    panel: Option<DrawnPanel>,
    /// Whether it is reading a text.
    is_reading: bool,
    /// Whether it broke off on its text.
    is_unread: bool,
    /// What its box holds.
    held: Held,
    /// Whether those who do not see the findings appear have heard of them.
    is_told: bool,
}

impl Tools {
    /// Takes something in, and tells what the page is to do about it.
    pub fn take(&mut self, event: ToolEvent, send: &Callback<Event>) {
        match event {
            ToolEvent::Heard(heard) => self.hear(heard, send),
            ToolEvent::Chose(tool, choice) => {
                let known = self.known_mut(tool);
                known.choice = choice;
                known.asked = None;
            }
            ToolEvent::ShowedAll(tool) => {
                let known = self.known_mut(tool);
                known.shows_all = true;
                known.asked = None;
            }
            ToolEvent::Entered { tool, text, held } => self.enter(tool, &text, held),
            ToolEvent::TriedAgain(tool) => {
                self.has_failed = false;
                second_load::try_again();
                // The button that has the focus goes with the message.
                send.emit(Event::Did(Action::Sought(FocusTarget::Tool(tool))));
            }
        }
    }

    fn enter(&mut self, tool: Tool, text: &JsString, held: Held) {
        second_load::take_text(tool, text);
        let known = self.known_mut(tool);
        known.asked = None;
        known.is_unread = false;
        known.is_told = false;
        known.held = held;
    }

    fn hear(&mut self, heard: Heard, send: &Callback<Event>) {
        match heard {
            Heard::Failed => self.has_failed = true,
            Heard::Unread(tool) => {
                let known = self.known_mut(tool);
                known.is_unread = true;
                known.is_reading = false;
            }
            Heard::Reply(reply) => {
                self.has_failed = false;
                let known = self.known_mut(reply.tool);
                if known.number == reply.number {
                    known.take(reply, send);
                }
            }
        }
    }

    /// Asks every tool that shows something about the form, unless it was asked about it already.
    pub fn ask(&mut self, state: &State) {
        if self.starts != state.starts {
            self.starts = state.starts;
            for known in &mut self.known {
                *known = Known { number: known.number, ..Known::default() };
            }
            for tool in [Tool::Audit, Tool::ExplainError] {
                second_load::take_text(tool, &JsString::from(""));
            }
        }
        for tool in Tool::ALL {
            self.ask_one(tool, state);
        }
    }

    fn ask_one(&mut self, tool: Tool, state: &State) {
        let number = self.questions + 1;
        let known = self.known_mut(tool);
        // A tool that was opened once shows how it stands when it is closed too; the picture then shows nothing.
        let shows_state = known.number != 0 && tool != Tool::AccessMap;
        if !state.is_open(tool) && !shows_state {
            return;
        }
        let draft = &state.form.draft;
        if known.asked.as_ref().is_some_and(|asked| asked.draft == *draft) {
            return;
        }
        known.asked = Some(Rc::clone(&state.form));
        known.number = number;
        let (choice, shows_all) = (known.choice, known.shows_all);
        self.questions = number;
        second_load::ask(&Question { tool, draft: draft.clone(), choice, shows_all, number });
    }

    fn known(&self, tool: Tool) -> &Known {
        let [audit, checks, explain_error, undo, access_map] = &self.known;
        match tool {
            Tool::Audit => audit,
            Tool::Checks => checks,
            Tool::ExplainError => explain_error,
            Tool::Undo => undo,
            Tool::AccessMap => access_map,
        }
    }

    fn known_mut(&mut self, tool: Tool) -> &mut Known {
        let [audit, checks, explain_error, undo, access_map] = &mut self.known;
        match tool {
            Tool::Audit => audit,
            Tool::Checks => checks,
            Tool::ExplainError => explain_error,
            Tool::Undo => undo,
            Tool::AccessMap => access_map,
        }
    }
}

impl Known {
    fn take(&mut self, reply: DrawnReply, send: &Callback<Event>) {
        self.state = reply.state;
        let Some(panel) = reply.panel else { return };
        // Once for each text, and not at each key in the form.
        if let Some(said) = &panel.said
            && !std::mem::replace(&mut self.is_told, true)
        {
            send.emit(Event::Did(Action::Told(said.clone().into_owned())));
            if reply.tool == Tool::Audit {
                browser::bring_into_view(VERDICT_ID);
            }
        }
        if reply.tool == Tool::ExplainError {
            send.emit(Event::Did(Action::PointedAt(panel.points_at.as_slice().into())));
        }
        self.is_reading = panel.is_reading;
        self.panel = Some(panel);
    }
}

/// The audit, the checks, errors explained and the way back, each folded into its heading and its state.
pub fn bench(view: &View<'_>) -> Html {
    html! {
        <section class="bench" id={ids::BENCH} tabindex="-1" aria-labelledby="bench-heading" key={view.state.starts}
            oncopy={view.on_copy()} ondragstart={view.on_drag()}>
            <h2 class="bench__heading" id="bench-heading">{ BENCH }</h2>
            { p("bench__lead", BENCH_LEAD) }
            { for CARDS.into_iter().map(|tool| card(view, tool)) }
        </section>
    }
}

/// The tools that stand below form and result, in their order.
const CARDS: [Tool; 4] = [Tool::Audit, Tool::Checks, Tool::ExplainError, Tool::Undo];

/// A heading that opens the tool below it.
fn card(view: &View<'_>, tool: Tool) -> Html {
    let known = view.tools.known(tool);
    let needs_you = known.panel.as_ref().is_some_and(|panel| panel.needs_you);
    let state_class =
        if needs_you { "tool-card__state tool-card__state--needs-you" } else { "tool-card__state" };
    let is_open = view.state.is_open(tool);
    let (class, is_expanded) =
        if is_open { ("tool-card tool-card--open", "true") } else { ("tool-card", "false") };
    let id = ids::tool_id(tool);
    let body_id = format!("{id}-body");
    classed(
        class,
        html! {
            <section>
                <h3 class="tool-card__heading">
                    <button class="tool-card__button" type="button" {id} aria-expanded={is_expanded} aria-controls={body_id.clone()}
                        onclick={view.on_press(Action::TurnedTool(tool))}>
                        { span("tool-card__name", words::name(tool)) }
                        { span(state_class, shown(&known.state)) }
                    </button>
                </h3>
                <div class="tool-card__body" id={body_id} hidden={!is_open}>{ body(view, tool) }</div>
            </section>
        },
    )
}

/// What a tool shows once it was opened.
fn body(view: &View<'_>, tool: Tool) -> Html {
    let known = view.tools.known(tool);
    let tool_view = ToolView { page: view, tool, known };
    html! {
        <>
            if view.tools.has_failed {
                { failure(view, tool) }
            }
            if let Some(panel) = &known.panel {
                { nodes(&tool_view, &panel.nodes) }
            }
        </>
    }
}

/// Says that the second load is not there.
fn failure(view: &View<'_>, tool: Tool) -> Html {
    let onclick = view.on_event(Event::Tool(ToolEvent::TriedAgain(tool)));
    html! {
        <div class="message message--problem" role="alert">
            { p("", words::NOT_LOADED) }
            { button("button button--small", words::TRY_AGAIN, onclick) }
        </div>
    }
}
