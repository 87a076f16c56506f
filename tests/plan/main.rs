//! What a draft comes to: the guide's statements, blanks, problems and notes, choice by choice.

#[path = "../support/mod.rs"]
mod support;

mod checks;
mod empty_form;
mod keys;
mod merge;
mod problems;
mod reverse_etl;
mod scopes;
mod settings;
mod statements;
mod taking_back;

use data_graph_setup::answer::Answer;
use data_graph_setup::model::Wording;
use data_graph_setup::plan::{Draft, StorageDraft};

use crate::support::{CLIENT_ID, notes, only, whole};

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
    lines.iter().map(|line| line.replace("ID", CLIENT_ID)).collect()
}

/// A draft in which every step has work.
fn full() -> Draft {
    Draft {
        client_id: CLIENT_ID.to_owned(),
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
