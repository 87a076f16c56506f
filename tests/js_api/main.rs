//! The contract that a JavaScript caller sees, in a real browser.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a failure here is a failed test")]

mod answer;
mod audit;
mod link;
mod refusal;
mod text;

use data_graph_setup::js::{audit, decode_link, encode_link, generate};
use js_sys::{Error, Function};
use wasm_bindgen::{JsCast as _, JsError, JsValue};
use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

/// A plan without blanks and problems, as a JavaScript expression.
const SMALLEST: &str =
    r#"{clientId: "0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10", profilesSync: {catalog: "profiles"}}"#;

/// Secret-shaped text of every kind.
const SECRETS: [&str; 4] =
    ["dose0123456789abcdef", "dapi01234567", "doau0123456789", "eyJhbGciOiJIUzI1NiJ9"];

/// Every key of a plan that takes text, as a plan that holds only this text.
const TEXT_KEYS: [(&str, &str); 11] = [
    ("clientId", "{clientId: TEXT}"),
    ("segmentCatalog.name", "{segmentCatalog: {name: TEXT}}"),
    ("segmentCatalog.storage.location", "{segmentCatalog: {storage: {location: TEXT}}}"),
    ("segmentCatalog.reverseEtlSchema", "{segmentCatalog: {reverseEtlSchema: TEXT}}"),
    ("profilesSync.catalog", "{profilesSync: {catalog: TEXT}}"),
    ("profilesSync.schemas[1]", r#"{profilesSync: {catalog: "a", schemas: ["b", TEXT]}}"#),
    ("catalogs[1].catalog", r#"{catalogs: [{catalog: "a"}, {catalog: TEXT}]}"#),
    ("catalogs[1].schemas[0]", r#"{catalogs: [{}, {catalog: "a", schemas: [TEXT]}]}"#),
    ("testTable", "{testTable: TEXT}"),
    ("connection.hostname", "{connection: {hostname: TEXT}}"),
    ("connection.httpPath", "{connection: {httpPath: TEXT}}"),
];

/// The value of a JavaScript expression.
fn js(expression: &str) -> JsValue {
    js_sys::eval(&format!("({expression})")).unwrap()
}

/// What a JavaScript expression makes of a value called `it`, as JSON.
fn of(it: &JsValue, expression: &str) -> String {
    let function = Function::new_with_args("it", &format!("return JSON.stringify({expression})"));
    function.call1(&JsValue::UNDEFINED, it).unwrap().as_string().unwrap_or("undefined".to_owned())
}

fn answer(plan: &str) -> JsValue {
    generate(&js(plan)).map_err(JsValue::from).unwrap()
}

fn decoded(link: &str) -> JsValue {
    decode_link(&JsValue::from_str(link)).map_err(JsValue::from).unwrap()
}

fn audited(plan: &str, text: &str) -> JsValue {
    audit(&js(plan), &JsValue::from_str(text)).map_err(JsValue::from).unwrap()
}

/// The message of what a call throws, which has to be an `Error`.
fn message<T>(outcome: Result<T, JsError>) -> Option<String> {
    let thrown = JsValue::from(outcome.err()?);
    Some(thrown.unchecked_into::<Error>().message().into())
}

/// The message with which a plan is refused, by `generate`, `encodeLink` and `audit` alike.
fn refusal(plan: &str) -> Option<String> {
    let text = JsValue::from_str("");
    let generating = message(generate(&js(plan)));
    assert_eq!(generating, message(encode_link(&js(plan))), "{plan}");
    assert_eq!(generating, message(audit(&js(plan), &text)), "{plan}");
    generating
}
