//! What people read when something is wrong, word for word, and what no message may ever be.

mod support;

use data_graph_setup::answer::Answer;
use data_graph_setup::link::{LinkError, decode};
use data_graph_setup::model::{SecretKind, Wording, is_invisible};
use data_graph_setup::plan::{Draft, Field, ScopeRow, StorageDraft};
use data_graph_setup::words;

use support::{
    SECRETS, TEXT_FIELDS, holds_secret_shape, notes, only, problem_messages, smallest,
    smallest_with, whole,
};

const PROFILES_SYNC: Field = Field::Catalog(ScopeRow::ProfilesSync);
const CATALOG: Field = Field::Catalog(ScopeRow::Other(0));
const SCHEMA: Field = Field::Schema(ScopeRow::Other(0), 0);

/// Each mistake with its message, in full.
const MESSAGES: [(Field, &str, &str); 50] = [
    (
        Field::ClientId,
        "segment@example.com",
        "`segment@example.com` is an e-mail address. The client ID is the service principal's \
         Application ID, a UUID such as `12345678-1234-1234-1234-123456789abc`. Enter that \
         instead.",
    ),
    (
        Field::ClientId,
        "1234567890123456",
        "`1234567890123456` is a number, like the internal ID of a service principal. The client \
         ID is the service principal's Application ID, a UUID such as \
         `12345678-1234-1234-1234-123456789abc`. Enter that \
         instead.",
    ),
    (
        Field::ClientId,
        "0123456789abcdef",
        "`0123456789abcdef` looks like the ID of a SQL warehouse. The client ID is the service \
         principal's Application ID, a UUID such as `12345678-1234-1234-1234-123456789abc`. Enter \
         that instead.",
    ),
    (
        Field::ClientId,
        "Segment Data Graph",
        "`Segment Data Graph` is not a UUID. The client ID is the service principal's Application \
         ID, a UUID such as `12345678-1234-1234-1234-123456789abc`. Its display name does not \
         work.",
    ),
    (
        Field::ClientId,
        "{0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10}",
        "`{0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10}` has something around its UUID. Enter the UUID \
         alone.",
    ),
    (
        Field::ClientId,
        "${client_id}",
        "`${client_id}` is a placeholder from a guide. The client ID is the service principal's \
         Application ID, a UUID such as `12345678-1234-1234-1234-123456789abc`. Enter yours.",
    ),
    (
        Field::ClientId,
        "dose01234567",
        "This looks like an OAuth secret (`dose…`). Secrets are not kept here and reach no SQL, \
         link or setting. Enter it only in Segment.",
    ),
    (
        CATALOG,
        "dapi01234567",
        "This looks like a personal access token (`dapi…`). Secrets are not kept here and reach no \
         SQL, link or setting. Enter it only in Segment.",
    ),
    (
        SCHEMA,
        "doau01234567",
        "This looks like an OAuth refresh token (`doau…`). Secrets are not kept here and reach no \
         SQL, link or setting. Enter it only in Segment.",
    ),
    (
        Field::HttpPath,
        "/sql/eyJhbGciOiJI",
        "This looks like an access token (`eyJ…`). Secrets are not kept here and reach no SQL, \
         link or setting. Enter it only in Segment.",
    ),
    (
        CATALOG,
        "sales eu",
        "`sales eu` has a space. Databricks names may not contain spaces, periods, slashes or \
         control characters: check the catalog's name in Databricks.",
    ),
    (
        SCHEMA,
        "a/b",
        "`a/b` has a slash. Databricks names may not contain spaces, periods, slashes or control \
         characters: check the schema's name in Databricks.",
    ),
    (
        Field::SegmentCatalog,
        "a\tb",
        "`a[U+0009]b` has a control character (U+0009). Databricks names may not contain spaces, \
         periods, slashes or control characters: check the catalog's name in Databricks.",
    ),
    (
        PROFILES_SYNC,
        "profiles.ps_segment",
        "`profiles.ps_segment` has a period, which separates a catalog from its schema. Enter the \
         catalog alone, and the schema under “Only these schemas”.",
    ),
    (
        SCHEMA,
        "sales.orders",
        "`sales.orders` has a period, which separates a catalog from its schema. Enter the schema \
         alone.",
    ),
    (
        CATALOG,
        "sales\u{200b}",
        "`sales[U+200B]` holds an invisible character (U+200B). It would make another name of it: \
         type the name anew.",
    ),
    (
        CATALOG,
        "sa\u{a0}les",
        "`sa[U+00A0]les` holds an invisible character (U+00A0). It would make another name of it: \
         type the name anew.",
    ),
    (
        CATALOG,
        "\"sales\"",
        "`\"sales\"` has quotes around it. The SQL quotes every name by itself: enter the name \
         alone.",
    ),
    (
        CATALOG,
        "`sales`",
        "“`sales`” has quotes around it. The SQL quotes every name by itself: enter the name \
         alone.",
    ),
    (
        Field::TestTable,
        "'sales.orders.lines'",
        "The table in `'sales.orders.lines'` is wrong. `'sales.orders.lines'` has quotes around \
         it. The SQL quotes every name by itself: enter the name alone.",
    ),
    (
        SCHEMA,
        "“orders”",
        "`“orders”` has quotes around it. The SQL quotes every name by itself: enter the name \
         alone.",
    ),
    (
        CATALOG,
        "${catalog}",
        "`${catalog}` is a placeholder from a guide. Enter the name of your catalog.",
    ),
    (
        SCHEMA,
        "<schema>",
        "`<schema>` is a placeholder from a guide. Enter the name of your schema.",
    ),
    (
        PROFILES_SYNC,
        "system",
        "`system` is managed by Databricks, and Segment's grants don't work on it. Enter a catalog \
         of your own.",
    ),
    (
        SCHEMA,
        "information_schema",
        "`information_schema` is managed by Databricks, and Segment's grants don't work on it. \
         Enter a schema of your own.",
    ),
    (
        Field::Location,
        "/mnt/lake",
        "`/mnt/lake` is not a storage location. It begins with `s3://`, `abfss://`, `gs://` or \
         `r2://`: enter the path of an external location.",
    ),
    (
        Field::Location,
        "s3://",
        "`s3://` names no bucket. A storage location goes on with one, as in `s3://bucket/path`: \
         enter it.",
    ),
    (
        Field::Location,
        "s3://b/it's",
        "`s3://b/it's` has the character `'`. A storage location may only hold letters, digits and \
         `-_.~/@+=`: check the path.",
    ),
    (
        Field::Location,
        "s3://b/a b",
        "`s3://b/a b` has a space. A storage location may only hold letters, digits and \
         `-_.~/@+=`: check the path.",
    ),
    (
        Field::ReverseEtlSchema,
        "segment_reverse_etl",
        "`segment_reverse_etl` is not the name of the Reverse ETL schema. Segment makes it as \
         `__segment_reverse_etl`; the guide prints `_segment_reverse_etl`. Choose one of these \
         two.",
    ),
    (
        Field::TestTable,
        "sales.orders",
        "`sales.orders` has 2 parts. A table is named by three: enter it as \
         `catalog.schema.table`.",
    ),
    (
        Field::TestTable,
        "orders",
        "`orders` has 1 part. A table is named by three: enter it as \
         `catalog.schema.table`.",
    ),
    (
        Field::TestTable,
        "a.b.c.d",
        "`a.b.c.d` has 4 parts. A table is named by three: enter it as \
         `catalog.schema.table`.",
    ),
    (
        Field::TestTable,
        "sales..lines",
        "The schema in `sales..lines` is wrong. The schema has no name. Enter one.",
    ),
    (
        Field::TestTable,
        "sales.orders.a b",
        "The table in `sales.orders.a b` is wrong. `sales.orders.a b` has a space. Databricks \
         names may not contain spaces, periods, slashes or control characters: check the table's \
         name in Databricks.",
    ),
    (
        Field::Hostname,
        "accounts.cloud.databricks.com",
        "`accounts.cloud.databricks.com` is the account console, which runs no SQL. Enter the \
         workspace's host, from the warehouse's Connection details.",
    ),
    (
        Field::Hostname,
        "my_workspace.cloud.databricks.com",
        "`my_workspace.cloud.databricks.com` has the character `_`. Host names hold only the \
         letters a to z, digits, hyphens and periods: copy it from the warehouse's Connection \
         details.",
    ),
    (
        Field::Hostname,
        "dbc\u{200b}.cloud.databricks.com",
        "`dbc[U+200B].cloud.databricks.com` has an invisible character (U+200B). Host names hold \
         only the letters a to z, digits, hyphens and periods: copy it from the warehouse's \
         Connection details.",
    ),
    (
        Field::Hostname,
        "https://",
        "`https://` is not a host name. It looks like `dbc-a1b2c3d4-e5f6.cloud.databricks.com`: \
         copy it from the warehouse's Connection details.",
    ),
    (
        Field::Hostname,
        "dbc.cloud.databricks.com:70000",
        "`dbc.cloud.databricks.com:70000` ends in something that is not a port. Ports are whole \
         numbers from 1 to 65535: leave it out, or mend it.",
    ),
    (
        Field::HttpPath,
        "/sql/protocolv1/o/1/0123-456789-abc",
        "`/sql/protocolv1/o/1/0123-456789-abc` is the path of a cluster. Segment connects to SQL \
         warehouses only: enter a path like `/sql/1.0/warehouses/0123456789abcdef`.",
    ),
    (
        Field::HttpPath,
        "https://dbc.cloud.databricks.com",
        "`https://dbc.cloud.databricks.com` has no path. It looks like \
         `/sql/1.0/warehouses/0123456789abcdef`: copy it from the warehouse's Connection details.",
    ),
    (
        Field::HttpPath,
        "/sql 1.0",
        "`/sql 1.0` has a space, which paths do not have. Copy it from the warehouse's Connection \
         details.",
    ),
    (
        Field::Port,
        "65536",
        "`65536` is not a port. Ports are whole numbers from 1 to 65535; Databricks uses 443.",
    ),
    (
        Field::Port,
        "0",
        "`0` is not a port. Ports are whole numbers from 1 to 65535; Databricks uses 443.",
    ),
    (
        Field::Port,
        "https",
        "`https` is not a port. Ports are whole numbers from 1 to 65535; Databricks uses 443.",
    ),
    (
        Field::Catalog(ScopeRow::Other(0)),
        "hive_metastore",
        "`hive_metastore` is managed by Databricks, and Segment's grants don't work on it. Enter a \
         catalog of your own.",
    ),
    (
        Field::Schema(ScopeRow::ProfilesSync, 0),
        "ps segment",
        "`ps segment` has a space. Databricks names may not contain spaces, periods, slashes or \
         control characters: check the schema's name in Databricks.",
    ),
    (
        Field::SegmentCatalog,
        "{{catalog}}",
        "`{{catalog}}` is a placeholder from a guide. Enter the name of your catalog.",
    ),
    (
        CATALOG,
        "first line\nof a long text that somebody has pasted into the wrong box of this page",
        "`first line[U+000A]of a long text that somebody has pasted into the …` has a space. \
         Databricks names may not contain spaces, periods, slashes or control characters: check \
         the catalog's name in Databricks.",
    ),
];

/// Texts that are wrong in many places, each in its own way.
const WRONG: [&str; 24] = [
    "a b",
    "a.b",
    "a/b",
    "a\nb",
    "a\0b",
    "a\u{200b}b",
    "\u{202e}abc",
    "é语",
    "<x>",
    "\"x\"",
    "'x'",
    "system",
    "me@example.com",
    "42",
    "0123456789abcdef",
    "-1",
    "s3://",
    "s3://b c",
    "https://",
    "https://accounts.cloud.databricks.com",
    "/sql/protocolv1/o/1/x",
    "h:0",
    "a.b.c d",
    "a..c",
];

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

#[test]
fn each_mistake_has_its_message() {
    for (field, value, message) in MESSAGES {
        assert_eq!(problem_messages(&Answer::new(&smallest_with(field, value))), [message]);
    }
}

#[test]
fn a_name_that_is_too_long_is_told_by_its_length() {
    for (field, noun) in [(CATALOG, "catalog"), (SCHEMA, "schema")] {
        let answer = Answer::new(&smallest_with(field, &"é".repeat(256)));
        assert_eq!(
            problem_messages(&answer),
            [format!(
                "This name has 256 characters. Databricks names have at most 255: check the \
                 {noun}'s name."
            )]
        );
    }
}

#[test]
fn a_catalog_that_is_whole_and_restricted_has_its_message() {
    let draft = Draft { catalogs: vec![whole("sales"), only("SALES", &["a"])], ..smallest() };
    assert_eq!(
        problem_messages(&Answer::new(&draft)),
        ["`SALES` is listed twice, once with all schemas and once with only some. Databricks \
             adds grants up, so only one can hold. The SQL shows the narrower one: remove one of \
             the two rows."]
    );
}

#[test]
fn every_message_in_the_table_is_for_people() {
    for (.., message) in MESSAGES {
        is_for_people(message);
    }
}

#[test]
fn whatever_is_wrong_the_message_is_for_people_and_shows_what_was_found() {
    for field in TEXT_FIELDS {
        for value in WRONG {
            let answer = Answer::new(&smallest_with(field, value));
            for message in problem_messages(&answer) {
                is_for_people(&message);
                assert!(message.contains('`'), "{field} {value:?}: {message}");
            }
        }
    }
}

#[test]
fn a_message_about_a_secret_says_what_it_looked_like_and_shows_nothing() {
    for (secret, _, looks_like) in SECRETS {
        for field in TEXT_FIELDS {
            let messages = problem_messages(&Answer::new(&smallest_with(field, secret)));
            let [message] = messages.as_slice() else { panic!("{field}: {messages:?}") };
            is_for_people(message);
            assert!(message.starts_with("This looks like "), "{message}");
            assert!(message.contains(looks_like), "{message}");
            assert!(message.ends_with("Enter it only in Segment."), "{message}");
        }
    }
}

#[test]
fn a_long_value_is_cut_short_in_its_message() {
    let value = format!("{} {}", "a".repeat(59), "b".repeat(10_000));
    for field in [CATALOG, Field::ClientId, Field::Location, Field::Hostname, Field::HttpPath] {
        for message in problem_messages(&Answer::new(&smallest_with(field, &value))) {
            assert!(message.contains('…'), "{message}");
            assert!(message.chars().count() < 400, "{message}");
        }
    }
}

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

/// Each part of a link that is not used, with its reason in full.
const REASONS: [(&str, &str); 16] = [
    ("colour=red", "No setting has this key."),
    ("segment=", "It has no value."),
    ("segment=a&segment=b", "It was set earlier in the link, and only the first one counts."),
    (
        "profiles=a&profiles=b",
        "There is one Profiles Sync catalog, and an earlier one in the link counts.",
    ),
    (
        "segment=%ff",
        "It is not whole percent-encoded text. The link was probably cut or changed on its way.",
    ),
    (
        "v=2",
        "The link was made by a newer version of this page. What this version knows of it was \
         used.",
    ),
    ("v=abc", "It is not the number of a version."),
    ("before=yes", "The only value for it is `1`."),
    ("wording=x", "The only value for it is `unity-catalog`."),
    ("read=.x", "It names a schema but no catalog."),
    ("read=a.b.c", "It has more parts than a catalog and a schema, which one period separates."),
    (
        "id=dose01234567",
        "It looks like an OAuth secret (`dose…`). Secrets are not kept here; if the link has been \
         passed on, revoke it in Databricks.",
    ),
    (
        "read=a&read=a.x",
        "The link lists this catalog both with all schemas and with only some. The narrower one \
         was used.",
    ),
    ("port=0", "`0` is not a port. Ports are whole numbers from 1 to 65535; Databricks uses 443."),
    (
        "read=a%2Eb",
        "`a.b` has a period, which separates a catalog from its schema. Enter the catalog alone, \
         and the schema under “Only these schemas”.",
    ),
    (
        "test=a.b",
        "`a.b` has 2 parts. A table is named by three: enter it as \
         `catalog.schema.table`.",
    ),
];

fn reasons(link: &str) -> Vec<String> {
    let decoded = decode(link).map(|decoded| decoded.ignored).unwrap_or_default();
    decoded.iter().map(|part| words::ignored::reason(&part.reason).to_text()).collect()
}

#[test]
fn each_part_of_a_link_that_is_not_used_has_its_reason() {
    for (link, reason) in REASONS {
        assert_eq!(reasons(link), [reason], "{link}");
        is_for_people(reason);
    }
}

#[test]
fn a_table_with_an_encoded_period_is_told_nothing_that_its_own_text_denies() {
    for (link, denied) in [
        ("test=a%2Eb%2Ec", ["has 3 parts", "has 1 part"]),
        ("test=a.b%2Ec", ["has 3 parts", "has 2 parts"]),
        ("test=a%2Eb.c.d", ["has 3 parts", "has 1 part"]),
    ] {
        let reasons = reasons(link);
        assert_eq!(reasons.len(), 1, "{link}");
        for denied in denied {
            assert!(reasons.iter().all(|reason| !reason.contains(denied)), "{link}: {reasons:?}");
        }
    }
}

#[test]
fn a_link_that_is_refused_is_refused_in_plain_words() {
    let too_long = words::ignored::refusal(LinkError::TooLong { bytes: 1_000_001 });
    assert_eq!(
        too_long,
        "The link has 1000001 bytes. Links hold at most 1000000: pass the SQL on as a file instead."
    );
    let too_many = words::ignored::refusal(LinkError::TooManyNames { names: 20_001 });
    assert_eq!(
        too_many,
        "The link has 20001 names. Links hold at most 20000: pass the SQL on as a file instead."
    );
    is_for_people(&too_long);
    is_for_people(&too_many);
}

#[test]
fn every_kind_of_secret_has_a_name_of_its_own() {
    let mut labels: Vec<String> = [
        SecretKind::OAuthSecret,
        SecretKind::PersonalAccessToken,
        SecretKind::RefreshToken,
        SecretKind::JsonWebToken,
    ]
    .map(|kind| words::label::secret(kind).to_text())
    .to_vec();
    labels.sort_unstable();
    labels.dedup();
    assert_eq!(labels.len(), 4);
}

#[test]
fn every_field_has_a_label_of_its_own() {
    let mut labels: Vec<String> = TEXT_FIELDS.map(words::label::field).to_vec();
    assert!(labels.iter().all(|label| !label.is_empty() && !label.ends_with('.')));
    labels.sort();
    labels.dedup();
    assert_eq!(labels.len(), TEXT_FIELDS.len());
}
