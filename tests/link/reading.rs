//! What else is read besides links as they are written.

use data_graph_setup::link::decode;
use data_graph_setup::plan::Draft;

use crate::support::{only, whole};
use crate::{ignores, loads, reading, text, with_segment};

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
fn no_version_means_1() {
    loads("read=sales", &reading(vec![whole("sales")]));
}
