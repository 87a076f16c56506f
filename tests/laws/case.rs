//! Lower case is what the standard library writes.

use data_graph_setup::model::lowercase;
use proptest::prelude::*;

proptest! {
    #[test]
    fn words_are_written_as_the_standard_library_writes_them(
        text in "[A-Za-z0-9_ ΑΒΣσςαβΆώΫἈὨБжßİÉ-]{0,12}",
    ) {
        prop_assert_eq!(lowercase(&text), text.to_lowercase());
    }
}
