//! Files give back what was written into them, widen nothing, and withstand any text.

use data_graph_setup::file::{FileError, Reason, read, write};
use data_graph_setup::link;
use data_graph_setup::model::Wording;
use data_graph_setup::plan::{Draft, ScopeDraft, StorageDraft, resolve};
use data_graph_setup::words;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use crate::drafts::{config, draft};
use crate::support::{SECRETS, holds_secret_shape};

/// A draft as somebody would write it by hand, whatever is wrong in it.
fn by_hand(draft: &Draft) -> Value {
    let scope = |scope: &ScopeDraft| json!({ "catalog": scope.catalog, "schemas": scope.schemas });
    json!({
        "version": 1,
        "clientId": draft.client_id,
        "segmentCatalog": {
            "name": draft.segment_catalog,
            "storage": match &draft.storage {
                StorageDraft::New => json!("new"),
                StorageDraft::Exists => json!("exists"),
                StorageDraft::NewAt(location) => json!({ "location": location }),
            },
            "reverseEtlSchema": draft.reverse_etl_schema,
        },
        "profilesSync": scope(&draft.profiles_sync),
        "catalogs": draft.catalogs.iter().map(scope).collect::<Vec<_>>(),
        "grantedBefore": draft.granted_before,
        "testTable": draft.test_table,
        "connection": { "hostname": draft.hostname, "httpPath": draft.http_path, "port": null },
        "wording": match draft.wording {
            Wording::Guide => "guide",
            Wording::UnityCatalog => "unity-catalog",
        },
    })
}

/// Every value in a value, by its path for [`Value::pointer`].
fn pointers(value: &Value, path: &str, found: &mut Vec<String>) {
    found.push(path.to_owned());
    match value {
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(at, it)| pointers(it, &format!("{path}/{at}"), found));
        }
        Value::Object(members) => {
            members.iter().for_each(|(name, it)| pointers(it, &format!("{path}/{name}"), found));
        }
        _ => {}
    }
}

/// The catalogs that are limited in a plan, in lower case.
fn limited(draft: &Draft) -> Vec<String> {
    let scopes = [&draft.profiles_sync].into_iter().chain(&draft.catalogs);
    let limited = scopes.filter(|scope| scope.schemas.is_some());
    limited.map(|scope| scope.catalog.to_lowercase()).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_file_gives_back_the_plan_in_canonical_form_as_a_link_does(draft in draft()) {
        let plan = resolve(&draft).plan;
        let text = write(&plan);
        let opened = read(&text).unwrap();
        prop_assert_eq!(&opened.draft, &Draft::from(&plan));
        prop_assert!(opened.left_out.is_empty(), "{:?}", opened.left_out);
        prop_assert_eq!(&write(&resolve(&opened.draft).plan), &text);
        let linked = link::decode(&link::encode(&plan).unwrap()).unwrap();
        prop_assert_eq!(linked.draft, opened.draft);
    }

    #[test]
    fn a_file_is_json_of_this_version_and_ends_with_its_line(draft in draft()) {
        let text = write(&resolve(&draft).plan);
        let value: Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(&value["version"], 1);
        let is_whole = text.ends_with("}\n") && !holds_secret_shape(&text);
        prop_assert!(is_whole, "{}", text);
    }

    #[test]
    fn a_file_that_was_written_by_hand_is_checked_like_the_form(draft in draft()) {
        let draft = Draft { port: String::new(), ..draft };
        let resolved = resolve(&draft);
        let opened = read(&by_hand(&draft).to_string()).unwrap();
        prop_assert_eq!(opened.draft, Draft::from(&resolved.plan));
        let problems: Vec<Reason> = resolved.problems.iter().cloned().map(Reason::Problem).collect();
        let reasons: Vec<Reason> = opened.left_out.iter().map(|it| it.reason.clone()).collect();
        prop_assert_eq!(reasons, problems);
    }

    #[test]
    fn a_file_that_was_cut_is_refused(draft in draft(), at in any::<Index>()) {
        let text = write(&resolve(&draft).plan);
        let cut = text.char_indices().map(|(at, _)| at).collect::<Vec<_>>();
        let cut = &text[..cut[at.index(cut.len() - 1)]];
        prop_assert_eq!(read(cut).unwrap_err(), FileError::NotJson);
        let doubled = format!("{text}{text}");
        prop_assert_eq!(read(&doubled).unwrap_err(), FileError::NotJson);
    }

    #[test]
    fn no_value_of_another_kind_widens_a_plan(
        draft in draft(),
        at in any::<Index>(),
        other in prop_oneof![
            Just(json!(5)), Just(json!(true)), Just(json!({})), Just(json!([5])), Just(json!("x")), Just(json!({"x": 1})),
        ],
    ) {
        let mut value = by_hand(&draft);
        let before = read(&value.to_string()).unwrap();
        let mut places = Vec::new();
        pointers(&value, "", &mut places);
        let place = &places[at.index(places.len())];
        *value.pointer_mut(place).unwrap() = other;
        let Ok(after) = read(&value.to_string()) else { return Ok(()) };
        let is_catalog = place.ends_with("/catalog");
        for scope in [&after.draft.profiles_sync].into_iter().chain(&after.draft.catalogs) {
            let was_limited = limited(&before.draft).contains(&scope.catalog.to_lowercase());
            let lost_its_row = is_catalog || place.matches('/').count() < 3;
            prop_assert!(!was_limited || scope.schemas.is_some() || lost_its_row, "{place}");
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), draft in draft(), at in any::<Index>(), with in any::<char>()) {
        let _ = read(&text);
        let mut chars: Vec<char> = by_hand(&draft).to_string().chars().collect();
        let at = at.index(chars.len());
        chars[at] = with;
        if let Ok(opened) = read(&chars.iter().collect::<String>()) {
            let again = resolve(&opened.draft);
            prop_assert!(again.problems.is_empty());
            prop_assert_eq!(Draft::from(&again.plan), opened.draft);
            for it in opened.left_out {
                prop_assert!(!holds_secret_shape(&it.key) && !holds_secret_shape(&it.value));
                prop_assert!(!words::file::reason(&it.reason).to_text().is_empty());
            }
        }
    }

    #[test]
    fn no_secret_gets_past_a_file(draft in draft(), at in any::<Index>(), number in 0..SECRETS.len(), as_key in any::<bool>()) {
        let (secret, _, _) = SECRETS[number];
        let mut value = by_hand(&draft);
        let mut places = Vec::new();
        pointers(&value, "", &mut places);
        places.retain(|place| !place.is_empty() && place != "/version");
        let place = &places[at.index(places.len())];
        let inner = if as_key { json!({ secret: [secret] }) } else { json!(secret) };
        *value.pointer_mut(place).unwrap() = inner;
        value[secret] = json!(1);
        let opened = read(&value.to_string()).unwrap();
        let shown = format!("{:?}", opened.draft);
        prop_assert!(!shown.contains(secret), "{}", shown);
        prop_assert!(opened.left_out.iter().any(|it| it.key.is_empty()));
        for it in &opened.left_out {
            prop_assert!(!it.key.contains(secret) && !it.value.contains(secret), "{:?}", it);
            prop_assert!(!words::file::reason(&it.reason).to_text().contains(secret));
        }
    }
}
