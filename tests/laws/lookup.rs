//! Texts that were seen before, held against a map of the standard library.

use std::collections::{BTreeMap, HashMap};

use data_graph_setup::model::Lookup;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::drafts::config;

/// Adds texts by their places to both, and asserts that they agree at every step.
fn assert_agrees(texts: &[String]) {
    let mut lookup = Lookup::default();
    let mut map: HashMap<&str, usize> = HashMap::new();
    for (number, text) in texts.iter().enumerate() {
        assert_eq!(lookup.get(text), map.get(text.as_str()).copied(), "{text:?} of {texts:?}");
        assert_eq!(lookup.add(text, number), map.get(text.as_str()).copied(), "{texts:?}");
        map.entry(text).or_insert(number);
        let in_order: BTreeMap<&str, usize> =
            map.iter().map(|(text, number)| (*text, *number)).collect();
        assert_eq!(lookup.in_order(), in_order.into_values().collect::<Vec<_>>(), "{texts:?}");
        for text in texts {
            assert_eq!(lookup.get(text), map.get(text.as_str()).copied(), "{text:?} of {texts:?}");
        }
    }
}

#[test]
fn an_empty_lookup_holds_nothing() {
    assert_eq!(Lookup::default().get(""), None);
    assert_eq!(Lookup::default().get("a"), None);
    assert_eq!(Lookup::default().in_order(), [0; 0]);
}

#[test]
fn a_text_and_its_beginnings_are_told_apart() {
    let long = "a\0a\0\u{ff}ab".repeat(3);
    let ends = long.char_indices().map(|(at, _)| at).chain([long.len()]);
    let beginnings: Vec<String> = ends.map(|end| long[..end].to_owned()).collect();
    assert_agrees(&beginnings);
    assert_agrees(&beginnings.into_iter().rev().collect::<Vec<_>>());
}

#[test]
fn many_texts_with_a_long_beginning_in_common_are_found() {
    let mut lookup = Lookup::default();
    let text = |number: usize| format!("{}{number}{}", "a".repeat(200), "b".repeat(number % 7));
    for number in 0..20_000 {
        assert_eq!(lookup.add(&text(number), number), None);
    }
    for number in 0..20_000 {
        assert_eq!(lookup.get(&text(number)), Some(number));
        assert_eq!(lookup.get(&format!("{}c", text(number))), None);
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn it_holds_what_a_map_holds(texts in vec("[ab\0é]{0,4}", 0..20)) {
        assert_agrees(&texts);
    }

    #[test]
    fn it_holds_what_a_map_holds_of_any_text(
        texts in vec(prop_oneof![any::<String>(), select(&["", "a", "aa"][..]).prop_map(str::to_owned)], 0..12),
    ) {
        assert_agrees(&texts);
    }
}
