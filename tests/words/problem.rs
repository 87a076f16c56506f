//! The message of each mistake, word for word.

use data_graph_setup::answer::Answer;
use data_graph_setup::plan::{Draft, Field, ScopeRow};

use crate::is_for_people;
use crate::support::{
    SECRETS, TEXT_FIELDS, only, problem_messages, smallest, smallest_with, whole,
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
