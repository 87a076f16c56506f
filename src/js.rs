//! The ES module: translates a call, asks the core, translates the answer back.
//!
//! A wrong shape throws an `Error` that names the key; a wrong name is an answer with problems.

pub mod answer;
pub mod call;
mod value;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::answer::audited::Audited;
use crate::answer::explained::Explained;
use crate::answer::{Answer, changes as compare};
use crate::paste::{connection, names};
use crate::plan::{Draft, resolve};
use crate::words::{file as file_words, ignored};
use crate::{file, link};

use answer::{AnswerOut, AuditOut, ChangesOut, ConnectionOut, DecodedOut, ExplainedOut, NamesOut};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("js/types.d.ts");

/// Works out the SQL, the settings and everything that is missing or wrong for a plan.
///
/// Throws an `Error` that names the key where the plan has another shape than `Plan`.
#[wasm_bindgen(unchecked_return_type = "Answer")]
pub fn generate(
    #[wasm_bindgen(unchecked_param_type = "Plan")] plan: &JsValue,
) -> Result<JsValue, JsError> {
    let answer = Answer::new(&read_plan(plan)?);
    to_js(&AnswerOut::from(&answer))
}

/// Writes a plan as a link's fragment, `v=1&id=…`, without the `#`.
///
/// Throws an `Error` where the plan has another shape than `Plan`, or is too large for a link.
#[wasm_bindgen(js_name = encodeLink)]
pub fn encode_link(
    #[wasm_bindgen(unchecked_param_type = "Plan")] plan: &JsValue,
) -> Result<String, JsError> {
    let plan = resolve(&read_plan(plan)?).plan;
    link::encode(&plan).map_err(refused)
}

/// Reads a link's fragment, with or without its `#`, into a plan in canonical form and what was not used.
///
/// Throws an `Error` where the fragment is no text, or too large for a link.
#[wasm_bindgen(js_name = decodeLink, unchecked_return_type = "DecodedLink")]
pub fn decode_link(
    #[wasm_bindgen(unchecked_param_type = "string")] fragment: &JsValue,
) -> Result<JsValue, JsError> {
    let text = read_text("fragment", fragment)?;
    let decoded = link::decode(&text).map_err(refused)?;
    to_js(&DecodedOut::from(&decoded))
}

/// Writes a plan as the text of a file: its JSON, with its version.
///
/// Throws an `Error` where the plan has another shape than `Plan`.
#[wasm_bindgen(js_name = planFile)]
pub fn plan_file(
    #[wasm_bindgen(unchecked_param_type = "Plan")] plan: &JsValue,
) -> Result<String, JsError> {
    Ok(file::write(&resolve(&read_plan(plan)?).plan))
}

/// Reads the text of a plan's file into a plan in canonical form and what was not used.
///
/// Throws an `Error` where the text is no text, no JSON, no plan, or of a later version.
#[wasm_bindgen(js_name = readPlanFile, unchecked_return_type = "OpenedPlan")]
pub fn read_plan_file(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
) -> Result<JsValue, JsError> {
    let text = read_text("text", text)?;
    let opened = file::read(&text).map_err(|error| JsError::new(&file_words::refusal(error)))?;
    to_js(&DecodedOut::from(&opened))
}

/// Holds a pasted listing of grants against a plan: what it needs, what is there, and what is there beyond that.
///
/// Throws an `Error` where the plan has another shape than `Plan`, or the text is no text.
#[wasm_bindgen(unchecked_return_type = "Audit")]
pub fn audit(
    #[wasm_bindgen(unchecked_param_type = "Plan")] plan: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
) -> Result<JsValue, JsError> {
    let plan = resolve(&read_plan(plan)?).plan;
    let audited = Audited::new(&plan, &read_text("text", text)?);
    to_js(&AuditOut::from(&audited))
}

/// Explains a pasted error message in a plan's terms, and points at the statements that fix it.
///
/// Throws an `Error` where the plan has another shape than `Plan`, or the text is no text.
#[wasm_bindgen(js_name = explainError, unchecked_return_type = "ExplainedError")]
pub fn explain_error(
    #[wasm_bindgen(unchecked_param_type = "Plan")] plan: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
) -> Result<JsValue, JsError> {
    let plan = resolve(&read_plan(plan)?).plan;
    let explained = Explained::new(&plan, &read_text("text", text)?);
    to_js(&ExplainedOut::from(&explained))
}

/// Writes a plan in another form: a configuration for Terraform, a script for the Databricks CLI, or a runbook.
///
/// Throws an `Error` where the plan has another shape than `Plan`, or there is no such form.
#[wasm_bindgen]
pub fn render(
    #[wasm_bindgen(unchecked_param_type = "Plan")] plan: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Format")] format: &JsValue,
) -> Result<String, JsError> {
    let resolved = resolve(&read_plan(plan)?);
    let form = call::read_format(format).map_err(|message| JsError::new(&message))?;
    Ok(form.of(&resolved))
}

/// Compares the SQL of two plans: the statements that only one of them has.
///
/// Throws an `Error` where a plan has another shape than `Plan`.
#[wasm_bindgen(unchecked_return_type = "Changes")]
pub fn changes(
    #[wasm_bindgen(unchecked_param_type = "Plan")] before: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Plan")] after: &JsValue,
) -> Result<JsValue, JsError> {
    let [before, after] = [resolve(&read_plan(before)?), resolve(&read_plan(after)?)];
    to_js(&ChangesOut::from(&compare(&before.plan, &after.plan)))
}

/// Reads pasted text as names of catalogs and schemas: lists, listings, JSON, CSV, or statements that grant on them.
///
/// Throws an `Error` where the text is no text.
#[wasm_bindgen(js_name = readNames, unchecked_return_type = "Names")]
pub fn read_names(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
) -> Result<JsValue, JsError> {
    let names = names::read(&read_text("text", text)?);
    to_js(&NamesOut::from(&names))
}

/// Reads pasted text as a connection: an address, a driver's string, a settings file, source code, or the panel itself.
///
/// Throws an `Error` where the text is no text.
#[wasm_bindgen(js_name = readConnection, unchecked_return_type = "Connection")]
pub fn read_connection(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
) -> Result<JsValue, JsError> {
    let connection = connection::read(&read_text("text", text)?);
    to_js(&ConnectionOut::from(&connection))
}

fn read_text(name: &str, text: &JsValue) -> Result<String, JsError> {
    call::read_text(name, text).map_err(|message| JsError::new(&message))
}

fn read_plan(plan: &JsValue) -> Result<Draft, JsError> {
    call::read_plan(plan).map_err(|message| JsError::new(&message))
}

fn refused(error: link::LinkError) -> JsError {
    JsError::new(&ignored::refusal(error))
}

fn to_js(value: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(&Serializer::new().serialize_missing_as_null(true))?)
}
