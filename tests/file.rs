//! What is read of a plan's file, what is left out with which reason, and which files are refused.

#[path = "support/mod.rs"]
mod support;

use data_graph_setup::file::{FileError, MAX_BYTES, Opened, read, write};
use data_graph_setup::plan::{Draft, StorageDraft, resolve};
use data_graph_setup::words::file::{reason, refusal};

use support::{CLIENT_ID, full, only, smallest, whole};

/// What was left out of a file: the key, the value, and the reason in full.
#[track_caller]
fn left_out(text: &str) -> Vec<(String, String, String)> {
    let out = opened(text).left_out.into_iter();
    out.map(|it| (it.key, it.value, reason(&it.reason).to_text())).collect()
}

#[track_caller]
fn draft(text: &str) -> Draft {
    opened(text).draft
}

#[track_caller]
fn opened(text: &str) -> Opened {
    let opened = read(text);
    assert!(opened.is_ok(), "{opened:?}");
    opened.unwrap_or_else(|_| unreachable!())
}

#[test]
fn a_file_holds_the_modules_plan_with_its_version_and_a_name_on_each_line() {
    let draft = Draft { port: "8443".to_owned(), ..full() };
    let wanted = r#"{
  "version": 1,
  "clientId": "CLIENT_ID",
  "segmentCatalog": {
    "name": "segment_data_graph",
    "storage": {
      "location": "s3://acme-lake/segment/data-graph"
    }
  },
  "profilesSync": {
    "catalog": "profiles",
    "schemas": [
      "ps_segment"
    ]
  },
  "catalogs": [
    {
      "catalog": "sales"
    },
    {
      "catalog": "marketing",
      "schemas": [
        "campaigns",
        "web"
      ]
    },
    {
      "catalog": "billing-eu"
    }
  ],
  "grantedBefore": true,
  "testTable": "sales.orders.lines",
  "connection": {
    "hostname": "dbc-a1b2c3d4-e5f6.cloud.databricks.com",
    "httpPath": "/sql/1.0/warehouses/0123456789abcdef",
    "port": 8443
  }
}
"#;
    assert_eq!(write(&resolve(&draft).plan), wanted.replace("CLIENT_ID", CLIENT_ID));
}

#[test]
fn an_empty_plan_is_its_version_alone() {
    assert_eq!(write(&resolve(&Draft::default()).plan), "{\n  \"version\": 1\n}\n");
    assert_eq!(draft("{\"version\":1}"), Draft::default());
}

#[test]
fn a_plan_without_a_version_is_one_of_version_1() {
    let text =
        format!(r#"{{"clientId": "{CLIENT_ID}", "profilesSync": {{"catalog": "profiles"}}}}"#);
    assert_eq!(draft(&text), smallest());
    assert_eq!(draft(&format!("\u{feff}{text}\r\n")), smallest());
}

#[test]
fn what_is_no_plan_of_this_version_is_refused_by_what_it_is() {
    let a_plan = r#"{"version":1,"clientId":""}"#;
    for (text, error) in [
        ("", FileError::NotJson),
        ("v=1&id=x", FileError::NotJson),
        ("{\"version\":1", FileError::NotJson),
        ("{\"version\":1,}", FileError::NotJson),
        ("{\"version\":1} x", FileError::NotJson),
        (&format!("// a plan\n{a_plan}"), FileError::NotJson),
        (&format!("{a_plan}{a_plan}"), FileError::NotJson),
        (&"[".repeat(100_000), FileError::NotJson),
        ("[]", FileError::NotAPlan),
        ("\"x\"", FileError::NotAPlan),
        ("null", FileError::NotAPlan),
        ("5", FileError::NotAPlan),
        ("{}", FileError::NotAPlan),
        (r#"{"name":"data-graph-setup","version":"0.1.0"}"#, FileError::NotAPlan),
        (r#"{"version":0,"clientId":""}"#, FileError::NotAPlan),
        (r#"{"version":-1,"clientId":""}"#, FileError::NotAPlan),
        (r#"{"version":"1","clientId":""}"#, FileError::NotAPlan),
        (r#"{"version":null,"clientId":""}"#, FileError::NotAPlan),
        (r#"{"version":2,"clientId":""}"#, FileError::NewerVersion),
        (r#"{"version":10}"#, FileError::NewerVersion),
    ] {
        assert_eq!(read(text).unwrap_err(), error, "{text}");
        assert!(refusal(error).ends_with('.'));
    }
    let too_long = " ".repeat(MAX_BYTES) + "{}";
    assert_eq!(read(&too_long).unwrap_err(), FileError::TooLong { bytes: MAX_BYTES + 2 });
}

#[test]
fn what_cannot_be_used_is_named_with_its_reason_and_the_rest_is_kept() {
    let text = r#"{
        "version": 1,
        "clientId": 5,
        "colour": "red",
        "segmentCatalog": { "name": "my catalog", "storage": "old", "owner": {"a": 1} },
        "profilesSync": "profiles",
        "catalogs": [{ "catalog": "sales" }, 7, { "catalog": "crm", "schemas": ["a", 8] }, { "catalog": "SALES", "schemas": ["x"] }],
        "grantedBefore": "yes",
        "connection": { "port": "443", "hostname": "example.com", "hostname": "example.org" },
        "wording": "databricks"
    }"#;
    let found = left_out(text);
    let found: Vec<(&str, &str, &str)> = found
        .iter()
        .map(|(key, value, why)| (key.as_str(), value.as_str(), why.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("colour", "red", "No setting has this key."),
            ("clientId", "5", "It should be text."),
            ("segmentCatalog.owner", "", "No setting has this key."),
            (
                "segmentCatalog.storage",
                "old",
                "It should be `\"new\"`, `\"exists\"` or an object with `location`."
            ),
            ("profilesSync", "profiles", "It should be an object."),
            ("catalogs[1]", "7", "It should be an object."),
            ("catalogs[2].schemas[1]", "8", "It should be text."),
            ("grantedBefore", "yes", "It should be `true` or `false`."),
            (
                "connection.hostname",
                "example.org",
                "It is there more than once. The first one was used."
            ),
            ("connection.port", "443", "It should be a number."),
            ("wording", "databricks", "It should be `\"guide\"` or `\"unity-catalog\"`."),
            (
                "segmentCatalog.name",
                "my catalog",
                "`my catalog` has a space, which names in Databricks cannot have. Check the catalog's name there.",
            ),
            (
                "catalogs[3].catalog",
                "SALES",
                "The file lists this catalog twice: with all schemas and with only some. The narrower one was used.",
            ),
        ]
    );
    let wanted = Draft {
        catalogs: vec![only("sales", &["x"]), only("crm", &["a"])],
        hostname: "example.com".to_owned(),
        ..Draft::default()
    };
    assert_eq!(draft(text), wanted);
}

#[test]
fn a_row_that_may_have_been_limited_stays_limited() {
    for row in [
        r#"{"catalog": "sales", "schemas": "orders"}"#,
        r#"{"catalog": "sales", "schemas": {"0": "orders"}}"#,
        r#"{"catalog": "sales", "schemas": [5]}"#,
        r#"{"catalog": "sales", "schema": "orders"}"#,
        r#"{"catalog": "sales", "Schemas": ["orders"]}"#,
        r#"{"catalog": "sales", "schemas": null, "schemas": ["orders"]}"#,
        r#"{"catalog": "sales", "schemas": ["dose0123456789"]}"#,
    ] {
        let file = format!(r#"{{"version": 1, "catalogs": [{row}]}}"#);
        assert_eq!(draft(&file).catalogs, [only("sales", &[])], "{row}");
    }
    let file = r#"{"version": 1, "catalogs": [{"catalog": "sales", "schemas": null}]}"#;
    assert_eq!(draft(file).catalogs, [whole("sales")]);
}

#[test]
fn a_location_that_is_no_text_is_left_out() {
    let file = r#"{"version": 1, "segmentCatalog": {"storage": {"location": 5, "bucket": "b"}}}"#;
    let found = left_out(file);
    let keys: Vec<&str> = found.iter().map(|(key, _, _)| key.as_str()).collect();
    assert_eq!(keys, ["segmentCatalog.storage.bucket", "segmentCatalog.storage.location"]);
    assert_eq!(draft(file).storage, StorageDraft::New);
}
