//! What a decoded link holds.

use data_graph_setup::js::{decode_link, encode_link, generate};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{decoded, js, message, of};

#[wasm_bindgen_test]
fn a_decoded_link_has_every_key_of_a_plan_with_null_where_one_is_absent() {
    assert_eq!(
        of(&decoded("v=1"), "it"),
        concat!(
            r#"{"plan":{"clientId":null,"segmentCatalog":null,"profilesSync":null,"catalogs":null,"#,
            r#""grantedBefore":null,"testTable":null,"connection":null,"wording":null},"ignored":[]}"#
        )
    );
    assert_eq!(
        of(&decoded("segment=a&profiles=b&host=example.com"), "it.plan"),
        concat!(
            r#"{"clientId":null,"segmentCatalog":{"name":"a","storage":null,"reverseEtlSchema":null},"#,
            r#""profilesSync":{"catalog":"b","schemas":null},"catalogs":null,"grantedBefore":null,"#,
            r#""testTable":null,"connection":{"hostname":"example.com","httpPath":null,"port":null},"#,
            r#""wording":null}"#
        )
    );
}

#[wasm_bindgen_test]
fn a_decoded_link_names_what_it_ignored_by_key_value_and_reason() {
    let decoded = decoded("#v=2&segment=my%20catalog&color=red&id=");
    assert_eq!(
        of(&decoded, "it.ignored.map(({ key, value }) => [key, value])"),
        r#"[["v","2"],["segment","my catalog"],["color","red"],["id",""]]"#
    );
    assert_eq!(
        of(&decoded, "it.ignored.every(({ reason }) => /^[A-Z`].+\\.$/.test(reason))"),
        "true"
    );
}

#[wasm_bindgen_test]
fn a_decoded_plan_can_be_passed_on_as_it_is() {
    let link = "v=1&id=0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10&profiles=a.b&read=c&port=8443";
    let plan = js_sys::Reflect::get(&decoded(link), &"plan".into()).unwrap();
    assert_eq!(encode_link(&plan).map_err(JsValue::from).unwrap(), link);
    let answer = generate(&plan).map_err(JsValue::from).unwrap();
    assert_eq!(of(&answer, "it.ready"), "true");
}

#[wasm_bindgen_test]
fn a_fragment_that_is_no_text_throws_an_error_that_names_it() {
    for fragment in ["undefined", "null", "5", "true", "{}", "['v=1']", "new String('v=1')"] {
        let message = message(decode_link(&js(fragment))).unwrap_or_default();
        assert!(message.starts_with("`fragment` "), "{fragment} says: {message}");
    }
}
