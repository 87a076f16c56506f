//! A box for one name or value.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;
use yew::virtual_dom::VTag;

use crate::app::View;
use crate::app::elements::{Act, Dressed, element, pressed_key, target};
use crate::app::ids::field_id;
use crate::app::{Send, browser};
use crate::model::SecretKind;
use crate::plan::{Field, ScopeRow, mend};
use crate::state::{Action, FocusTarget, PastedText};

use super::field_messages::{message_ids, problem_of};

/// A box for a field. It grows with its text, so that nothing typed is ever cut.
pub struct TextBox {
    /// The field.
    pub field: Field,
    /// The ID of what helps to fill it in, where that stands on the page.
    pub hint: Option<&'static str>,
    /// What stands in the empty box.
    pub placeholder: Option<&'static str>,
    /// Which keyboard to show on a touch screen.
    pub input_mode: &'static str,
}

impl TextBox {
    /// A box for a name.
    pub fn new(field: Field) -> Self {
        Self { field, hint: None, placeholder: None, input_mode: "text" }
    }
}

/// The label of a field's box.
pub fn box_label(field: Field, class: &'static str, label: impl Into<Html>) -> Html {
    element("label", class, label).set("for", field_id(field))
}

/// Shows a box that speaks its hint and its problem to every reader.
pub fn text_box(view: &View<'_>, text_box: TextBox) -> Html {
    let TextBox { field, hint, placeholder, input_mode } = text_box;
    let text = view.state.form.draft.text(field).to_owned();
    let on_enter = |entered: Option<Entered>| -> Act {
        let (send, before) = (view.send.clone(), text.clone());
        Rc::new(move |event| {
            let input_type = event.dyn_ref().map(InputEvent::input_type).unwrap_or_default();
            let how = entered.unwrap_or_else(|| Entered::by(&input_type));
            if let Some(text_area) = target(event) {
                enter(&send, field, &before, &text_area, how);
            }
        })
    };
    let on_blur: Act = {
        let send = view.send.clone();
        Rc::new(move |event| {
            if let Some(text_area) = target::<HtmlTextAreaElement>(event) {
                text_area.set_read_only(false);
            }
            send.does(Action::LeftField(field));
        })
    };
    let has_problem = problem_of(view, field).is_some();
    let described_by: Vec<String> =
        hint.map(str::to_owned).into_iter().chain(message_ids(view, field)).collect();
    let described_by = (!described_by.is_empty()).then(|| described_by.join(" "));
    let is_required = matches!(field, Field::ClientId | Field::Catalog(ScopeRow::ProfilesSync));
    let class = match (view.answer.blanks.contains(&field), has_problem) {
        (false, false) => "grow",
        (true, false) => "grow grow--blank",
        (_, true) => "grow grow--wrong",
    };
    let mut box_ = VTag::new("textarea");
    box_.set_value(text.clone());
    let box_ = left_alone(dressed(box_.into(), &ALWAYS))
        .set("id", field_id(field))
        .set("inputmode", input_mode)
        .set_some("placeholder", placeholder)
        .flag("data-held", view.state.form.from_link.contains(field))
        .set_some("aria-invalid", has_problem.then_some("true"))
        .set_some("aria-describedby", described_by)
        .set_some("aria-required", is_required.then_some("true"))
        .on("keydown", on_key(view, field))
        .on("input", on_enter(None))
        // Some browsers fill in values of their own without an `input` event.
        .on("change", on_enter(Some(Entered::Otherwise)))
        .on("blur", on_blur);
    let shown = if text.is_empty() { placeholder.unwrap_or_default().to_owned() } else { text };
    element("span", class, box_).set("data-text", shown)
}

/// What every box for a name or value has.
const ALWAYS: [(&str, &str); 4] =
    [("class", "box"), ("rows", "1"), ("cols", "1"), ("enterkeyhint", "next")];

/// Keeps off a box what would fill in or change text: the browser, and password managers.
pub fn left_alone(text_area: Html) -> Html {
    dressed(text_area, &LEFT_ALONE)
}

fn dressed(mut text_area: Html, attributes: &[(&'static str, &'static str)]) -> Html {
    for (name, value) in attributes {
        text_area = text_area.set(name, *value);
    }
    text_area
}

const LEFT_ALONE: [(&str, &str); 9] = [
    ("autocomplete", "off"),
    ("autocapitalize", "none"),
    ("autocorrect", "off"),
    ("spellcheck", "false"),
    ("data-lpignore", "true"),
    ("data-1p-ignore", "true"),
    ("data-bwignore", "true"),
    ("data-form-type", "other"),
    ("data-protonpass-ignore", "true"),
];

/// Enter goes on to the next box, and Backspace in an empty schema's box back to the one before.
fn on_key(view: &View<'_>, field: Field) -> Act {
    let send = view.send.clone();
    Rc::new(move |event| {
        let Some(key) = pressed_key(event) else { return };
        let action = match (key.key().as_str(), field) {
            ("Enter", _) if !key.is_composing() => Action::PressedEnter(field),
            ("Backspace", Field::Schema(row, index)) if 0 < index => {
                let text_area = target::<HtmlTextAreaElement>(event);
                if text_area.is_none_or(|text_area| 0 < text_area.text_length()) {
                    return;
                }
                Action::Sought(FocusTarget::Field(Field::Schema(row, index - 1)))
            }
            _ => return,
        };
        event.prevent_default();
        send.does(action);
    })
}

/// How a text came into a box.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Entered {
    Typed,
    Pasted,
    Undone,
    Otherwise,
}

impl Entered {
    /// Tells by the input types of <https://www.w3.org/TR/input-events-1/>.
    fn by(input_type: &str) -> Self {
        match input_type {
            "insertText" | "insertCompositionText" => Self::Typed,
            "insertFromPaste" | "insertFromDrop" | "insertReplacementText" => Self::Pasted,
            "historyUndo" | "historyRedo" => Self::Undone,
            _ => Self::Otherwise,
        }
    }
}

/// Takes what stands in a box now. A secret is out of it before anything else happens.
fn enter(send: &Send, field: Field, before: &str, text_area: &HtmlTextAreaElement, how: Entered) {
    let text = text_area.value();
    if how == Entered::Otherwise && text == before {
        return;
    }
    let cleaned = mend::clean(field, &text);
    let joined = text.replace(['\r', '\n'], "");
    // Some keyboards type a whole clipboard.
    let is_pasted = how == Entered::Pasted || how == Entered::Typed && text.contains('\n');
    // A single name in quotes or among invisible characters is cleaned without being read.
    let is_wrapped = !text.trim().contains(char::is_whitespace) && mend::is_single(field, &cleaned);
    let is_read = is_pasted && !is_wrapped && !mend::is_single(field, &text);
    // Cleaning may put a secret together, of what quotes or spaces had taken apart, and so may joining lines.
    let put_together = || {
        let joined = if is_read { None } else { SecretKind::find(&joined) };
        SecretKind::find(&cleaned).or(joined).map(|kind| (String::new(), kind))
    };
    let action = match SecretKind::take_out(&text).or_else(put_together) {
        Some((rest, kind)) if is_read && !mend::is_single(field, &rest) => {
            browser::put_text(text_area, before);
            Action::Pasted(field, PastedText::between(before, rest, None), Some(kind))
        }
        Some((rest, kind)) => {
            let rest = rest.trim().to_owned();
            browser::put_text(text_area, &rest);
            // Whoever types a secret goes on typing it: the rest stays out too, until the box is left.
            text_area.set_read_only(how == Entered::Typed);
            Action::EnteredSecret(field, kind, rest)
        }
        None if is_read => {
            let caret = text_area.selection_end().ok().flatten().map(|caret| caret as usize);
            // What is read stands in no box meanwhile: it may be long.
            browser::put_text(text_area, before);
            Action::Pasted(field, PastedText::between(before, text, caret), None)
        }
        None if is_pasted && cleaned != text.trim() => Action::PastedCleaned(field, cleaned),
        None if how == Entered::Undone => Action::UndidTyping(field, joined),
        None => Action::EnteredText(field, joined),
    };
    send.does(action);
}
