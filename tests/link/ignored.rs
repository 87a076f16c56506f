//! Parts of a link that are not used, each of them named.

use data_graph_setup::link::{IgnoredReason, decode};
use data_graph_setup::plan::Draft;
use data_graph_setup::words;

use crate::support::{only, whole};
use crate::{KEYS, ignores, loads, reading};

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
fn a_newer_version_is_read_as_1_and_named_once() {
    for version in ["2", "10", "99999999999999999999999999"] {
        let decoded = decode(&format!("v={version}&read=sales")).unwrap();
        assert_eq!(decoded.draft, reading(vec![whole("sales")]));
        let [part] = decoded.ignored.as_slice() else { panic!("{:?}", decoded.ignored) };
        assert_eq!((part.key.as_str(), part.value.as_str()), ("v", version));
        assert_eq!(part.reason, IgnoredReason::NewerVersion);
        assert!(words::ignored::reason(&part.reason).to_text().contains("newer version"));
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
