//! What an empty form comes to: the guide, with its placeholders.

use data_graph_setup::answer::Answer;
use data_graph_setup::plan::Draft;

use crate::support::{blanks, only, problem_fields, smallest, statements};
use crate::{examples, in_unity_catalog_wording, note_fields};

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
