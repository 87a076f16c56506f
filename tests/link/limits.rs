//! How long a link may be, and how many names it may hold.

use std::fmt::Write as _;

use data_graph_setup::link::{LinkError, decode, encode};
use data_graph_setup::plan::{Draft, ScopeDraft, resolve};

use crate::support::{only, whole};
use crate::{loads, loads_and_is_written_so, reading, text, with_segment, written};

/// A link of exactly so many bytes.
fn link_of(bytes: usize) -> String {
    let start = "v=1&read=sales&x=";
    format!("{start}{}", "y".repeat(bytes - start.len()))
}

#[test]
fn a_link_of_1_mb_is_read() {
    let decoded = decode(&link_of(1_000_000)).unwrap();
    assert_eq!(decoded.draft, reading(vec![whole("sales")]));
}

#[test]
fn a_link_over_1_mb_is_refused() {
    assert_eq!(decode(&link_of(1_000_001)), Err(LinkError::TooLong { bytes: 1_000_001 }));
}

#[test]
fn a_refused_link_says_how_long_it_is() {
    let said = |text: &str| decode(text).map_err(|error| error.to_string()).map(drop);
    assert_eq!(said(&link_of(1_000_001)), Err("the link has 1000001 bytes of 1000000".to_owned()));
    let names = LinkError::TooManyNames { names: 20_001 }.to_string();
    assert_eq!(names, "the link has 20001 names of 20000");
}

/// A draft whose link has exactly so many bytes, all of them for schemas of one catalog.
fn draft_of(bytes: usize) -> Draft {
    let overhead = "&read=c.".len();
    let mut schemas = Vec::new();
    let mut left = bytes - "v=1".len();
    while 0 < left {
        let length = if left < 300 { left - overhead } else { 200 - overhead };
        schemas.push(format!("s{:0width$}", schemas.len(), width = length - 1));
        left -= length + overhead;
    }
    Draft {
        catalogs: vec![ScopeDraft { catalog: text("c"), schemas: Some(schemas) }],
        ..Draft::default()
    }
}

#[test]
fn a_plan_whose_link_has_1_mb_is_written() {
    let link = written(&draft_of(1_000_000));
    assert_eq!(link.len(), 1_000_000);
    assert_eq!(decode(&link).unwrap().draft, draft_of(1_000_000));
}

#[test]
fn a_plan_whose_link_would_have_over_1_mb_is_refused() {
    let plan = resolve(&draft_of(1_000_001)).plan;
    assert_eq!(encode(&plan), Err(LinkError::TooLong { bytes: 1_000_001 }));
}

/// So many other catalogs.
fn many(count: usize) -> Vec<ScopeDraft> {
    (0..count).map(|number| whole(&format!("c{number}"))).collect()
}

/// So many schemas of one catalog.
fn one_with(count: usize) -> Vec<ScopeDraft> {
    let schemas = (0..count).map(|number| format!("s{number}")).collect();
    vec![ScopeDraft { catalog: text("c"), schemas: Some(schemas) }]
}

/// The same as a link, written out here so that it does not depend on the limit of writing one.
fn link_to(draft: &Draft) -> String {
    let mut link = String::from("v=1");
    let profiles_sync = [("profiles", &draft.profiles_sync)];
    let scopes =
        profiles_sync.into_iter().chain(draft.catalogs.iter().map(|scope| ("read", scope)));
    for (key, scope) in scopes.filter(|(_, scope)| !scope.catalog.is_empty()) {
        match &scope.schemas {
            None => write!(link, "&{key}={}", scope.catalog).unwrap(),
            Some(schemas) => {
                for schema in schemas {
                    write!(link, "&{key}={}.{schema}", scope.catalog).unwrap();
                }
            }
        }
    }
    link
}

#[test]
fn a_link_of_20_000_names_is_read_and_written() {
    for catalogs in [many(19_999), one_with(19_998)] {
        let draft = Draft { profiles_sync: whole("profiles"), catalogs, ..Draft::default() };
        loads_and_is_written_so(&link_to(&draft), &draft);
    }
}

#[test]
fn a_profiles_sync_catalog_that_is_not_named_is_no_name() {
    for catalogs in [many(20_000), one_with(19_999)] {
        let draft = reading(catalogs);
        loads_and_is_written_so(&link_to(&draft), &draft);
    }
}

#[test]
fn over_20_000_names_are_refused() {
    for catalogs in [many(20_000), one_with(19_999)] {
        let draft = Draft { profiles_sync: whole("profiles"), catalogs, ..Draft::default() };
        let refused = LinkError::TooManyNames { names: 20_001 };
        assert_eq!(decode(&link_to(&draft)), Err(refused));
        assert_eq!(encode(&resolve(&draft).plan), Err(refused));
    }
}

#[test]
fn ten_thousand_repeated_keys_are_read() {
    let repeated = "segment=a&".repeat(10_000);
    let decoded = decode(&repeated).unwrap();
    assert_eq!(decoded.draft, with_segment("a"));
    assert_eq!(decoded.ignored.len(), 9_999);
    let repeated = "read=a&".repeat(10_000);
    loads(&repeated, &reading(vec![whole("a")]));
    let repeated = "profiles=a.x&".repeat(10_000);
    loads(&repeated, &Draft { profiles_sync: only("a", &["x"]), ..Draft::default() });
    let unknown = "x=y&".repeat(10_000);
    assert_eq!(decode(&unknown).unwrap().ignored.len(), 10_000);
}
