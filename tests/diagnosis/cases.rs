//! What people really paste: each message in `tests/fixtures/cases/errors` with what is right of it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failure here is a failed test")]

use std::fs;
use std::path::Path;

use data_graph_setup::plan::{Draft, ScopeDraft, StorageDraft};
use serde_json::Value;

use crate::support::CLIENT_ID;
use crate::support::errors::explained;

#[test]
fn every_message_is_explained_as_is_right() {
    let cases = cases();
    assert!(235 <= cases.len());
    let mut wrong = Vec::new();
    for case in &cases {
        // With line ends of Windows, too.
        for text in [case.text.replace('\n', "\r\n"), case.text.clone()] {
            let said = explained(&case.draft, &text).cause.to_text().to_lowercase();
            let says = case.says.is_empty() || case.says.iter().any(|it| said.contains(it));
            if !says || case.never.iter().any(|it| said.contains(it)) {
                wrong.push(format!("{}: {said}", case.name));
                break;
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// A message as somebody pasted it, with what is right of it.
struct ErrorCase {
    /// The name of its files.
    name: String,
    /// The message.
    text: String,
    /// The plan that it is held against.
    draft: Draft,
    /// What its explanation has to say, in small letters: one of these.
    says: Vec<String>,
    /// What it may not say: none of these.
    never: Vec<String>,
}

/// The messages in `tests/fixtures/cases/errors`.
fn cases() -> Vec<ErrorCase> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cases/errors");
    let mut cases: Vec<ErrorCase> = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let right: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            cases.push(ErrorCase {
                name: path.file_stem().unwrap().to_string_lossy().into_owned(),
                text: fs::read_to_string(path.with_extension("txt")).unwrap(),
                draft: draft_of(&right["plan"]),
                says: alternatives(&right["says"]),
                never: alternatives(&right["never"]),
            });
        }
    }
    cases.sort_by(|one, other| one.name.cmp(&other.name));
    cases
}

fn alternatives(pattern: &Value) -> Vec<String> {
    pattern.as_str().into_iter().flat_map(|it| it.split('|')).map(str::to_owned).collect()
}

/// The draft of a plan as the module takes it.
fn draft_of(plan: &Value) -> Draft {
    let segment = &plan["segmentCatalog"];
    let mut draft = Draft {
        client_id: CLIENT_ID.to_owned(),
        profiles_sync: scope(&plan["profilesSync"]),
        catalogs: plan["catalogs"].as_array().into_iter().flatten().map(scope).collect(),
        ..Draft::default()
    };
    if let Some(name) = segment["name"].as_str() {
        draft.segment_catalog = name.to_owned();
    }
    if segment["storage"] == "exists" {
        draft.storage = StorageDraft::Exists;
    }
    draft
}

fn scope(scope: &Value) -> ScopeDraft {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let schemas = scope["schemas"].as_array();
    ScopeDraft {
        catalog: text(&scope["catalog"]),
        schemas: schemas.map(|schemas| schemas.iter().map(text).collect()),
    }
}
