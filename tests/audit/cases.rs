//! What people really paste as listings of grants: each text in `tests/fixtures/cases/grants` with its right verdicts.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a failure here is a failed test"
)]

use std::fs;
use std::path::Path;

use data_graph_setup::answer::audited::Audited;
use data_graph_setup::plan::{Draft, ScopeDraft, resolve};
use data_graph_setup::words::audit::securable as listed;
use serde_json::Value;

/// A text with what may be said of it, the best first.
struct Case {
    name: String,
    text: String,
    draft: Draft,
    right: Vec<(String, Vec<String>)>,
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|item| item.as_str().unwrap().to_owned()).collect()
}

fn scope(value: &Value) -> ScopeDraft {
    let schemas = &value["schemas"];
    ScopeDraft {
        catalog: value["catalog"].as_str().unwrap().to_owned(),
        schemas: (!schemas.is_null()).then(|| texts(schemas)),
    }
}

/// The draft of a case's plan, which names catalogs and schemas only.
fn draft(right: &Value) -> Draft {
    let plan = &right["plan"];
    let others = plan["catalogs"].as_array().into_iter().flatten();
    Draft {
        client_id: right["principal"].as_str().unwrap().to_owned(),
        profiles_sync: scope(&plan["profilesSync"]),
        catalogs: others.map(scope).collect(),
        ..Draft::default()
    }
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cases/grants");
    let mut cases = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let right: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let verdicts = right["verdict"].as_object().unwrap().iter();
        cases.push(Case {
            name: path.file_stem().unwrap().to_string_lossy().into_owned(),
            text: fs::read_to_string(path.with_extension("txt")).unwrap(),
            draft: draft(&right),
            right: verdicts.map(|(grant, may_be)| (grant.clone(), texts(may_be))).collect(),
        });
    }
    cases.sort_by(|one, other| one.name.cmp(&other.name));
    cases
}

/// The verdict on a grant, which is written "PRIVILEGE @ KIND name".
fn verdict(audited: &Audited, grant: &str) -> &'static str {
    let row = audited
        .rows
        .iter()
        .find(|row| format!("{} @ {}", row.privilege, listed(&row.securable)) == grant);
    row.map_or("not a row", |row| row.status.as_str())
}

#[test]
fn each_case_says_what_is_right_of_grants_that_its_plan_needs() {
    let cases = cases();
    assert!(50 <= cases.len());
    for case in cases {
        // With line ends of Windows, too.
        for text in [case.text.replace('\n', "\r\n"), case.text] {
            let audited = Audited::new(&resolve(&case.draft).plan, &text);
            for (grant, may_be) in &case.right {
                let found = verdict(&audited, grant);
                assert!(may_be.iter().any(|it| it == found), "{}: {grant}: {found}", case.name);
            }
        }
    }
}
