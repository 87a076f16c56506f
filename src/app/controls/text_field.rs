//! A box for one name or value.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::elements::classed;
use yew::virtual_dom::VNode;

use crate::app::Event;
use crate::app::View;
use crate::app::ids::field_id;
use crate::model::SecretKind;
use crate::plan::{Field, ScopeRow, mend};
use crate::state::Action;
use crate::words::page;

use super::field_messages::{field_messages, message_ids, problem_of};

/// A labelled box.
pub struct TextField {
    /// The field.
    pub field: Field,
    /// Its label.
    pub label: AttrValue,
    /// What helps to fill it in.
    pub hint: Option<&'static str>,
    /// What stands in the empty box where that means a default.
    pub default: Option<&'static str>,
    /// Which keyboard to show on a touch screen.
    pub input_mode: &'static str,
    /// What stands behind the box.
    pub behind: Html,
}

impl TextField {
    /// A box for a name, with nothing behind it.
    pub fn new(field: Field, label: impl Into<AttrValue>) -> Self {
        Self {
            field,
            label: label.into(),
            hint: None,
            default: None,
            input_mode: "text",
            behind: Html::default(),
        }
    }
}

/// Shows a labelled box that speaks its hint and its problem to every reader.
pub fn text_field(view: &View<'_>, text_field: TextField) -> Html {
    let TextField { field, label, hint, default, input_mode, behind } = text_field;
    let oninput = {
        let send = view.send.clone();
        Callback::from(move |event: InputEvent| {
            let how = Entered::by(&event.input_type());
            enter(&send, field, &event.target_unchecked_into(), how);
        })
    };
    // Some browsers fill in values of their own without an `input` event.
    let onchange = {
        let send = view.send.clone();
        Callback::from(move |event: web_sys::Event| {
            enter(&send, field, &event.target_unchecked_into(), Entered::Otherwise);
        })
    };
    let onblur = {
        let send = view.send.clone();
        Callback::from(move |event: FocusEvent| {
            event.target_unchecked_into::<HtmlInputElement>().set_read_only(false);
            send.emit(Event::Did(Action::LeftField(field)));
        })
    };
    let id = field_id(field);
    let hint_id = hint.map(|_| format!("{id}-hint"));
    let has_problem = problem_of(view, field).is_some();
    let described_by: Vec<String> =
        hint_id.clone().into_iter().chain(message_ids(view, field)).collect();
    let described_by = (!described_by.is_empty()).then(|| described_by.join(" "));
    let is_required = matches!(field, Field::ClientId | Field::Catalog(ScopeRow::ProfilesSync));
    let class = match (view.answer.blanks.contains(&field), has_problem) {
        (false, false) => "text-field",
        (true, false) => "text-field text-field--blank",
        (false, true) => "text-field text-field--wrong",
        (true, true) => "text-field text-field--blank text-field--wrong",
    };

    classed(
        class,
        html! {
            <div>
                <label class="text-field__label" for={id.clone()}>{ label }</label>
                if let Some(hint) = hint {
                    <p class="text-field__hint" id={hint_id}>{ hint }</p>
                }
                <div class="text-field__line">
                    { unmanaged(html! {
                        <input
                            class="text-field__box"
                            {id}
                            type="text"
                            inputmode={input_mode}
                            value={view.state.form.draft.text(field).to_owned()}
                            placeholder={default}
                            aria-invalid={has_problem.then_some("true")}
                            aria-describedby={described_by}
                            aria-required={is_required.then_some("true")}
                            autocomplete="off"
                            autocapitalize="none"
                            autocorrect="off"
                            spellcheck="false"
                            data-lpignore="true"
                            data-bwignore="true"
                            data-form-type="other"
                            data-protonpass-ignore="true"
                            {oninput}
                            {onchange}
                            {onblur}
                        />
                    }) }
                    { behind }
                </div>
                { field_messages(view, field) }
            </div>
        },
    )
}

/// How a text came into a box.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Entered {
    Typed,
    Pasted,
    Otherwise,
}

impl Entered {
    /// Tells by the input types of <https://www.w3.org/TR/input-events-1/>.
    fn by(input_type: &str) -> Self {
        match input_type {
            "insertText" | "insertCompositionText" => Self::Typed,
            "insertFromPaste" | "insertFromDrop" | "insertReplacementText" => Self::Pasted,
            _ => Self::Otherwise,
        }
    }
}

/// Takes what stands in a box now. A secret is out of it before anything else happens.
fn enter(send: &Callback<Event>, field: Field, input: &HtmlInputElement, how: Entered) {
    let text = input.value();
    let cleaned = mend::clean(field, &text);
    // Cleaning may put a secret together, of what quotes or spaces had taken apart.
    let secret = SecretKind::find(&text).or_else(|| SecretKind::find(&cleaned));
    if let Some(kind) = secret {
        input.set_value("");
        // Whoever types a secret goes on typing it: the rest stays out too, until the box is left.
        input.set_read_only(how == Entered::Typed);
        send.emit(Event::Did(Action::EnteredSecret(field, kind)));
        return;
    }
    if how == Entered::Pasted && cleaned != text.trim() {
        send.emit(Event::Did(Action::EnteredText(field, cleaned)));
        send.emit(Event::Did(Action::Announced(page::PASTE_CLEANED.to_owned())));
    } else {
        send.emit(Event::Did(Action::EnteredText(field, text)));
    }
}

/// Keeps password managers off a box: 1Password's attribute begins with a digit, which `html!` cannot spell.
fn unmanaged(mut input: Html) -> Html {
    if let VNode::VTag(tag) = &mut input {
        Rc::make_mut(tag).add_attribute("data-1p-ignore", "true");
    }
    input
}
