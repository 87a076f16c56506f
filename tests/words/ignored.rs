//! What is said of a link: of its parts that are not used, and of a whole one that is refused.

use data_graph_setup::link::{LinkError, decode};
use data_graph_setup::words;

use crate::is_for_people;

/// Each part of a link that is not used, with its reason in full.
const REASONS: [(&str, &str); 16] = [
    ("colour=red", "No setting has this key."),
    ("segment=", "It has no value."),
    ("segment=a&segment=b", "The link has it more than once. The first one was used."),
    (
        "profiles=a&profiles=b",
        "There is only one Profiles Sync catalog. The first one in the link was used.",
    ),
    ("segment=%ff", "It cannot be read. The link was probably cut or changed on its way."),
    ("v=2", "A newer version of this page made the link. What this version knows was used."),
    ("v=abc", "It is not a version number."),
    ("before=yes", "It can only be `1`."),
    ("wording=x", "It can only be `unity-catalog`."),
    ("read=.x", "It names a schema but no catalog."),
    ("read=a.b.c", "It has more parts than a catalog and a schema."),
    (
        "id=dose01234567",
        "It looks like an OAuth secret (`dose…`), so it was left out. If others have seen this \
         link, revoke the secret in Databricks.",
    ),
    (
        "read=a&read=a.x",
        "The link lists this catalog twice: with all schemas and with only some. The narrower one \
         was used.",
    ),
    ("port=0", "`0` is not a port. Ports go from 1 to 65535. Databricks uses 443."),
    (
        "read=a%2Eb",
        "`a.b` has a period, so it looks like a catalog and its schema. Enter only the catalog \
         here, and limit it to that schema.",
    ),
    ("test=a.b", "Write the full name: `catalog.schema.table`."),
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
        "The link has 1000001 bytes. At most 1000000 are allowed. Send the plan as a file instead: see “File”."
    );
    let too_many = words::ignored::refusal(LinkError::TooManyNames { names: 20_001 });
    assert_eq!(
        too_many,
        "The link has 20001 names. At most 20000 are allowed. Send the plan as a file instead: see “File”."
    );
    is_for_people(&too_long);
    is_for_people(&too_many);
}
