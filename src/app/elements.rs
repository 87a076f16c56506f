//! Elements, put together by calls: `html!` writes all of an element's making out again wherever it stands, and everybody
//! would have to load that.

use std::borrow::Cow;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::prelude::*;
use yew::virtual_dom::{Key, Listener, ListenerKind, VList, VNode, VTag};

use super::browser;

/// An element of a class, which may be empty, and what is in it.
pub fn element(tag: &'static str, class: &'static str, content: impl Into<Html>) -> Html {
    put_together(tag, class, content.into())
}

fn put_together(tag: &'static str, class: &'static str, content: Html) -> Html {
    let mut element = VTag::new(tag);
    if !class.is_empty() {
        element.add_attribute("class", class);
    }
    element.add_child(content);
    element.into()
}

/// An element of a class, which may be empty, with others in it.
pub fn block<const N: usize>(tag: &'static str, class: &'static str, children: [Html; N]) -> Html {
    put_together(tag, class, all(children))
}

/// Several elements, one after the other.
pub fn all<const N: usize>(children: [Html; N]) -> Html {
    listed(Vec::from(children))
}

/// As many elements as there are, one after the other.
pub fn each(children: impl Iterator<Item = Html>) -> Html {
    listed(children.collect())
}

fn listed(children: Vec<Html>) -> Html {
    VList::with_children(children, None).into()
}

/// Something that stands there only sometimes.
pub fn when(stands: bool, content: impl FnOnce() -> Html) -> Html {
    if stands { content() } else { Html::default() }
}

/// What an element can have besides a class and what is in it.
pub trait Dressed {
    /// Gives it an attribute.
    fn set(self, name: &'static str, value: impl Into<AttrValue>) -> Html;

    /// Gives it an attribute where there is a value.
    fn set_some(self, name: &'static str, value: Option<impl Into<AttrValue>>) -> Html;

    /// Gives it an attribute that means yes by being there.
    fn flag(self, name: &'static str, is_set: bool) -> Html;

    /// Gives it an attribute that says yes or no.
    fn says(self, name: &'static str, is_so: bool) -> Html;

    /// Makes it known among those beside it.
    fn keyed(self, key: impl Into<Key>) -> Html;

    /// Has it act on what happens to it.
    fn on(self, kind: &'static str, act: Act) -> Html;
}

impl Dressed for Html {
    fn set(self, name: &'static str, value: impl Into<AttrValue>) -> Html {
        set(self, name, value.into())
    }

    fn set_some(self, name: &'static str, value: Option<impl Into<AttrValue>>) -> Html {
        match value {
            Some(value) => set(self, name, value.into()),
            None => self,
        }
    }

    fn flag(self, name: &'static str, is_set: bool) -> Html {
        if is_set { set(self, name, AttrValue::Static("")) } else { self }
    }

    fn says(self, name: &'static str, is_so: bool) -> Html {
        set(self, name, AttrValue::Static(if is_so { "true" } else { "false" }))
    }

    fn keyed(self, key: impl Into<Key>) -> Html {
        keyed(self, key.into())
    }

    fn on(mut self, kind: &'static str, act: Act) -> Html {
        if let VNode::VTag(tag) = &mut self {
            Rc::make_mut(tag).add_listener(Rc::new(Acting { kind, act }));
        }
        self
    }
}

fn set(mut element: Html, name: &'static str, value: AttrValue) -> Html {
    if let VNode::VTag(tag) = &mut element {
        Rc::make_mut(tag).add_attribute(name, value);
    }
    element
}

fn keyed(mut element: Html, key: Key) -> Html {
    if let VNode::VTag(tag) = &mut element {
        Rc::make_mut(tag).key = Some(key);
    }
    element
}

/// What is done when something happens to an element.
pub type Act = Rc<dyn Fn(&Event)>;

/// A listener of any kind. Yew's own are a type for each kind, and everybody would have to load them all.
struct Acting {
    kind: &'static str,
    act: Act,
}

impl Listener for Acting {
    fn kind(&self) -> ListenerKind {
        ListenerKind::other(Cow::Borrowed(self.kind))
    }

    fn handle(&self, event: Event) {
        (self.act)(&event);
    }

    fn passive(&self) -> bool {
        false
    }
}

/// What a key press is, where that is what happened.
pub fn pressed_key(event: &Event) -> Option<&KeyboardEvent> {
    event.dyn_ref()
}

/// A paragraph.
pub fn p(class: &'static str, content: impl Into<Html>) -> Html {
    element("p", class, content)
}

/// A piece of a line.
pub fn span(class: &'static str, content: impl Into<Html>) -> Html {
    element("span", class, content)
}

/// A name or a piece of code.
pub fn code(class: &'static str, content: impl Into<Html>) -> Html {
    element("code", class, content)
}

/// A space between two words.
pub fn space() -> Html {
    " ".into()
}

/// A button that says what it does.
pub fn button(class: &'static str, label: impl Into<Html>, act: Act) -> Html {
    labelled_button(class, label.into(), act)
}

fn labelled_button(class: &'static str, label: Html, act: Act) -> Html {
    put_together("button", class, label).set("type", "button").on("click", act)
}

/// A radio button or a box to tick.
pub fn input(kind: &'static str, id: String, is_checked: bool, act: Act) -> Html {
    let mut input = VTag::new("input");
    input.set_checked(is_checked);
    Html::from(input).set("type", kind).set("id", id).on("change", act)
}

/// A tab of a list. Arrow keys go from tab to tab, so only one of them is a stop for the Tab key.
pub fn tab(
    id: &'static str,
    controls: &'static str,
    label: &'static str,
    is_selected: bool,
    is_stop: bool,
    act: Act,
) -> Html {
    button("", label, act)
        .set("role", "tab")
        .set("id", id)
        .set("aria-controls", controls)
        .says("aria-selected", is_selected)
        .set("tabindex", if is_stop { "0" } else { "-1" })
        .on("keydown", Rc::new(turn_tabs))
}

fn turn_tabs(event: &Event) {
    let is_back = match pressed_key(event).map(KeyboardEvent::key).as_deref() {
        Some("ArrowRight") => false,
        Some("ArrowLeft") => true,
        _ => return,
    };
    event.prevent_default();
    browser::go_to_neighbour(event, is_back);
}

/// The element that something happened to.
pub fn target<Element: JsCast>(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}
