//! Any text, pasted as a listing of grants and as an error message.

#![no_main]

use std::sync::LazyLock;

use data_graph_setup::answer::Answer;
use data_graph_setup::answer::audited::Audited;
use data_graph_setup::answer::explained::Explained;
use data_graph_setup::audit::Reader;
use data_graph_setup::model::{Identifier, NamePart, SecretKind};
use data_graph_setup::plan::Draft;
use data_graph_setup_fuzz::support::sql::{names_in, skeleton};
use data_graph_setup_fuzz::support::{CLIENT_ID, holds_secret_shape, only, smallest, whole};
use data_graph_setup_fuzz::{assert_no_secret, assert_sentence};
use libfuzzer_sys::fuzz_target;

static ANSWER: LazyLock<Answer> = LazyLock::new(|| {
    Answer::new(&Draft {
        segment_catalog: "segment_data_graph".to_owned(),
        reverse_etl_schema: "__segment_reverse_etl".to_owned(),
        profiles_sync: only("profiles", &["ps_segment"]),
        catalogs: vec![
            whole("sales"),
            only("marketing", &["campaigns", "web"]),
            whole("billing-eu"),
        ],
        ..smallest()
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
    assert_eq!(audited.rows.len() + audited.elsewhere.len(), {
        let counts = audited.counts;
        counts.have + counts.missing + counts.unknown + counts.extra
    });
    for row in &audited.rows {
        assert_sentence(&row.why.to_text());
    }
    for remark in &audited.remarks {
        assert_sentence(&remark.to_text());
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
        let skeleton = skeleton(statement);
        let (verb, shape) = skeleton.split_once(' ').unwrap_or_default();
        let to = if verb == "GRANT" { " TO N" } else { " FROM N" };
        let on = [" ON CATALOG N", " ON SCHEMA N . N", " ON TABLE N . N . N"];
        let is_whole = on.iter().any(|on| shape.ends_with(&format!("{on}{to}")));
        assert!(is_whole && !shape.contains("DROP"), "{line}");
        let parts = [NamePart::Catalog, NamePart::Schema, NamePart::Table];
        let names = names_in(statement);
        let Some((principal, names)) = names.split_last() else { panic!("no principal: {line}") };
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
