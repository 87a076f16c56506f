//! One of several things to choose.

use yew::prelude::*;

/// Props of [`Choice`].
#[derive(PartialEq, Properties)]
pub struct ChoiceProps {
    /// The name that the choices of one question share, which also makes their IDs.
    pub name: AttrValue,
    /// The choice's own part of its ID.
    pub value: AttrValue,
    /// What it is called.
    pub label: Html,
    /// What helps to choose it.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Whether it is chosen.
    pub is_chosen: bool,
    /// Called when it is chosen.
    pub on_choose: Callback<()>,
}

/// A radio button with its label and hint.
#[component]
pub fn Choice(props: &ChoiceProps) -> Html {
    let ChoiceProps { name, value, label, hint, is_chosen, on_choose } = props;
    let id = format!("{name}-{value}");
    let hint_id = hint.as_ref().map(|_| format!("{id}-hint"));
    let onchange = on_choose.reform(|_: Event| ());
    html! {
        <div class="choice">
            <input
                class="choice__button"
                type="radio"
                id={id.clone()}
                name={name.clone()}
                value={value.clone()}
                checked={*is_chosen}
                aria-describedby={hint_id.clone()}
                {onchange}
            />
            <label class="choice__label" for={id}>{ label.clone() }</label>
            if let Some(hint) = hint {
                <p class="choice__hint" id={hint_id}>{ hint }</p>
            }
        </div>
    }
}
