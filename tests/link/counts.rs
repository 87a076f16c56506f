//! How much a link holds, and that much of it is read as well as little.

use data_graph_setup::link::{count_values, decode};

#[test]
fn ten_thousand_catalogs_that_are_whole_and_limited_are_read() {
    for whole_first in [true, false] {
        let parts = |number: usize| {
            let (whole, limited) = (format!("read=a{number}"), format!("read=A{number}.x"));
            if whole_first { format!("{whole}&{limited}&") } else { format!("{limited}&{whole}&") }
        };
        let link: String = (0..10_000).map(parts).collect();
        let decoded = decode(&link).unwrap();
        assert_eq!(decoded.draft.catalogs.len(), 10_000);
        let unused = (0..10_000).map(|number| ("read".to_owned(), format!("a{number}")));
        let ignored = decoded.ignored.into_iter().map(|part| (part.key, part.value));
        assert!(ignored.eq(unused));
    }
}

#[test]
fn values_are_counted_as_a_link_has_them() {
    for (link, values) in [
        ("v=1", 0),
        ("v=1&id=0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10&read=a%26b&port=1", 3),
        ("v=1&storage=exists&profiles=a.&read=b.x&read=b.y&read=c&before=1", 6),
        ("v=1&storage=s3://b&wording=unity-catalog", 2),
    ] {
        assert_eq!(count_values(&decode(link).unwrap().draft), values, "{link}");
    }
}
