//! Hostname, HTTP path and port as people paste them, and what Segment is told to enter.

mod hostname;
mod http_path;
mod port;

use data_graph_setup::answer::Answer;
use data_graph_setup::export::SettingId;
use data_graph_setup::model::{HostnameError, HttpPath, HttpPathError, WarehouseAddress};
use data_graph_setup::plan::{Draft, Field};

use crate::support::{
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
