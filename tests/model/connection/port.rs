//! Ports, in their own field and behind a host.

use data_graph_setup::answer::Answer;
use data_graph_setup::export::SettingId;
use data_graph_setup::model::HostnameError;
use data_graph_setup::plan::{Draft, Field};

use super::{AWS, host_becomes, host_is_refused, note_fields};
use crate::support::{problem_fields, setting, smallest, smallest_with};

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
fn a_port_out_of_range_behind_the_host_is_no_setting() {
    let answer = Answer::new(&smallest_with(Field::Hostname, &format!("{AWS}:70000")));
    assert_eq!(setting(&answer, SettingId::Port), None);
}
