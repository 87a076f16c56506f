//! What is said of values that are right but surprising, of statements, and of a whole plan.

use data_graph_setup::answer::Answer;
use data_graph_setup::model::Wording;
use data_graph_setup::plan::{Draft, StorageDraft};

use crate::support::{notes, smallest, whole};
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
    assert!(note(Draft { catalogs: vec![whole("Sales"), whole("sales")], ..smallest() }).eq([
        "`Sales` and `sales` are one catalog to Databricks. It is granted once, in its first \
             place, with the schemas of both."
    ]));
    assert!(note(Draft { granted_before: true, ..smallest() }).eq([
        "No catalog is limited to some schemas, so there is nothing to take back and the SQL \
             holds no REVOKE."
    ]));
    assert!(note(Draft { test_table: "crm.a.b".to_owned(), ..smallest() }).eq([
        "This table is in none of the catalogs and schemas that Segment may read, so the test \
             would fail for the service principal. Choose a table from one of them."
    ]));
    assert!(note(Draft { hostname: "databricks.example.com".to_owned(), ..smallest() }).eq([
        "This host has none of the forms that Databricks gives its workspaces. Segment sends \
             the client ID and the secret to it: make sure that it is yours."
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
fn every_summary_is_one_sentence() {
    for draft in noted() {
        let summary = Answer::new(&draft).summary.to_text();
        is_for_people(&summary);
        assert_eq!(summary.matches(". ").count(), 0, "{summary}");
    }
    assert_eq!(
        Answer::new(&Draft::default()).summary.to_text(),
        "`${client_id}` can read no catalog yet and create schemas in `SEGMENT_LINKED_PROFILES_DB`."
    );
}
