//! The same catalog or schema named twice, and a catalog that is whole and restricted.

use data_graph_setup::answer::Answer;
use data_graph_setup::plan::Draft;

use crate::support::{blanks, only, problem_fields, smallest, statements, step, whole};
use crate::{note_fields, with_id};

#[test]
fn the_same_catalog_twice_keeps_its_first_place_and_spelling_and_unites_its_schemas() {
    let draft = Draft {
        catalogs: vec![
            only("Sales", &["orders"]),
            only("crm", &["people"]),
            only(" SALES ", &["returns", "ORDERS"]),
        ],
        ..smallest()
    };
    let answer = Answer::new(&draft);
    assert!(answer.is_ready());
    assert_eq!(
        statements(&answer, "5"),
        with_id(&[
            "GRANT USAGE ON CATALOG `Sales` TO `ID`;",
            "USE CATALOG `Sales`;",
            "GRANT USAGE, SELECT ON SCHEMA `orders` TO `ID`;",
            "GRANT USAGE, SELECT ON SCHEMA `returns` TO `ID`;",
            "GRANT USAGE ON CATALOG `crm` TO `ID`;",
            "USE CATALOG `crm`;",
            "GRANT USAGE, SELECT ON SCHEMA `people` TO `ID`;",
        ])
    );
    assert_eq!(note_fields(&answer), ["catalogs[2].catalog", "catalogs[2].schemas[1]"]);
}

#[test]
fn the_same_whole_catalog_twice_is_granted_once() {
    let draft = Draft { catalogs: vec![whole("crm"), whole("CRM")], ..smallest() };
    let answer = Answer::new(&draft);
    assert!(answer.is_ready());
    assert_eq!(
        statements(&answer, "4"),
        with_id(&["GRANT USAGE, SELECT, USE SCHEMA ON CATALOG `crm` TO `ID`;"])
    );
    assert_eq!(note_fields(&answer), ["catalogs[1].catalog"]);
}

#[test]
fn profiles_sync_listed_again_as_another_catalog_stays_in_step_3() {
    let draft = Draft { catalogs: vec![whole("PROFILES")], ..smallest() };
    let answer = Answer::new(&draft);
    assert!(answer.is_ready());
    assert_eq!(answer.sql, Answer::new(&smallest()).sql);
    assert_eq!(note_fields(&answer), ["catalogs[0].catalog"]);
}

#[test]
fn the_same_schema_twice_is_granted_once() {
    let draft = Draft { catalogs: vec![only("sales", &["orders", "Orders"])], ..smallest() };
    let answer = Answer::new(&draft);
    assert!(answer.is_ready());
    assert_eq!(statements(&answer, "5").len(), 3);
    assert_eq!(note_fields(&answer), ["catalogs[0].schemas[1]"]);
}

#[test]
fn schemas_of_the_same_name_in_two_catalogs_are_two() {
    let draft = Draft {
        catalogs: vec![only("sales", &["public"]), only("crm", &["public"])],
        ..smallest()
    };
    let answer = Answer::new(&draft);
    assert!(note_fields(&answer).is_empty());
    assert_eq!(statements(&answer, "5").len(), 6);
}

#[test]
fn a_later_row_fills_the_schemas_that_an_earlier_one_left_open() {
    let draft =
        Draft { catalogs: vec![only("sales", &[]), only("sales", &["orders"])], ..smallest() };
    let answer = Answer::new(&draft);
    assert_eq!(blanks(&answer), [""; 0]);
    assert_eq!(
        statements(&answer, "5"),
        with_id(&[
            "GRANT USAGE ON CATALOG `sales` TO `ID`;",
            "USE CATALOG `sales`;",
            "GRANT USAGE, SELECT ON SCHEMA `orders` TO `ID`;",
        ])
    );
}

#[test]
fn whole_and_restricted_is_a_problem_and_shows_the_restricted_form() {
    for catalogs in [
        vec![whole("sales"), only("SALES", &["orders"])],
        vec![only("sales", &["orders"]), whole("Sales")],
    ] {
        let answer = Answer::new(&Draft { catalogs, ..smallest() });
        assert_eq!(problem_fields(&answer), ["catalogs[1].catalog"]);
        assert!(step(&answer, "4").is_example);
        assert_eq!(
            statements(&answer, "5"),
            with_id(&[
                "GRANT USAGE ON CATALOG `sales` TO `ID`;",
                "USE CATALOG `sales`;",
                "GRANT USAGE, SELECT ON SCHEMA `orders` TO `ID`;",
            ])
        );
    }
}

#[test]
fn profiles_sync_whole_and_restricted_elsewhere_is_a_problem_too() {
    let draft = Draft { catalogs: vec![only("Profiles", &["ps"])], ..smallest() };
    let answer = Answer::new(&draft);
    assert_eq!(problem_fields(&answer), ["catalogs[0].catalog"]);
    assert!(step(&answer, "3").is_example && step(&answer, "4").is_example);
    assert!(answer.sql.contains("USE CATALOG `profiles`;"));
}

#[test]
fn whole_and_restricted_without_a_schema_is_never_the_whole_catalog() {
    let draft = Draft { catalogs: vec![whole("sales"), only("sales", &[])], ..smallest() };
    let answer = Answer::new(&draft);
    assert_eq!(problem_fields(&answer), ["catalogs[1].catalog"]);
    assert_eq!(blanks(&answer), ["catalogs[1].schemas[0]"]);
    assert!(step(&answer, "4").is_example);
    assert!(answer.sql.contains("GRANT USAGE, SELECT ON SCHEMA `${schema_1}`"));
}
