//! Links as the contract has them: what is written, what is read, and what is never let in.
//!
//! The links in here must load for ever: change none of them.

#![expect(clippy::unwrap_used, reason = "a failure here is a failed test")]

#[path = "../support/mod.rs"]
mod support;

mod counts;
mod ignored;
mod limits;
mod reading;
mod repeated;
mod secrets;
mod writing;

use std::fmt::Write as _;

use data_graph_setup::link::{Decoded, decode, encode};
use data_graph_setup::plan::{Draft, ScopeDraft, resolve};

const KEYS: [&str; 13] = [
    "v", "id", "segment", "storage", "retl", "profiles", "read", "before", "test", "host", "path",
    "port", "wording",
];

/// The link that a draft is written as.
#[track_caller]
fn written(draft: &Draft) -> String {
    encode(&resolve(draft).plan).unwrap()
}

/// Asserts that a link is read as this draft, with nothing ignored.
#[track_caller]
fn loads(link: &str, draft: &Draft) {
    let decoded = decode(link).unwrap();
    assert_eq!(decoded.draft, *draft, "{link}");
    assert_eq!(decoded.ignored, [], "{link}");
}

/// Asserts that a link is read as this draft and written back as it was.
#[track_caller]
fn loads_and_is_written_so(link: &str, draft: &Draft) {
    loads(link, draft);
    assert_eq!(written(draft), link);
}

fn ignored(decoded: &Decoded) -> Vec<(&str, &str)> {
    decoded.ignored.iter().map(|part| (part.key.as_str(), part.value.as_str())).collect()
}

/// Asserts that a link is read as this draft, and that exactly these keys and values are ignored.
#[track_caller]
fn ignores(link: &str, expected: &[(&str, &str)], draft: &Draft) {
    let decoded = decode(link).unwrap();
    assert_eq!(ignored(&decoded), expected, "{link}");
    assert_eq!(decoded.draft, *draft, "{link}");
}

fn text(text: &str) -> String {
    text.to_owned()
}

fn reading(catalogs: Vec<ScopeDraft>) -> Draft {
    Draft { catalogs, ..Draft::default() }
}

fn with_segment(name: &str) -> Draft {
    Draft { segment_catalog: text(name), ..Draft::default() }
}

fn percent_encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        write!(encoded, "%{byte:02x}").unwrap();
    }
    encoded
}
