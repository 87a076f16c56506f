//! A draft as one text comes back as it was, whatever stands in it.

use data_graph_setup::plan::{Draft, ScopeDraft, StorageDraft};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::drafts::{config, draft};

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_draft_comes_back_as_it_was(draft in draft()) {
        prop_assert_eq!(Draft::from_text(&draft.to_text()), Some(draft));
    }

    #[test]
    fn so_does_one_of_any_texts(
        texts in vec(any::<String>(), 7),
        location in option::of(any::<String>()),
        rows in vec((any::<String>(), option::of(vec(any::<String>(), 0..4))), 1..5),
    ) {
        let mut texts = texts.into_iter();
        let mut text = || texts.next().unwrap_or_default();
        let mut scopes =
            rows.into_iter().map(|(catalog, schemas)| ScopeDraft { catalog, schemas });
        let draft = Draft {
            client_id: text(),
            segment_catalog: text(),
            storage: location.map_or(StorageDraft::Exists, StorageDraft::NewAt),
            reverse_etl_schema: text(),
            profiles_sync: scopes.next().unwrap_or_default(),
            catalogs: scopes.collect(),
            granted_before: true,
            test_table: text(),
            hostname: text(),
            http_path: text(),
            port: text(),
            ..Draft::default()
        };
        prop_assert_eq!(Draft::from_text(&draft.to_text()), Some(draft));
    }

    #[test]
    fn a_text_that_is_none_or_was_cut_is_refused(draft in draft(), cut in any::<prop::sample::Index>(), other in any::<String>()) {
        let text = draft.to_text();
        let at = (0..cut.index(text.len())).rev().find(|at| text.is_char_boundary(*at));
        if let Some(part) = at.and_then(|at| text.get(..at)) {
            // What is left may be a draft of fewer rows, never one of other texts.
            if let Some(read) = Draft::from_text(part) {
                prop_assert!(text.starts_with(&read.to_text()));
            }
        }
        let _ = Draft::from_text(&other);
    }
}
