//! The message of each mistake, word for word.

use data_graph_setup::answer::Answer;
use data_graph_setup::model::SecretKind;
use data_graph_setup::paste::connection::Told;
use data_graph_setup::plan::{Draft, Field, ScopeRow};
use data_graph_setup::words;

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
        "`segment@example.com` is an e-mail address. Enter the service principal's Application ID, \
         a UUID.",
    ),
    (
        Field::ClientId,
        "1234567890123456",
        "`1234567890123456` is a number, like the internal ID of a service principal. Enter the \
         service principal's Application ID, a UUID.",
    ),
    (
        Field::ClientId,
        "0123456789abcdef",
        "`0123456789abcdef` looks like the ID of a SQL warehouse. Enter the service principal's \
         Application ID, a UUID.",
    ),
    (
        Field::ClientId,
        "Segment Data Graph",
        "`Segment Data Graph` is not a UUID. Enter the Application ID; the display name does not \
         work.",
    ),
    (
        Field::ClientId,
        "{0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10}",
        "`{0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10}` has something around its UUID. Enter only the \
         UUID.",
    ),
    (
        Field::ClientId,
        "${client_id}",
        "`${client_id}` is a placeholder from a guide. Enter the service principal's Application \
         ID, a UUID.",
    ),
    (
        Field::ClientId,
        "dose01234567",
        "This looks like an OAuth secret (`dose…`), so it was left out. Enter it only in Segment.",
    ),
    (
        CATALOG,
        "dapi01234567",
        "This looks like a personal access token (`dapi…`), so it was left out. It is not needed \
         here.",
    ),
    (
        SCHEMA,
        "doau01234567",
        "This looks like an OAuth refresh token (`doau…`), so it was left out. It is not needed \
         here.",
    ),
    (
        Field::HttpPath,
        "/sql/eyJhbGciOiJI",
        "This looks like an access token (`eyJ…`), so it was left out. It is not needed here.",
    ),
    (
        CATALOG,
        "sales eu",
        "`sales eu` has a space, which names in Databricks cannot have. Check the catalog's name \
         there.",
    ),
    (
        SCHEMA,
        "a/b",
        "`a/b` has a slash, which names in Databricks cannot have. Check the schema's name there.",
    ),
    (
        Field::SegmentCatalog,
        "a\tb",
        "`a[U+0009]b` has a control character (U+0009), which names in Databricks cannot have. \
         Check the catalog's name there.",
    ),
    (
        PROFILES_SYNC,
        "profiles.ps_segment",
        "`profiles.ps_segment` has a period, so it looks like a catalog and its schema. Enter only \
         the catalog here, and limit it to that schema.",
    ),
    (
        SCHEMA,
        "sales.orders",
        "`sales.orders` has a period, which names cannot have. Enter only the schema.",
    ),
    (
        CATALOG,
        "sales\u{200b}",
        "`sales[U+200B]` has an invisible character (U+200B), which makes it another name. Type \
         the name again.",
    ),
    (
        CATALOG,
        "sa\u{a0}les",
        "`sa[U+00A0]les` has an invisible character (U+00A0), which makes it another name. Type \
         the name again.",
    ),
    (
        CATALOG,
        "\"sales\"",
        "`\"sales\"` has quotes around it. Enter only the name. The SQL adds the quotes.",
    ),
    (
        CATALOG,
        "`sales`",
        "“`sales`” has quotes around it. Enter only the name. The SQL adds the quotes.",
    ),
    (
        Field::TestTable,
        "'sales.orders.lines'",
        "The table in `'sales.orders.lines'` is wrong. `'sales.orders.lines'` has quotes around \
         it. Enter only the name. The SQL adds the quotes.",
    ),
    (
        SCHEMA,
        "“orders”",
        "`“orders”` has quotes around it. Enter only the name. The SQL adds the quotes.",
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
        "`system` belongs to Databricks, so Segment's grants do not work on it. Enter a catalog of \
         your own.",
    ),
    (
        SCHEMA,
        "information_schema",
        "`information_schema` belongs to Databricks, so Segment's grants do not work on it. Enter \
         a schema of your own.",
    ),
    (
        Field::Location,
        "/mnt/lake",
        "`/mnt/lake` is not a storage location. Enter the path of an external location. It starts \
         with `s3://`, `abfss://`, `gs://` or `r2://`.",
    ),
    (Field::Location, "s3://", "`s3://` has no bucket. Add one, as in `s3://bucket/path`."),
    (
        Field::Location,
        "s3://b/it's",
        "`s3://b/it's` has the character `'`. A storage location can only have letters, digits and \
         `-_.~/@+=`. Check the path.",
    ),
    (
        Field::Location,
        "s3://b/a b",
        "`s3://b/a b` has a space. A storage location can only have letters, digits and \
         `-_.~/@+=`. Check the path.",
    ),
    (
        Field::ReverseEtlSchema,
        "segment_reverse_etl",
        "`segment_reverse_etl` is not the name of the Reverse ETL schema. Choose \
         `__segment_reverse_etl`, which Segment creates, or `_segment_reverse_etl`, as the guide \
         prints it.",
    ),
    (Field::TestTable, "sales.orders", "Write the full name: `catalog.schema.table`."),
    (Field::TestTable, "orders", "Write the full name: `catalog.schema.table`."),
    (Field::TestTable, "a.b.c.d", "Write the full name: `catalog.schema.table`."),
    (
        Field::TestTable,
        "sales..lines",
        "The schema in `sales..lines` is wrong. The schema has no name. Enter one.",
    ),
    (
        Field::TestTable,
        "sales.orders.a b",
        "The table in `sales.orders.a b` is wrong. `sales.orders.a b` has a space, which names in \
         Databricks cannot have. Check the table's name there.",
    ),
    (
        Field::Hostname,
        "accounts.cloud.databricks.com",
        "`accounts.cloud.databricks.com` is the account console, which runs no SQL. Enter the host \
         in the warehouse's Connection details.",
    ),
    (
        Field::Hostname,
        "my_workspace.cloud.databricks.com",
        "`my_workspace.cloud.databricks.com` has the character `_`, which host names cannot have. \
         Copy it from the warehouse's Connection details.",
    ),
    (
        Field::Hostname,
        "dbc\u{200b}.cloud.databricks.com",
        "`dbc[U+200B].cloud.databricks.com` has an invisible character (U+200B), which host names \
         cannot have. Copy it from the warehouse's Connection details.",
    ),
    (
        Field::Hostname,
        "https://",
        "`https://` is not a host name. It looks like `dbc-a1b2c3d4-e5f6.cloud.databricks.com`. \
         Copy it from the warehouse's Connection details.",
    ),
    (
        Field::Hostname,
        "dbc.cloud.databricks.com:70000",
        "`dbc.cloud.databricks.com:70000` ends in a wrong port. Ports go from 1 to 65535. Correct \
         it, or leave it out.",
    ),
    (
        Field::HttpPath,
        "/sql/protocolv1/o/1/0123-456789-abc",
        "`/sql/protocolv1/o/1/0123-456789-abc` is the path of a cluster. Segment connects only to \
         SQL warehouses. Enter a path like `/sql/1.0/warehouses/0123456789abcdef`.",
    ),
    (
        Field::HttpPath,
        "https://dbc.cloud.databricks.com",
        "`https://dbc.cloud.databricks.com` has no path. It looks like \
         `/sql/1.0/warehouses/0123456789abcdef`. Copy it from the warehouse's Connection details.",
    ),
    (
        Field::HttpPath,
        "/sql 1.0",
        "`/sql 1.0` has a space, which paths cannot have. Copy it from the warehouse's Connection \
         details.",
    ),
    (Field::Port, "65536", "`65536` is not a port. Ports go from 1 to 65535. Databricks uses 443."),
    (Field::Port, "0", "`0` is not a port. Ports go from 1 to 65535. Databricks uses 443."),
    (Field::Port, "https", "`https` is not a port. Ports go from 1 to 65535. Databricks uses 443."),
    (
        Field::Catalog(ScopeRow::Other(0)),
        "hive_metastore",
        "`hive_metastore` belongs to Databricks, so Segment's grants do not work on it. Enter a \
         catalog of your own.",
    ),
    (
        Field::Schema(ScopeRow::ProfilesSync, 0),
        "ps segment",
        "`ps segment` has a space, which names in Databricks cannot have. Check the schema's name \
         there.",
    ),
    (
        Field::SegmentCatalog,
        "{{catalog}}",
        "`{{catalog}}` is a placeholder from a guide. Enter the name of your catalog.",
    ),
    (
        CATALOG,
        "first line\nof a long text that somebody has pasted into the wrong box of this page",
        "`first line[U+000A]of a long text that somebody has pasted into the …` has a space, which \
         names in Databricks cannot have. Check the catalog's name there.",
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
                "This name has 256 characters. Databricks allows 255. Check the {noun}'s name \
                 there."
            )]
        );
    }
}

#[test]
fn a_catalog_that_is_whole_and_restricted_has_its_message() {
    let draft = Draft { catalogs: vec![whole("sales"), only("SALES", &["a"])], ..smallest() };
    assert_eq!(
        problem_messages(&Answer::new(&draft)),
        ["`SALES` is listed twice: once with all schemas, once with only some. The SQL uses only \
             some. Remove one of the two rows."]
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
    for (secret, kind, looks_like) in SECRETS {
        for field in TEXT_FIELDS {
            let messages = problem_messages(&Answer::new(&smallest_with(field, secret)));
            let [message] = messages.as_slice() else { panic!("{field}: {messages:?}") };
            is_for_people(message);
            assert!(message.starts_with("This looks like "), "{message}");
            assert!(message.contains(looks_like), "{message}");
            assert_eq!(
                message.ends_with("Enter it only in Segment."),
                kind == SecretKind::OAuthSecret
            );
        }
    }
}

#[test]
fn only_an_oauth_secret_is_sent_on_to_segment() {
    for (secret, looks_like, place) in [
        ("dose01234567", "an OAuth secret (`dose…`)", "Enter it only in Segment."),
        ("dapi01234567", "a personal access token (`dapi…`)", "It is not needed here."),
        ("doau01234567", "an OAuth refresh token (`doau…`)", "It is not needed here."),
        ("eyJhbGciOiJI", "an access token (`eyJ…`)", "It is not needed here."),
    ] {
        let answer = Answer::new(&smallest_with(CATALOG, secret));
        let [problem] = answer.problems.as_slice() else { panic!("{:?}", answer.problems) };
        let kind = problem.kind.secret().expect(secret);
        assert_eq!(
            words::problem::problem(problem).to_text(),
            format!("This looks like {looks_like}, so it was left out. {place}")
        );
        assert_eq!(
            words::problem::removed_secret(kind).to_text(),
            format!("This looked like {looks_like}, so it was removed at once. {place}")
        );
        assert_eq!(
            words::paste::told(Told::Secret(kind)).to_text(),
            format!("The text has what looks like {looks_like}. It was removed. {place}")
        );
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
