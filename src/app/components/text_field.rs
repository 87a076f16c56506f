//! A box for one name or value.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;
use yew::virtual_dom::VNode;

use crate::answer::Answer;
use crate::app::hooks::use_send::use_send;
use crate::app::state::{Action, State, field_id};
use crate::model::SecretKind;
use crate::plan::{Field, ScopeRow, mend};
use crate::words::page;

use super::field_messages::{FieldMessages, message_ids, problem_of};

/// Props of [`TextField`].
#[derive(PartialEq, Properties)]
pub struct TextFieldProps {
    /// The field.
    pub field: Field,
    /// Its label.
    pub label: AttrValue,
    /// What helps to fill it in.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What stands in the empty box where that means a default.
    #[prop_or_default]
    pub default: Option<AttrValue>,
    /// Which keyboard to show on a touch screen.
    #[prop_or("text")]
    pub input_mode: &'static str,
    /// What stands behind the box.
    #[prop_or_default]
    pub children: Html,
    /// What the page remembers.
    pub state: Rc<State>,
    /// What it amounts to.
    pub answer: Rc<Answer>,
}

/// A labelled box that speaks its hint and its problem to every reader.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let TextFieldProps { field, label, hint, default, input_mode, children, state, answer, .. } =
        props;
    let field = *field;
    let send = use_send();
    let enter = {
        let send = send.clone();
        move |input: &HtmlInputElement, how: Entered| enter(&send, field, input, how)
    };
    let oninput = {
        let enter = enter.clone();
        Callback::from(move |event: InputEvent| {
            enter(&event.target_unchecked_into(), Entered::by(&event.input_type()));
        })
    };
    // Some browsers fill in values of their own without an `input` event.
    let onchange = Callback::from(move |event: Event| {
        enter(&event.target_unchecked_into(), Entered::Otherwise)
    });
    let onblur = Callback::from(move |event: FocusEvent| {
        event.target_unchecked_into::<HtmlInputElement>().set_read_only(false);
        send.emit(Action::LeftField(field));
    });
    let id = field_id(field);
    let hint_id = hint.as_ref().map(|_| format!("{id}-hint"));
    let has_problem = problem_of(field, state, answer).is_some();
    let described_by: Vec<String> =
        hint_id.clone().into_iter().chain(message_ids(field, state, answer)).collect();
    let is_required = matches!(field, Field::ClientId | Field::Catalog(ScopeRow::ProfilesSync));
    let is_blank = answer.blanks.contains(&field);
    let described_by = (!described_by.is_empty()).then(|| described_by.join(" "));

    html! {
        <div class={classes!("text-field", is_blank.then_some("text-field--blank"), has_problem.then_some("text-field--wrong"))}>
            <label class="text-field__label" for={id.clone()}>{ label }</label>
            if let (Some(hint), Some(hint_id)) = (hint, hint_id) {
                <p class="text-field__hint" id={hint_id}>{ hint }</p>
            }
            <div class="text-field__line">
                { unmanaged(html! {
                    <input
                        class="text-field__box"
                        {id}
                        type="text"
                        inputmode={*input_mode}
                        value={state.draft.text(field).to_owned()}
                        placeholder={default.clone()}
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
                { children.clone() }
            </div>
            <FieldMessages {field} {state} {answer} />
        </div>
    }
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
fn enter(send: &Callback<Action>, field: Field, input: &HtmlInputElement, how: Entered) {
    let text = input.value();
    let cleaned = mend::clean(field, &text);
    // Cleaning may also put a secret together that invisible characters had taken apart.
    let secret = [&text, &text.to_lowercase(), &cleaned, &cleaned.to_lowercase()]
        .into_iter()
        .find_map(|text| SecretKind::find(text));
    if let Some(kind) = secret {
        input.set_value("");
        // Whoever types a secret goes on typing it: the rest stays out too, until the box is left.
        input.set_read_only(how == Entered::Typed);
        send.emit(Action::EnteredSecret(field, kind));
        return;
    }
    if how == Entered::Pasted && cleaned != text.trim() {
        send.emit(Action::EnteredText(field, cleaned));
        send.emit(Action::Announced(page::PASTE_CLEANED.to_owned()));
    } else {
        send.emit(Action::EnteredText(field, text));
    }
}

/// Keeps password managers off a box: 1Password's attribute begins with a digit, which `html!` cannot spell.
fn unmanaged(mut input: Html) -> Html {
    if let VNode::VTag(tag) = &mut input {
        Rc::make_mut(tag).add_attribute("data-1p-ignore", "true");
    }
    input
}
