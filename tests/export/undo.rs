//! The way back and the checks, word for word.

use data_graph_setup::answer::{self, Answer};
use data_graph_setup::export::sql_text;
use data_graph_setup::export::{Probe, access_probes, grant_probes};
use data_graph_setup::model::Wording;
use data_graph_setup::plan::{Draft, resolve};
use data_graph_setup::words::expected::expected;

use crate::support::{CLIENT_ID, full, only, smallest, whole};

fn undo(draft: &Draft) -> String {
    answer::undo(&resolve(draft).plan).text.replace(CLIENT_ID, "ID")
}

/// Each check with what it should give.
fn probes(probes: &[Probe<'_>]) -> Vec<String> {
    probes
        .iter()
        .map(|probe| {
            let sql = sql_text(&probe.statement, Wording::UnityCatalog);
            format!("{} {}", sql.replace(CLIENT_ID, "ID"), expected(probe))
        })
        .collect()
}

#[test]
fn undo_takes_each_grant_back_the_last_step_first() {
    assert_eq!(
        undo(&full()),
        "-- Undo Step 5: Only some schemas\n\
         REVOKE USE SCHEMA, SELECT ON SCHEMA `marketing`.`web` FROM `ID`;\n\
         REVOKE USE SCHEMA, SELECT ON SCHEMA `marketing`.`campaigns` FROM `ID`;\n\
         REVOKE USE CATALOG ON CATALOG `marketing` FROM `ID`;\n\
         REVOKE USE SCHEMA, SELECT ON SCHEMA `profiles`.`ps_segment` FROM `ID`;\n\
         REVOKE USE CATALOG ON CATALOG `profiles` FROM `ID`;\n\
         \n\
         -- Undo Step 4: Other catalogs\n\
         REVOKE USE CATALOG, SELECT, USE SCHEMA ON CATALOG `billing-eu` FROM `ID`;\n\
         REVOKE USE CATALOG, SELECT, USE SCHEMA ON CATALOG `sales` FROM `ID`;\n\
         \n\
         -- Undo Step 2: Segment's own catalog\n\
         REVOKE SELECT ON CATALOG `segment_data_graph` FROM `ID`;\n\
         REVOKE CREATE SCHEMA ON CATALOG `segment_data_graph` FROM `ID`;\n\
         REVOKE USE CATALOG ON CATALOG `segment_data_graph` FROM `ID`;\n\
         \n\
         -- Not removed: the catalog that Step 2 creates, with everything in it\n\
         -- Not granted again: what a REVOKE in your SQL removes\n"
    );
}

#[test]
fn undo_says_only_what_concerns_the_plan() {
    let exists = Draft {
        storage: data_graph_setup::plan::StorageDraft::Exists,
        segment_catalog: "segment".to_owned(),
        wording: Wording::UnityCatalog,
        ..smallest()
    };
    assert_eq!(
        undo(&exists),
        "-- Undo Step 3: Profiles Sync catalog\n\
         REVOKE USE CATALOG, USE SCHEMA, SELECT ON CATALOG `profiles` FROM `ID`;\n\
         \n\
         -- Undo Step 2: Segment's own catalog\n\
         REVOKE USE CATALOG, CREATE SCHEMA, SELECT ON CATALOG `segment` FROM `ID`;\n"
    );
}

#[test]
fn what_all_privileges_takes_along_is_granted_again_before_its_own_turn() {
    let draft = Draft {
        segment_catalog: "segment".to_owned(),
        reverse_etl_schema: "__segment_reverse_etl".to_owned(),
        catalogs: vec![only("SEGMENT", &["__Segment_Reverse_ETL", "other"])],
        wording: Wording::UnityCatalog,
        ..smallest()
    };
    let undo = undo(&draft).to_lowercase();
    let lines: Vec<&str> = undo.lines().collect();
    assert_eq!(
        lines.get(..4),
        Some(
            &[
                "-- undo reverse etl schema",
                "revoke all privileges on schema `segment`.`__segment_reverse_etl` from `id`;",
                "grant use schema, select on schema `segment`.`__segment_reverse_etl` to `id`;",
                "",
            ][..]
        )
    );
    assert_eq!(lines.iter().filter(|line| line.starts_with("grant")).count(), 1);
    let last = "revoke use schema, select on schema `segment`.`__segment_reverse_etl` from `id`;";
    assert!(lines.contains(&last));
}

#[test]
fn without_a_schema_that_is_also_read_nothing_is_granted_again() {
    let draft = Draft {
        segment_catalog: "segment".to_owned(),
        reverse_etl_schema: "__segment_reverse_etl".to_owned(),
        catalogs: vec![only("segment", &["other"]), only("sales", &["__segment_reverse_etl"])],
        ..smallest()
    };
    assert!(!undo(&draft).contains("GRANT"), "{}", undo(&draft));
}

#[test]
fn undo_never_drops_and_names_each_schema_in_full() {
    for draft in [Draft::default(), smallest(), full()] {
        let undo = undo(&draft);
        assert!(!undo.to_uppercase().contains("DROP"));
        assert!(!undo.contains("\nUSE CATALOG"));
        for line in undo.lines().filter(|line| line.contains(" ON SCHEMA ")) {
            assert!(line.contains("`.`"), "{line}");
        }
    }
}

#[test]
fn what_is_open_in_the_plan_is_open_in_undo() {
    assert_eq!(
        undo(&Draft::default()),
        "-- Undo Step 3: Profiles Sync catalog\n\
         REVOKE USE CATALOG, SELECT, USE SCHEMA ON CATALOG `${profiles_sync_catalog}` FROM `${client_id}`;\n\
         \n\
         -- Undo Step 2: Segment's own catalog\n\
         REVOKE SELECT ON CATALOG `SEGMENT_LINKED_PROFILES_DB` FROM `${client_id}`;\n\
         REVOKE CREATE SCHEMA ON CATALOG `SEGMENT_LINKED_PROFILES_DB` FROM `${client_id}`;\n\
         REVOKE USE CATALOG ON CATALOG `SEGMENT_LINKED_PROFILES_DB` FROM `${client_id}`;\n\
         \n\
         -- Not removed: the catalog that Step 2 creates, with everything in it\n"
    );
}

#[test]
fn an_admin_checks_each_catalog_and_schema_once_for_all_that_is_granted_there() {
    let answer = Answer::new(&full());
    let more = "May also list grants from its catalog.";
    assert_eq!(
        probes(&grant_probes(&answer.plan)),
        [
            "SHOW GRANTS `ID` ON CATALOG `segment_data_graph`; Lists USE CATALOG, CREATE SCHEMA and SELECT.".to_owned(),
            "SHOW GRANTS `ID` ON CATALOG `sales`; Lists USE CATALOG, SELECT and USE SCHEMA.".to_owned(),
            "SHOW GRANTS `ID` ON CATALOG `billing-eu`; Lists USE CATALOG, SELECT and USE SCHEMA.".to_owned(),
            "SHOW GRANTS `ID` ON CATALOG `profiles`; Lists USE CATALOG.".to_owned(),
            format!(
                "SHOW GRANTS `ID` ON SCHEMA `profiles`.`ps_segment`; Lists USE SCHEMA and SELECT. {more}"
            ),
            "SHOW GRANTS `ID` ON CATALOG `marketing`; Lists USE CATALOG.".to_owned(),
            format!(
                "SHOW GRANTS `ID` ON SCHEMA `marketing`.`campaigns`; Lists USE SCHEMA and SELECT. {more}"
            ),
            format!(
                "SHOW GRANTS `ID` ON SCHEMA `marketing`.`web`; Lists USE SCHEMA and SELECT. {more}"
            ),
        ]
    );
}

#[test]
fn the_service_principal_checks_that_it_lists_and_reads_what_it_should() {
    let answer = Answer::new(&full());
    let tables = "Lists the tables of the schema. An error means: USE SCHEMA is missing. An empty list although there are \
                  tables means: SELECT is missing.";
    let all = "Lists all schemas of the catalog. An error means: USE CATALOG is missing. A short list means: USE SCHEMA is missing.";
    let wider = "and perhaps `information_schema`, and nothing else. Any other schema means: a wider grant is still there.";
    assert_eq!(
        probes(&access_probes(&answer.plan)),
        [
            "SHOW SCHEMAS IN `segment_data_graph`; Runs without an error, even if the list is empty. An error means: USE \
             CATALOG is missing."
                .to_owned(),
            format!("SHOW SCHEMAS IN `profiles`; Lists `ps_segment` {wider}"),
            format!("SHOW TABLES IN `profiles`.`ps_segment`; {tables}"),
            format!("SHOW SCHEMAS IN `sales`; {all}"),
            format!("SHOW SCHEMAS IN `marketing`; Lists `campaigns` and `web` {wider}"),
            format!("SHOW TABLES IN `marketing`.`campaigns`; {tables}"),
            format!("SHOW TABLES IN `marketing`.`web`; {tables}"),
            format!("SHOW SCHEMAS IN `billing-eu`; {all}"),
            "SELECT * FROM `sales`.`orders`.`lines` LIMIT 10; Returns up to ten rows. An error names the missing \
             privilege: paste it under “Explain an error”."
                .to_owned(),
        ]
    );
}

#[test]
fn many_schemas_are_named_in_part() {
    let names = ["a", "b", "c", "d", "e", "f", "g", "h"];
    let answer = Answer::new(&Draft { catalogs: vec![only("sales", &names)], ..smallest() });
    let all = probes(&access_probes(&answer.plan));
    let told = all.iter().find(|told| told.starts_with("SHOW SCHEMAS IN `sales`;"));
    let start =
        "SHOW SCHEMAS IN `sales`; Lists `a`, `b`, `c`, `d`, `e`, `f` and 2 more and perhaps";
    assert!(told.is_some_and(|told| told.starts_with(start)), "{told:?}");
}

#[test]
fn what_is_missing_or_wrong_is_not_checked() {
    let draft = Draft {
        segment_catalog: "my catalog".to_owned(),
        reverse_etl_schema: "__segment_reverse_etl".to_owned(),
        profiles_sync: whole(""),
        catalogs: vec![only("sales", &["", "a b"]), whole("a.b")],
        test_table: "sales.orders".to_owned(),
        ..Draft::default()
    };
    let answer = Answer::new(&draft);
    let by_admin = probes(&grant_probes(&answer.plan));
    assert_eq!(by_admin, ["SHOW GRANTS `${client_id}` ON CATALOG `sales`; Lists USE CATALOG."]);
    let by_itself = probes(&access_probes(&answer.plan));
    assert_eq!(
        by_itself,
        [
            "SHOW SCHEMAS IN `sales`; Lists the schemas that Segment may use. An error means: USE CATALOG is missing."
        ]
    );
}

#[test]
fn what_reverse_etl_left_is_checked_too() {
    let draft = Draft { reverse_etl_schema: "__segment_reverse_etl".to_owned(), ..smallest() };
    let answer = Answer::new(&draft);
    let by_admin = probes(&grant_probes(&answer.plan));
    let expected = "SHOW GRANTS `ID` ON SCHEMA `SEGMENT_LINKED_PROFILES_DB`.`__segment_reverse_etl`; Lists ALL \
                    PRIVILEGES. May also list grants from its catalog.";
    assert_eq!(by_admin.last().map(String::as_str), Some(expected));
    let by_itself = probes(&access_probes(&answer.plan));
    let start = "SHOW TABLES IN `SEGMENT_LINKED_PROFILES_DB`.`__segment_reverse_etl`;";
    assert!(by_itself.iter().any(|told| told.starts_with(start)));
}
