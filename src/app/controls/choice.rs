//! One of several things to choose.

use yew::prelude::*;

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
    pub on_choose: Callback<Event>,
}

/// Shows a radio button with its label and hint.
pub fn choice(choice: Choice<'_>) -> Html {
    let Choice { name, value, label, hint, is_chosen, on_choose } = choice;
    let id = format!("{name}-{value}");
    let hint_id = hint.as_ref().map(|_| format!("{id}-hint"));
    html! {
        <div class="choice">
            <input class="choice__button" type="radio" id={id.clone()} name={name.to_owned()} value={value.to_owned()}
                checked={is_chosen} aria-describedby={hint_id.clone()} onchange={on_choose} />
            <label class="choice__label" for={id}>{ label }</label>
            if let Some(hint) = hint {
                <p class="choice__hint" id={hint_id}>{ hint }</p>
            }
        </div>
    }
}

/// A box to tick.
pub struct TickBox<'c> {
    /// Its ID.
    pub id: &'c str,
    /// What it is called.
    pub label: &'static str,
    /// What helps to decide.
    pub hint: Option<&'static str>,
    /// Whether it is ticked.
    pub is_ticked: bool,
    /// Called when it is turned.
    pub on_turn: Callback<Event>,
}

/// Shows a box to tick with its label and hint, without anything around it.
pub fn tick_box(tick_box: TickBox<'_>) -> Html {
    let TickBox { id, label, hint, is_ticked, on_turn } = tick_box;
    let hint_id = hint.map(|_| format!("{id}-hint"));
    html! {
        <>
            <input class="choice__button" type="checkbox" id={id.to_owned()} checked={is_ticked}
                aria-describedby={hint_id.clone()} onchange={on_turn} />
            <label class="choice__label" for={id.to_owned()}>{ label }</label>
            if let Some(hint) = hint {
                <p class="choice__hint" id={hint_id}>{ hint }</p>
            }
        </>
    }
}
