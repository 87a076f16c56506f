//! The same grants in every form in which they are pasted, in files that the page's tests paste too, and what an audit
//! makes of them.
//!
//! `UPDATE_GOLDEN=1 cargo test --test audit` writes the files anew.

#![expect(clippy::unwrap_used, reason = "a failure here is a failed test")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use data_graph_setup::answer::Answer;
use data_graph_setup::answer::audited::Audited;
use data_graph_setup::words::audit::securable as listed;
use data_graph_setup::words::sentence::Sentence;

use crate::support::paste::{Case, Form, Row, Scheme, Style, listing, rows};
use crate::support::world::{World, path};
use crate::support::{CLIENT_ID, full};

/// The line that stands over each listing and is no part of it.
const PROSE: &str = "This is what I get for Segment:";

/// What the plan "full" needs, less two grants, and one more.
fn world() -> World {
    let mut world = needed();
    assert!(world.grants.remove(&(path(&["segment_data_graph"]), "CREATE SCHEMA")));
    assert!(world.grants.remove(&(path(&["marketing", "web"]), "SELECT")));
    assert!(world.grants.insert((path(&["sales"]), "MODIFY")));
    world
}

fn needed() -> World {
    let mut world = World::default();
    world.run(&Answer::new(&full()).sql, CLIENT_ID).unwrap();
    world
}

fn analysts() -> Row {
    Row { principal: "analysts".to_owned(), privilege: "SELECT", on: path(&["marketing", "web"]) }
}

/// Every form with its file's name.
fn forms() -> Vec<(&'static str, Style)> {
    let plain = Style::plain;
    let grid = || plain(Form::CopiedGrid);
    vec![
        ("copied-grid", grid()),
        ("csv", plain(Form::Csv)),
        ("quoted-csv", plain(Form::QuotedCsv)),
        ("semicolons", plain(Form::Semicolons)),
        ("gaps", plain(Form::Gaps)),
        ("drawn", plain(Form::Drawn)),
        ("markdown", plain(Form::Markdown)),
        ("json", plain(Form::JsonObjects)),
        ("statement-api", plain(Form::StatementApi)),
        (
            "information-schema",
            Style {
                scheme: Scheme::InformationSchema,
                underscores: true,
                case: Case::Lower,
                ..plain(Form::CopiedGrid)
            },
        ),
        (
            "information-schema-csv-without-header",
            Style {
                scheme: Scheme::InformationSchema,
                underscores: true,
                has_header: false,
                ..plain(Form::QuotedCsv)
            },
        ),
        ("cli", Style { scheme: Scheme::Cli, underscores: true, ..grid() }),
        ("grid-without-header", Style { has_header: false, ..grid() }),
        ("drawn-without-header", Style { has_header: false, ..plain(Form::Drawn) }),
        ("shuffled-csv", Style { order: vec![3, 1, 0, 2], ..plain(Form::Csv) }),
        ("shuffled-markdown", Style { order: vec![2, 3, 1, 0], ..plain(Form::Markdown) }),
        ("old-words", Style { old_words: true, underscores: true, ..grid() }),
        ("windows", Style { windows: true, case: Case::Mixed, ..grid() }),
        ("several-results", Style { results: 5, ..plain(Form::Markdown) }),
    ]
}

fn pasted(style: &Style) -> String {
    let mut rows = rows(&world(), CLIENT_ID);
    rows.push(analysts());
    let end = if style.windows { "\r\n" } else { "\n" };
    format!("{PROSE}{end}{}", listing(&rows, &BTreeSet::new(), style))
}

fn clean() -> String {
    listing(&rows(&needed(), CLIENT_ID), &BTreeSet::new(), &Style::plain(Form::CopiedGrid))
}

fn audit(text: &str) -> Audited {
    Audited::new(&Answer::new(&full()).plan, text)
}

/// The text in a file, which is written first where that was asked for.
fn file(place: &Path, text: &str) -> String {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }
    fs::read_to_string(place).unwrap_or_default()
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

fn printed(audited: &Audited) -> String {
    let mut text = format!("summary: {}\n", audited.summary.to_text());
    writeln!(
        text,
        "allows: {}\n",
        audited.allows.as_ref().map_or_else(|| "(nothing told)".to_owned(), Sentence::to_text)
    )
    .unwrap();
    for row in &audited.rows {
        let from =
            row.from.as_ref().map(|from| format!(", from {}", listed(from))).unwrap_or_default();
        let status = row.status.as_str();
        writeln!(
            text,
            "{status}: {} on {}{from}\n    {}",
            row.privilege,
            listed(&row.securable),
            row.why
        )
        .unwrap();
    }
    writeln!(text).unwrap();
    for unread in &audited.unread {
        writeln!(text, "unread: line {}: {:?}: {:?}", unread.line, unread.text, unread.reason)
            .unwrap();
    }
    for other in &audited.others {
        writeln!(text, "other: {} ({})", other.principal, other.count).unwrap();
    }
    writeln!(text, "\n=== fix\n{}", audited.fix).unwrap();
    text
}

#[test]
fn every_form_is_read_as_the_same_and_its_file_holds_it() {
    let golden = folder("golden/audit/two missing and one too many.txt");
    let expected = file(&golden, &printed(&audit(&pasted(&Style::plain(Form::CopiedGrid)))));
    let mut files: BTreeSet<PathBuf> = [folder("fixtures/audit/clean.txt")].into();
    for (name, style) in forms() {
        let place = folder("fixtures/audit").join(format!("{name}.txt"));
        let text = pasted(&style);
        assert_eq!(file(&place, &text), text, "{name}");
        assert_eq!(printed(&audit(&text)), expected, "{name}\n{text}");
        files.insert(place);
    }
    let there: BTreeSet<PathBuf> = fs::read_dir(folder("fixtures/audit"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert_eq!(there, files, "a file without a form, or a form without a file");
}

#[test]
fn a_clean_listing_has_its_files_too() {
    let text = clean();
    assert_eq!(file(&folder("fixtures/audit/clean.txt"), &text), text);
    let said = printed(&audit(&text));
    assert_eq!(file(&folder("golden/audit/clean.txt"), &said), said);
    assert_eq!(audit(&text).summary.to_text(), "All 17 grants are there. None is too many.");
}

#[test]
fn the_files_hold_what_a_reader_of_them_expects() {
    let audited = audit(&pasted(&Style::plain(Form::CopiedGrid)));
    assert_eq!(
        audited.summary.to_text(),
        "2 grants are missing. 1 grant is not needed. 1 line could not be read."
    );
    let told = |status: &str| -> Vec<String> {
        audited
            .rows
            .iter()
            .filter(|row| row.status.as_str() == status)
            .map(|row| format!("{} on {}", row.privilege, listed(&row.securable)))
            .collect()
    };
    assert_eq!(
        told("missing"),
        ["CREATE SCHEMA on CATALOG segment_data_graph", "SELECT on SCHEMA marketing.web"]
    );
    assert_eq!(told("extra"), ["MODIFY on CATALOG sales"]);
    assert_eq!(told("have").len(), 15);
    assert_eq!(audited.unread.len(), 1);
    assert_eq!(audited.others.len(), 1);
    let fix = audited.fix.replace(CLIENT_ID, "ID");
    assert!(fix.contains("\nGRANT CREATE SCHEMA ON CATALOG `segment_data_graph` TO `ID`;\n"));
    assert!(fix.contains("\nGRANT SELECT ON SCHEMA `marketing`.`web` TO `ID`;\n"));
    assert!(fix.contains("\n-- REVOKE MODIFY ON CATALOG `sales` FROM `ID`;\n"));
}
