//! Hostname, HTTP path and port as people paste them, and what Segment is told to enter.

mod support;

use data_graph_setup::answer::Answer;
use data_graph_setup::export::SettingId;
use data_graph_setup::model::{Hostname, HostnameError, HttpPath, HttpPathError, WarehouseAddress};
use data_graph_setup::plan::{Draft, Field, ProblemKind};

use support::{
    SECRETS, assert_keeps_no_secret, notes, problem_fields, problem_messages, setting, smallest,
    smallest_with,
};

const AWS: &str = "dbc-a1b2c3d4-e5f6.cloud.databricks.com";
const AZURE: &str = "adb-1234567890123456.7.azuredatabricks.net";
const WAREHOUSE: &str = "/sql/1.0/warehouses/0123456789abcdef";

/// Asserts which hostname and port a text in the Hostname field comes to, without a problem.
#[track_caller]
fn host_becomes(text: &str, host: &str, port: &str) {
    let answer = Answer::new(&smallest_with(Field::Hostname, text));
    assert_eq!(problem_messages(&answer), [""; 0], "{text:?}");
    assert_eq!(setting(&answer, SettingId::Hostname), Some(host), "{text:?}");
    assert_eq!(setting(&answer, SettingId::Port), Some(port), "{text:?}");
    assert!(answer.is_ready());
}

#[track_caller]
fn host_is_refused(text: &str, error: HostnameError) {
    assert_eq!(WarehouseAddress::parse(text), Err(error), "{text:?}");
    let answer = Answer::new(&smallest_with(Field::Hostname, text));
    assert_eq!(problem_fields(&answer), ["connection.hostname"], "{text:?}");
    assert_eq!(setting(&answer, SettingId::Hostname), None, "{text:?}");
    assert!(!answer.is_ready());
}

/// Asserts which HTTP path a text comes to, without a problem.
#[track_caller]
fn path_becomes(text: &str, path: &str) {
    let answer = Answer::new(&smallest_with(Field::HttpPath, text));
    assert_eq!(problem_messages(&answer), [""; 0], "{text:?}");
    assert_eq!(setting(&answer, SettingId::HttpPath), Some(path), "{text:?}");
}

#[track_caller]
fn path_is_refused(text: &str, error: HttpPathError) {
    assert_eq!(HttpPath::parse(text), Err(error), "{text:?}");
    let answer = Answer::new(&smallest_with(Field::HttpPath, text));
    assert_eq!(problem_fields(&answer), ["connection.httpPath"], "{text:?}");
    assert_eq!(setting(&answer, SettingId::HttpPath), None, "{text:?}");
}

fn note_fields(draft: &Draft) -> Vec<String> {
    notes(&Answer::new(draft)).into_iter().map(|(field, _)| field).collect()
}

#[test]
fn without_a_connection_only_the_port_has_a_value() {
    let answer = Answer::new(&smallest());
    assert_eq!(setting(&answer, SettingId::Hostname), None);
    assert_eq!(setting(&answer, SettingId::HttpPath), None);
    assert_eq!(setting(&answer, SettingId::Port), Some("443"));
    assert!(answer.is_ready());
}

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
fn a_port_behind_the_host_is_kept() {
    host_becomes(&format!("{AWS}:443"), AWS, "443");
    host_becomes(&format!("{AWS}:8443"), AWS, "8443");
    host_becomes(&format!("https://{AWS}:8443/?o=42"), AWS, "8443");
    host_becomes(&format!("{AWS}.:1"), AWS, "1");
    host_becomes(&format!("{AWS}:65535/"), AWS, "65535");
}

#[test]
fn a_port_behind_the_host_that_is_none_is_refused() {
    for port in ["0", "65536", "70000", "abc", "-1", "4 43", "443:443", "99999999999999999999"] {
        host_is_refused(&format!("{AWS}:{port}"), HostnameError::Port);
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
fn the_path_of_a_warehouse_is_taken_out_of_what_is_pasted_around_it() {
    for text in [
        WAREHOUSE.to_owned(),
        format!("  {WAREHOUSE}\n"),
        "sql/1.0/warehouses/0123456789abcdef".to_owned(),
        format!("{WAREHOUSE}/"),
        format!("https://{AWS}{WAREHOUSE}"),
        format!("HTTPS://{AWS}:443{WAREHOUSE}/"),
    ] {
        path_becomes(&text, WAREHOUSE);
        assert_eq!(note_fields(&smallest_with(Field::HttpPath, &text)), [""; 0], "{text}");
    }
}

#[test]
fn every_form_of_a_warehouse_path_is_known() {
    for path in [
        WAREHOUSE,
        "/sql/1.0/endpoints/fedcba9876543210",
        "/sql/1.0/warehouses/0123456789abcdef?o=1234567890123456",
        "/sql/1.0/warehouses/0123456789abcdef?w=1",
        "/sql/1.0/endpoints/0123456789abcdef?o=7",
    ] {
        path_becomes(path, path);
        assert_eq!(note_fields(&smallest_with(Field::HttpPath, path)), [""; 0], "{path}");
    }
}

#[test]
fn a_path_of_no_known_form_is_noted_and_kept() {
    for path in [
        "/sql/1.0/warehouses/main",
        "/sql/1.0/warehouses/0123456789abcde",
        "/sql/1.0/warehouses/0123456789abcdef0",
        "/sql/1.0/warehouses/0123456789abcdeg",
        "/sql/2.0/warehouses/0123456789abcdef",
        "/sql/1.0/warehouses/0123456789abcdef?o=",
        "/sql/1.0/warehouses/0123456789abcdef?x=1",
        "/sql/1.0/warehouses/0123456789abcdef?o=1&w=2",
        "/Proxy/SQL",
        "/x",
    ] {
        path_becomes(path, path);
        let draft = smallest_with(Field::HttpPath, path);
        assert_eq!(note_fields(&draft), ["connection.httpPath"], "{path}");
    }
}

#[test]
fn the_path_of_a_cluster_is_refused() {
    for text in [
        "/sql/protocolv1/o/1234567890123456/0123-456789-abcdefgh",
        "sql/protocolv1/o/1234567890123456/0123-456789-abcdefgh",
        "/SQL/ProtocolV1/o/1/0123-456789-abcdefgh",
        "https://dbc.cloud.databricks.com/sql/protocolv1/o/1/0123-456789-abcdefgh",
        " /sql/protocolv1/o/0/0123-456789-abcdefgh/ ",
    ] {
        path_is_refused(text, HttpPathError::Cluster);
    }
}

#[test]
fn a_character_that_paths_do_not_have_is_named() {
    for (text, found) in [
        ("/sql/1.0/warehouses/0123 4567", ' '),
        ("/sql/1.0\n/warehouses", '\n'),
        ("/sql/ä", 'ä'),
        ("/sql/\u{200b}1.0", '\u{200b}'),
        ("/sql/\0", '\0'),
    ] {
        path_is_refused(text, HttpPathError::Forbidden { found });
    }
}

#[test]
fn a_host_without_a_path_is_refused_as_a_path() {
    for text in [format!("https://{AWS}"), format!("https://{AWS}/"), "/".to_owned()] {
        path_is_refused(&text, HttpPathError::Missing);
    }
}

#[test]
fn a_port_is_a_whole_number_from_1_to_65535() {
    for (text, port) in
        [("1", "1"), ("443", "443"), (" 8443 ", "8443"), ("65535", "65535"), ("00443", "443")]
    {
        let answer = Answer::new(&smallest_with(Field::Port, text));
        assert!(answer.is_ready(), "{text:?}");
        assert_eq!(setting(&answer, SettingId::Port), Some(port), "{text:?}");
    }
}

#[test]
fn anything_else_is_a_problem_and_no_port() {
    for text in [
        "0",
        "00",
        "65536",
        "70000",
        "-1",
        "+443",
        "443.0",
        "4.43e2",
        "0x1bb",
        "443 8443",
        "https",
        "４４３",
        "99999999999999999999999999",
    ] {
        let answer = Answer::new(&smallest_with(Field::Port, text));
        assert_eq!(problem_fields(&answer), ["connection.port"], "{text:?}");
        assert_eq!(setting(&answer, SettingId::Port), None, "{text:?}");
        assert!(!answer.is_ready());
    }
}

#[test]
fn the_port_in_its_own_field_counts_and_a_difference_is_noted() {
    let draft = Draft { hostname: format!("{AWS}:8443"), port: "9443".to_owned(), ..smallest() };
    let answer = Answer::new(&draft);
    assert_eq!(setting(&answer, SettingId::Port), Some("9443"));
    assert_eq!(setting(&answer, SettingId::Hostname), Some(AWS));
    assert_eq!(note_fields(&draft), ["connection.port"]);
}

#[test]
fn the_same_port_in_both_places_is_not_worth_a_note() {
    let draft = Draft { hostname: format!("{AWS}:8443"), port: "8443".to_owned(), ..smallest() };
    assert_eq!(note_fields(&draft), [""; 0]);
}

#[test]
fn a_wrong_connection_leaves_the_sql_as_it_is() {
    let wrong = Draft {
        hostname: "accounts.cloud.databricks.com".to_owned(),
        http_path: "/sql/protocolv1/o/1/x".to_owned(),
        port: "0".to_owned(),
        ..smallest()
    };
    let answer = Answer::new(&wrong);
    assert_eq!(
        problem_fields(&answer),
        ["connection.hostname", "connection.httpPath", "connection.port"]
    );
    assert_eq!(answer.sql, Answer::new(&smallest()).sql);
    assert!(!answer.is_ready());
}

#[test]
fn a_secret_in_what_is_pasted_is_refused_and_dropped() {
    for (secret, kind, _) in SECRETS {
        for (field, text) in [
            (Field::Hostname, secret.to_owned()),
            (Field::Hostname, format!("https://token:{secret}@{AWS}")),
            (Field::Hostname, format!("{AWS}/?token={secret}")),
            (Field::Hostname, format!("jdbc:databricks://{AWS}:443;PWD={secret}")),
            (Field::HttpPath, secret.to_owned()),
            (Field::HttpPath, format!("https://token:{secret}@{AWS}{WAREHOUSE}")),
            (Field::HttpPath, format!("{WAREHOUSE};PWD={secret}")),
            (Field::Port, secret.to_owned()),
            (Field::Port, format!("443;PWD={secret}")),
        ] {
            let answer = Answer::new(&smallest_with(field, &text));
            let kinds: Vec<_> =
                answer.problems.iter().map(|found| (found.field, found.kind.secret())).collect();
            assert_eq!(kinds, [(field, Some(kind))], "{text}");
            assert!(answer.problems.iter().all(|found| found.value.is_empty()));
            assert_keeps_no_secret(&answer);
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
fn a_port_out_of_range_behind_the_host_is_no_setting() {
    let answer = Answer::new(&smallest_with(Field::Hostname, &format!("{AWS}:70000")));
    assert_eq!(setting(&answer, SettingId::Port), None);
}

#[test]
fn the_path_in_a_jdbc_address_is_found() {
    let jdbc = |path: &str| {
        format!("jdbc:databricks://{AWS}:443/default;ssl=1;HTTPPath={path};AuthMech=11")
    };
    let answer = Answer::new(&smallest_with(Field::HttpPath, &jdbc(WAREHOUSE)));
    assert_eq!(setting(&answer, SettingId::HttpPath), Some(WAREHOUSE));
    let answer = Answer::new(&smallest_with(Field::HttpPath, &jdbc("sql/protocolv1/o/1/2-3-abc")));
    assert_eq!(setting(&answer, SettingId::HttpPath), None);
    let answer = Answer::new(&smallest_with(Field::HttpPath, &format!("{AWS}:443{WAREHOUSE}")));
    assert_eq!(setting(&answer, SettingId::HttpPath), Some(WAREHOUSE));
}

#[test]
fn a_scheme_that_lost_a_slash_is_not_taken_for_the_host() {
    for text in [format!("https:/{AWS}"), format!("https//{AWS}"), "http".to_owned()] {
        host_is_refused(&text, HostnameError::Malformed);
    }
}
