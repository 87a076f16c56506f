//! The statements that a draft comes to, step by step, and how its names are printed in them.

use data_graph_setup::answer::Answer;
use data_graph_setup::export::SettingId;
use data_graph_setup::plan::{Draft, Field, ScopeDraft};

use crate::support::{
    only, problem_messages, setting, smallest, smallest_with, statements, step, whole,
};
use crate::{full, in_unity_catalog_wording, with_id};

const STEPS: [&str; 6] = ["2", "3", "4", "5", "6", "reverse-etl"];

#[test]
fn the_whole_sql_in_guide_wording_is_the_guides_statements_under_headings() {
    let expected = with_id(&[
        "-- Step 2: Segment's own catalog",
        "CREATE CATALOG IF NOT EXISTS `segment` MANAGED LOCATION 's3://lake/segment';",
        "GRANT USAGE ON CATALOG `segment` TO `ID`;",
        "GRANT CREATE ON CATALOG `segment` TO `ID`;",
        "GRANT SELECT ON CATALOG `segment` TO `ID`;",
        "",
        "-- Step 3: Profiles Sync catalog",
        "GRANT USAGE, SELECT, USE SCHEMA ON CATALOG `profiles` TO `ID`;",
        "",
        "-- Step 4: Other catalogs",
        "GRANT USAGE, SELECT, USE SCHEMA ON CATALOG `billing-eu` TO `ID`;",
        "GRANT USAGE, SELECT, USE SCHEMA ON CATALOG `crm` TO `ID`;",
        "",
        "-- Step 5: Only some schemas",
        "REVOKE SELECT, USE SCHEMA ON CATALOG `sales` FROM `ID`;",
        "GRANT USAGE ON CATALOG `sales` TO `ID`;",
        "USE CATALOG `sales`;",
        "GRANT USAGE, SELECT ON SCHEMA `orders` TO `ID`;",
        "GRANT USAGE, SELECT ON SCHEMA `returns` TO `ID`;",
        "",
        "-- Reverse ETL schema",
        "GRANT ALL PRIVILEGES ON SCHEMA `segment`.`_segment_reverse_etl` TO `ID`;",
        "",
    ]);
    let answer = Answer::new(&full());
    assert_eq!(*answer.sql, *expected.join("\n"));
    assert_eq!(
        answer.checks,
        "USE CATALOG `sales`;\nSHOW SCHEMAS;\nSELECT * FROM `orders`.`lines` LIMIT 10;\n"
    );
    assert!(answer.is_ready());
}

#[test]
fn the_whole_sql_in_unity_catalog_wording_needs_no_current_catalog() {
    let expected = with_id(&[
        "-- Step 2: Segment's own catalog",
        "CREATE CATALOG IF NOT EXISTS `segment` MANAGED LOCATION 's3://lake/segment';",
        "GRANT USE CATALOG, CREATE SCHEMA, SELECT ON CATALOG `segment` TO `ID`;",
        "",
        "-- Step 3: Profiles Sync catalog",
        "GRANT USE CATALOG, USE SCHEMA, SELECT ON CATALOG `profiles` TO `ID`;",
        "",
        "-- Step 4: Other catalogs",
        "GRANT USE CATALOG, USE SCHEMA, SELECT ON CATALOG `billing-eu` TO `ID`;",
        "GRANT USE CATALOG, USE SCHEMA, SELECT ON CATALOG `crm` TO `ID`;",
        "",
        "-- Step 5: Only some schemas",
        "REVOKE SELECT, USE SCHEMA ON CATALOG `sales` FROM `ID`;",
        "GRANT USE CATALOG ON CATALOG `sales` TO `ID`;",
        "GRANT USE SCHEMA, SELECT ON SCHEMA `sales`.`orders` TO `ID`;",
        "GRANT USE SCHEMA, SELECT ON SCHEMA `sales`.`returns` TO `ID`;",
        "",
        "-- Reverse ETL schema",
        "GRANT ALL PRIVILEGES ON SCHEMA `segment`.`_segment_reverse_etl` TO `ID`;",
        "",
    ]);
    let answer = in_unity_catalog_wording(full());
    assert_eq!(*answer.sql, *expected.join("\n"));
    assert_eq!(
        answer.checks,
        "SHOW SCHEMAS IN `sales`;\nSELECT * FROM `sales`.`orders`.`lines` LIMIT 10;\n"
    );
}

#[test]
fn a_step_holds_its_statements_a_line_each() {
    let answer = Answer::new(&full());
    for id in STEPS {
        let lines: String =
            statements(&answer, id).iter().map(|statement| format!("{statement}\n")).collect();
        assert_eq!(*step(&answer, id).sql, *lines);
    }
}

#[test]
fn every_statement_says_why_it_is_there() {
    for draft in [Draft::default(), full()] {
        for answer in [Answer::new(&draft), in_unity_catalog_wording(draft)] {
            for statement in answer.steps.iter().flat_map(|step| &step.statements) {
                assert!(statement.why.ends_with('.'), "{}", statement.why);
                let says = ["Listed ", "listed: ", "Changes no access."];
                assert!(says.iter().any(|says| statement.why.contains(says)), "{}", statement.why);
            }
        }
    }
}

#[test]
fn what_databricks_lists_is_named_in_todays_words_in_either_wording() {
    for answer in [Answer::new(&full()), in_unity_catalog_wording(full())] {
        for statement in answer.steps.iter().flat_map(|step| &step.statements) {
            assert!(!statement.why.contains("USAGE"), "{}", statement.why);
            assert!(!statement.why.contains("as CREATE."), "{}", statement.why);
        }
    }
    let guide = Answer::new(&full());
    let why = |id: &str, index: usize| &step(&guide, id).statements[index].why;
    assert!(why("2", 1).ends_with("Listed as USE CATALOG."));
    assert!(why("2", 2).ends_with("Listed as CREATE SCHEMA."));
    assert!(why("2", 3).ends_with("Listed as SELECT."));
    assert!(why("3", 0).ends_with("Listed as USE CATALOG, SELECT, USE SCHEMA."));
    assert!(why("5", 3).ends_with("Listed as USE SCHEMA, SELECT."));
    assert!(why("reverse-etl", 0).ends_with("Listed as ALL PRIVILEGES."));
}

#[test]
fn a_cleared_segment_catalog_means_the_default() {
    for text in ["", "  ", "\n"] {
        let answer = Answer::new(&smallest_with(Field::SegmentCatalog, text));
        assert!(answer.is_ready());
        assert_eq!(setting(&answer, SettingId::Catalog), Some("SEGMENT_LINKED_PROFILES_DB"));
        assert!(answer.sql.contains("CREATE CATALOG IF NOT EXISTS `SEGMENT_LINKED_PROFILES_DB`;"));
    }
}

#[test]
fn a_name_is_trimmed_and_otherwise_printed_as_typed() {
    let answer = Answer::new(&smallest_with(Field::SegmentCatalog, " My`Catalog-ä "));
    assert!(answer.sql.contains("CREATE CATALOG IF NOT EXISTS `My``Catalog-ä`;"));
    assert_eq!(setting(&answer, SettingId::Catalog), Some("My`Catalog-ä"));
}

#[test]
fn a_backtick_in_a_name_is_doubled_wherever_it_is_printed() {
    let draft = Draft {
        segment_catalog: "s`g".to_owned(),
        profiles_sync: whole("p`"),
        catalogs: vec![only("c``c", &["`s"])],
        granted_before: true,
        test_table: "c``c.`s.t`t".to_owned(),
        reverse_etl_schema: "__segment_reverse_etl".to_owned(),
        ..smallest()
    };
    let answer = Answer::new(&draft);
    assert!(answer.is_ready(), "{:?}", problem_messages(&answer));
    assert!(answer.sql.contains("CREATE CATALOG IF NOT EXISTS `s``g`;"));
    assert!(answer.sql.contains("ON CATALOG `p``` TO"));
    assert!(answer.sql.contains("REVOKE SELECT, USE SCHEMA ON CATALOG `c````c` FROM"));
    assert!(answer.sql.contains("USE CATALOG `c````c`;"));
    assert!(answer.sql.contains("ON SCHEMA ```s` TO"));
    assert!(answer.sql.contains("ON SCHEMA `s``g`.`__segment_reverse_etl` TO"));
    assert!(answer.checks.contains("SELECT * FROM ```s`.`t``t` LIMIT 10;"));
    let answer = in_unity_catalog_wording(draft);
    assert!(answer.sql.contains("ON SCHEMA `c````c`.```s` TO"));
    assert!(answer.checks.contains("SELECT * FROM `c````c`.```s`.`t``t` LIMIT 10;"));
}

#[test]
fn ten_thousand_schemas_are_granted_each() {
    let schemas: Vec<String> = (0..10_000).map(|number| format!("s{number}")).collect();
    let scope = ScopeDraft { catalog: "sales".to_owned(), schemas: Some(schemas) };
    let answer = Answer::new(&Draft { catalogs: vec![scope], ..smallest() });
    assert!(answer.is_ready());
    assert_eq!(statements(&answer, "5").len(), 10_002);
}
