//! What is taken back of earlier grants, and where nothing is.

use data_graph_setup::answer::Answer;
use data_graph_setup::plan::Draft;

use crate::support::{notes, only, smallest, statements, whole};
use crate::{full, in_unity_catalog_wording, note_fields, with_id};

#[test]
fn granted_before_takes_back_first_in_each_restricted_catalogs_block() {
    let draft = Draft {
        profiles_sync: only("profiles", &["ps"]),
        catalogs: vec![whole("crm"), only("sales", &["orders"])],
        granted_before: true,
        ..smallest()
    };
    let answer = in_unity_catalog_wording(draft);
    assert_eq!(
        statements(&answer, "5"),
        with_id(&[
            "REVOKE SELECT, USE SCHEMA ON CATALOG `profiles` FROM `ID`;",
            "GRANT USE CATALOG ON CATALOG `profiles` TO `ID`;",
            "GRANT USE SCHEMA, SELECT ON SCHEMA `profiles`.`ps` TO `ID`;",
            "REVOKE SELECT, USE SCHEMA ON CATALOG `sales` FROM `ID`;",
            "GRANT USE CATALOG ON CATALOG `sales` TO `ID`;",
            "GRANT USE SCHEMA, SELECT ON SCHEMA `sales`.`orders` TO `ID`;",
        ])
    );
    assert_eq!(answer.sql.matches("REVOKE").count(), 2);
    let (field, note) = notes(&answer).remove(0);
    assert_eq!(field, "grantedBefore");
    for word in ["ALL PRIVILEGES", "ownership", "groups", "Another Segment product"] {
        assert!(note.contains(word), "{note}");
    }
}

#[test]
fn nothing_is_taken_back_unasked() {
    let draft = Draft { granted_before: false, ..full() };
    for answer in [Answer::new(&draft), in_unity_catalog_wording(draft)] {
        assert!(answer.steps.iter().all(|step| !step.sql.contains("REVOKE")));
    }
}

#[test]
fn nothing_is_ever_taken_back_on_the_segment_catalog() {
    for (segment, read) in [
        ("shared", "SHARED"),
        ("", "segment_linked_profiles_db"),
        ("SEGMENT_LINKED_PROFILES_DB", " SEGMENT_LINKED_PROFILES_DB "),
    ] {
        let draft = Draft {
            segment_catalog: segment.to_owned(),
            catalogs: vec![only(read, &["public"]), only("sales", &["orders"])],
            granted_before: true,
            ..smallest()
        };
        let answer = Answer::new(&draft);
        assert!(answer.is_ready());
        assert_eq!(
            answer.sql.lines().filter(|line| line.starts_with("REVOKE")).collect::<Vec<_>>(),
            with_id(&["REVOKE SELECT, USE SCHEMA ON CATALOG `sales` FROM `ID`;"])
        );
        assert!(note_fields(&answer).contains(&"catalogs[0].catalog".to_owned()));
    }
}

#[test]
fn reading_from_the_segment_catalog_is_noted() {
    for scope in [whole("Shared"), only("SHARED", &["public"])] {
        let draft =
            Draft { segment_catalog: "shared".to_owned(), catalogs: vec![scope], ..smallest() };
        assert_eq!(note_fields(&Answer::new(&draft)), ["catalogs[0].catalog"]);
    }
    let draft = Draft { segment_catalog: "PROFILES".to_owned(), ..smallest() };
    assert_eq!(note_fields(&Answer::new(&draft)), ["profilesSync.catalog"]);
}

#[test]
fn where_only_the_segment_catalog_is_restricted_no_note_denies_it() {
    let draft = Draft {
        segment_catalog: "shared".to_owned(),
        catalogs: vec![only("shared", &["public"])],
        granted_before: true,
        ..smallest()
    };
    for (_, note) in notes(&Answer::new(&draft)) {
        assert!(!note.contains("No catalog is limited to some schemas"), "{note}");
    }
}

#[test]
fn granted_before_without_a_restricted_catalog_is_noted() {
    let answer = Answer::new(&Draft { granted_before: true, ..smallest() });
    assert!(answer.is_ready());
    assert_eq!(answer.sql, Answer::new(&smallest()).sql);
    assert_eq!(note_fields(&answer), ["grantedBefore"]);
}
