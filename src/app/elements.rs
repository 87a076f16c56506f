//! Elements that hold a text and no more, and buttons. They stand in so many places that each is put together here:
//! `html!` writes all of an element's making out again wherever it stands, and everybody would have to load that.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};

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

/// Gives an element that was put together by `html!` a class that differs. Written inside it, such a class would bring in
/// Yew's own sets of classes.
pub fn classed(class: impl Into<AttrValue>, mut element: Html) -> Html {
    if let VNode::VTag(tag) = &mut element {
        Rc::make_mut(tag).add_attribute("class", class);
    }
    element
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

/// A button that says what it does.
pub fn button(class: &'static str, label: impl Into<Html>, onclick: Callback<MouseEvent>) -> Html {
    labelled_button(class, label.into(), onclick)
}

fn labelled_button(class: &'static str, label: Html, onclick: Callback<MouseEvent>) -> Html {
    classed(class, html! { <button type="button" {onclick}>{ label }</button> })
}
