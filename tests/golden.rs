//! The generated text, case by case and wording by wording, in files that a reviewer can read.
//!
//! `UPDATE_GOLDEN=1 cargo test --test golden` writes them again.

#![expect(clippy::unwrap_used, reason = "a failure here is a failed test")]

mod support;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use data_graph_setup::answer::{Answer, Form, undo};
use data_graph_setup::link;
use data_graph_setup::model::Wording;
use data_graph_setup::plan::{Draft, ScopeDraft, StorageDraft, resolve};
use data_graph_setup::words;

use support::{full, only, smallest, whole};

fn cases() -> Vec<(&'static str, Draft)> {
    let text = str::to_owned;
    vec![
        ("empty", Draft::default()),
        ("smallest", smallest()),
        ("full", full()),
        (
            "full with Reverse ETL",
            Draft { reverse_etl_schema: text("__segment_reverse_etl"), ..full() },
        ),
        (
            "existing catalog with Reverse ETL",
            Draft {
                storage: StorageDraft::Exists,
                segment_catalog: text("segment"),
                reverse_etl_schema: text("__segment_reverse_etl"),
                ..smallest()
            },
        ),
        (
            "Reverse ETL as the guide prints it, in a new catalog",
            Draft { reverse_etl_schema: text("_segment_reverse_etl"), ..smallest() },
        ),
        ("location missing", Draft { storage: StorageDraft::NewAt(String::new()), ..smallest() }),
        (
            "location wrong",
            Draft { storage: StorageDraft::NewAt(text("s3://b/it's")), ..smallest() },
        ),
        (
            "only some schemas of Profiles Sync",
            Draft {
                profiles_sync: only("profiles", &["ps_segment", "ps_materialize"]),
                ..smallest()
            },
        ),
        ("no schema named yet", Draft { catalogs: vec![only("sales", &[])], ..smallest() }),
        (
            "rows half filled",
            Draft {
                profiles_sync: ScopeDraft::default(),
                catalogs: vec![
                    whole(""),
                    only("", &[]),
                    only("", &["orders"]),
                    only("sales", &["", "returns"]),
                ],
                ..smallest()
            },
        ),
        (
            "same catalog twice",
            Draft {
                profiles_sync: only("Profiles", &["ps_segment"]),
                catalogs: vec![
                    only("sales", &["orders"]),
                    whole("crm"),
                    only("PROFILES", &["ps_materialize", "PS_Segment"]),
                    only("Sales", &[]),
                    whole("CRM"),
                ],
                ..smallest()
            },
        ),
        (
            "whole and restricted",
            Draft {
                catalogs: vec![whole("sales"), only("SALES", &["orders"]), whole("sales")],
                granted_before: true,
                ..smallest()
            },
        ),
        (
            "Segment's own catalog is read from",
            Draft {
                segment_catalog: text("shared"),
                catalogs: vec![only("SHARED", &["public"]), only("sales", &["orders"])],
                granted_before: true,
                ..smallest()
            },
        ),
        ("nothing to take back", Draft { granted_before: true, ..smallest() }),
        ("test table elsewhere", Draft { test_table: text("crm.public.people"), ..smallest() }),
        ("test table wrong", Draft { test_table: text("profiles.people"), ..smallest() }),
        (
            "first other catalog is tested",
            Draft {
                profiles_sync: ScopeDraft::default(),
                catalogs: vec![whole("sales")],
                ..smallest()
            },
        ),
        (
            "everything wrong",
            Draft {
                client_id: text("segment@example.com"),
                segment_catalog: text("my catalog"),
                storage: StorageDraft::NewAt(text("/mnt/lake")),
                reverse_etl_schema: text("segment_reverse_etl"),
                profiles_sync: whole("system"),
                catalogs: vec![whole("a.b"), only("sales", &["orders", "${schema_2}", "x/y"])],
                granted_before: false,
                test_table: text("sales.orders.a b"),
                hostname: text("accounts.cloud.databricks.com"),
                http_path: text("/sql/protocolv1/o/123/0123-456789-abc"),
                port: text("70000"),
                wording: Wording::Guide,
            },
        ),
        (
            "secrets",
            Draft {
                client_id: text("dose0123456789abcdef0123456789abcdef"),
                segment_catalog: text("dapi0123456789abcdef"),
                profiles_sync: whole("eyJhbGciOiJIUzI1NiJ9"),
                catalogs: vec![only("sales", &["doau0123456789"])],
                test_table: text("a.b.dose01234567"),
                hostname: text("token:dapi01234567@host"),
                http_path: text("/sql/dose01234567"),
                port: text("dose01234567"),
                ..Draft::default()
            },
        ),
        (
            "hostile names",
            Draft {
                profiles_sync: whole("a`;DROP"),
                catalogs: vec![only("日本語", &["--", "x';", "``"]), whole("\"quoted")],
                ..smallest()
            },
        ),
        (
            "unknown host and warehouse",
            Draft {
                hostname: text("databricks.example.com:8443"),
                http_path: text("/sql/1.0/warehouses/main"),
                port: text("443"),
                ..smallest()
            },
        ),
    ]
}

#[test]
fn every_case_prints_what_its_file_holds() {
    let mut unequal = Vec::new();
    let mut expected_files = BTreeSet::new();
    for (name, draft) in cases() {
        for (wording, suffix) in
            [(Wording::Guide, "guide"), (Wording::UnityCatalog, "unity-catalog")]
        {
            let path = folder().join(format!("{name}.{suffix}.txt"));
            let text = printed(&Draft { wording, ..draft.clone() });
            check(&path, &text, &mut unequal);
            expected_files.insert(path);
        }
    }
    assert!(unequal.is_empty(), "These differ:\n{}", unequal.join("\n"));
    assert_eq!(
        files_in(&folder()),
        expected_files,
        "a file without a case, or a case without a file"
    );
}

/// The cases whose other forms are in files: what differs between plans is in one of them.
const CASES_OF_FORMS: [&str; 8] = [
    "empty",
    "full",
    "full with Reverse ETL",
    "existing catalog with Reverse ETL",
    "rows half filled",
    "Segment's own catalog is read from",
    "everything wrong",
    "hostile names",
];

#[test]
fn every_form_of_a_case_is_what_its_file_holds() {
    let mut unequal = Vec::new();
    let mut expected_files = BTreeSet::new();
    for (name, draft) in cases().into_iter().filter(|(name, _)| CASES_OF_FORMS.contains(name)) {
        let resolved = resolve(&draft);
        for (form, extension) in [
            (Form::Terraform, "tf"),
            (Form::Bash, "sh"),
            (Form::PowerShell, "ps1"),
            (Form::Runbook, "md"),
        ] {
            let path = folder().join(format!("forms/{name}.{extension}"));
            check(&path, &form.of(&resolved), &mut unequal);
            expected_files.insert(path);
        }
    }
    assert!(unequal.is_empty(), "These differ:\n{}", unequal.join("\n"));
    assert_eq!(files_in(&folder().join("forms")), expected_files, "a file without a case");
}

/// Holds a text against its file, which is written again where that is asked for.
fn check(path: &Path, text: &str, unequal: &mut Vec<String>) {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(path, text).unwrap();
    }
    if fs::read_to_string(path).unwrap_or_default() != text {
        unequal.push(format!("{}\n{text}", path.display()));
    }
}

fn files_in(folder: &Path) -> BTreeSet<PathBuf> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn printed(draft: &Draft) -> String {
    let answer = Answer::new(draft);
    let mut text = String::new();
    writeln!(text, "ready: {}\nsummary: {}", answer.is_ready(), answer.summary.to_text()).unwrap();
    for blank in &answer.blanks {
        writeln!(text, "blank: {blank} ({})", words::label::field(*blank)).unwrap();
    }
    for problem in &answer.problems {
        let message = words::problem::problem(problem);
        writeln!(text, "problem: {} = {:?}: {message}", problem.field, problem.value).unwrap();
    }
    for note in &answer.notes {
        writeln!(text, "note: {}: {}", note.field, words::note::note(note)).unwrap();
    }
    writeln!(text, "link: {}", link::encode(&answer.plan).unwrap()).unwrap();
    writeln!(text, "\n=== sql\n{}\n=== checks\n{}", answer.sql, answer.checks).unwrap();
    writeln!(text, "=== undo\n{}", undo(&answer.plan).text).unwrap();
    for step in answer.steps.iter() {
        let kind = if step.is_example { ", an example" } else { "" };
        writeln!(text, "=== {}{kind}", words::label::step_heading(step.id)).unwrap();
        for (sql, statement) in step.texts().zip(&step.statements) {
            writeln!(text, "{sql}\n    {}", statement.why).unwrap();
        }
        writeln!(text).unwrap();
    }
    writeln!(text, "=== settings").unwrap();
    for setting in &answer.settings {
        writeln!(text, "{}: {}", setting.id.label(), setting.value.as_deref().unwrap_or("(none)"))
            .unwrap();
    }
    text
}
