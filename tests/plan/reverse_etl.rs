//! The schema of Reverse ETL.

use data_graph_setup::answer::Answer;
use data_graph_setup::plan::{Draft, Field, StorageDraft};

use crate::support::{CLIENT_ID, problem_fields, smallest, smallest_with, statements, step};
use crate::{in_unity_catalog_wording, note_fields, with_id};

#[test]
fn the_reverse_etl_schema_has_either_of_two_names() {
    for name in ["__segment_reverse_etl", "_segment_reverse_etl"] {
        let draft = Draft {
            storage: StorageDraft::Exists,
            reverse_etl_schema: format!(" {name} "),
            ..smallest()
        };
        for answer in [Answer::new(&draft), in_unity_catalog_wording(draft)] {
            assert!(answer.is_ready());
            assert!(note_fields(&answer).is_empty());
            assert_eq!(
                statements(&answer, "reverse-etl"),
                [format!(
                    "GRANT ALL PRIVILEGES ON SCHEMA `SEGMENT_LINKED_PROFILES_DB`.`{name}` \
                     TO `{CLIENT_ID}`;"
                )]
            );
        }
    }
}

#[test]
fn any_other_reverse_etl_schema_is_a_problem() {
    for text in ["segment_reverse_etl", "___segment_reverse_etl", "public", "`x`", "a.b", "yes"] {
        let answer = Answer::new(&smallest_with(Field::ReverseEtlSchema, text));
        assert_eq!(problem_fields(&answer), ["segmentCatalog.reverseEtlSchema"], "{text}");
        assert!(!step(&answer, "reverse-etl").is_example);
        assert_eq!(
            statements(&answer, "reverse-etl"),
            with_id(&["GRANT ALL PRIVILEGES ON SCHEMA \
                 `SEGMENT_LINKED_PROFILES_DB`.`${reverse_etl_schema}` TO `ID`;"])
        );
    }
}

#[test]
fn reverse_etl_in_a_new_catalog_is_noted() {
    for storage in [StorageDraft::New, StorageDraft::NewAt("s3://lake".to_owned())] {
        let draft =
            Draft { storage, reverse_etl_schema: "__segment_reverse_etl".to_owned(), ..smallest() };
        assert_eq!(note_fields(&Answer::new(&draft)), ["segmentCatalog.reverseEtlSchema"]);
    }
}
