//! What helps once the SQL has run. The tools work elsewhere (see [`panel`](crate::panel)); here they are asked, and what
//! they answer is put on the screen.

mod nodes;
mod shown;

use std::rc::Rc;

use crate::link::{self, Decoded, LinkError};
use crate::model::{SecretKind, Tool};
use crate::panel::drawn::{DrawnPanel, DrawnReply};
use crate::panel::{Pasting, Question, Taken, Text, VERDICT_ID};
use crate::plan::{Draft, Field};
use crate::state::{Action, FocusTarget, Form, Pasted, PastedText, Stage, State};
use js_sys::JsString;

use super::browser::Kept;
use super::controls::paste_box::Held;
use super::second_load::{self, Heard};
use super::{Send, browser, ids};

pub use shown::{
    bench, body, failed, has_news, is_awaited, is_brief, is_new, pasted_nodes, reason,
};

/// Something about a tool that the page has to know.
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
    /// The plan in a tool's box is to be put into the form.
    Opened(Tool),
    /// What could not be loaded is to be loaded again.
    TriedAgain(Tool),
}

/// What the page knows of the tools.
#[derive(Default)]
pub struct Tools {
    /// Of each tool, in the place of its number.
    known: [Known; Tool::ALL.len()],
    /// What stands in for a tool without a place, of which there is none.
    spare: Known,
    /// Whether the second load could not be loaded.
    has_failed: bool,
    /// How often the form was emptied: the boxes' texts belong to the one before.
    starts: usize,
    /// How many questions were asked.
    questions: u32,
    /// The text that is being read for the form, and the form that it was last asked about.
    reading: Option<(Rc<str>, Rc<Form>)>,
    /// Texts that this tab has kept, to be put into their boxes once these are there.
    kept: Vec<(Tool, String)>,
}

/// What the page knows of a tool.
#[derive(Default)]
pub struct Known {
    choice: usize,
    shows_all: bool,
    /// What it was asked about last, unless that is to be asked again.
    asked: Option<Rc<Form>>,
    /// What it was asked about last.
    about: Option<Rc<Form>>,
    /// Whether what it shows was said of a link that nobody has confirmed, though another form is shown by now.
    is_of_link: bool,
    /// The number of that question, 0 before the first: what answers another one is not shown.
    number: u32,
    /// How it stands, in a few words.
    state: Text,
    /// What it shows.
    shown: Option<Rc<DrawnReply>>,
    /// Whether it is reading a text.
    is_reading: bool,
    /// Whether it broke off on its text.
    is_unread: bool,
    /// Whether what it found was found in an earlier text.
    is_stale: bool,
    /// What its box holds.
    held: Held,
    /// The link that is in its box, where it takes one.
    link: Option<Opened>,
    /// Whether those who do not see the findings appear have heard of them.
    is_told: bool,
}

impl Tools {
    /// The tools with the texts that this tab has kept.
    pub fn restored() -> Self {
        let mut tools = Self::default();
        for tool in WITH_BOX {
            let text = browser::stored(Kept::InTab, &key_of(tool));
            if let Some(text) = text.filter(|text| SecretKind::find(text).is_none()) {
                second_load::take_text(tool, &JsString::from(text.as_str()));
                let known = tools.known_mut(tool);
                known.held = Held::kept();
                known.link = link_in(tool, &text);
                tools.kept.push((tool, text));
            }
        }
        tools
    }

    /// Puts texts that were kept into their boxes, once these are drawn.
    pub fn fill_boxes(&mut self) {
        self.kept.retain(|(tool, text)| !browser::fill_text_area(ids::text_box_id(*tool), text));
    }

    /// Makes one of a tool's choices, counted from 0.
    pub fn choose(&mut self, tool: Tool, choice: usize) {
        let known = self.known_mut(tool);
        known.choice = choice;
        known.asked = None;
    }

    /// Takes something in, and tells what the page is to do about it.
    pub fn take(&mut self, event: &ToolEvent, send: &Send) {
        match event {
            ToolEvent::Heard(heard) => self.hear(heard, send),
            ToolEvent::Chose(tool, choice) => self.choose(*tool, *choice),
            ToolEvent::ShowedAll(tool) => {
                let known = self.known_mut(*tool);
                known.shows_all = true;
                known.asked = None;
            }
            ToolEvent::Entered { tool, text, held } => self.enter(*tool, text, *held),
            ToolEvent::Opened(tool) => {
                let opened = self.known(*tool).opened();
                opened.into_iter().for_each(|it| send.does(Action::OpenedLink(it)));
            }
            ToolEvent::TriedAgain(tool) => {
                self.has_failed = false;
                second_load::try_again();
                // The button that has the focus goes with the message.
                let target = match *tool {
                    Tool::Pasting | Tool::Checklist => FocusTarget::Form,
                    Tool::Reasons | Tool::Runners | Tool::Changes => FocusTarget::CopySql,
                    Tool::LookAlikes => FocusTarget::Review,
                    tool => FocusTarget::Tool(tool),
                };
                send.does(Action::Sought(target));
            }
        }
    }

    fn enter(&mut self, tool: Tool, text: &JsString, held: Held) {
        second_load::take_text(tool, text);
        self.kept.retain(|(of, _)| *of != tool);
        let text = String::from(text);
        browser::store(Kept::InTab, &key_of(tool), &text);
        let known = self.known_mut(tool);
        known.link = link_in(tool, &text);
        known.asked = None;
        known.is_unread = false;
        known.is_stale = true;
        known.is_told = false;
        known.held = held;
    }

    fn hear(&mut self, heard: &Heard, send: &Send) {
        match heard {
            Heard::Failed => {
                self.has_failed = true;
                send.does(Action::PastedUnread);
            }
            Heard::Unread(Tool::Pasting) => send.does(Action::PastedUnread),
            Heard::Unread(tool) => {
                let known = self.known_mut(*tool);
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

    /// Asks every tool that shows something about the form, which has this link, unless it was asked about it already.
    pub fn ask(&mut self, state: &State, address: &str) {
        if self.starts != state.starts {
            self.starts = state.starts;
            for known in &mut self.known {
                *known = Known { number: known.number, ..Known::default() };
            }
            self.kept.clear();
            for tool in WITH_BOX {
                second_load::take_text(tool, &JsString::from(""));
                browser::store(Kept::InTab, &key_of(tool), "");
            }
        }
        for tool in Tool::ALL {
            self.ask_one(tool, state, address);
        }
        match &state.pasted {
            Some(Pasted { field, before, stage: Stage::Reading(text), .. }) => {
                self.ask_to_read(state, *field, before, text);
            }
            _ => self.reading = None,
        }
    }

    /// Has a pasted text read for the form as it is now.
    fn ask_to_read(&mut self, state: &State, field: Field, before: &Form, pasted: &PastedText) {
        let PastedText { text, in_box, replaces } = pasted;
        let draft = &state.form.draft;
        // What was typed into the box meanwhile stays.
        let is_typed = draft.text(field) != before.draft.text(field);
        let is_asked = self
            .reading
            .as_ref()
            .is_some_and(|(reading, form)| Rc::ptr_eq(reading, text) && form.draft == *draft);
        if is_asked {
            return;
        }
        if self.reading.is_none() && self.has_failed {
            second_load::try_again();
        }
        self.reading = Some((Rc::clone(text), Rc::clone(&state.form)));
        let number = self.questions + 1;
        self.questions = number;
        let known = self.known_mut(Tool::Pasting);
        known.number = number;
        known.shown = None;
        let in_box = match is_typed {
            true => [draft.text(field), " ", in_box].concat(),
            false => in_box.clone(),
        };
        let pasting = Pasting { field, in_box, replaces: *replaces && !is_typed };
        second_load::take_text(Tool::Pasting, &JsString::from(&**text));
        second_load::ask(&Question {
            tool: Tool::Pasting,
            draft: draft.clone(),
            choice: 0,
            shows_all: false,
            pasting: Some(pasting),
            number,
            before: None,
            link: String::new(),
        });
    }

    fn ask_one(&mut self, tool: Tool, state: &State, address: &str) {
        let number = self.questions + 1;
        let known = self.known_mut(tool);
        if !state.is_open(tool) {
            if tool == Tool::Changes {
                // Its marks stand in the SQL, which goes on.
                known.asked = None;
                known.shown = None;
            }
            if tool == Tool::PlanFile && known.asked.take().is_some() {
                // Its box goes with it, and is empty when it comes back.
                let text = browser::stored(Kept::InTab, &key_of(tool)).unwrap_or_default();
                self.kept.push((tool, text));
            }
            return;
        }
        let draft = &state.form.draft;
        if known.asked.as_ref().is_some_and(|asked| asked.draft == *draft) {
            return;
        }
        known.asked = Some(Rc::clone(&state.form));
        known.number = number;
        let about = known.about.replace(Rc::clone(&state.form));
        if about.is_some_and(|about| about.draft != *draft && about.is_unconfirmed()) {
            // What was said of a link is not to be handed out with another form; what stands in a box stays.
            if WITH_BOX.contains(&tool) {
                known.is_of_link = true;
            } else {
                known.shown = None;
            }
        }
        let (choice, shows_all) = (known.choice, known.shows_all);
        let before = match tool {
            Tool::Changes => state.form.linked.as_deref().cloned(),
            _ => known.link.as_deref().and_then(|link| Some(link.as_ref().ok()?.draft.clone())),
        };
        self.questions = number;
        second_load::ask(&Question {
            tool,
            draft: draft.clone(),
            choice,
            shows_all,
            pasting: None,
            number,
            before,
            link: if tool == Tool::Runbook { address.to_owned() } else { String::new() },
        });
    }

    fn known(&self, tool: Tool) -> &Known {
        self.known.get(usize::from(tool.number())).unwrap_or(&self.spare)
    }

    fn known_mut(&mut self, tool: Tool) -> &mut Known {
        self.known.get_mut(usize::from(tool.number())).unwrap_or(&mut self.spare)
    }
}

impl Known {
    fn panel(&self) -> Option<&DrawnPanel> {
        self.shown.as_ref()?.panel.as_ref()
    }

    /// The plan that is in its box, as if a link had brought it.
    fn opened(&self) -> Option<Opened> {
        self.link.clone().or_else(|| {
            let draft = self.panel()?.taken.as_ref()?.draft.clone();
            Some(Rc::new(Ok(Decoded { draft, ignored: Vec::new() })))
        })
    }

    fn take(&mut self, reply: &Rc<DrawnReply>, send: &Send) {
        self.state = reply.state.clone();
        let Some(panel) = &reply.panel else { return };
        if let Some(Taken { draft, is_taken, next }) = &panel.taken
            && reply.tool == Tool::Pasting
        {
            // What was pasted may hold a password: it is kept no longer than it takes to read it.
            second_load::take_text(Tool::Pasting, &JsString::from(""));
            let said = panel.said.as_ref().map(|said| said.clone().into_owned());
            send.does(Action::TookPasted(Box::new(draft.clone()), *is_taken, *next, said));
            self.shown = Some(Rc::clone(reply));
            return;
        }
        // Once for each text, and not at each key in the form.
        if let Some(said) = &panel.said
            && !std::mem::replace(&mut self.is_told, true)
        {
            send.does(Action::Announced(said.clone().into_owned()));
            if reply.tool == Tool::Audit {
                browser::bring_into_view(VERDICT_ID);
            }
        }
        if reply.tool == Tool::ExplainError {
            send.does(Action::PointedAt(panel.points_at.as_slice().into()));
        }
        self.is_stale = false;
        self.is_of_link = false;
        self.is_reading = panel.is_reading;
        self.shown = Some(Rc::clone(reply));
    }
}

/// The tools that have a box for pasted text.
const WITH_BOX: [Tool; 3] = [Tool::Audit, Tool::ExplainError, Tool::PlanFile];

/// What a link brings.
type Opened = Rc<Result<Decoded, LinkError>>;

/// The link in a tool's box, where it takes one and that holds something.
fn link_in(tool: Tool, text: &str) -> Option<Opened> {
    let text = text.trim();
    if tool != Tool::PlanFile || text.starts_with('{') {
        return None;
    }
    let opened = link::decode(text.split_once('#').map_or(text, |(_, fragment)| fragment));
    let holds = opened.as_ref().is_ok_and(|it| it.draft != Draft::default());
    holds.then(|| Rc::new(opened))
}

/// Under which key a tab keeps the text of a tool's box.
fn key_of(tool: Tool) -> String {
    format!("data-graph-setup.{}", ids::text_box_id(tool))
}
