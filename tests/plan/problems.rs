//! Values that are wrong: their placeholders, their fields, and secrets among them.

use data_graph_setup::answer::Answer;
use data_graph_setup::plan::mend::{Mend, mend};
use data_graph_setup::plan::{Draft, Field, ScopeRow, StorageDraft};

use crate::support::{
    SECRETS, TEXT_FIELDS, assert_keeps_no_secret, blanks, disguises, only, problem_fields,
    problem_messages, smallest, smallest_with, statements, whole,
};
use crate::{note_fields, with_id};

#[test]
fn a_name_that_looks_like_a_list_is_noted_at_its_own_field() {
    let draft = Draft {
        catalogs: vec![only("sales", &["", "orders", "a,b"]), only("SALES", &["c;d"]), whole("*")],
        ..smallest()
    };
    let answer = Answer::new(&draft);
    assert!(answer.is_ready());
    let mut fields = note_fields(&answer);
    fields.sort();
    let repeated = "catalogs[1].catalog";
    assert_eq!(
        fields,
        ["catalogs[0].schemas[2]", repeated, "catalogs[1].schemas[0]", "catalogs[2].catalog"]
    );
}

#[test]
fn what_would_mend_a_test_table_is_never_the_same_wrong_text() {
    for text in ["`.a`b.`", "'.b.'", "\"a.b.\""] {
        let answer = Answer::new(&smallest_with(Field::TestTable, text));
        let mended: Vec<_> = answer.problems.iter().filter_map(mend).collect();
        for mended in mended {
            let Mend::Replace { field, text } = mended else { continue };
            assert_eq!(problem_fields(&Answer::new(&smallest_with(field, &text))), [""; 0]);
        }
    }
}

#[test]
fn a_wrong_value_leaves_its_own_placeholder() {
    for (field, text, printed) in [
        (Field::ClientId, "nobody", "TO `${client_id}`;"),
        (Field::SegmentCatalog, "a b", "EXISTS `${segment_internal_catalog}`;"),
        (Field::Location, "/mnt", "MANAGED LOCATION '${managed_location}';"),
        (Field::ReverseEtlSchema, "x", "`SEGMENT_LINKED_PROFILES_DB`.`${reverse_etl_schema}`"),
        (Field::Catalog(ScopeRow::ProfilesSync), "a.b", "ON CATALOG `${profiles_sync_catalog}`"),
        (Field::Schema(ScopeRow::ProfilesSync, 0), "a.b", "ON SCHEMA `${schema_1}`"),
        (Field::Catalog(ScopeRow::Other(0)), "system", "ON CATALOG `${catalog}`"),
        (Field::Schema(ScopeRow::Other(0), 0), "a/b", "ON SCHEMA `${schema_1}`"),
    ] {
        let answer = Answer::new(&smallest_with(field, text));
        assert_eq!(problem_fields(&answer), [field.to_string()]);
        assert_eq!(blanks(&answer), [""; 0]);
        assert!(answer.sql.contains(printed), "{field}: {}", answer.sql);
        assert!(!answer.sql.contains(&format!("`{text}`")), "{field}: {}", answer.sql);
    }
}

#[test]
fn a_wrong_profiles_sync_catalog_keeps_its_placeholder_in_every_step() {
    let draft = Draft { profiles_sync: only("a b", &["ps"]), granted_before: true, ..smallest() };
    let answer = Answer::new(&draft);
    assert_eq!(
        statements(&answer, "5"),
        with_id(&[
            "REVOKE SELECT, USE SCHEMA ON CATALOG `${profiles_sync_catalog}` FROM `ID`;",
            "GRANT USAGE ON CATALOG `${profiles_sync_catalog}` TO `ID`;",
            "USE CATALOG `${profiles_sync_catalog}`;",
            "GRANT USAGE, SELECT ON SCHEMA `ps` TO `ID`;",
        ])
    );
    assert_eq!(answer.checks, "USE CATALOG `${profiles_sync_catalog}`;\nSHOW SCHEMAS;\n");
}

#[test]
fn a_wrong_schema_is_numbered_by_its_place_in_its_row() {
    let draft = Draft { catalogs: vec![only("sales", &["orders", "", "x/y"])], ..smallest() };
    let answer = Answer::new(&draft);
    assert_eq!(problem_fields(&answer), ["catalogs[0].schemas[2]"]);
    assert!(answer.sql.contains("ON SCHEMA `${schema_3}`"));
}

#[test]
fn every_problem_holds_the_value_as_typed() {
    for field in TEXT_FIELDS {
        let text = " a b\n?. ";
        let answer = Answer::new(&smallest_with(field, text));
        let found: Vec<_> =
            answer.problems.iter().map(|found| (found.field, found.value.as_str())).collect();
        assert_eq!(found, [(field, text)]);
    }
}

#[test]
fn all_problems_are_told_together() {
    let mut draft = Draft {
        storage: StorageDraft::NewAt(String::new()),
        profiles_sync: only("", &[""]),
        catalogs: vec![only("", &[""])],
        ..Draft::default()
    };
    for field in TEXT_FIELDS {
        draft.set_text(field, "a b".to_owned());
    }
    let expected: Vec<String> = TEXT_FIELDS.iter().map(ToString::to_string).collect();
    assert_eq!(problem_fields(&Answer::new(&draft)), expected);
}

#[test]
fn fields_are_named_by_their_full_key_paths() {
    let names: Vec<String> = TEXT_FIELDS.iter().map(ToString::to_string).collect();
    assert_eq!(
        names,
        [
            "clientId",
            "segmentCatalog.name",
            "segmentCatalog.storage.location",
            "segmentCatalog.reverseEtlSchema",
            "profilesSync.catalog",
            "profilesSync.schemas[0]",
            "catalogs[0].catalog",
            "catalogs[0].schemas[0]",
            "testTable",
            "connection.hostname",
            "connection.httpPath",
            "connection.port",
        ]
    );
    assert_eq!(Field::Schema(ScopeRow::Other(12), 34).to_string(), "catalogs[12].schemas[34]");
    assert_eq!(Field::GrantedBefore.to_string(), "grantedBefore");
}

#[test]
fn a_secret_in_any_field_is_a_problem_without_a_value() {
    for (secret, kind, looks_like) in SECRETS {
        for field in TEXT_FIELDS {
            let around = [
                format!("  {secret}\n"),
                format!("sales.{secret}.x"),
                format!("s3://lake/{secret}"),
                format!("`{secret}`"),
                format!("é{secret} and more"),
                format!("\u{200b}{secret}"),
            ];
            for text in disguises(secret, kind).into_iter().chain(around) {
                let answer = Answer::new(&smallest_with(field, &text));
                let found: Vec<_> = answer
                    .problems
                    .iter()
                    .map(|found| (found.field, found.value.as_str(), found.kind.secret()))
                    .collect();
                assert_eq!(found, [(field, "", Some(kind))], "{text:?} in {field}");
                let message = problem_messages(&answer).concat();
                assert!(message.contains(looks_like), "{message}");
                assert!(!answer.is_ready());
                assert_keeps_no_secret(&answer);
            }
        }
    }
}

#[test]
fn a_secret_beside_other_mistakes_is_still_dropped() {
    let draft = Draft {
        catalogs: vec![
            whole("sales"),
            only("SALES", &["dapi01234567", "dapi01234567"]),
            only("dose01234567", &["eyJ01234567", "x y"]),
        ],
        test_table: "dose01234567".to_owned(),
        ..smallest()
    };
    assert_keeps_no_secret(&Answer::new(&draft));
}
