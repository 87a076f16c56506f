//! What is taken for a secret, everywhere by the same rule.

use data_graph_setup::answer::Answer;
use data_graph_setup::link::decode;
use data_graph_setup::model::SecretKind;

use crate::support::{SECRETS, TEXT_FIELDS, smallest_with};

/// A secret as it should not get past anything, hidden in several ways.
fn disguises(secret: &str, kind: SecretKind) -> Vec<String> {
    let apart = |between: char| secret.chars().flat_map(|c| [c, between]).collect::<String>();
    let mut hidden = vec![
        secret.to_owned(),
        format!("é{secret}"),
        format!("dd{secret}"),
        format!("dose{secret}"),
        format!("eyJ {secret}"),
        apart('\u{200b}'),
        apart('\u{ad}'),
        apart('\u{a0}'),
        apart('\u{e0041}'),
    ];
    // Base64 has letters of either case, so that the case tells there.
    if kind != SecretKind::JsonWebToken {
        hidden.extend([secret.to_uppercase(), apart('\u{2060}').to_uppercase()]);
    }
    hidden
}

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
fn a_secret_is_a_problem_without_a_value_in_every_field() {
    for (secret, kind, _) in SECRETS {
        for text in disguises(secret, kind) {
            for field in TEXT_FIELDS {
                let answer = Answer::new(&smallest_with(field, &text));
                let found: Vec<_> = answer
                    .problems
                    .iter()
                    .map(|found| (found.field, found.value.as_str(), found.kind.secret()))
                    .collect();
                assert_eq!(found, [(field, "", Some(kind))], "{text:?} in {field}");
            }
        }
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
