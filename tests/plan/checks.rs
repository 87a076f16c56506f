//! Step 6: which catalog and which table the checks take.

use data_graph_setup::answer::Answer;
use data_graph_setup::plan::{Draft, Field, ScopeDraft};

use crate::support::{only, problem_fields, smallest, smallest_with, statements, step, whole};
use crate::{in_unity_catalog_wording, note_fields};

#[test]
fn step_6_takes_the_test_tables_catalog_first() {
    let answer = Answer::new(&smallest_with(Field::TestTable, " profiles.ps.users "));
    assert_eq!(
        statements(&answer, "6"),
        ["USE CATALOG `profiles`;", "SHOW SCHEMAS;", "SELECT * FROM `ps`.`users` LIMIT 10;"]
    );
}

#[test]
fn step_6_without_a_test_table_takes_profiles_sync_and_selects_nothing() {
    let draft = Draft { catalogs: vec![whole("crm")], ..smallest() };
    let answer = Answer::new(&draft);
    assert_eq!(answer.checks, "USE CATALOG `profiles`;\nSHOW SCHEMAS;\n");
    assert_eq!(in_unity_catalog_wording(draft).checks, "SHOW SCHEMAS IN `profiles`;\n");
}

#[test]
fn step_6_without_profiles_sync_takes_the_first_other_catalog() {
    let draft = Draft {
        profiles_sync: ScopeDraft::default(),
        catalogs: vec![whole(""), only("crm", &["people"]), whole("sales")],
        ..smallest()
    };
    assert_eq!(Answer::new(&draft).checks, "USE CATALOG `crm`;\nSHOW SCHEMAS;\n");
}

#[test]
fn step_6_without_a_catalog_is_an_example() {
    let draft = Draft { profiles_sync: only("", &["ps"]), ..smallest() };
    let answer = Answer::new(&draft);
    assert!(step(&answer, "6").is_example);
    assert_eq!(answer.checks, "");
}

#[test]
fn a_wrong_test_table_leaves_its_placeholders_in_the_checks_alone() {
    for text in ["profiles.users", "users", "a.b.c.d", "a..c", "a.b.c d", "system.b.c", "${a}.b.c"]
    {
        let answer = Answer::new(&smallest_with(Field::TestTable, text));
        assert_eq!(problem_fields(&answer), ["testTable"], "{text}");
        assert!(!step(&answer, "6").is_example);
        assert_eq!(
            statements(&answer, "6"),
            [
                "USE CATALOG `${linked_read_only_database}`;",
                "SHOW SCHEMAS;",
                "SELECT * FROM `${schema}`.`${table}` LIMIT 10;",
            ]
        );
        assert_eq!(answer.sql, Answer::new(&smallest()).sql);
    }
}

#[test]
fn a_test_table_outside_the_access_is_noted() {
    for (table, is_outside) in [
        ("profiles.any.table", false),
        ("PROFILES.any.table", false),
        ("sales.orders.lines", false),
        ("Sales.ORDERS.lines", false),
        ("sales.returns.lines", true),
        ("crm.public.people", true),
    ] {
        let draft = Draft {
            catalogs: vec![only("sales", &["orders"])],
            test_table: table.to_owned(),
            ..smallest()
        };
        let expected: &[&str] = if is_outside { &["testTable"] } else { &[] };
        let answer = Answer::new(&draft);
        assert_eq!(note_fields(&answer), expected, "{table}");
        assert!(answer.is_ready());
    }
}

#[test]
fn a_test_table_is_not_called_outside_while_names_are_missing() {
    for profiles_sync in [whole(""), only("crm", &[]), whole("a b")] {
        let draft =
            Draft { profiles_sync, test_table: "crm.public.people".to_owned(), ..smallest() };
        assert_eq!(note_fields(&Answer::new(&draft)), [""; 0]);
    }
}
