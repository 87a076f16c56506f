//! Links give back what was written into them, widen nothing, and withstand any text.

use std::collections::{BTreeMap, BTreeSet};

use data_graph_setup::answer::Answer;
use data_graph_setup::link::{decode, encode};
use data_graph_setup::plan::{Draft, Extent, resolve};
use data_graph_setup::words;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::drafts::{config, draft, ready_draft};
use crate::support::{CLIENT_ID, holds_secret_shape};

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_link_gives_back_the_plan_in_canonical_form(draft in draft()) {
        let plan = resolve(&draft).plan;
        let link = encode(&plan);
        prop_assert!(link.is_ok());
        let link = link.unwrap_or_default();
        let decoded = decode(&link);
        prop_assert!(decoded.is_ok());
        let Ok(decoded) = decoded else { return Ok(()) };
        let canonical = Draft::from(&plan);
        prop_assert_eq!(&decoded.draft, &canonical);
        prop_assert!(decoded.ignored.is_empty(), "{:?}", decoded.ignored);
        let again = resolve(&canonical);
        prop_assert!(again.problems.is_empty(), "{:?}", again.problems);
        prop_assert_eq!(encode(&again.plan).ok(), Some(link));
        prop_assert_eq!(Draft::from(&again.plan), canonical);
    }

    #[test]
    fn a_link_to_a_plan_that_is_ready_prints_the_same_bytes(draft in ready_draft()) {
        let answer = Answer::new(&draft);
        prop_assert!(answer.is_ready(), "{:?} {:?}", answer.blanks, answer.problems);
        let link = encode(&answer.plan).unwrap_or_default();
        let again = decode(&link).map(|decoded| Answer::new(&decoded.draft));
        prop_assert!(again.is_ok());
        let Ok(again) = again else { return Ok(()) };
        prop_assert!(again.is_ready());
        prop_assert_eq!(again.sql, answer.sql);
        prop_assert_eq!(again.checks, answer.checks);
        prop_assert_eq!(again.settings, answer.settings);
        prop_assert_eq!(again.summary.to_text(), answer.summary.to_text());
    }

    #[test]
    fn a_link_holds_only_plain_characters_and_encoded_bytes(draft in draft()) {
        let link = encode(&resolve(&draft).plan).unwrap_or_default();
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.~/:@%&=".contains(c);
        prop_assert!(link.starts_with("v=1") && link.chars().all(is_plain), "{}", link);
        let order = [
            "v", "id", "segment", "storage", "retl", "profiles", "read", "before", "test", "host",
            "path", "port", "wording",
        ];
        let places: Vec<_> = link
            .split('&')
            .map(|part| order.iter().position(|key| part.split('=').next() == Some(key)))
            .collect();
        prop_assert!(places.iter().all(Option::is_some), "{}", link);
        prop_assert!(places.is_sorted(), "{}", link);
    }

    #[test]
    fn a_link_never_widens(draft in draft()) {
        let plan = resolve(&draft).plan;
        let link = encode(&plan).unwrap_or_default();
        let decoded = decode(&link).map(|decoded| decoded.draft).unwrap_or_default();
        let read: BTreeMap<String, Option<BTreeSet<String>>> = [&decoded.profiles_sync]
            .into_iter()
            .chain(&decoded.catalogs)
            .map(|scope| {
                let schemas = scope.schemas.as_ref();
                (scope.catalog.clone(), schemas.map(|schemas| schemas.iter().cloned().collect()))
            })
            .filter(|(catalog, _)| !catalog.is_empty())
            .collect();
        let named = plan.reads.iter().filter_map(|read| {
            let schemas = match &read.extent {
                Extent::Whole => None,
                Extent::Only(schemas) => Some(
                    schemas.iter().filter_map(|schema| Some(schema.filled()?.as_str().to_owned())),
                ),
            };
            Some((read.catalog.filled()?.as_str().to_owned(), schemas.map(Iterator::collect)))
        });
        prop_assert_eq!(read, named.collect::<BTreeMap<_, _>>());
    }

    #[test]
    fn no_text_breaks_a_link(text in any::<String>()) {
        let decoded = decode(&text);
        prop_assert!(decoded.is_ok());
    }

    #[test]
    fn no_mixture_of_known_parts_breaks_a_link(parts in vec(part(), 0..10)) {
        let link = parts.join("&");
        let decoded = decode(&link);
        prop_assert!(decoded.is_ok(), "{}", link);
        let Ok(decoded) = decoded else { return Ok(()) };
        prop_assert!(!holds_secret_shape(&format!("{decoded:?}")), "{}", link);
        prop_assert!(decoded.ignored.len() <= link.split('&').count());
        let answer = Answer::new(&decoded.draft);
        prop_assert!(answer.problems.is_empty(), "{}: {:?}", link, answer.problems);
        prop_assert_eq!(Draft::from(&answer.plan), decoded.draft);
        for part in &decoded.ignored {
            let reason = words::ignored::reason(&part.reason).to_text();
            prop_assert!(reason.ends_with('.') && !reason.contains('\n'), "{}", reason);
            prop_assert!(!holds_secret_shape(&reason), "{}", reason);
        }
    }

    #[test]
    fn of_all_mentions_of_a_catalog_in_a_link_a_restricted_one_holds(
        mentions in vec((any::<bool>(), select(&["a", "A", "b", "c"][..]),
            select(&["", ".", ".x", ".X", ".y"][..])), 0..8),
    ) {
        let link: Vec<String> = mentions
            .iter()
            .map(|(is_profiles_sync, catalog, schema)| {
                format!("{}={catalog}{schema}", if *is_profiles_sync { "profiles" } else { "read" })
            })
            .collect();
        let profiles_sync = mentions.iter().find(|(is_profiles_sync, ..)| *is_profiles_sync);
        let is_used = |(is_profiles_sync, catalog, _): &&(bool, &str, &str)| {
            !is_profiles_sync
                || profiles_sync.is_some_and(|(_, first, _)| first.eq_ignore_ascii_case(catalog))
        };
        let mut expected: BTreeMap<String, Option<BTreeSet<String>>> = BTreeMap::new();
        for (_, catalog, schema) in mentions.iter().filter(is_used) {
            let entry = expected.entry(catalog.to_lowercase()).or_default();
            if let Some(schema) = schema.strip_prefix('.') {
                let schemas = entry.get_or_insert_default();
                schemas.extend((!schema.is_empty()).then(|| schema.to_lowercase()));
            }
        }
        let decoded = decode(&link.join("&")).map(|decoded| decoded.draft).unwrap_or_default();
        let read: BTreeMap<String, Option<BTreeSet<String>>> = [&decoded.profiles_sync]
            .into_iter()
            .chain(&decoded.catalogs)
            .filter(|scope| !scope.catalog.is_empty())
            .map(|scope| {
                let schemas = scope.schemas.as_ref();
                let folded = |schemas: &Vec<String>| {
                    schemas.iter().map(|schema| schema.to_lowercase()).collect()
                };
                (scope.catalog.to_lowercase(), schemas.map(folded))
            })
            .collect();
        prop_assert_eq!(read, expected);
        prop_assert_eq!(
            decoded.profiles_sync.catalog.to_lowercase(),
            profiles_sync.map(|(_, catalog, _)| catalog.to_lowercase()).unwrap_or_default()
        );
    }
}

/// A part of a link: a known key or none, and any value, encoded well or badly.
fn part() -> impl Strategy<Value = String> {
    let key = select(vec![
        "v", "id", "segment", "storage", "retl", "profiles", "profiles", "read", "read", "read",
        "before", "test", "host", "path", "port", "wording", "x", "",
    ]);
    let values = vec![
        "1",
        "2",
        "exists",
        "a",
        "a.",
        "a.x",
        "A.y",
        "b",
        "a.b.c",
        "a%2Eb",
        "a%20b",
        "%ff",
        "%",
        "+",
        "system",
        ".x",
        "",
        "%20",
        "a%60b",
        "dose01234567",
        "d%6Fse01234567",
        "a.eyJhbGciOiJI",
        "%0dapi01234567",
        "DOSE01234567",
        "https://A.example.com:8443/",
        "443",
        "0",
        "unity-catalog",
        "__segment_reverse_etl",
        "s3://b",
        CLIENT_ID,
        "%E2%80%AEa",
        "%00",
    ];
    let value = prop_oneof![
        6 => select(values).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "[a-z.%0-9]{0,8}",
    ];
    (key, value).prop_map(|(key, value)| format!("{key}={value}"))
}
