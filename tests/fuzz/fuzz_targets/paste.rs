//! Any text, pasted as a listing of grants and as an error message.

#![no_main]

use std::sync::LazyLock;

use data_graph_setup::answer::Answer;
use data_graph_setup::answer::audited::Audited;
use data_graph_setup::answer::explained::Explained;
use data_graph_setup::audit::Reader;
use data_graph_setup::model::{Identifier, NamePart, SecretKind};
use data_graph_setup::plan::{Draft, ScopeDraft};
use data_graph_setup_fuzz::{Statement, assert_no_secret, assert_sentence, holds_secret_shape};
use libfuzzer_sys::fuzz_target;

const CLIENT_ID: &str = "0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10";

static ANSWER: LazyLock<Answer> = LazyLock::new(|| {
    let text = str::to_owned;
    let only = |schemas: &[&str]| Some(schemas.iter().map(|schema| text(schema)).collect());
    Answer::new(&Draft {
        client_id: text(CLIENT_ID),
        segment_catalog: text("segment_data_graph"),
        reverse_etl_schema: text("__segment_reverse_etl"),
        profiles_sync: ScopeDraft { catalog: text("profiles"), schemas: only(&["ps_segment"]) },
        catalogs: vec![
            ScopeDraft { catalog: text("sales"), schemas: None },
            ScopeDraft { catalog: text("marketing"), schemas: only(&["campaigns", "web"]) },
            ScopeDraft { catalog: text("billing-eu"), schemas: None },
        ],
        ..Draft::default()
    })
});

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    assert_audit(&text, data.first().copied().unwrap_or_default().into());
    assert_explained(&text);
    if let Some((left, _)) = SecretKind::take_out(&text) {
        assert!(!holds_secret_shape(&left) && SecretKind::take_out(&left).is_none());
    }
});

fn assert_audit(text: &str, slice: usize) {
    let plan = &ANSWER.plan;
    let listing = Reader::read_all(plan.principal.filled(), text);
    let mut reader = Reader::new(plan.principal.filled());
    while !reader.read_on(text, slice + 1) {}
    assert_eq!(reader.finish(), listing, "read in slices of {}", slice + 1);

    let lines = text.lines().count();
    assert!(listing.unread.iter().all(|unread| (1..=lines).contains(&unread.line)));
    let audited = Audited::of(plan, &listing);
    assert_no_secret(&format!("{audited:?}"));
    assert_eq!(audited.rows.len(), {
        let counts = audited.counts;
        counts.have + counts.missing + counts.unknown + counts.extra
    });
    for row in &audited.rows {
        assert_sentence(&row.why.to_text());
    }
    assert_fix(&audited.fix);
}

/// Asserts that a fix is comments of ours and statements of checked names, no REVOKE among those that are live.
fn assert_fix(fix: &str) {
    assert!(fix.is_empty() || fix.ends_with('\n'));
    for line in fix.lines().filter(|line| !line.is_empty()) {
        let comment = line.strip_prefix("-- ");
        let statement = comment.unwrap_or(line);
        let is_statement = ["GRANT ", "REVOKE "].iter().any(|verb| statement.starts_with(verb));
        if !is_statement {
            assert!(comment.is_some_and(|words| !words.contains('`')), "{line}");
            continue;
        }
        assert!(comment.is_some() || statement.starts_with("GRANT "), "{line}");
        let read = Statement::read(statement);
        let (verb, shape) = read.skeleton.split_once(' ').unwrap_or_default();
        let to = if verb == "GRANT" { " TO N" } else { " FROM N" };
        let on = [" ON CATALOG N", " ON SCHEMA N . N", " ON TABLE N . N . N"];
        let is_whole = on.iter().any(|on| shape.ends_with(&format!("{on}{to}")));
        assert!(is_whole && !shape.contains("DROP"), "{line}");
        let parts = [NamePart::Catalog, NamePart::Schema, NamePart::Table];
        let Some((principal, names)) = read.names.split_last() else {
            panic!("no principal: {line}")
        };
        assert_eq!(principal, CLIENT_ID);
        for (name, part) in names.iter().zip(parts) {
            assert!(
                Identifier::parse(name, part).is_ok_and(|parsed| parsed.as_str() == name),
                "{line}"
            );
        }
    }
}

fn assert_explained(text: &str) {
    let explained = Explained::new(&ANSWER.plan, text);
    assert_no_secret(&format!("{explained:?}"));
    assert!(explained.is_known || explained.statements.is_empty());
    for place in &explained.statements {
        let step = ANSWER.steps.iter().find(|step| step.id == place.step);
        assert!(step.is_some_and(|step| !step.is_example && place.index < step.statements.len()));
    }
}
