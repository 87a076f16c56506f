//! Lower case is what the standard library makes of it.

use data_graph_setup::model::lowercase;

#[test]
fn every_letter_has_the_small_one_that_the_standard_library_gives() {
    for c in char::MIN..=char::MAX {
        let (ours, theirs) = (lowercase(&c.to_string()), c.to_string().to_lowercase());
        // Later versions of Unicode add letters.
        let is_new = char::UNICODE_VERSION > (17, 0, 0) && ours == c.to_string();
        assert!(ours == theirs || is_new, "{c:?} became {ours:?}, not {theirs:?}");
    }
}
