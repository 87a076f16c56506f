//! What a draft comes to: the guide's statements, blanks, problems and notes, choice by choice.

mod support;

use data_graph_setup::answer::Answer;
use data_graph_setup::export::SettingId;
use data_graph_setup::model::Wording;
use data_graph_setup::plan::mend::{Mend, mend};
use data_graph_setup::plan::{Draft, Field, ScopeDraft, ScopeRow, StorageDraft};

use support::{
    CLIENT_ID, SECRETS, TEXT_FIELDS, assert_keeps_no_secret, blanks, notes, only, problem_fields,
    problem_messages, setting, smallest, smallest_with, statements, step, whole,
};

const ID: &str = "0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10";
const STEPS: [&str; 6] = ["2", "3", "4", "5", "6", "reverse-etl"];

/// The draft's answer in Unity Catalog wording.
fn in_unity_catalog_wording(draft: Draft) -> Answer {
    Answer::new(&Draft { wording: Wording::UnityCatalog, ..draft })
}

fn examples(answer: &Answer) -> Vec<&str> {
    answer.steps.iter().filter(|step| step.is_example).map(|step| step.id.key()).collect()
}

fn note_fields(answer: &Answer) -> Vec<String> {
    notes(answer).into_iter().map(|(field, _)| field).collect()
}

/// Replaces `ID` in expected SQL, so that the lines stay short enough to be read.
fn with_id(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| line.replace("ID", ID)).collect()
}

#[test]
fn an_empty_form_is_the_guide() {
    let answer = Answer::new(&Draft::default());
    assert_eq!(
        statements(&answer, "2"),
        [
            "CREATE CATALOG IF NOT EXISTS `SEGMENT_LINKED_PROFILES_DB`;",
            "GRANT USAGE ON CATALOG `SEGMENT_LINKED_PROFILES_DB` TO `${client_id}`;",
            "GRANT CREATE ON CATALOG `SEGMENT_LINKED_PROFILES_DB` TO `${client_id}`;",
            "GRANT SELECT ON CATALOG `SEGMENT_LINKED_PROFILES_DB` TO `${client_id}`;",
        ]
    );
    assert_eq!(
        statements(&answer, "3"),
        ["GRANT USAGE, SELECT, USE SCHEMA ON CATALOG `${profiles_sync_catalog}` \
             TO `${client_id}`;"]
    );
    assert_eq!(
        statements(&answer, "4"),
        ["GRANT USAGE, SELECT, USE SCHEMA ON CATALOG `${catalog}` TO `${client_id}`;"]
    );
    assert_eq!(
        statements(&answer, "5"),
        [
            "GRANT USAGE ON CATALOG `${catalog}` TO `${client_id}`;",
            "USE CATALOG `${catalog}`;",
            "GRANT USAGE, SELECT ON SCHEMA `${schema_1}` TO `${client_id}`;",
            "GRANT USAGE, SELECT ON SCHEMA `${schema_2}` TO `${client_id}`;",
        ]
    );
    assert_eq!(
        statements(&answer, "6"),
        [
            "USE CATALOG `${linked_read_only_database}`;",
            "SHOW SCHEMAS;",
            "SELECT * FROM `${schema}`.`${table}` LIMIT 10;",
        ]
    );
    assert_eq!(
        statements(&answer, "reverse-etl"),
        ["GRANT ALL PRIVILEGES ON SCHEMA `${segment_internal_catalog}`.`__segment_reverse_etl` \
          TO `${client_id}`;"]
    );
}

#[test]
fn an_empty_form_in_unity_catalog_wording_says_the_same_in_todays_words() {
    let answer = in_unity_catalog_wording(Draft::default());
    assert_eq!(
        statements(&answer, "2"),
        [
            "CREATE CATALOG IF NOT EXISTS `SEGMENT_LINKED_PROFILES_DB`;",
            "GRANT USE CATALOG, CREATE SCHEMA, SELECT ON CATALOG `SEGMENT_LINKED_PROFILES_DB` \
             TO `${client_id}`;",
        ]
    );
    assert_eq!(
        statements(&answer, "3"),
        ["GRANT USE CATALOG, USE SCHEMA, SELECT ON CATALOG `${profiles_sync_catalog}` \
          TO `${client_id}`;"]
    );
    assert_eq!(
        statements(&answer, "4"),
        ["GRANT USE CATALOG, USE SCHEMA, SELECT ON CATALOG `${catalog}` TO `${client_id}`;"]
    );
    assert_eq!(
        statements(&answer, "5"),
        [
            "GRANT USE CATALOG ON CATALOG `${catalog}` TO `${client_id}`;",
            "GRANT USE SCHEMA, SELECT ON SCHEMA `${catalog}`.`${schema_1}` TO `${client_id}`;",
            "GRANT USE SCHEMA, SELECT ON SCHEMA `${catalog}`.`${schema_2}` TO `${client_id}`;",
        ]
    );
    assert_eq!(
        statements(&answer, "6"),
        [
            "SHOW SCHEMAS IN `${linked_read_only_database}`;",
            "SELECT * FROM `${linked_read_only_database}`.`${schema}`.`${table}` LIMIT 10;",
        ]
    );
    assert_eq!(
        statements(&answer, "reverse-etl"),
        ["GRANT ALL PRIVILEGES ON SCHEMA `${segment_internal_catalog}`.`__segment_reverse_etl` \
          TO `${client_id}`;"]
    );
}

#[test]
fn an_empty_form_misses_the_client_id_and_the_profiles_sync_catalog() {
    let answer = Answer::new(&Draft::default());
    assert_eq!(blanks(&answer), ["clientId", "profilesSync.catalog"]);
    assert_eq!(problem_fields(&answer), [""; 0]);
    assert_eq!(note_fields(&answer), [""; 0]);
    assert!(!answer.is_ready());
}

#[test]
fn an_empty_form_shows_the_steps_without_work_as_examples() {
    let answer = Answer::new(&Draft::default());
    assert_eq!(examples(&answer), ["4", "5", "6", "reverse-etl"]);
    assert_eq!(answer.checks, "");
    let headings: Vec<&str> = answer.sql.lines().filter(|line| line.starts_with("--")).collect();
    assert_eq!(headings, ["-- Step 2: Segment's own catalog", "-- Step 3: Profiles Sync catalog"]);
}

#[test]
fn the_steps_have_the_names_and_titles_of_the_contract() {
    let answer = Answer::new(&Draft::default());
    let named: Vec<_> = answer.steps.iter().map(|step| (step.id.key(), step.id.title())).collect();
    assert_eq!(
        named,
        [
            ("2", "Segment's own catalog"),
            ("3", "Profiles Sync catalog"),
            ("4", "Other catalogs"),
            ("5", "Only some schemas"),
            ("6", "Check the access"),
            ("reverse-etl", "Reverse ETL schema"),
        ]
    );
}

/// A draft in which every step has work.
fn full() -> Draft {
    Draft {
        client_id: ID.to_owned(),
        segment_catalog: "segment".to_owned(),
        storage: StorageDraft::NewAt("s3://lake/segment".to_owned()),
        reverse_etl_schema: "_segment_reverse_etl".to_owned(),
        profiles_sync: whole("profiles"),
        catalogs: vec![whole("billing-eu"), only("sales", &["orders", "returns"]), whole("crm")],
        granted_before: true,
        test_table: "sales.orders.lines".to_owned(),
        ..Draft::default()
    }
}

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
    assert_eq!(answer.sql, expected.join("\n"));
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
    assert_eq!(answer.sql, expected.join("\n"));
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
        assert_eq!(step(&answer, id).sql, lines);
    }
}

#[test]
fn every_statement_says_why_it_is_there() {
    for draft in [Draft::default(), full()] {
        for answer in [Answer::new(&draft), in_unity_catalog_wording(draft)] {
            for statement in answer.steps.iter().flat_map(|step| &step.statements) {
                assert!(statement.why.ends_with('.'), "{}", statement.why);
                assert!(statement.why.contains("Databricks lists"), "{}", statement.why);
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
    assert!(why("2", 1).ends_with("Databricks lists it as USE CATALOG."));
    assert!(why("2", 2).ends_with("Databricks lists it as CREATE SCHEMA."));
    assert!(why("2", 3).ends_with("Databricks lists it as SELECT."));
    assert!(why("3", 0).ends_with("Databricks lists it as USE CATALOG, SELECT and USE SCHEMA."));
    assert!(why("5", 3).ends_with("Databricks lists it as USE SCHEMA and SELECT."));
    assert!(why("reverse-etl", 0).ends_with("Databricks lists it as ALL PRIVILEGES."));
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
fn an_example_keeps_all_placeholders_of_the_guide() {
    let draft = Draft { profiles_sync: only("profiles", &["ps_segment"]), ..smallest() };
    let answer = Answer::new(&draft);
    assert_eq!(
        statements(&answer, "3"),
        ["GRANT USAGE, SELECT, USE SCHEMA ON CATALOG `${profiles_sync_catalog}` \
             TO `${client_id}`;"]
    );
    assert!(!answer.sql.contains("${"));
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

#[test]
fn granted_before_takes_back_first_in_each_restricted_catalogs_block() {
    let draft = Draft {
        profiles_sync: only("profiles", &["ps"]),
        catalogs: vec![whole("crm"), only("sales", &["orders"])],
        granted_before: true,
        ..smallest()
    };
    let answer = in_unity_catalog_wording(draft);
    assert_eq!(
        statements(&answer, "5"),
        with_id(&[
            "REVOKE SELECT, USE SCHEMA ON CATALOG `profiles` FROM `ID`;",
            "GRANT USE CATALOG ON CATALOG `profiles` TO `ID`;",
            "GRANT USE SCHEMA, SELECT ON SCHEMA `profiles`.`ps` TO `ID`;",
            "REVOKE SELECT, USE SCHEMA ON CATALOG `sales` FROM `ID`;",
            "GRANT USE CATALOG ON CATALOG `sales` TO `ID`;",
            "GRANT USE SCHEMA, SELECT ON SCHEMA `sales`.`orders` TO `ID`;",
        ])
    );
    assert_eq!(answer.sql.matches("REVOKE").count(), 2);
    let (field, note) = notes(&answer).remove(0);
    assert_eq!(field, "grantedBefore");
    for word in ["ALL PRIVILEGES", "ownership", "groups", "another Segment product"] {
        assert!(note.contains(word), "{note}");
    }
}

#[test]
fn nothing_is_taken_back_unasked() {
    let draft = Draft { granted_before: false, ..full() };
    for answer in [Answer::new(&draft), in_unity_catalog_wording(draft)] {
        assert!(answer.steps.iter().all(|step| !step.sql.contains("REVOKE")));
    }
}

#[test]
fn nothing_is_ever_taken_back_on_the_segment_catalog() {
    for (segment, read) in [
        ("shared", "SHARED"),
        ("", "segment_linked_profiles_db"),
        ("SEGMENT_LINKED_PROFILES_DB", " SEGMENT_LINKED_PROFILES_DB "),
    ] {
        let draft = Draft {
            segment_catalog: segment.to_owned(),
            catalogs: vec![only(read, &["public"]), only("sales", &["orders"])],
            granted_before: true,
            ..smallest()
        };
        let answer = Answer::new(&draft);
        assert!(answer.is_ready());
        assert_eq!(
            answer.sql.lines().filter(|line| line.starts_with("REVOKE")).collect::<Vec<_>>(),
            with_id(&["REVOKE SELECT, USE SCHEMA ON CATALOG `sales` FROM `ID`;"])
        );
        assert!(note_fields(&answer).contains(&"catalogs[0].catalog".to_owned()));
    }
}

#[test]
fn reading_from_the_segment_catalog_is_noted() {
    for scope in [whole("Shared"), only("SHARED", &["public"])] {
        let draft =
            Draft { segment_catalog: "shared".to_owned(), catalogs: vec![scope], ..smallest() };
        assert_eq!(note_fields(&Answer::new(&draft)), ["catalogs[0].catalog"]);
    }
    let draft = Draft { segment_catalog: "PROFILES".to_owned(), ..smallest() };
    assert_eq!(note_fields(&Answer::new(&draft)), ["profilesSync.catalog"]);
}

#[test]
fn where_only_the_segment_catalog_is_restricted_no_note_denies_it() {
    let draft = Draft {
        segment_catalog: "shared".to_owned(),
        catalogs: vec![only("shared", &["public"])],
        granted_before: true,
        ..smallest()
    };
    for (_, note) in notes(&Answer::new(&draft)) {
        assert!(!note.contains("No catalog is limited to some schemas"), "{note}");
    }
}

#[test]
fn granted_before_without_a_restricted_catalog_is_noted() {
    let answer = Answer::new(&Draft { granted_before: true, ..smallest() });
    assert!(answer.is_ready());
    assert_eq!(answer.sql, Answer::new(&smallest()).sql);
    assert_eq!(note_fields(&answer), ["grantedBefore"]);
}

#[test]
fn the_reverse_etl_schema_has_either_of_two_names() {
    for name in ["__segment_reverse_etl", "_segment_reverse_etl"] {
        let draft = Draft {
            storage: StorageDraft::Exists,
            reverse_etl_schema: format!(" {name} "),
            ..smallest()
        };
        for answer in [Answer::new(&draft), in_unity_catalog_wording(draft)] {
            assert!(answer.is_ready());
            assert!(note_fields(&answer).is_empty());
            assert_eq!(
                statements(&answer, "reverse-etl"),
                [format!(
                    "GRANT ALL PRIVILEGES ON SCHEMA `SEGMENT_LINKED_PROFILES_DB`.`{name}` \
                     TO `{ID}`;"
                )]
            );
        }
    }
}

#[test]
fn any_other_reverse_etl_schema_is_a_problem() {
    for text in ["segment_reverse_etl", "___segment_reverse_etl", "public", "`x`", "a.b", "yes"] {
        let answer = Answer::new(&smallest_with(Field::ReverseEtlSchema, text));
        assert_eq!(problem_fields(&answer), ["segmentCatalog.reverseEtlSchema"], "{text}");
        assert!(!step(&answer, "reverse-etl").is_example);
        assert_eq!(
            statements(&answer, "reverse-etl"),
            with_id(&["GRANT ALL PRIVILEGES ON SCHEMA \
                 `SEGMENT_LINKED_PROFILES_DB`.`${reverse_etl_schema}` TO `ID`;"])
        );
    }
}

#[test]
fn reverse_etl_in_a_new_catalog_is_noted() {
    for storage in [StorageDraft::New, StorageDraft::NewAt("s3://lake".to_owned())] {
        let draft =
            Draft { storage, reverse_etl_schema: "__segment_reverse_etl".to_owned(), ..smallest() };
        assert_eq!(note_fields(&Answer::new(&draft)), ["segmentCatalog.reverseEtlSchema"]);
    }
}

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

#[test]
fn a_name_that_looks_like_a_list_is_noted_at_its_own_field() {
    let draft = Draft {
        catalogs: vec![only("sales", &["", "orders", "a,b"]), only("SALES", &["c;d"]), whole("*")],
        ..smallest()
    };
    let answer = Answer::new(&draft);
    assert!(answer.is_ready());
    let mut fields = note_fields(&answer);
    fields.sort();
    let repeated = "catalogs[1].catalog";
    assert_eq!(
        fields,
        ["catalogs[0].schemas[2]", repeated, "catalogs[1].schemas[0]", "catalogs[2].catalog"]
    );
}

#[test]
fn what_would_mend_a_test_table_is_never_the_same_wrong_text() {
    for text in ["`.a`b.`", "'.b.'", "\"a.b.\""] {
        let answer = Answer::new(&smallest_with(Field::TestTable, text));
        let mended: Vec<_> = answer.problems.iter().filter_map(mend).collect();
        for mended in mended {
            let Mend::Replace { field, text } = mended else { continue };
            assert_eq!(problem_fields(&Answer::new(&smallest_with(field, &text))), [""; 0]);
        }
    }
}

#[test]
fn a_wrong_value_leaves_its_own_placeholder() {
    for (field, text, printed) in [
        (Field::ClientId, "nobody", "TO `${client_id}`;"),
        (Field::SegmentCatalog, "a b", "EXISTS `${segment_internal_catalog}`;"),
        (Field::Location, "/mnt", "MANAGED LOCATION '${managed_location}';"),
        (Field::ReverseEtlSchema, "x", "`SEGMENT_LINKED_PROFILES_DB`.`${reverse_etl_schema}`"),
        (Field::Catalog(ScopeRow::ProfilesSync), "a.b", "ON CATALOG `${profiles_sync_catalog}`"),
        (Field::Schema(ScopeRow::ProfilesSync, 0), "a.b", "ON SCHEMA `${schema_1}`"),
        (Field::Catalog(ScopeRow::Other(0)), "system", "ON CATALOG `${catalog}`"),
        (Field::Schema(ScopeRow::Other(0), 0), "a/b", "ON SCHEMA `${schema_1}`"),
    ] {
        let answer = Answer::new(&smallest_with(field, text));
        assert_eq!(problem_fields(&answer), [field.to_string()]);
        assert_eq!(blanks(&answer), [""; 0]);
        assert!(answer.sql.contains(printed), "{field}: {}", answer.sql);
        assert!(!answer.sql.contains(&format!("`{text}`")), "{field}: {}", answer.sql);
    }
}

#[test]
fn a_wrong_profiles_sync_catalog_keeps_its_placeholder_in_every_step() {
    let draft = Draft { profiles_sync: only("a b", &["ps"]), granted_before: true, ..smallest() };
    let answer = Answer::new(&draft);
    assert_eq!(
        statements(&answer, "5"),
        with_id(&[
            "REVOKE SELECT, USE SCHEMA ON CATALOG `${profiles_sync_catalog}` FROM `ID`;",
            "GRANT USAGE ON CATALOG `${profiles_sync_catalog}` TO `ID`;",
            "USE CATALOG `${profiles_sync_catalog}`;",
            "GRANT USAGE, SELECT ON SCHEMA `ps` TO `ID`;",
        ])
    );
    assert_eq!(answer.checks, "USE CATALOG `${profiles_sync_catalog}`;\nSHOW SCHEMAS;\n");
}

#[test]
fn a_wrong_schema_is_numbered_by_its_place_in_its_row() {
    let draft = Draft { catalogs: vec![only("sales", &["orders", "", "x/y"])], ..smallest() };
    let answer = Answer::new(&draft);
    assert_eq!(problem_fields(&answer), ["catalogs[0].schemas[2]"]);
    assert!(answer.sql.contains("ON SCHEMA `${schema_3}`"));
}

#[test]
fn every_problem_holds_the_value_as_typed() {
    for field in TEXT_FIELDS {
        let text = " a b\n?. ";
        let answer = Answer::new(&smallest_with(field, text));
        let found: Vec<_> =
            answer.problems.iter().map(|found| (found.field, found.value.as_str())).collect();
        assert_eq!(found, [(field, text)]);
    }
}

#[test]
fn all_problems_are_told_together() {
    let mut draft = Draft {
        storage: StorageDraft::NewAt(String::new()),
        profiles_sync: only("", &[""]),
        catalogs: vec![only("", &[""])],
        ..Draft::default()
    };
    for field in TEXT_FIELDS {
        draft.set_text(field, "a b".to_owned());
    }
    let expected: Vec<String> = TEXT_FIELDS.iter().map(ToString::to_string).collect();
    assert_eq!(problem_fields(&Answer::new(&draft)), expected);
}

#[test]
fn fields_are_named_by_their_full_key_paths() {
    let names: Vec<String> = TEXT_FIELDS.iter().map(ToString::to_string).collect();
    assert_eq!(
        names,
        [
            "clientId",
            "segmentCatalog.name",
            "segmentCatalog.storage.location",
            "segmentCatalog.reverseEtlSchema",
            "profilesSync.catalog",
            "profilesSync.schemas[0]",
            "catalogs[0].catalog",
            "catalogs[0].schemas[0]",
            "testTable",
            "connection.hostname",
            "connection.httpPath",
            "connection.port",
        ]
    );
    assert_eq!(Field::Schema(ScopeRow::Other(12), 34).to_string(), "catalogs[12].schemas[34]");
    assert_eq!(Field::GrantedBefore.to_string(), "grantedBefore");
}

#[test]
fn the_settings_are_segments_six_in_the_guides_order() {
    let draft = Draft {
        segment_catalog: "segment".to_owned(),
        hostname: "https://DBC-a1b2c3d4-e5f6.cloud.databricks.com/".to_owned(),
        http_path: "sql/1.0/warehouses/0123456789abcdef".to_owned(),
        port: "8443".to_owned(),
        ..smallest()
    };
    let answer = Answer::new(&draft);
    let listed: Vec<_> =
        answer.settings.iter().map(|found| (found.id.label(), found.value.as_deref())).collect();
    assert_eq!(
        listed,
        [
            ("Hostname", Some("dbc-a1b2c3d4-e5f6.cloud.databricks.com")),
            ("Http Path", Some("/sql/1.0/warehouses/0123456789abcdef")),
            ("Port", Some("8443")),
            ("Catalog", Some("segment")),
            ("Service principal client ID", Some(CLIENT_ID)),
            ("OAuth secret", None),
        ]
    );
}

#[test]
fn the_summary_is_the_contracts_sentence() {
    let draft = Draft {
        segment_catalog: "segment".to_owned(),
        catalogs: vec![only("sales", &["orders", "returns", "refunds"])],
        ..smallest()
    };
    assert_eq!(
        Answer::new(&draft).summary.to_text(),
        format!(
            "`{ID}` can read 2 catalogs (1 limited to 3 schemas) and create schemas in `segment`."
        )
    );
    assert_eq!(
        Answer::new(&smallest()).summary.to_text(),
        format!("`{ID}` can read 1 catalog and create schemas in `SEGMENT_LINKED_PROFILES_DB`.")
    );
}

#[test]
fn a_secret_in_any_field_is_a_problem_without_a_value() {
    for (secret, kind, looks_like) in SECRETS {
        for field in TEXT_FIELDS {
            let around = [
                secret.to_owned(),
                format!("  {secret}\n"),
                format!("sales.{secret}.x"),
                format!("s3://lake/{secret}"),
                format!("`{secret}`"),
                format!("é{secret} and more"),
                format!("\u{200b}{secret}"),
            ];
            for text in around {
                let answer = Answer::new(&smallest_with(field, &text));
                let found: Vec<_> = answer
                    .problems
                    .iter()
                    .map(|found| (found.field, found.value.as_str(), found.kind.secret()))
                    .collect();
                assert_eq!(found, [(field, "", Some(kind))], "{text:?}");
                let message = problem_messages(&answer).concat();
                assert!(message.contains(looks_like), "{message}");
                assert!(!answer.is_ready());
                assert_keeps_no_secret(&answer);
            }
        }
    }
}

#[test]
fn a_secret_beside_other_mistakes_is_still_dropped() {
    let draft = Draft {
        catalogs: vec![
            whole("sales"),
            only("SALES", &["dapi01234567", "dapi01234567"]),
            only("dose01234567", &["eyJ01234567", "x y"]),
        ],
        test_table: "dose01234567".to_owned(),
        ..smallest()
    };
    assert_keeps_no_secret(&Answer::new(&draft));
}

#[test]
fn ten_thousand_schemas_are_granted_each() {
    let schemas: Vec<String> = (0..10_000).map(|number| format!("s{number}")).collect();
    let scope = ScopeDraft { catalog: "sales".to_owned(), schemas: Some(schemas) };
    let answer = Answer::new(&Draft { catalogs: vec![scope], ..smallest() });
    assert!(answer.is_ready());
    assert_eq!(statements(&answer, "5").len(), 10_002);
}
