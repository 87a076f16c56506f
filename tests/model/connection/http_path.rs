//! HTTP paths as people paste them.

use data_graph_setup::answer::Answer;
use data_graph_setup::export::SettingId;
use data_graph_setup::model::HttpPathError;
use data_graph_setup::plan::Field;

use super::{AWS, WAREHOUSE, note_fields, path_becomes, path_is_refused};
use crate::support::{setting, smallest_with};

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
