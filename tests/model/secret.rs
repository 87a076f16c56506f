//! What is taken for a secret, everywhere by the same rule.

use data_graph_setup::link::decode;
use data_graph_setup::model::SecretKind;

use crate::support::{SECRETS, disguises};

#[test]
fn a_secret_is_found_in_any_case_and_taken_apart() {
    for (secret, kind, _) in SECRETS {
        for text in disguises(secret, kind) {
            assert_eq!(SecretKind::find(&text), Some(kind), "{text:?}");
        }
    }
}

#[test]
fn what_is_found_can_be_taken_out_and_nothing_else() {
    for (secret, kind, _) in SECRETS {
        for text in disguises(secret, kind) {
            let Some((left, found)) = SecretKind::take_out(&text) else { panic!("{text:?}") };
            assert_eq!(found, kind, "{text:?}");
            assert_eq!(SecretKind::find(&left), None, "{text:?} leaves {left:?}");
        }
    }
    for text in ["", "dosenette", "a\u{200b}b", "EYJ01234567", "eyj01234567", "dose 01234567"] {
        assert_eq!(SecretKind::find(text), None, "{text:?}");
        assert_eq!(SecretKind::take_out(text), None, "{text:?}");
    }
}

#[test]
fn a_secret_in_a_link_is_ignored_without_its_value() {
    for (secret, kind, _) in SECRETS {
        for text in disguises(secret, kind) {
            for link in [format!("segment={text}"), format!("colour={text}"), text.clone()] {
                let decoded = decode(&link).unwrap_or_else(|error| panic!("{link}: {error:?}"));
                let [part] = decoded.ignored.as_slice() else { panic!("{link}: {decoded:?}") };
                assert_eq!(part.value, "", "{link}");
                assert_eq!(SecretKind::find(&part.key), None, "{link}");
            }
        }
    }
}
