//! Links as the contract has them: what is written, what is read, and what is never let in.
//!
//! The links in here must load for ever: change none of them.

#![expect(clippy::unwrap_used, reason = "a failure here is a failed test")]

mod support;

use std::fmt::Write as _;

use data_graph_setup::link::{Decoded, IgnoredReason, LinkError, count_values, decode, encode};
use data_graph_setup::model::Wording;
use data_graph_setup::plan::{Draft, ScopeDraft, StorageDraft, resolve};
use data_graph_setup::words;

use support::{CLIENT_ID, SECRETS, holds_secret_shape, only, whole};

const KEYS: [&str; 13] = [
    "v", "id", "segment", "storage", "retl", "profiles", "read", "before", "test", "host", "path",
    "port", "wording",
];

/// The link that a draft is written as.
#[track_caller]
fn written(draft: &Draft) -> String {
    encode(&resolve(draft).plan).unwrap()
}

/// Asserts that a link is read as this draft, with nothing ignored.
#[track_caller]
fn loads(link: &str, draft: &Draft) {
    let decoded = decode(link).unwrap();
    assert_eq!(decoded.draft, *draft, "{link}");
    assert_eq!(decoded.ignored, [], "{link}");
}

/// Asserts that a link is read as this draft and written back as it was.
#[track_caller]
fn loads_and_is_written_so(link: &str, draft: &Draft) {
    loads(link, draft);
    assert_eq!(written(draft), link);
}

fn ignored(decoded: &Decoded) -> Vec<(&str, &str)> {
    decoded.ignored.iter().map(|part| (part.key.as_str(), part.value.as_str())).collect()
}

/// Asserts that a link is read as this draft, and that exactly these keys and values are ignored.
#[track_caller]
fn ignores(link: &str, expected: &[(&str, &str)], draft: &Draft) {
    let decoded = decode(link).unwrap();
    assert_eq!(ignored(&decoded), expected, "{link}");
    assert_eq!(decoded.draft, *draft, "{link}");
}

fn text(text: &str) -> String {
    text.to_owned()
}

fn reading(catalogs: Vec<ScopeDraft>) -> Draft {
    Draft { catalogs, ..Draft::default() }
}

fn with_segment(name: &str) -> Draft {
    Draft { segment_catalog: text(name), ..Draft::default() }
}

fn percent_encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        write!(encoded, "%{byte:02x}").unwrap();
    }
    encoded
}

#[test]
fn an_empty_plan_is_the_version_alone() {
    loads_and_is_written_so("v=1", &Draft::default());
}

#[test]
fn every_key_has_its_place() {
    let full = "v=1&id=0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10&segment=segment\
                &storage=s3://acme-lake/segment/v2@x&retl=__segment_reverse_etl\
                &profiles=profiles.ps_segment&profiles=profiles.ps_materialize\
                &read=sales&read=crm.people&read=crm.leads&read=billing-eu.&before=1\
                &test=sales.orders.lines&host=dbc-a1b2c3d4-e5f6.cloud.databricks.com\
                &path=/sql/1.0/warehouses/0123456789abcdef&port=8443&wording=unity-catalog";
    let draft = Draft {
        client_id: text(CLIENT_ID),
        segment_catalog: text("segment"),
        storage: StorageDraft::NewAt(text("s3://acme-lake/segment/v2@x")),
        reverse_etl_schema: text("__segment_reverse_etl"),
        profiles_sync: only("profiles", &["ps_segment", "ps_materialize"]),
        catalogs: vec![whole("sales"), only("crm", &["people", "leads"]), only("billing-eu", &[])],
        granted_before: true,
        test_table: text("sales.orders.lines"),
        hostname: text("dbc-a1b2c3d4-e5f6.cloud.databricks.com"),
        http_path: text("/sql/1.0/warehouses/0123456789abcdef"),
        port: text("8443"),
        wording: Wording::UnityCatalog,
    };
    loads_and_is_written_so(full, &draft);
}

#[test]
fn each_key_loads_alone() {
    let base = Draft::default;
    for (link, draft) in [
        (
            "v=1&id=0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10",
            Draft { client_id: text(CLIENT_ID), ..base() },
        ),
        ("v=1&segment=Segment_DB", with_segment("Segment_DB")),
        ("v=1&storage=exists", Draft { storage: StorageDraft::Exists, ..base() }),
        ("v=1&storage=r2://b", Draft { storage: StorageDraft::NewAt(text("r2://b")), ..base() }),
        (
            "v=1&storage=abfss://c@a.dfs.core.windows.net/p",
            Draft {
                storage: StorageDraft::NewAt(text("abfss://c@a.dfs.core.windows.net/p")),
                ..base()
            },
        ),
        (
            "v=1&storage=gs://b/r%3Deu%2B1",
            Draft { storage: StorageDraft::NewAt(text("gs://b/r=eu+1")), ..base() },
        ),
        (
            "v=1&retl=__segment_reverse_etl",
            Draft { reverse_etl_schema: text("__segment_reverse_etl"), ..base() },
        ),
        (
            "v=1&retl=_segment_reverse_etl",
            Draft { reverse_etl_schema: text("_segment_reverse_etl"), ..base() },
        ),
        ("v=1&profiles=profiles", Draft { profiles_sync: whole("profiles"), ..base() }),
        ("v=1&profiles=profiles.ps", Draft { profiles_sync: only("profiles", &["ps"]), ..base() }),
        ("v=1&profiles=profiles.", Draft { profiles_sync: only("profiles", &[]), ..base() }),
        ("v=1&read=sales", reading(vec![whole("sales")])),
        ("v=1&read=sales.orders", reading(vec![only("sales", &["orders"])])),
        ("v=1&read=sales.", reading(vec![only("sales", &[])])),
        ("v=1&before=1", Draft { granted_before: true, ..base() }),
        ("v=1&test=a.b.c", Draft { test_table: text("a.b.c"), ..base() }),
        (
            "v=1&host=databricks.example.com",
            Draft { hostname: text("databricks.example.com"), ..base() },
        ),
        (
            "v=1&path=/sql/1.0/warehouses/0123456789abcdef%3Fo%3D42",
            Draft { http_path: text("/sql/1.0/warehouses/0123456789abcdef?o=42"), ..base() },
        ),
        ("v=1&port=1", Draft { port: text("1"), ..base() }),
        ("v=1&port=65535", Draft { port: text("65535"), ..base() }),
        ("v=1&wording=unity-catalog", Draft { wording: Wording::UnityCatalog, ..base() }),
    ] {
        loads_and_is_written_so(link, &draft);
    }
}

#[test]
fn the_defaults_of_version_1_are_left_out() {
    let draft = Draft {
        segment_catalog: text("SEGMENT_LINKED_PROFILES_DB"),
        storage: StorageDraft::New,
        port: text("443"),
        wording: Wording::Guide,
        ..Draft::default()
    };
    assert_eq!(written(&draft), "v=1");
}

#[test]
fn the_default_segment_catalog_in_another_case_is_written_since_it_prints_otherwise() {
    loads_and_is_written_so(
        "v=1&segment=segment_linked_profiles_db",
        &with_segment("segment_linked_profiles_db"),
    );
}

#[test]
fn a_default_that_is_written_out_is_read_as_the_default() {
    loads("v=1&segment=SEGMENT_LINKED_PROFILES_DB&port=443", &Draft::default());
}

#[test]
fn a_plan_is_written_in_canonical_form() {
    let draft = Draft {
        client_id: format!(" {} ", CLIENT_ID.to_uppercase()),
        profiles_sync: whole(" profiles "),
        catalogs: vec![
            whole(""),
            only("Sales", &["orders", ""]),
            whole("crm"),
            only("SALES", &["returns", "ORDERS"]),
        ],
        hostname: text("https://DBC-1.cloud.databricks.com:8443/?o=1"),
        http_path: text("sql/1.0/warehouses/0123456789abcdef/"),
        ..Draft::default()
    };
    assert_eq!(
        written(&draft),
        "v=1&id=0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10&profiles=profiles&read=Sales.orders\
         &read=Sales.returns&read=crm&host=dbc-1.cloud.databricks.com\
         &path=/sql/1.0/warehouses/0123456789abcdef&port=8443"
    );
}

#[test]
fn only_values_without_problems_are_written() {
    let draft = Draft {
        client_id: text("segment@example.com"),
        segment_catalog: text("my catalog"),
        storage: StorageDraft::NewAt(text("/mnt/lake")),
        reverse_etl_schema: text("x"),
        profiles_sync: whole("system"),
        catalogs: vec![whole("a.b"), only("sales", &["orders", "x/y"]), only("crm", &["x y"])],
        granted_before: false,
        test_table: text("a.b"),
        hostname: text("accounts.cloud.databricks.com"),
        http_path: text("/sql/protocolv1/o/1/x"),
        port: text("0"),
        wording: Wording::Guide,
    };
    assert_eq!(written(&draft), "v=1&read=sales.orders&read=crm.");
}

#[test]
fn whole_and_restricted_is_written_restricted() {
    let draft = reading(vec![whole("sales"), only("SALES", &["orders"]), whole("crm")]);
    assert_eq!(written(&draft), "v=1&read=sales.orders&read=crm");
    let draft = reading(vec![whole("sales"), only("sales", &[])]);
    assert_eq!(written(&draft), "v=1&read=sales.");
}

#[test]
fn letters_digits_and_eight_marks_are_written_as_they_are_and_the_rest_encoded() {
    for c in ('!'..='~').filter(|c| !matches!(c, '.' | '/')) {
        let is_plain = c.is_ascii_alphanumeric() || "-_~:@".contains(c);
        let shown = if is_plain { c.to_string() } else { format!("%{:02X}", u32::from(c)) };
        loads_and_is_written_so(
            &format!("v=1&segment=a{shown}b"),
            &with_segment(&format!("a{c}b")),
        );
    }
}

#[test]
fn a_name_beyond_ascii_is_utf_8_percent_encoded() {
    loads_and_is_written_so(
        "v=1&read=%E6%97%A5%E6%9C%AC.Gr%C3%B6%C3%9Fe",
        &reading(vec![only("日本", &["Größe"])]),
    );
    loads_and_is_written_so("v=1&segment=%F0%9F%98%80", &with_segment("😀"));
}

#[test]
fn an_encoding_in_lower_case_and_one_that_was_not_needed_are_read() {
    loads("v=1&read=%e6%97%a5%e6%9c%ac", &reading(vec![whole("日本")]));
    loads("v=1&read=%73ales", &reading(vec![whole("sales")]));
    loads("v=1&%72ead=sales", &reading(vec![whole("sales")]));
}

#[test]
fn a_name_beyond_ascii_that_was_not_encoded_is_read() {
    loads("v=1&read=日本", &reading(vec![whole("日本")]));
}

#[test]
fn a_hash_in_front_is_accepted() {
    loads("#v=1&read=sales", &reading(vec![whole("sales")]));
    loads("#", &Draft::default());
    loads("", &Draft::default());
}

#[test]
fn a_plus_is_a_plus() {
    loads("v=1&segment=a+b", &with_segment("a+b"));
    loads("v=1&segment=a%2Bb", &with_segment("a+b"));
}

#[test]
fn keys_are_read_in_any_order() {
    let forward = "v=1&id=0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10&segment=segment&storage=exists\
                   &retl=__segment_reverse_etl&profiles=profiles.ps&read=sales&before=1\
                   &test=sales.orders.lines&host=dbc-1.cloud.databricks.com\
                   &path=/sql/1.0/warehouses/0123456789abcdef&port=8443&wording=unity-catalog";
    let expected = decode(forward).unwrap();
    assert_eq!(expected.ignored, []);
    let mut parts: Vec<&str> = forward.split('&').collect();
    parts.reverse();
    loads(&parts.join("&"), &expected.draft);
    for _ in 0..parts.len() {
        parts.rotate_left(1);
        loads(&parts.join("&"), &expected.draft);
    }
}

#[test]
fn schemas_of_one_catalog_need_not_stand_together() {
    loads(
        "v=1&read=sales.a&read=crm&profiles=p.x&read=SALES.b&profiles=P.y",
        &Draft {
            profiles_sync: only("p", &["x", "y"]),
            catalogs: vec![only("sales", &["a", "b"]), whole("crm")],
            ..Draft::default()
        },
    );
}

#[test]
fn empty_parts_between_ampersands_are_nothing() {
    loads("&&v=1&&read=sales&", &reading(vec![whole("sales")]));
}

#[test]
fn values_are_trimmed_and_merged_when_read() {
    loads(
        "v=1&segment=%20segment%20&read=Sales&read=%09SALES&profiles=p.x&profiles=%20P.X",
        &Draft {
            segment_catalog: text("segment"),
            profiles_sync: only("p", &["x"]),
            catalogs: vec![whole("Sales")],
            ..Draft::default()
        },
    );
}

#[test]
fn an_encoded_ampersand_or_equals_sign_is_part_of_the_name() {
    loads("v=1&segment=a%26before%3D1", &with_segment("a&before=1"));
    loads("v=1&segment=a=b", &with_segment("a=b"));
    loads("v=1&read=a%3Db.c%26d", &reading(vec![only("a=b", &["c&d"])]));
    ignores("v=1&segment%3Da", &[("segment=a", "")], &Draft::default());
    ignores("v=1%26before=1", &[("v", "1&before=1")], &Draft::default());
}

#[test]
fn an_encoded_period_separates_nothing() {
    ignores("v=1&read=a%2Eb", &[("read", "a.b")], &Draft::default());
    ignores("v=1&profiles=a%2Eb", &[("profiles", "a.b")], &Draft::default());
    ignores("v=1&test=a%2Eb%2Ec", &[("test", "a.b.c")], &Draft::default());
    ignores("v=1&test=a%2eb.c.d", &[("test", "a.b.c.d")], &Draft::default());
    ignores("v=1&read=a.b%2Ec", &[("read", "a.b.c")], &reading(vec![only("a", &[])]));
}

#[test]
fn the_first_of_a_single_key_wins_and_later_ones_are_named() {
    for (key, first, second) in [
        ("segment", "a", "b"),
        ("storage", "exists", "s3://b"),
        ("retl", "_segment_reverse_etl", "__segment_reverse_etl"),
        ("test", "a.b.c", "d.e.f"),
        ("host", "a.example.com", "b.example.com"),
        ("path", "/a", "/b"),
        ("port", "1", "2"),
        ("wording", "unity-catalog", "unity-catalog"),
        ("before", "1", "1"),
        ("v", "1", "1"),
        ("id", CLIENT_ID, "00000000-0000-0000-0000-000000000000"),
    ] {
        let alone = decode(&format!("{key}={first}")).unwrap();
        assert_eq!(alone.ignored, []);
        let both = decode(&format!("{key}={first}&read=x&{key}={second}")).unwrap();
        assert_eq!(both.draft, Draft { catalogs: vec![whole("x")], ..alone.draft });
        assert_eq!(ignored(&both), [(key, second)]);
    }
}

#[test]
fn a_wrong_first_value_is_not_replaced_by_a_later_one() {
    ignores("segment=a%20b&segment=c", &[("segment", "a b"), ("segment", "c")], &Draft::default());
    ignores("port=0&port=1", &[("port", "0"), ("port", "1")], &Draft::default());
}

#[test]
fn the_first_profiles_sync_catalog_wins() {
    let expected = Draft { profiles_sync: only("a", &["x", "z"]), ..Draft::default() };
    ignores(
        "v=1&profiles=a.x&profiles=b&profiles=b.y&profiles=A.z",
        &[("profiles", "b"), ("profiles", "b.y")],
        &expected,
    );
}

#[test]
fn whole_and_restricted_in_one_link_is_restricted_and_named() {
    let sales = || reading(vec![only("a", &["x"])]);
    for link in ["read=a&read=a.x", "read=a.x&read=a", "read=a&read=A.x", "read=a.x&read=A"] {
        let decoded = decode(link).unwrap();
        assert_eq!(decoded.draft, sales(), "{link}");
        assert_eq!(decoded.ignored.len(), 1, "{link}");
        assert_eq!(decoded.ignored[0].key, "read");
    }
    let decoded = decode("read=a&read=a.").unwrap();
    assert_eq!(decoded.draft, reading(vec![only("a", &[])]));
    assert_eq!(decoded.ignored.len(), 1);
}

#[test]
fn a_whole_profiles_sync_catalog_never_widens_a_restricted_one() {
    let profiles = || Draft { profiles_sync: only("a", &["x"]), ..Draft::default() };
    for link in [
        "profiles=a&profiles=a.x",
        "profiles=a.x&profiles=a",
        "profiles=a.x&read=a",
        "read=a.x&profiles=a",
        "read=A&profiles=a.x",
    ] {
        let decoded = decode(link).unwrap();
        assert_eq!(decoded.draft, profiles(), "{link}");
        assert_eq!(decoded.ignored.len(), 1, "{link}");
    }
    let decoded = decode("profiles=a.&profiles=a").unwrap();
    assert_eq!(decoded.draft.profiles_sync, only("a", &[]));
}

#[test]
fn a_wrong_schema_leaves_its_catalog_restricted() {
    ignores(
        "v=1&read=a.x%2Fy&read=b.ok&read=b.x%20y",
        &[("read", "a.x/y"), ("read", "b.x y")],
        &reading(vec![only("a", &[]), only("b", &["ok"])]),
    );
    ignores(
        "v=1&profiles=a.information_schema",
        &[("profiles", "a.information_schema")],
        &Draft { profiles_sync: only("a", &[]), ..Draft::default() },
    );
}

#[test]
fn a_schema_without_a_catalog_is_ignored() {
    for value in [".x", ".", "%20.x", "."] {
        for key in ["read", "profiles"] {
            let decoded = decode(&format!("{key}={value}")).unwrap();
            assert_eq!(decoded.draft, Draft::default());
            assert_eq!(decoded.ignored.len(), 1, "{key}={value}");
        }
    }
}

#[test]
fn more_parts_than_catalog_and_schema_are_ignored() {
    ignores(
        "read=a.b.c&profiles=a.b.&read=x",
        &[("read", "a.b.c"), ("profiles", "a.b.")],
        &reading(vec![whole("x")]),
    );
}

#[test]
fn no_version_means_1() {
    loads("read=sales", &reading(vec![whole("sales")]));
}

#[test]
fn a_newer_version_is_read_as_1_and_named_once() {
    for version in ["2", "10", "99999999999999999999999999"] {
        let decoded = decode(&format!("v={version}&read=sales")).unwrap();
        assert_eq!(decoded.draft, reading(vec![whole("sales")]));
        let [part] = decoded.ignored.as_slice() else { panic!("{:?}", decoded.ignored) };
        assert_eq!((part.key.as_str(), part.value.as_str()), ("v", version));
        assert_eq!(part.reason, IgnoredReason::NewerVersion);
        assert!(words::ignored::reason(&part.reason).contains("newer version"));
    }
}

#[test]
fn a_version_that_is_no_number_is_named() {
    for version in ["abc", "0", "-1", "1.5", "1a", "%2B1", "１"] {
        let decoded = decode(&format!("v={version}&read=sales")).unwrap();
        assert_eq!(decoded.draft, reading(vec![whole("sales")]));
        let reasons: Vec<_> = decoded.ignored.iter().map(|part| &part.reason).collect();
        assert_eq!(reasons, [&IgnoredReason::NotAVersion], "{version}");
    }
}

#[test]
fn unknown_keys_are_named_and_change_nothing() {
    ignores(
        "v=1&colour=red&ID=x&Read=y&=z&read%20=w&catalogs=a&read=sales",
        &[
            ("colour", "red"),
            ("ID", "x"),
            ("Read", "y"),
            ("", "z"),
            ("read ", "w"),
            ("catalogs", "a"),
        ],
        &reading(vec![whole("sales")]),
    );
}

#[test]
fn keys_like_those_of_a_prototype_are_unknown_keys() {
    for key in ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf"] {
        ignores(&format!("{key}=x&{key}=y"), &[(key, "x"), (key, "y")], &Draft::default());
    }
    loads(
        "read=__proto__&read=constructor.toString",
        &reading(vec![whole("__proto__"), only("constructor", &["toString"])]),
    );
}

#[test]
fn a_key_without_a_value_sets_nothing() {
    for key in KEYS {
        for link in [key.to_owned(), format!("{key}="), format!("{key}=%20")] {
            let decoded = decode(&link).unwrap();
            assert_eq!(decoded.draft, Draft::default(), "{link}");
            let keys: Vec<_> = decoded.ignored.iter().map(|part| part.key.as_str()).collect();
            assert_eq!(keys, [key], "{link}");
        }
    }
}

#[test]
fn a_value_that_is_no_choice_is_named() {
    for (key, value) in [
        ("before", "0"),
        ("before", "true"),
        ("before", "11"),
        ("wording", "unity"),
        ("wording", "UNITY-CATALOG"),
        ("storage", "Exists"),
        ("retl", "1"),
        ("port", "0"),
        ("port", "65536"),
        ("port", "abc"),
        ("id", "me@example.com"),
        ("host", "accounts.cloud.databricks.com"),
        ("path", "/sql/protocolv1/o/1/x"),
        ("test", "a.b"),
        ("segment", "system"),
    ] {
        ignores(&format!("{key}={value}"), &[(key, value)], &Draft::default());
    }
}

#[test]
fn broken_encodings_are_named_and_everything_else_is_kept() {
    for broken in [
        "%",
        "a%",
        "%1",
        "a%2",
        "%z1",
        "%1z",
        "%%41",
        "%ff",
        "%C3",
        "%C3%28",
        "%E2%82",
        "%C0%80",
        "%ED%A0%80",
        "%F5%80%80%80",
        "%+1",
        "% 1",
        "%-1",
    ] {
        for key in KEYS {
            let decoded = decode(&format!("read=x&{key}={broken}&read=y")).unwrap();
            assert_eq!(decoded.draft, reading(vec![whole("x"), whole("y")]), "{key}={broken}");
            let reasons: Vec<_> =
                decoded.ignored.iter().map(|part| (part.key.as_str(), &part.reason)).collect();
            assert_eq!(reasons, [(key, &IgnoredReason::BrokenEncoding)], "{key}={broken}");
        }
        let decoded = decode(&format!("{broken}=x&read=y")).unwrap();
        assert_eq!(decoded.draft, reading(vec![whole("y")]), "{broken}=x");
        assert_eq!(decoded.ignored.len(), 1, "{broken}=x");
    }
}

#[test]
fn what_is_ignored_stands_in_the_order_of_the_link() {
    let decoded = decode("port=0&x=1&segment=a%20b&read=a.b.c&id=%ff&read=d&read=d.e&v=3").unwrap();
    let keys: Vec<_> = decoded.ignored.iter().map(|part| part.key.as_str()).collect();
    assert_eq!(keys, ["port", "x", "segment", "read", "id", "read", "v"]);
}

#[test]
fn an_invisible_or_control_character_is_never_let_in() {
    for encoded in ["a%00b", "a%0Ab", "a%7Fb", "a%C2%85b", "a%E2%80%AEb", "a%E2%80%8Bb"] {
        for key in ["segment", "read", "profiles"] {
            let decoded = decode(&format!("{key}={encoded}")).unwrap();
            assert_eq!(decoded.draft, Draft::default(), "{key}={encoded}");
            assert_eq!(decoded.ignored.len(), 1);
        }
    }
}

/// Asserts that nothing of a secret comes out of a link, and that its part is named without it.
#[track_caller]
fn drops_the_secret(link: &str) {
    let decoded = decode(link).unwrap();
    assert!(!holds_secret_shape(&format!("{decoded:?}")), "{link}: {decoded:?}");
    assert_eq!(decoded.ignored.len(), 1, "{link}: {:?}", decoded.ignored);
    let part = decoded.ignored.first().unwrap();
    assert_eq!(part.value, "", "{link}");
    let reason = words::ignored::reason(&part.reason);
    assert!(reason.contains("looks like"), "{link}: {reason}");
    assert!(!holds_secret_shape(&reason), "{link}: {reason}");
    assert_eq!(decoded.draft.catalogs.first(), Some(&whole("x")), "{link}");
}

#[test]
fn a_secret_behind_any_key_is_dropped() {
    for (secret, ..) in SECRETS {
        for key in KEYS.into_iter().chain(["unknown", "", "__proto__"]) {
            for value in [
                secret.to_owned(),
                format!("a{secret}b"),
                format!("%20{secret}"),
                percent_encoded(secret),
                format!("{}{}", percent_encoded(&secret[..3]), &secret[3..]),
                format!("a.{secret}"),
                format!("{secret}.a.b"),
                format!("s3://b/{secret}"),
            ] {
                drops_the_secret(&format!("read=x&{key}={value}"));
            }
        }
    }
}

#[test]
fn a_secret_in_a_key_is_dropped() {
    for (secret, ..) in SECRETS {
        for key in [secret.to_owned(), format!("a{secret}"), percent_encoded(secret)] {
            for link in [format!("read=x&{key}"), format!("read=x&{key}=")] {
                drops_the_secret(&link);
                assert_eq!(decode(&link).unwrap().ignored[0].key, "");
            }
        }
    }
}

#[test]
fn a_secret_in_a_key_is_dropped_whatever_its_value() {
    for (secret, ..) in SECRETS {
        let decoded = decode(&format!("{secret}=sales")).unwrap();
        assert!(!holds_secret_shape(&format!("{decoded:?}")));
        assert_eq!(decoded.ignored.len(), 1);
        assert_eq!(decoded.ignored[0].key, "");
    }
}

#[test]
fn a_secret_beside_a_broken_encoding_is_dropped() {
    for (secret, ..) in SECRETS {
        for value in [
            format!("%zz{secret}"),
            format!("{secret}%"),
            format!("{secret}%ff"),
            format!("%ff{}", percent_encoded(secret)),
        ] {
            drops_the_secret(&format!("read=x&segment={value}"));
            drops_the_secret(&format!("read=x&unknown={value}"));
        }
    }
}

#[test]
fn a_part_that_is_named_as_a_secret_never_shows_a_value() {
    // Decoding takes the first letters of these, so that only the secret's own digits are left.
    for value in ["%0dose01234567", "%dapi89abcdef", "%20%doau00000000%dapi89abcdef"] {
        drops_the_secret(&format!("read=x&segment={value}"));
        drops_the_secret(&format!("read=x&unknown={value}"));
    }
}

#[test]
fn a_repeated_or_unused_part_drops_its_secret_too() {
    for (secret, ..) in SECRETS {
        for link in [
            format!("segment=a&segment={secret}"),
            format!("profiles=a&profiles=b.{secret}"),
            format!("read=a.b.{secret}"),
            format!("v=2{secret}"),
        ] {
            let decoded = decode(&link).unwrap();
            assert!(!holds_secret_shape(&format!("{decoded:?}")), "{link}");
            assert!(decoded.ignored.iter().all(|part| part.value.is_empty()), "{link}");
        }
    }
}

#[test]
fn a_plan_with_secrets_is_written_without_them() {
    for (secret, ..) in SECRETS {
        let draft = Draft {
            client_id: text(secret),
            segment_catalog: text(secret),
            storage: StorageDraft::NewAt(format!("s3://b/{secret}")),
            reverse_etl_schema: text(secret),
            profiles_sync: only("profiles", &[secret]),
            catalogs: vec![whole(secret), only("sales", &["orders", secret])],
            granted_before: false,
            test_table: format!("a.b.{secret}"),
            hostname: format!("{secret}.example.com"),
            http_path: format!("/{secret}"),
            port: text(secret),
            wording: Wording::Guide,
        };
        assert_eq!(written(&draft), "v=1&profiles=profiles.&read=sales.orders");
    }
}

/// A link of exactly so many bytes.
fn link_of(bytes: usize) -> String {
    let start = "v=1&read=sales&x=";
    format!("{start}{}", "y".repeat(bytes - start.len()))
}

#[test]
fn a_link_of_1_mb_is_read() {
    let decoded = decode(&link_of(1_000_000)).unwrap();
    assert_eq!(decoded.draft, reading(vec![whole("sales")]));
}

#[test]
fn a_link_over_1_mb_is_refused() {
    assert_eq!(decode(&link_of(1_000_001)), Err(LinkError::TooLong { bytes: 1_000_001 }));
}

/// A draft whose link has exactly so many bytes, all of them for schemas of one catalog.
fn draft_of(bytes: usize) -> Draft {
    let overhead = "&read=c.".len();
    let mut schemas = Vec::new();
    let mut left = bytes - "v=1".len();
    while 0 < left {
        let length = if left < 300 { left - overhead } else { 200 - overhead };
        schemas.push(format!("s{:0width$}", schemas.len(), width = length - 1));
        left -= length + overhead;
    }
    Draft {
        catalogs: vec![ScopeDraft { catalog: text("c"), schemas: Some(schemas) }],
        ..Draft::default()
    }
}

#[test]
fn a_plan_whose_link_has_1_mb_is_written() {
    let link = written(&draft_of(1_000_000));
    assert_eq!(link.len(), 1_000_000);
    assert_eq!(decode(&link).unwrap().draft, draft_of(1_000_000));
}

#[test]
fn a_plan_whose_link_would_have_over_1_mb_is_refused() {
    let plan = resolve(&draft_of(1_000_001)).plan;
    assert_eq!(encode(&plan), Err(LinkError::TooLong { bytes: 1_000_001 }));
}

/// So many other catalogs.
fn many(count: usize) -> Vec<ScopeDraft> {
    (0..count).map(|number| whole(&format!("c{number}"))).collect()
}

/// So many schemas of one catalog.
fn one_with(count: usize) -> Vec<ScopeDraft> {
    let schemas = (0..count).map(|number| format!("s{number}")).collect();
    vec![ScopeDraft { catalog: text("c"), schemas: Some(schemas) }]
}

/// The same as a link, written out here so that it does not depend on the limit of writing one.
fn link_to(draft: &Draft) -> String {
    let mut link = String::from("v=1");
    let profiles_sync = [("profiles", &draft.profiles_sync)];
    let scopes =
        profiles_sync.into_iter().chain(draft.catalogs.iter().map(|scope| ("read", scope)));
    for (key, scope) in scopes.filter(|(_, scope)| !scope.catalog.is_empty()) {
        match &scope.schemas {
            None => write!(link, "&{key}={}", scope.catalog).unwrap(),
            Some(schemas) => {
                for schema in schemas {
                    write!(link, "&{key}={}.{schema}", scope.catalog).unwrap();
                }
            }
        }
    }
    link
}

#[test]
fn a_link_of_20_000_names_is_read_and_written() {
    for catalogs in [many(19_999), one_with(19_998)] {
        let draft = Draft { profiles_sync: whole("profiles"), catalogs, ..Draft::default() };
        loads_and_is_written_so(&link_to(&draft), &draft);
    }
}

#[test]
fn a_profiles_sync_catalog_that_is_not_named_is_no_name() {
    for catalogs in [many(20_000), one_with(19_999)] {
        let draft = reading(catalogs);
        loads_and_is_written_so(&link_to(&draft), &draft);
    }
}

#[test]
fn over_20_000_names_are_refused() {
    for catalogs in [many(20_000), one_with(19_999)] {
        let draft = Draft { profiles_sync: whole("profiles"), catalogs, ..Draft::default() };
        let refused = LinkError::TooManyNames { names: 20_001 };
        assert_eq!(decode(&link_to(&draft)), Err(refused));
        assert_eq!(encode(&resolve(&draft).plan), Err(refused));
    }
}

#[test]
fn ten_thousand_repeated_keys_are_read() {
    let repeated = "segment=a&".repeat(10_000);
    let decoded = decode(&repeated).unwrap();
    assert_eq!(decoded.draft, with_segment("a"));
    assert_eq!(decoded.ignored.len(), 9_999);
    let repeated = "read=a&".repeat(10_000);
    loads(&repeated, &reading(vec![whole("a")]));
    let repeated = "profiles=a.x&".repeat(10_000);
    loads(&repeated, &Draft { profiles_sync: only("a", &["x"]), ..Draft::default() });
    let unknown = "x=y&".repeat(10_000);
    assert_eq!(decode(&unknown).unwrap().ignored.len(), 10_000);
}

#[test]
fn ten_thousand_catalogs_that_are_whole_and_limited_are_read() {
    for whole_first in [true, false] {
        let parts = |number: usize| {
            let (whole, limited) = (format!("read=a{number}"), format!("read=A{number}.x"));
            if whole_first { format!("{whole}&{limited}&") } else { format!("{limited}&{whole}&") }
        };
        let link: String = (0..10_000).map(parts).collect();
        let decoded = decode(&link).unwrap();
        assert_eq!(decoded.draft.catalogs.len(), 10_000);
        let unused = (0..10_000).map(|number| ("read".to_owned(), format!("a{number}")));
        let ignored = decoded.ignored.into_iter().map(|part| (part.key, part.value));
        assert!(ignored.eq(unused));
    }
}

#[test]
fn values_are_counted_as_a_link_has_them() {
    for (link, values) in [
        ("v=1", 0),
        ("v=1&id=0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10&read=a%26b&port=1", 3),
        ("v=1&storage=exists&profiles=a.&read=b.x&read=b.y&read=c&before=1", 6),
        ("v=1&storage=s3://b&wording=unity-catalog", 2),
    ] {
        assert_eq!(count_values(&decode(link).unwrap().draft), values, "{link}");
    }
}

#[test]
fn a_link_that_was_read_is_written_as_it_would_have_been() {
    for (link, canonical) in [
        ("read=sales", "v=1&read=sales"),
        ("#read=sales&v=1", "v=1&read=sales"),
        ("v=9&read=sales&x=y", "v=1&read=sales"),
        ("read=a&read=a.x", "v=1&read=a.x"),
        ("port=443&host=HTTPS://A.example.com:1/", "v=1&host=a.example.com"),
        ("host=https://A.example.com:8443/", "v=1&host=a.example.com&port=8443"),
        ("read=b.x&profiles=B.y", "v=1&profiles=B.y&profiles=B.x"),
    ] {
        assert_eq!(written(&decode(link).unwrap().draft), canonical, "{link}");
    }
}

#[test]
fn a_part_that_is_lost_does_not_widen_what_it_restricts() {
    for lost in ["a.%ff", "A.dose01234567", "a.b.c", "%61.%zz"] {
        for key in ["read", "profiles"] {
            for link in [format!("{key}=a&{key}={lost}"), format!("{key}={lost}&{key}=a")] {
                let decoded = decode(&link).unwrap();
                let scope = match key {
                    "read" => decoded.draft.catalogs.first().cloned().unwrap(),
                    _ => decoded.draft.profiles_sync.clone(),
                };
                assert_eq!(scope, only("a", &[]), "{link}");
                assert_eq!(decoded.ignored.len(), 1, "{link}");
            }
        }
    }
}

#[test]
fn of_a_catalog_that_is_whole_and_restricted_the_whole_is_named_as_unused() {
    for link in [
        "read=a&read=A.x",
        "read=A.x&read=a",
        "profiles=a&profiles=A.x",
        "profiles=A.x&profiles=a",
        "profiles=a&read=A.x",
        "profiles=A.x&read=a",
    ] {
        let decoded = decode(link).unwrap();
        let unused: Vec<&str> = decoded.ignored.iter().map(|part| part.value.as_str()).collect();
        assert_eq!(unused, ["a"], "{link}");
    }
}

#[test]
fn a_wrong_first_value_of_a_single_key_still_comes_first() {
    for first in ["segment=%ff", "segment=", "segment=a%20b", "segment=dose01234567"] {
        let decoded = decode(&format!("{first}&segment=b")).unwrap();
        assert_eq!(decoded.draft.segment_catalog, "", "{first}");
        assert_eq!(decoded.ignored.len(), 2, "{first}");
    }
}
