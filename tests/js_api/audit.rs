//! What an audit holds.

use data_graph_setup::js::audit;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{SECRETS, SMALLEST, audited, js, message, of};

#[wasm_bindgen_test]
fn an_audit_has_the_keys_of_the_contract_and_no_others() {
    let text = "0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10,MODIFY,CATALOG,sales\nsomeone,SELECT,CATALOG,sales\nx\n";
    let audited = audited(SMALLEST, text);
    assert_eq!(
        of(&audited, "Object.keys(it)"),
        r#"["summary","rows","unread","others","fix","notes"]"#
    );
    assert_eq!(
        of(&audited, "Object.keys(it.rows[0])"),
        r#"["securable","privilege","status","from","why"]"#
    );
    assert_eq!(of(&audited, "it.unread"), r#"[{"line":3,"text":"x"}]"#);
    assert_eq!(of(&audited, "it.others"), r#"[{"principal":"someone","count":1}]"#);
    assert_eq!(
        of(
            &audited,
            "it.rows.map(({ securable, status, from }) => [securable, status, from]).at(-1)"
        ),
        r#"["CATALOG sales","extra","CATALOG sales"]"#
    );
    assert_eq!(of(&audited, "it.rows[0].from"), "null");
}

#[wasm_bindgen_test]
fn a_listing_that_is_no_text_throws_an_error_that_names_it() {
    for text in ["undefined", "null", "5", "true", "{}", "['a']", "new String('a')", "Symbol()"] {
        let message = message(audit(&js(SMALLEST), &js(text))).unwrap_or_default();
        assert!(message.starts_with("`text` should be text"), "{text} says: {message}");
    }
}

#[wasm_bindgen_test]
fn a_secret_in_a_listing_appears_nowhere() {
    for secret in SECRETS {
        for text in [
            format!("{secret},SELECT,CATALOG,sales"),
            format!("0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10,SELECT,CATALOG,{secret}"),
            format!("export DATABRICKS_CLIENT_SECRET={secret}"),
            format!("{{\"token\": \"{secret}\"}}"),
        ] {
            assert!(!of(&audited(SMALLEST, &text), "it").contains(secret), "{text}");
        }
    }
}

#[wasm_bindgen_test]
fn a_listing_with_half_a_surrogate_pair_reaches_no_sql() {
    let text = js(r#""0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10,MODIFY,CATALOG,a\ud800b""#);
    let audited = audit(&js(SMALLEST), &text).map_err(JsValue::from).unwrap();
    assert_eq!(of(&audited, "[it.fix, it.unread.length]"), r#"["",1]"#);
}
