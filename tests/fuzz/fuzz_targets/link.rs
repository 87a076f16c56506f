//! Any text, read as a link.

#![no_main]

use std::collections::HashSet;

use data_graph_setup::answer::Answer;
use data_graph_setup::link::{Decoded, LinkError, MAX_BYTES, MAX_NAMES, decode};
use data_graph_setup_fuzz::support::holds_secret_shape;
use data_graph_setup_fuzz::{assert_answer, assert_canonical, assert_decoded, assert_link};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let link = text.strip_prefix('#').unwrap_or(&text);
    let parts = link.split('&').filter(|part| !part.is_empty()).count();
    let decoded = match decode(&text) {
        Ok(decoded) => decoded,
        Err(LinkError::TooLong { bytes }) => {
            return assert!(MAX_BYTES < bytes && bytes == link.len());
        }
        Err(LinkError::TooManyNames { names }) => {
            return assert!(MAX_NAMES < names && names <= 2 * parts);
        }
    };
    assert!(link.len() <= MAX_BYTES && decoded.ignored.len() <= parts);
    if !link.starts_with('#') {
        assert_eq!(decode(&format!("#{link}")).as_ref(), Ok(&decoded));
    }
    assert_decoded(&decoded);
    assert_canonical(&decoded.draft);
    let answer = Answer::new(&decoded.draft);
    assert_answer(&answer);
    // The first spelling of a name counts, and may take nine times the bytes of the next: the Kelvin sign is a k.
    assert!(assert_link(&answer.plan) || MAX_BYTES < 10 * link.len());
    assert_never_widens(link, &decoded);
});

/// Asserts that a catalog which the link limits anywhere is read whole nowhere.
///
/// Only parts of plain letters are looked at: nothing can be wrong with their encoding.
fn assert_never_widens(link: &str, decoded: &Decoded) {
    let is_plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_lowercase());
    let limited: HashSet<&str> = link
        .split('&')
        .filter(|part| !holds_secret_shape(part))
        .filter_map(|part| part.strip_prefix("read=")?.split_once('.'))
        .filter(|(catalog, schema)| !catalog.is_empty() && is_plain(catalog) && is_plain(schema))
        .map(|(catalog, _)| catalog)
        .collect();
    let scopes = [&decoded.draft.profiles_sync].into_iter().chain(&decoded.draft.catalogs);
    for scope in scopes.filter(|scope| scope.schemas.is_none()) {
        let is_limited = limited.contains(scope.catalog.to_lowercase().as_str());
        assert!(!is_limited, "{} is read whole", scope.catalog);
    }
}
