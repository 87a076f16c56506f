//! What is said of a draft, and what would mend it.

use data_graph_setup::answer::Answer;
use data_graph_setup::plan::mend::{Mend, mend};
use data_graph_setup::plan::{Field, ProblemKind, resolve};
use proptest::prelude::*;

use crate::drafts::{config, draft};
use crate::support::assert_keeps_no_secret;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_would_mend_a_problem_is_right(draft in draft()) {
        for problem in resolve(&draft).problems {
            let mut mended = draft.clone();
            let fields = match mend(&problem) {
                None => continue,
                Some(Mend::Replace { field, text }) => {
                    mended.set_text(field, text);
                    vec![field]
                }
                Some(Mend::Split { row, catalog, schema }) => {
                    mended.set_text(Field::Catalog(row), catalog);
                    if let Some(scope) = mended.scope_mut(row) {
                        scope.schemas = Some(vec![schema]);
                    }
                    vec![Field::Catalog(row), Field::Schema(row, 0)]
                }
            };
            let left = resolve(&mended).problems.into_iter().find(|found| {
                fields.contains(&found.field) && found.kind != ProblemKind::WholeAndRestricted
            });
            prop_assert_eq!(left, None, "{:?}", problem);
        }
    }

    #[test]
    fn nothing_that_is_said_holds_a_secret(draft in draft()) {
        assert_keeps_no_secret(&Answer::new(&draft));
    }
}
