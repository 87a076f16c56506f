//! Which texts are a service principal's client ID, and which mistake each other one looks like.

use data_graph_setup::answer::Answer;
use data_graph_setup::export::SettingId;
use data_graph_setup::model::{ApplicationId, ApplicationIdError, SecretKind};
use data_graph_setup::plan::{Draft, Field};

use crate::support::{CLIENT_ID, SECRETS, setting, smallest, smallest_with, statements};

#[track_caller]
fn refuses(text: &str, error: ApplicationIdError) {
    assert_eq!(ApplicationId::parse(text), Err(error), "{text:?}");
}

#[test]
fn a_uuid_of_any_version_is_a_client_id() {
    for id in [
        "fab9e00e-ca35-11ec-9d64-0242ac120002",
        "000003e8-ca35-21ec-9d00-325096b39f47",
        "6fa459ea-ee8a-3ca4-894e-db77e160355e",
        "0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10",
        "74738ff5-5367-5958-9aee-98fffdcd1876",
        "1ec9414c-232a-6b00-b3c8-9e6bdeced846",
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398f",
        "320c3d4d-cc00-875b-8ec9-32d5f69181c0",
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
    ] {
        let parsed = ApplicationId::parse(id);
        assert_eq!(parsed.as_ref().map(ApplicationId::as_str), Ok(id));
    }
}

#[test]
fn a_client_id_is_trimmed_and_put_in_lower_case() {
    for text in [
        "0F5A1C2E-7B1D-4E55-9C0A-3C6F2B8D9E10",
        "0f5a1c2e-7B1D-4e55-9c0a-3c6f2b8d9e10",
        " 0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10",
        "0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10\r\n",
        "\t\u{a0}0F5A1C2E-7b1d-4e55-9c0a-3c6f2b8d9e10\u{3000}",
    ] {
        let parsed = ApplicationId::parse(text);
        assert_eq!(parsed.as_ref().map(ApplicationId::as_str), Ok(CLIENT_ID), "{text:?}");
    }
}

#[test]
fn an_email_address_is_named() {
    refuses("segment@example.com", ApplicationIdError::Email);
    refuses(" Data.Team+segment@mail.example.co.uk ", ApplicationIdError::Email);
}

#[test]
fn a_number_is_named() {
    refuses("1234567890123456", ApplicationIdError::Number);
    refuses("7", ApplicationIdError::Number);
    refuses("00012", ApplicationIdError::Number);
}

#[test]
fn the_id_of_a_warehouse_is_named() {
    refuses("0123456789abcdef", ApplicationIdError::WarehouseId);
    refuses("ABCDEF0123456789", ApplicationIdError::WarehouseId);
}

#[test]
fn a_placeholder_is_named() {
    refuses("${client_id}", ApplicationIdError::Placeholder);
    refuses("{{client_id}}", ApplicationIdError::Placeholder);
    refuses("<client-id>", ApplicationIdError::Placeholder);
    refuses("`${client_id}`", ApplicationIdError::Placeholder);
}

#[test]
fn something_around_the_uuid_is_named() {
    for text in [
        "{0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10}",
        "`0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10`",
        "\"0F5A1C2E-7B1D-4E55-9C0A-3C6F2B8D9E10\"",
        "'0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10'",
        "“0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10”",
        "(0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10)",
        "0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10,",
        "\u{200b}0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10",
    ] {
        refuses(text, ApplicationIdError::Wrapped);
    }
}

#[test]
fn a_secret_is_named_by_its_kind() {
    for (secret, kind, _) in SECRETS {
        refuses(secret, ApplicationIdError::Secret(kind));
        refuses(&format!(" {secret} "), ApplicationIdError::Secret(kind));
        refuses(&format!("{CLIENT_ID} {secret}"), ApplicationIdError::Secret(kind));
    }
}

#[test]
fn a_client_id_is_a_secret_where_lower_case_would_make_it_one() {
    refuses("DOSE01234567", ApplicationIdError::Secret(SecretKind::OAuthSecret));
}

#[test]
fn anything_else_is_not_a_uuid() {
    for text in [
        "Segment Data Graph",
        "0f5a1c2e7b1d4e559c0a3c6f2b8d9e10",
        "0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e1",
        "0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e101",
        "0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10-",
        "0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e1g",
        "0f5a1c2e-7b1d-4e559-c0a-3c6f2b8d9e10",
        "0f5a1c2e-7b1d-4e55-9c0a -3c6f2b8d9e10",
        "0f5a1c2e 7b1d 4e55 9c0a 3c6f2b8d9e10",
        "0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e1０",
        "0123456789abcde",
        "@",
        "-",
        "----",
    ] {
        let parsed = ApplicationId::parse(text);
        let is_refused_otherwise =
            matches!(parsed, Err(ApplicationIdError::Other | ApplicationIdError::Wrapped));
        assert!(is_refused_otherwise, "{text:?}: {parsed:?}");
    }
    refuses("Segment Data Graph", ApplicationIdError::Other);
    refuses("0f5a1c2e7b1d4e559c0a3c6f2b8d9e10", ApplicationIdError::Other);
}

#[test]
fn the_sql_and_the_settings_hold_the_client_id_in_lower_case() {
    let upper = format!(" {} ", CLIENT_ID.to_uppercase());
    let answer = Answer::new(&Draft { client_id: upper, ..smallest() });
    assert!(answer.is_ready());
    assert_eq!(
        statements(&answer, "3"),
        [format!("GRANT USAGE, SELECT, USE SCHEMA ON CATALOG `profiles` TO `{CLIENT_ID}`;")]
    );
    assert_eq!(setting(&answer, SettingId::ClientId), Some(CLIENT_ID));
}

#[test]
fn a_wrong_client_id_is_in_neither_sql_nor_settings() {
    let answer = Answer::new(&smallest_with(Field::ClientId, "segment@example.com"));
    assert!(!answer.is_ready());
    assert!(answer.sql.contains("`${client_id}`"));
    assert!(!answer.sql.contains("segment@example.com"));
    assert_eq!(setting(&answer, SettingId::ClientId), None);
}
