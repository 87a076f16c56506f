//! What is said of values that are right but surprising, of statements, and of a whole plan.

use data_graph_setup::answer::Answer;
use data_graph_setup::model::Wording;
use data_graph_setup::plan::{Draft, REVERSE_ETL_SCHEMA, StorageDraft};
use data_graph_setup::words::sentence::{Access, Piece};

use crate::support::{CLIENT_ID, notes, only, smallest, whole};
use crate::{is_for_people, noted};

#[test]
fn every_note_is_for_people() {
    let mut fields: Vec<String> = Vec::new();
    for (field, note) in noted().iter().flat_map(|draft| notes(&Answer::new(draft))) {
        is_for_people(&note);
        fields.push(field);
    }
    fields.sort();
    fields.dedup();
    assert_eq!(
        fields,
        [
            "catalogs[0].catalog",
            "catalogs[0].schemas[1]",
            "catalogs[1].catalog",
            "connection.hostname",
            "connection.httpPath",
            "connection.port",
            "grantedBefore",
            "profilesSync.catalog",
            "segmentCatalog.reverseEtlSchema",
            "testTable",
        ]
    );
}

#[test]
fn the_commonest_notes_word_for_word() {
    let note = |draft: Draft| notes(&Answer::new(&draft)).into_iter().map(|(_, note)| note);
    assert!(
        note(Draft { catalogs: vec![whole("Sales"), whole("sales")], ..smallest() })
            .eq(["You already listed this catalog above. It is granted only once."])
    );
    assert!(
        note(Draft { granted_before: true, ..smallest() })
            .eq(["No catalog is limited to some schemas, so the SQL removes nothing."])
    );
    assert!(note(Draft { test_table: "crm.a.b".to_owned(), ..smallest() }).eq([
        "Segment gets no access to this table, so the test would fail. Choose a table in a catalog \
             or schema that Segment may read."
    ]));
    assert!(note(Draft { hostname: "databricks.example.com".to_owned(), ..smallest() }).eq([
        "This does not look like a Databricks workspace. Check it: Segment will send your secret \
             to this address."
    ]));
}

#[test]
fn every_reason_for_a_statement_is_for_people() {
    let mut drafts = noted();
    drafts.push(Draft::default());
    drafts.push(Draft { storage: StorageDraft::NewAt("s3://b".to_owned()), ..smallest() });
    for wording in [Wording::Guide, Wording::UnityCatalog] {
        for draft in &drafts {
            let answer = Answer::new(&Draft { wording, ..draft.clone() });
            for statement in answer.steps.iter().flat_map(|step| &step.statements) {
                is_for_people(&statement.why);
            }
        }
    }
}

#[test]
fn every_summary_is_for_people() {
    for draft in noted() {
        is_for_people(&Answer::new(&draft).summary.to_text());
    }
}

#[test]
fn a_summary_says_how_much_can_be_read_and_what_is_created() {
    let summary = |draft: Draft| Answer::new(&draft).summary.to_text();
    let of = |profiles_sync, catalogs| summary(Draft { profiles_sync, catalogs, ..smallest() });
    let id = format!("After this SQL, `{CLIENT_ID}` can read ");
    let end = "and create schemas in `SEGMENT_LINKED_PROFILES_DB`.";
    assert_eq!(
        summary(Draft::default()),
        "After this SQL: Segment can read nothing yet. It can create schemas in \
         `SEGMENT_LINKED_PROFILES_DB`."
    );
    assert_eq!(
        summary(Draft { client_id: String::new(), ..smallest() }),
        format!("After this SQL, Segment can read 1 catalog {end}")
    );
    assert_eq!(of(whole("profiles"), vec![whole("sales")]), format!("{id}2 catalogs {end}"));
    assert_eq!(
        of(whole("profiles"), vec![whole("sales"), only("crm", &["a", "b"])]),
        format!("{id}3 catalogs: 2 whole, 1 in part (2 schemas), {end}")
    );
    assert_eq!(
        of(only("profiles", &["ps"]), vec![]),
        format!("{id}1 catalog in part (1 schema), {end}")
    );
    let reverse_etl = Draft { reverse_etl_schema: REVERSE_ETL_SCHEMA.to_owned(), ..smallest() };
    assert_eq!(
        summary(reverse_etl),
        format!(
            "{id}1 catalog {end} It gets all privileges on its schema `__segment_reverse_etl`."
        )
    );
}

#[test]
fn a_summary_marks_what_is_read_and_what_is_created() {
    let draft = Draft { catalogs: vec![whole("sales"), only("crm", &["a"])], ..smallest() };
    let marked = |draft: &Draft| -> Vec<(Access, String)> {
        let summary = Answer::new(draft).summary;
        let mark = |piece: &Piece| match piece {
            Piece::Words(words) => words.access.map(|access| (access, words.to_string())),
            _ => None,
        };
        summary.pieces().iter().filter_map(mark).collect()
    };
    let created = (Access::Write, "create schemas".to_owned());
    assert_eq!(marked(&draft), [(Access::Read, "read 3 catalogs".to_owned()), created.clone()]);
    assert_eq!(marked(&Draft::default()), [created]);
}
