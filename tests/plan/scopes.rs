//! Catalogs read whole or in part, and rows that are half filled.

use data_graph_setup::answer::Answer;
use data_graph_setup::plan::Draft;

use crate::support::{blanks, only, smallest, statements, step, whole};
use crate::{examples, with_id};

#[test]
fn a_restricted_profiles_sync_catalog_stands_in_step_5_before_the_others() {
    let draft = Draft {
        profiles_sync: only("profiles", &["ps_segment"]),
        catalogs: vec![only("sales", &["orders"]), whole("crm")],
        ..smallest()
    };
    let answer = Answer::new(&draft);
    assert_eq!(examples(&answer), ["3", "reverse-etl"]);
    assert_eq!(
        statements(&answer, "5"),
        with_id(&[
            "GRANT USAGE ON CATALOG `profiles` TO `ID`;",
            "USE CATALOG `profiles`;",
            "GRANT USAGE, SELECT ON SCHEMA `ps_segment` TO `ID`;",
            "GRANT USAGE ON CATALOG `sales` TO `ID`;",
            "USE CATALOG `sales`;",
            "GRANT USAGE, SELECT ON SCHEMA `orders` TO `ID`;",
        ])
    );
    assert_eq!(
        statements(&answer, "4"),
        with_id(&["GRANT USAGE, SELECT, USE SCHEMA ON CATALOG `crm` TO `ID`;"])
    );
}

#[test]
fn no_schema_named_yet_is_one_blank_and_never_the_whole_catalog() {
    for schemas in [&[] as &[&str], &[""], &["", "  ", "\t"]] {
        let draft = Draft { catalogs: vec![only("sales", schemas)], ..smallest() };
        let answer = Answer::new(&draft);
        assert_eq!(blanks(&answer), ["catalogs[0].schemas[0]"], "{schemas:?}");
        assert!(step(&answer, "4").is_example);
        assert_eq!(
            statements(&answer, "5"),
            with_id(&[
                "GRANT USAGE ON CATALOG `sales` TO `ID`;",
                "USE CATALOG `sales`;",
                "GRANT USAGE, SELECT ON SCHEMA `${schema_1}` TO `ID`;",
            ])
        );
    }
}

#[test]
fn no_schema_named_yet_in_profiles_sync_is_a_blank_too() {
    let answer = Answer::new(&Draft { profiles_sync: only("profiles", &[]), ..smallest() });
    assert_eq!(blanks(&answer), ["profilesSync.schemas[0]"]);
    assert!(step(&answer, "3").is_example);
}

#[test]
fn an_empty_schema_between_others_is_left_out() {
    let draft =
        Draft { catalogs: vec![only("sales", &["", "orders", " ", "returns"])], ..smallest() };
    let answer = Answer::new(&draft);
    assert!(answer.is_ready());
    assert!(
        answer.sql.contains("ON SCHEMA `orders`") && answer.sql.contains("ON SCHEMA `returns`")
    );
    assert_eq!(statements(&answer, "5").len(), 4);
}

#[test]
fn a_wholly_empty_row_is_skipped() {
    let draft = Draft {
        catalogs: vec![whole(""), only(" ", &[]), only("", &["", "  "]), whole("\t")],
        ..smallest()
    };
    let answer = Answer::new(&draft);
    assert!(answer.is_ready());
    assert_eq!(answer.sql, Answer::new(&smallest()).sql);
}

#[test]
fn a_row_with_schemas_but_no_catalog_has_a_blank() {
    let draft = Draft { catalogs: vec![whole("crm"), only("", &["orders"])], ..smallest() };
    let answer = Answer::new(&draft);
    assert_eq!(blanks(&answer), ["catalogs[1].catalog"]);
    assert_eq!(
        statements(&answer, "5"),
        with_id(&[
            "GRANT USAGE ON CATALOG `${catalog}` TO `ID`;",
            "USE CATALOG `${catalog}`;",
            "GRANT USAGE, SELECT ON SCHEMA `orders` TO `ID`;",
        ])
    );
}

#[test]
fn a_restricted_profiles_sync_without_a_catalog_keeps_its_own_placeholder() {
    let draft = Draft { profiles_sync: only("", &["ps_segment"]), ..smallest() };
    let answer = Answer::new(&draft);
    assert_eq!(blanks(&answer), ["profilesSync.catalog"]);
    assert_eq!(
        statements(&answer, "5"),
        with_id(&[
            "GRANT USAGE ON CATALOG `${profiles_sync_catalog}` TO `ID`;",
            "USE CATALOG `${profiles_sync_catalog}`;",
            "GRANT USAGE, SELECT ON SCHEMA `ps_segment` TO `ID`;",
        ])
    );
}
