//! What people read when something is wrong, word for word, and what no message may ever be.

#[path = "../support/mod.rs"]
mod support;

mod file;
mod ignored;
mod label;
mod note;
mod problem;

use data_graph_setup::model::is_invisible;
use data_graph_setup::plan::Draft;

use crate::support::{holds_secret_shape, only, smallest, whole};

/// Asserts that a message is for people: whole sentences, in nobody's programming language.
#[track_caller]
fn is_for_people(message: &str) {
    let first = message.chars().next().unwrap_or(' ');
    let begins = first.is_uppercase() || matches!(first, '`' | '“');
    assert!(begins && message.ends_with('.'), "not a whole sentence: {message}");
    let is_shown = |c: char| c == ' ' || !(c.is_control() || is_invisible(c));
    assert!(message.chars().all(is_shown), "invisible: {message:?}");
    assert_eq!(message.matches('`').count() % 2, 0, "a back quote stays open: {message}");
    assert!(!message.contains("``"), "nothing is shown: {message}");
    // What stands in back quotes is somebody's text or an example; the rest is ours.
    let ours: Vec<&str> = message.split('`').step_by(2).collect();
    let ours = ours.join("`");
    for found in ["  ", " .", "..", " ,", "()", "{", "}", "::", "\\", "_"] {
        assert!(!ours.contains(found), "{found:?}: {message}");
    }
    let mut words = ours.split(|c: char| !c.is_alphanumeric());
    let rust = [
        "Some",
        "None",
        "Ok",
        "Err",
        "Error",
        "Option",
        "Result",
        "enum",
        "panic",
        "unwrap",
        "str",
        "String",
        "Vec",
        "usize",
        "Draft",
        "Slot",
        "Forbidden",
        "Malformed",
        "OutOfRange",
        "TooLong",
        "Reserved",
        "Wrapped",
        "null",
        "undefined",
        "invalid",
        "true",
        "false",
    ];
    let found = words.find(|word| rust.contains(word));
    assert_eq!(found, None, "{message}");
    assert!(!holds_secret_shape(message), "{message}");
}

/// Drafts that together have every note.
fn noted() -> Vec<Draft> {
    let text = str::to_owned;
    vec![
        Draft { catalogs: vec![whole("sales"), whole("SALES")], ..smallest() },
        Draft { catalogs: vec![only("sales", &["a", "A"])], ..smallest() },
        Draft { reverse_etl_schema: text("__segment_reverse_etl"), ..smallest() },
        Draft { segment_catalog: text("profiles"), granted_before: true, ..smallest() },
        Draft {
            catalogs: vec![only("segment", &["a"]), only("sales", &["a"])],
            segment_catalog: text("Segment"),
            granted_before: true,
            ..smallest()
        },
        Draft { test_table: text("crm.a.b"), ..smallest() },
        Draft { hostname: text("h.example.com:1"), port: text("2"), ..smallest() },
        Draft { http_path: text("/x"), ..smallest() },
    ]
}
