//! JSON is read as others read it, and what looks like it as well as can be.

use data_graph_setup::json::{JsonFinder, Spelling, Value};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// A value as another reader has it.
fn same(value: &Value) -> serde_json::Value {
    match value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(flag) => (*flag).into(),
        Value::Number(digits) => {
            serde_json::from_str(digits).unwrap_or_else(|_| digits.as_str().into())
        }
        Value::String(text) => text.as_str().into(),
        Value::Array(items) => items.iter().map(same).collect(),
        Value::Object(members) => {
            members.iter().map(|(name, value)| (name.clone(), same(value))).collect()
        }
    }
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i32>().prop_map(Into::into),
        any::<String>().prop_map(Into::into),
        "[\\\\\"'/\u{0}-\u{1f}é😀]{0,6}".prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..5).prop_map(Into::into),
            vec(("[a-z\"\\\\ ]{0,5}", inner), 0..5)
                .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Pieces of which JSON is made, in no order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => select(&["{", "}", "[", "]", ",", ":", " ", "\n", "\"a\"", "\"", "\\", "null", "true", "1", "-0.5e3", "'b'", "Row(", ")", "=", "<A.B: 'c'>"][..]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(crate::drafts::config())]

    #[test]
    fn a_value_is_what_another_reader_has(value in json(), is_pretty in any::<bool>(), is_loose in any::<bool>()) {
        let value = serde_json::json!([value]);
        let text = if is_pretty { format!("{value:#} and more") } else { format!("{value}, 'more'") };
        let spelling = if is_loose { Spelling::Loose } else { Spelling::Json };
        let found = JsonFinder::of(spelling).find(&text);
        prop_assert_eq!(found.map(|found| same(&found.value)), Some(value), "{}", text);
    }

    #[test]
    fn what_is_json_is_what_another_reader_takes(text in pieces()) {
        let mut other = serde_json::Deserializer::from_str(&text).into_iter::<serde_json::Value>();
        let other = other.next().and_then(Result::ok).filter(|value| value.is_array() || value.is_object());
        let begins = text.split('\n').next().unwrap_or_default().trim_start().starts_with(['{', '[']);
        let found = JsonFinder::default().find(&text).map(|found| same(&found.value));
        // Numbers are not reckoned with, and so may have more digits than others take.
        if begins && !text.contains(['-', '0', '1']) {
            prop_assert_eq!(found, other, "{}", text);
        }
        // Whatever is JSON is read as loosely, too.
        if JsonFinder::default().find(&text).is_some() {
            prop_assert!(JsonFinder::of(Spelling::Loose).find(&text).is_some(), "{}", text);
        }
    }
}
