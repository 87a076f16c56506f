//! Hostnames as people paste them.

use data_graph_setup::answer::Answer;
use data_graph_setup::export::SettingId;
use data_graph_setup::model::{Hostname, HostnameError, HttpPathError, WarehouseAddress};
use data_graph_setup::plan::{Field, ProblemKind};

use super::{AWS, AZURE, WAREHOUSE, host_becomes, host_is_refused, note_fields};
use crate::support::{assert_keeps_no_secret, problem_messages, setting, smallest_with};

#[test]
fn a_host_is_taken_out_of_what_is_pasted_around_it() {
    for text in [
        AWS.to_owned(),
        format!("  {AWS}\n"),
        AWS.to_uppercase(),
        format!("https://{AWS}"),
        format!("HTTPS://{AWS}/"),
        format!("http://{AWS}"),
        format!("{AWS}/"),
        format!("{AWS}."),
        format!("https://{AWS}./"),
        format!("https://{AWS}/?o=1234567890123456"),
        format!("https://{AWS}?o=1234567890123456"),
        format!("{AWS}/?w=1234567890123456#job/1"),
        format!("https://{AWS}/sql/warehouses/0123456789abcdef?o=42"),
        format!("{AWS}#x"),
        format!("{AWS}:"),
    ] {
        host_becomes(&text, AWS, "443");
    }
}

#[test]
fn every_form_of_a_workspace_host_is_known() {
    for host in [
        AWS,
        "acme.cloud.databricks.com",
        "1acme-eu.cloud.databricks.com",
        "dbc-a1b2c3d4-e5f6.cloud.databricks.us",
        "dbc-a1b2c3d4-e5f6.cloud.databricks.mil",
        AZURE,
        "adb-12345.19.azuredatabricks.net",
        "adb-1234567890123456.7.databricks.azure.us",
        "adb-1234567890123456.7.databricks.azure.cn",
        "1234567890123456.7.gcp.databricks.com",
    ] {
        host_becomes(host, host, "443");
        assert_eq!(note_fields(&smallest_with(Field::Hostname, host)), [""; 0], "{host}");
    }
}

#[test]
fn a_host_of_no_known_form_is_noted_and_kept() {
    for host in [
        "databricks.example.com",
        "localhost",
        "cloud.databricks.com",
        "a.b.cloud.databricks.com",
        "adb-xxxxxxx.azuredatabricks.net",
        "adb-1234567890123456.azuredatabricks.net",
        "adb-1234567890123456.7.azuredatabricks.us",
        "adb-1234567890123456.7.azuredatabricks.cn",
        "1234567890123456.7.azuredatabricks.net",
        "adb-1234567890123456.7.gcp.databricks.com",
        "gcp.databricks.com",
        "dbc-a1b2c3d4-e5f6.cloud.databricks.com.example.com",
        "10.0.0.1",
    ] {
        host_becomes(host, host, "443");
        let draft = smallest_with(Field::Hostname, host);
        assert_eq!(note_fields(&draft), ["connection.hostname"], "{host}");
    }
}

#[test]
fn the_account_console_of_every_cloud_is_refused() {
    for host in [
        "accounts.cloud.databricks.com",
        "accounts.cloud.databricks.us",
        "accounts-dod.cloud.databricks.mil",
        "accounts.azuredatabricks.net",
        "accounts.azuredatabricks.us",
        "accounts.azuredatabricks.cn",
        "accounts.gcp.databricks.com",
    ] {
        host_is_refused(host, HostnameError::AccountConsole);
        host_is_refused(
            &format!("https://{}/", host.to_uppercase()),
            HostnameError::AccountConsole,
        );
        host_is_refused(&format!("{host}:443/login?o=1"), HostnameError::AccountConsole);
        host_is_refused(&format!("{host}."), HostnameError::AccountConsole);
    }
}

#[test]
fn a_host_that_only_resembles_the_account_console_is_kept() {
    for host in ["accountsx.cloud.databricks.com", "my-accounts.cloud.databricks.com"] {
        host_becomes(host, host, "443");
    }
}

#[test]
fn a_character_that_hosts_do_not_have_is_named() {
    for (text, found) in [
        ("my workspace.cloud.databricks.com", ' '),
        ("my_workspace.cloud.databricks.com", '_'),
        ("wörk.cloud.databricks.com", 'ö'),
        ("dbc\u{200b}.cloud.databricks.com", '\u{200b}'),
        ("user@dbc.cloud.databricks.com", '@'),
        ("${hostname}", '$'),
        ("<workspace>", '<'),
        ("`dbc.cloud.databricks.com`", '`'),
        ("dbc.cloud.databricks.com\\", '\\'),
        ("dbc\n.cloud.databricks.com", '\n'),
    ] {
        host_is_refused(text, HostnameError::Forbidden { found });
    }
}

#[test]
fn a_text_without_the_form_of_a_host_is_refused() {
    let long_label = format!("{}.com", "a".repeat(64));
    let long_name = "a.".repeat(127);
    for text in [
        "https://",
        "/",
        ".",
        "..",
        ".cloud.databricks.com",
        "dbc..cloud.databricks.com",
        "dbc.cloud.databricks.com..",
        "-dbc.cloud.databricks.com",
        "dbc-.cloud.databricks.com",
        "?o=1",
        ":443",
        long_label.as_str(),
        &format!("{long_name}a"),
    ] {
        host_is_refused(text, HostnameError::Malformed);
    }
}

#[test]
fn the_longest_host_is_accepted() {
    let label = "a".repeat(63);
    let host = format!("{label}.{label}.{label}.{}", "a".repeat(61));
    assert_eq!(host.len(), 253);
    host_becomes(&host, &host, "443");
    host_is_refused(&format!("{host}a"), HostnameError::Malformed);
}

#[test]
fn a_jdbc_address_in_the_hostname_is_never_mistaken_for_another_host() {
    for text in [
        format!("jdbc:databricks://{AWS}:443;httpPath={WAREHOUSE}"),
        format!("jdbc:databricks://{AWS}:443/default;transportMode=http;ssl=1"),
        format!("jdbc:spark://{AWS}:443/default;httpPath=/sql/1.0/endpoints/0123456789abcdef"),
    ] {
        let answer = Answer::new(&smallest_with(Field::Hostname, &text));
        let host = setting(&answer, SettingId::Hostname);
        assert!(host.is_none() || host == Some(AWS), "{host:?}");
        for message in problem_messages(&answer) {
            assert!(!message.contains("not a port"), "443 is a port: {message}");
        }
    }
}

#[test]
fn a_host_is_a_secret_where_lower_case_would_make_it_one() {
    for (field, text) in [
        (Field::Hostname, "DOSE01234567.cloud.databricks.com"),
        (Field::HttpPath, "/SQL/DAPI01234567"),
    ] {
        let answer = Answer::new(&smallest_with(field, text));
        assert_keeps_no_secret(&answer);
        assert!(answer.problems.iter().all(|found| match found.kind {
            ProblemKind::Hostname(HostnameError::Secret(_))
            | ProblemKind::HttpPath(HttpPathError::Secret(_)) => found.value.is_empty(),
            _ => false,
        }));
        assert_eq!(answer.problems.len(), 1);
    }
}

#[test]
fn a_parsed_host_says_whether_its_form_is_known() {
    let is_known = |text| {
        WarehouseAddress::parse(text)
            .map(|address| Hostname::is_known_workspace_form(&address.hostname))
    };
    assert_eq!(is_known(AZURE), Ok(true));
    assert_eq!(is_known("adb-1234.7.azuredatabricks.net"), Ok(false));
    assert_eq!(is_known("adb-123456789012345678901.7.azuredatabricks.net"), Ok(false));
    assert_eq!(is_known("adb-1234567890123456.777.azuredatabricks.net"), Ok(false));
}

#[test]
fn a_scheme_that_lost_a_slash_is_not_taken_for_the_host() {
    for text in [format!("https:/{AWS}"), format!("https//{AWS}"), "http".to_owned()] {
        host_is_refused(&text, HostnameError::Malformed);
    }
}
