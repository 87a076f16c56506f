//! Secrets in a link: none comes out of it, and none gets in.

use data_graph_setup::link::decode;
use data_graph_setup::model::Wording;
use data_graph_setup::plan::{Draft, StorageDraft};
use data_graph_setup::words;

use crate::support::{SECRETS, holds_secret_shape, only, whole};
use crate::{KEYS, percent_encoded, text, written};

/// Asserts that nothing of a secret comes out of a link, and that its part is named without it.
#[track_caller]
fn drops_the_secret(link: &str) {
    let decoded = decode(link).unwrap();
    assert!(!holds_secret_shape(&format!("{decoded:?}")), "{link}: {decoded:?}");
    assert_eq!(decoded.ignored.len(), 1, "{link}: {:?}", decoded.ignored);
    let part = decoded.ignored.first().unwrap();
    assert_eq!(part.value, "", "{link}");
    let reason = words::ignored::reason(&part.reason).to_text();
    assert!(reason.contains("looks like"), "{link}: {reason}");
    assert!(!holds_secret_shape(&reason), "{link}: {reason}");
    assert_eq!(decoded.draft.catalogs.first(), Some(&whole("x")), "{link}");
}

#[test]
fn a_secret_behind_any_key_is_dropped() {
    for (secret, ..) in SECRETS {
        for key in KEYS.into_iter().chain(["unknown", "", "__proto__"]) {
            for value in [
                secret.to_owned(),
                format!("a{secret}b"),
                format!("%20{secret}"),
                percent_encoded(secret),
                format!("{}{}", percent_encoded(&secret[..3]), &secret[3..]),
                format!("a.{secret}"),
                format!("{secret}.a.b"),
                format!("s3://b/{secret}"),
            ] {
                drops_the_secret(&format!("read=x&{key}={value}"));
            }
        }
    }
}

#[test]
fn a_secret_in_a_key_is_dropped() {
    for (secret, ..) in SECRETS {
        for key in [secret.to_owned(), format!("a{secret}"), percent_encoded(secret)] {
            for link in [format!("read=x&{key}"), format!("read=x&{key}=")] {
                drops_the_secret(&link);
                assert_eq!(decode(&link).unwrap().ignored[0].key, "");
            }
        }
    }
}

#[test]
fn a_secret_in_a_key_is_dropped_whatever_its_value() {
    for (secret, ..) in SECRETS {
        let decoded = decode(&format!("{secret}=sales")).unwrap();
        assert!(!holds_secret_shape(&format!("{decoded:?}")));
        assert_eq!(decoded.ignored.len(), 1);
        assert_eq!(decoded.ignored[0].key, "");
    }
}

#[test]
fn a_secret_beside_a_broken_encoding_is_dropped() {
    for (secret, ..) in SECRETS {
        for value in [
            format!("%zz{secret}"),
            format!("{secret}%"),
            format!("{secret}%ff"),
            format!("%ff{}", percent_encoded(secret)),
        ] {
            drops_the_secret(&format!("read=x&segment={value}"));
            drops_the_secret(&format!("read=x&unknown={value}"));
        }
    }
}

#[test]
fn a_part_that_is_named_as_a_secret_never_shows_a_value() {
    // Decoding takes the first letters of these, so that only the secret's own digits are left.
    for value in ["%0dose01234567", "%dapi89abcdef", "%20%doau00000000%dapi89abcdef"] {
        drops_the_secret(&format!("read=x&segment={value}"));
        drops_the_secret(&format!("read=x&unknown={value}"));
    }
}

#[test]
fn a_repeated_or_unused_part_drops_its_secret_too() {
    for (secret, ..) in SECRETS {
        for link in [
            format!("segment=a&segment={secret}"),
            format!("profiles=a&profiles=b.{secret}"),
            format!("read=a.b.{secret}"),
            format!("v=2{secret}"),
        ] {
            let decoded = decode(&link).unwrap();
            assert!(!holds_secret_shape(&format!("{decoded:?}")), "{link}");
            assert!(decoded.ignored.iter().all(|part| part.value.is_empty()), "{link}");
        }
    }
}

#[test]
fn a_plan_with_secrets_is_written_without_them() {
    for (secret, ..) in SECRETS {
        let draft = Draft {
            client_id: text(secret),
            segment_catalog: text(secret),
            storage: StorageDraft::NewAt(format!("s3://b/{secret}")),
            reverse_etl_schema: text(secret),
            profiles_sync: only("profiles", &[secret]),
            catalogs: vec![whole(secret), only("sales", &["orders", secret])],
            granted_before: false,
            test_table: format!("a.b.{secret}"),
            hostname: format!("{secret}.example.com"),
            http_path: format!("/{secret}"),
            port: text(secret),
            wording: Wording::Guide,
        };
        assert_eq!(written(&draft), "v=1&profiles=profiles.&read=sales.orders");
    }
}
