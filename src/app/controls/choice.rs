//! One of several things to choose.

use yew::prelude::*;

use crate::app::elements::{Act, Dressed, all, element, input, p};

/// A radio button with its label and hint.
pub struct Choice<'c> {
    /// The name that the choices of one question share, which also makes their IDs.
    pub name: &'c str,
    /// The choice's own part of its ID.
    pub value: &'c str,
    /// What it is called.
    pub label: Html,
    /// What helps to choose it.
    pub hint: Option<AttrValue>,
    /// Whether it is chosen.
    pub is_chosen: bool,
    /// Called when it is chosen.
    pub on_choose: Act,
}

/// Shows a radio button with its label and hint.
pub fn choice(choice: Choice<'_>) -> Html {
    let Choice { name, value, label, hint, is_chosen, on_choose } = choice;
    let id = format!("{name}-{value}");
    let input = input("radio", id.clone(), is_chosen, on_choose).set("name", name.to_owned());
    let input = input.set("value", value.to_owned());
    element("div", "choice", labelled(input, id, label, hint))
}

/// A button with its label and hint.
fn labelled(input: Html, id: String, label: Html, hint: Option<AttrValue>) -> Html {
    let hint_id = hint.as_ref().map(|_| AttrValue::from(format!("{id}-hint")));
    let input = input.set("class", "choice__button").set_some("aria-describedby", hint_id.clone());
    let label = element("label", "choice__label", label).set("for", id);
    let hint = hint.map(|hint| p("choice__hint", &*hint).set_some("id", hint_id));
    all([input, label, hint.unwrap_or_default()])
}

/// A box to tick.
pub struct TickBox<'c> {
    /// Its ID.
    pub id: &'c str,
    /// What it is called.
    pub label: Html,
    /// What helps to decide.
    pub hint: Option<AttrValue>,
    /// Whether it is ticked.
    pub is_ticked: bool,
    /// Called when it is turned.
    pub on_turn: Act,
}

/// Shows a box to tick with its label and hint, without anything around it.
pub fn tick_box(tick_box: TickBox<'_>) -> Html {
    let TickBox { id, label, hint, is_ticked, on_turn } = tick_box;
    let input = input("checkbox", id.to_owned(), is_ticked, on_turn);
    labelled(input, id.to_owned(), label, hint)
}
