//! Keys and catalogs that a link names more than once.

use data_graph_setup::link::decode;
use data_graph_setup::plan::Draft;

use crate::support::{CLIENT_ID, only, whole};
use crate::{ignored, ignores, reading};

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
