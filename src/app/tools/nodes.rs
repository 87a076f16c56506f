//! How what a tool shows is put on the screen: as it is.

use yew::prelude::*;

use std::rc::Rc;

use crate::app::elements::{Act, Dressed, all, block, button, p, span, when};
use yew::virtual_dom::{Key, VList, VTag};

use crate::app::View;
use crate::app::controls::choice::{Choice, TickBox, choice, tick_box};
use crate::app::controls::copy_button::{Asking, Copying, copy_button};
use crate::app::controls::download_button::{Handing, download_button};
use crate::app::controls::paste_box::{PasteBox, paste_box};
use crate::app::ticks::Ticking;
use crate::app::{Event, browser, ids};
use crate::model::{ChecklistPart, ConsoleWay, Tool};
use crate::panel::Text;
use crate::panel::drawn::{Attribute, CopyText, DrawnChoice, Node, Press};
use crate::plan::Mend;
use crate::state::{Action, FocusTarget};
use crate::words::page::second_load as words;
use crate::words::page::{form, result};

use super::{Known, ToolEvent};

/// What a tool's nodes are drawn from.
#[derive(Clone, Copy)]
pub struct ToolView<'v> {
    /// The page.
    pub page: &'v View<'v>,
    /// The tool.
    pub tool: Tool,
    /// What the page knows of it.
    pub known: &'v Known,
}

impl ToolView<'_> {
    fn on(&self, event: ToolEvent) -> Act {
        self.page.tells(Event::Tool(event))
    }
}

/// Draws nodes from top to bottom.
pub fn nodes(view: &ToolView<'_>, nodes: &[Node]) -> Html {
    if !nodes.iter().any(|it| key(it).is_some()) {
        return nodes.iter().map(|it| node(view, it)).collect();
    }
    // Else what comes and goes around a box or a fold would have it drawn again, without its text or closed.
    let keyed = nodes.iter().enumerate().map(|(index, it)| {
        let key = key(it).map_or_else(|| Key::from(index), Key::from);
        Html::from(VList::with_children(vec![node(view, it)], Some(key)))
    });
    keyed.collect()
}

/// What a node is known by among those beside it, where it keeps something.
fn key(node: &Node) -> Option<&str> {
    match node {
        Node::TextBox { .. } => Some("text-box"),
        Node::Element(_, attributes, _) => {
            let key = attributes.iter().find(|(attribute, _)| *attribute == Attribute::Key);
            key.map(|(_, key)| &**key)
        }
        _ => None,
    }
}

fn node(view: &ToolView<'_>, node: &Node) -> Html {
    match node {
        Node::Text(text) => shown(text),
        Node::Element(tag, attributes, children) => {
            let mut element = VTag::new(tag.as_str());
            for (attribute, value) in attributes.iter().filter(|(it, _)| *it != Attribute::Key) {
                element.add_attribute(attribute.as_str(), value_of(value));
            }
            element.add_child(nodes(view, children));
            element.into()
        }
        Node::CopyButton(text) => copy_text(view, text),
        Node::Choice(it) => drawn_choice(view, it),
        Node::Tick { part, index, label, hint } => tick(view, *part, *index, label, hint.as_ref()),
        Node::Tally(part) => {
            let progress = form::progress(view.page.ticks.count(*part), part.count());
            span("checklist__progress", progress)
        }
        Node::Button(label, press) => press_button(view, label, press),
        Node::TextBox { label, hint } => text_box(view, label, hint.as_ref()),
    }
}

/// Words as they are shown.
pub fn shown(text: &Text) -> Html {
    Html::from(&**text)
}

/// Words as the value of an attribute.
fn value_of(text: &Text) -> AttrValue {
    text.clone().into()
}

fn copy_text(view: &ToolView<'_>, text: &CopyText) -> Html {
    let copy = copy_button(
        view.page,
        Copying {
            label: value_of(&text.label),
            name: text.name.as_ref().map(value_of),
            text: value_of(&text.text),
            said: value_of(&text.copied),
            asking: Asking::of(&text.blanks, &text.problems),
            class: "button",
            icon: "#i-copy",
            ..Copying::default()
        },
    );
    let Some(file) = &text.file else { return copy };
    let name = [result::DOWNLOAD, " ", file].concat().into();
    let handing = Handing { name, file: value_of(file), text: value_of(&text.text) };
    block("div", "copyable__buttons", [copy, download_button(view.page, handing)])
}

fn drawn_choice(view: &ToolView<'_>, it: &DrawnChoice) -> Html {
    let (tool, index) = (view.tool, it.index);
    // The way through Step 1 is kept with its ticks.
    let way = ConsoleWay::ALL.get(index).filter(|_| tool == Tool::Checklist);
    let on_choose = match way {
        Some(way) => view.page.tells(Event::Ticked(Ticking::ChoseWay(*way))),
        None => view.on(ToolEvent::Chose(tool, index)),
    };
    choice(Choice {
        name: &it.name,
        value: &it.value,
        label: shown(&it.label),
        hint: None,
        is_chosen: index == view.known.choice,
        on_choose,
    })
}

fn tick(
    view: &ToolView<'_>,
    part: ChecklistPart,
    index: usize,
    label: &Text,
    hint: Option<&Text>,
) -> Html {
    tick_box(TickBox {
        id: &format!("tick-{}-{}", part.number(), index + 1),
        label: shown(label),
        hint: hint.map(value_of),
        is_ticked: view.page.ticks.is_ticked(part, index),
        on_turn: view.page.tells(Event::Ticked(Ticking::Toggled(part, index))),
    })
}

fn press_button(view: &ToolView<'_>, label: &Text, press: &Press) -> Html {
    let tool = view.tool;
    let onclick: Act = match press {
        Press::ShowAll => {
            let send = view.page.send.clone();
            Rc::new(move |event| {
                browser::focus_before(event);
                send.tell(Event::Tool(ToolEvent::ShowedAll(tool)));
            })
        }
        Press::Seek(place) => view.page.seeks(FocusTarget::Statement(*place)),
        Press::Fill(field, text) => {
            let mend = Mend::Replace { field: *field, text: text.clone() };
            view.page.does(Action::TookMend(mend))
        }
        Press::Open => view.on(ToolEvent::Opened(tool)),
    };
    button("button button--small", shown(label), onclick)
}

/// The box for pasted text, and below it how far reading is, or that the text could not be read.
fn text_box(view: &ToolView<'_>, label: &Text, hint: Option<&Text>) -> Html {
    let tool = view.tool;
    let send = view.page.send.clone();
    let on_text = Rc::new(move |text, held| {
        send.tell(Event::Tool(ToolEvent::Entered { tool, text, held }));
    });
    let known = view.known;
    all([
        paste_box(PasteBox {
            id: ids::text_box_id(tool),
            label: value_of(label),
            hint: hint.map(value_of),
            held: known.held,
            on_text,
        }),
        when(known.is_reading, || p("tool__words", shown(&known.state))),
        when(known.is_unread, || {
            p("message message--problem", words::NOT_READ).set("role", "alert")
        }),
    ])
}
