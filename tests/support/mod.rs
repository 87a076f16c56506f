//! What several test files share.

#![allow(dead_code, reason = "each test file uses its own part of this")]
#![allow(clippy::panic, reason = "a failure here is a failed test")]

pub mod audits;
pub mod errors;
pub mod forms;
pub mod paste;
pub mod sql;
pub mod world;

use data_graph_setup::access::Grant;
use data_graph_setup::answer::{Answer, AnsweredStep};
use data_graph_setup::export::SettingId;
use data_graph_setup::model::{Identifier, NamePart, Privilege, SecretKind, Securable};
use data_graph_setup::plan::{Draft, Field, ScopeDraft, ScopeRow, StorageDraft};
use data_graph_setup::words;

/// The client ID of every test, in the file that those in JavaScript read too.
pub const CLIENT_ID: &str = include_str!("client-id.txt").trim_ascii();

/// The shortest texts of each secret shape, and how a message has to say what they look like.
pub const SECRETS: [(&str, SecretKind, &str); 4] = [
    ("dose01234567", SecretKind::OAuthSecret, "`dose…`"),
    ("dapi89abcdef", SecretKind::PersonalAccessToken, "`dapi…`"),
    ("doau00000000", SecretKind::RefreshToken, "`doau…`"),
    ("eyJhbGci-_9", SecretKind::JsonWebToken, "`eyJ…`"),
];

/// A secret as it should not get past anything, hidden in several ways.
pub fn disguises(secret: &str, kind: SecretKind) -> Vec<String> {
    let apart = |between: char| secret.chars().flat_map(|c| [c, between]).collect::<String>();
    let mut hidden = vec![
        secret.to_owned(),
        format!("é{secret}"),
        format!("dd{secret}"),
        format!("dose{secret}"),
        format!("eyJ {secret}"),
        apart('\u{200b}'),
        apart('\u{ad}'),
        apart('\u{a0}'),
        apart('\u{e0041}'),
    ];
    // Base64 has letters of either case, so that the case tells there.
    if kind != SecretKind::JsonWebToken {
        hidden.extend([secret.to_uppercase(), apart('\u{2060}').to_uppercase()]);
    }
    hidden
}

/// Every field that holds text.
pub const TEXT_FIELDS: [Field; 12] = [
    Field::ClientId,
    Field::SegmentCatalog,
    Field::Location,
    Field::ReverseEtlSchema,
    Field::Catalog(ScopeRow::ProfilesSync),
    Field::Schema(ScopeRow::ProfilesSync, 0),
    Field::Catalog(ScopeRow::Other(0)),
    Field::Schema(ScopeRow::Other(0), 0),
    Field::TestTable,
    Field::Hostname,
    Field::HttpPath,
    Field::Port,
];

/// A catalog that is read whole.
pub fn whole(catalog: &str) -> ScopeDraft {
    ScopeDraft { catalog: catalog.to_owned(), schemas: None }
}

/// A catalog of which only these schemas are read.
pub fn only(catalog: &str, schemas: &[&str]) -> ScopeDraft {
    let schemas = schemas.iter().map(|schema| (*schema).to_owned()).collect();
    ScopeDraft { catalog: catalog.to_owned(), schemas: Some(schemas) }
}

/// The smallest draft that is ready: a client ID and a Profiles Sync catalog.
pub fn smallest() -> Draft {
    Draft { client_id: CLIENT_ID.to_owned(), profiles_sync: whole("profiles"), ..Draft::default() }
}

/// A draft in which much is filled in, as people type and paste.
pub fn full() -> Draft {
    let text = str::to_owned;
    Draft {
        client_id: format!("  {} ", CLIENT_ID.to_uppercase()),
        segment_catalog: text("segment_data_graph"),
        storage: StorageDraft::NewAt(text("s3://acme-lake/segment/data-graph")),
        profiles_sync: only("profiles", &["ps_segment"]),
        catalogs: vec![
            whole("sales"),
            only("marketing", &["campaigns", "web"]),
            whole("billing-eu"),
        ],
        granted_before: true,
        test_table: text("sales.orders.lines"),
        hostname: text("https://DBC-a1b2c3d4-e5f6.cloud.databricks.com:443/?o=42"),
        http_path: text("sql/1.0/warehouses/0123456789ABCDEF/"),
        ..Draft::default()
    }
}

/// The smallest draft that is ready, with a text in one field.
#[track_caller]
pub fn smallest_with(field: Field, text: &str) -> Draft {
    let mut draft = smallest();
    match field {
        Field::Location => draft.storage = StorageDraft::NewAt(String::new()),
        Field::Catalog(ScopeRow::Other(_)) => draft.catalogs.push(ScopeDraft::default()),
        Field::Schema(ScopeRow::Other(_), _) => draft.catalogs.push(only("sales", &[])),
        Field::Schema(ScopeRow::ProfilesSync, _) => draft.profiles_sync = only("profiles", &[]),
        _ => {}
    }
    draft.set_text(field, text.to_owned());
    assert_eq!(draft.text(field), text, "the draft has no field {field}");
    draft
}

/// The step of this name in the module's answer.
#[track_caller]
pub fn step<'a>(answer: &'a Answer, id: &str) -> &'a AnsweredStep {
    let found: Vec<_> = answer.steps.iter().filter(|step| step.id.key() == id).collect();
    assert_eq!(found.len(), 1, "steps called {id}");
    found.into_iter().next().unwrap_or_else(|| unreachable!("counted above"))
}

/// The statements of a step.
#[track_caller]
pub fn statements<'a>(answer: &'a Answer, id: &str) -> Vec<&'a str> {
    step(answer, id).texts().collect()
}

/// The value of a setting.
pub fn setting(answer: &Answer, id: SettingId) -> Option<&str> {
    answer.settings.iter().find(|setting| setting.id == id)?.value.as_deref()
}

/// The fields that miss a value, by their key paths.
pub fn blanks(answer: &Answer) -> Vec<String> {
    answer.blanks.iter().map(ToString::to_string).collect()
}

/// The fields with a problem, by their key paths.
pub fn problem_fields(answer: &Answer) -> Vec<String> {
    answer.problems.iter().map(|problem| problem.field.to_string()).collect()
}

/// The messages of all problems.
pub fn problem_messages(answer: &Answer) -> Vec<String> {
    answer.problems.iter().map(|problem| words::problem::problem(problem).to_text()).collect()
}

/// The fields with a note, by their key paths, each with its message.
pub fn notes(answer: &Answer) -> Vec<(String, String)> {
    answer
        .notes
        .iter()
        .map(|note| (note.field.to_string(), words::note::note(note).to_text()))
        .collect()
}

/// Says whether a text holds anything secret-shaped, as the contract defines it.
pub fn holds_secret_shape(text: &str) -> bool {
    let is_hex = |c: char| c.is_ascii_hexdigit();
    let is_base64url = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let starts = |prefix: &str, belongs: fn(char) -> bool| {
        text.match_indices(prefix).any(|(at, _)| {
            let body = text.get(at + prefix.len()..).unwrap_or_default().chars();
            8 <= body.take_while(|&c| belongs(c)).count()
        })
    };
    ["dose", "dapi", "doau"].into_iter().any(|prefix| starts(prefix, is_hex))
        || starts("eyJ", is_base64url)
}

/// Asserts that nothing which an answer holds or says is secret-shaped, nor the link made of it.
#[track_caller]
pub fn assert_keeps_no_secret(answer: &Answer) {
    let mut said = vec![format!("{answer:?}")];
    said.extend(problem_messages(answer));
    said.extend(answer.notes.iter().map(|note| words::note::note(note).to_text()));
    said.extend(data_graph_setup::link::encode(&answer.plan));
    for text in said {
        assert!(!holds_secret_shape(&text), "a secret is in: {text}");
    }
}

/// A grant as the crate holds it, from names and the privilege as it is listed.
pub fn grant(on: &[String], privilege: &str) -> Option<Grant> {
    let name = |at: usize, part| Identifier::parse(on.get(at)?, part).ok();
    let catalog = name(0, NamePart::Catalog)?;
    let on = match on.len() {
        1 => Securable::Catalog(catalog),
        2 => Securable::Schema { catalog, schema: name(1, NamePart::Schema)? },
        _ => Securable::Table {
            catalog,
            schema: name(1, NamePart::Schema)?,
            table: name(2, NamePart::Table)?,
        },
    };
    let privilege = Privilege::ALL.into_iter().find(|known| known.as_listed() == privilege)?;
    Some(Grant { privilege, on })
}
