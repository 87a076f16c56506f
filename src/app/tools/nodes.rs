//! How what a tool shows is put on the screen: as it is.

use yew::prelude::*;

use crate::app::elements::{button, p};
use yew::virtual_dom::{Key, VList, VTag};

use crate::app::View;
use crate::app::controls::choice::{Choice, choice};
use crate::app::controls::copy_button::{Copying, Gaps, copy_button};
use crate::app::controls::paste_box::{PasteBox, paste_box};
use crate::app::{Event, ids};
use crate::model::Tool;
use crate::panel::Text;
use crate::panel::drawn::{Attribute, CopyText, DrawnChoice, Node, Press};
use crate::state::FocusTarget;
use crate::words::page::second_load as words;

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
    fn on<Told: 'static>(&self, event: ToolEvent) -> Callback<Told> {
        self.page.on_event(Event::Tool(event))
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
        Node::Button(label, press) => press_button(view, label, *press),
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
    copy_button(
        view.page,
        Copying {
            label: value_of(&text.label),
            name: text.name.as_ref().map(value_of),
            text: value_of(&text.text),
            said: value_of(&text.copied),
            gaps: Gaps {
                blanks: text.blanks.as_slice().into(),
                problems: text.problems.as_slice().into(),
            },
            class: "button",
        },
    )
}

fn drawn_choice(view: &ToolView<'_>, it: &DrawnChoice) -> Html {
    let (tool, index) = (view.tool, it.index);
    choice(Choice {
        name: &it.name,
        value: &it.value,
        label: shown(&it.label),
        hint: None,
        is_chosen: index == view.known.choice,
        on_choose: view.on(ToolEvent::Chose(tool, index)),
    })
}

fn press_button(view: &ToolView<'_>, label: &Text, press: Press) -> Html {
    let tool = view.tool;
    let onclick = match press {
        Press::ShowAll => view.on(ToolEvent::ShowedAll(tool)),
        Press::Seek(place) => view.page.on_seek(FocusTarget::Statement(place)),
    };
    button("button button--small", shown(label), onclick)
}

/// The box for pasted text, and below it how far reading is, or that the text could not be read.
fn text_box(view: &ToolView<'_>, label: &Text, hint: Option<&Text>) -> Html {
    let tool = view.tool;
    let on_text = view
        .page
        .send
        .reform(move |(text, held)| Event::Tool(ToolEvent::Entered { tool, text, held }));
    html! {
        <>
            { paste_box(PasteBox {
                id: ids::text_box_id(tool),
                label: value_of(label),
                hint: hint.map(value_of),
                held: view.known.held,
                on_text,
            }) }
            if view.known.is_reading {
                { p("tool__words", shown(&view.known.state)) }
            }
            if view.known.is_unread {
                <p class="message message--problem" role="alert">{ words::NOT_READ }</p>
            }
        </>
    }
}
