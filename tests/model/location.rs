//! Which texts are a storage location, which characters they hold, and where they are printed.

use data_graph_setup::answer::Answer;
use data_graph_setup::model::{Location, LocationError, Wording};
use data_graph_setup::plan::{Draft, Field, StorageDraft};

use crate::support::{SECRETS, blanks, problem_fields, smallest, smallest_with, statements};

#[track_caller]
fn accepts(text: &str) {
    let parsed = Location::parse(text);
    assert_eq!(parsed.as_ref().map(Location::as_str), Ok(text.trim()), "{text:?}");
}

#[track_caller]
fn refuses(text: &str, error: LocationError) {
    assert_eq!(Location::parse(text), Err(error), "{text:?}");
}

/// The statement that makes the catalog at a location.
fn creation(location: &str) -> String {
    let draft = Draft { storage: StorageDraft::NewAt(location.to_owned()), ..smallest() };
    statements(&Answer::new(&draft), "2").into_iter().next().unwrap_or_default().to_owned()
}

#[test]
fn every_kind_of_storage_is_a_location() {
    for text in [
        "s3://bucket",
        "s3://bucket/",
        "s3://acme-lake/segment/data_graph.v2",
        "abfss://container@account.dfs.core.windows.net/segment",
        "gs://bucket/path~1",
        "r2://bucket@account.r2.cloudflarestorage.com/path",
        "s3://bucket/region=eu/a+b",
        "  s3://bucket/path\n",
    ] {
        accepts(text);
    }
}

#[test]
fn every_allowed_character_may_stand_in_a_location() {
    let letters_and_digits = ('a'..='z').chain('A'..='Z').chain('0'..='9');
    for c in letters_and_digits.chain("-_.~/@+=".chars()) {
        accepts(&format!("s3://b{c}b"));
    }
}

#[test]
fn every_other_ascii_character_is_refused_by_name() {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-_.~/@+=".contains(c);
    let others: Vec<char> = ('\0'..='\u{7f}').filter(|&c| !allowed(c)).collect();
    assert_eq!(others.len(), 128 - 62 - 8);
    for found in others {
        refuses(&format!("s3://b{found}b"), LocationError::Forbidden { found });
    }
}

#[test]
fn letters_beyond_ascii_and_invisible_characters_are_refused() {
    for found in ['é', '語', '\u{a0}', '\u{200b}', '\u{2028}', '\u{202e}', '’', '／', '０'] {
        refuses(&format!("s3://b{found}b"), LocationError::Forbidden { found });
    }
}

#[test]
fn a_location_begins_with_one_of_four_schemes() {
    for text in [
        "bucket/path",
        "/mnt/lake",
        "dbfs:/mnt/lake",
        "https://account.blob.core.windows.net/c",
        "s3a://bucket",
        "s3:bucket",
        "s3:/bucket",
        "abfs://c@a.dfs.core.windows.net",
        "wasbs://c@a.blob.core.windows.net",
        "file:///etc",
        "://bucket",
        "'s3://bucket'",
        "${managed_location}",
    ] {
        refuses(text, LocationError::Scheme);
    }
}

#[test]
fn a_location_names_a_bucket() {
    for text in ["s3://", "abfss://", "gs://", "r2://", "s3:///path", "gs:///"] {
        refuses(text, LocationError::Bucket);
    }
}

#[test]
fn a_secret_in_a_location_is_refused() {
    for (secret, kind, _) in SECRETS {
        for text in [secret.to_owned(), format!("s3://bucket/{secret}"), format!("s3://{secret}@x")]
        {
            refuses(&text, LocationError::Secret(kind));
        }
    }
}

#[test]
fn a_location_is_printed_behind_the_catalog_that_is_made() {
    assert_eq!(
        creation(" s3://acme-lake/segment "),
        "CREATE CATALOG IF NOT EXISTS `SEGMENT_LINKED_PROFILES_DB` MANAGED LOCATION \
         's3://acme-lake/segment';"
    );
}

#[test]
fn a_wrong_location_is_never_printed() {
    for text in
        ["s3://b/it's", "s3://b\\", "s3://b'; DROP CATALOG x; --", "s3://b\nDROP", "s3://b`"]
    {
        assert_eq!(
            creation(text),
            "CREATE CATALOG IF NOT EXISTS `SEGMENT_LINKED_PROFILES_DB` MANAGED LOCATION \
             '${managed_location}';",
        );
        let answer = Answer::new(&smallest_with(Field::Location, text));
        assert_eq!(problem_fields(&answer), ["segmentCatalog.storage.location"]);
    }
}

#[test]
fn a_missing_location_is_a_blank() {
    for text in ["", "  "] {
        let answer = Answer::new(&smallest_with(Field::Location, text));
        assert_eq!(blanks(&answer), ["segmentCatalog.storage.location"]);
        assert_eq!(problem_fields(&answer), [""; 0]);
        assert!(answer.sql.contains("MANAGED LOCATION '${managed_location}'"));
    }
}

#[test]
fn a_catalog_that_exists_is_not_made() {
    for wording in [Wording::Guide, Wording::UnityCatalog] {
        let answer = Answer::new(&Draft { storage: StorageDraft::Exists, wording, ..smallest() });
        assert!(answer.is_ready());
        assert!(!answer.sql.contains("CREATE CATALOG"));
        assert!(answer.sql.contains("ON CATALOG `SEGMENT_LINKED_PROFILES_DB`"));
    }
}
