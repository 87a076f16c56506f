//! What is said of who can run which part of the SQL.

use crate::export::runner::Part;
use crate::words::counted;
use crate::words::sentence::{Sentence, sentence};
use crate::words::summary::whole_name;

/// What the parts are for.
pub const LEAD: &str = "A catalog's owner can run its part, and so can who has MANAGE on it or is a metastore admin. Send each of them theirs. \
     In whichever order they run them, the access is the same.";
/// What a part is, for readers who cannot see it.
pub const PART: &str = "A part of the SQL";

/// Who can run a part.
pub fn runner(part: &Part<'_>) -> Sentence {
    let name = whole_name(part.catalog);
    if part.creates {
        sentence![
            name,
            ": somebody with CREATE CATALOG on the metastore, who will own it. If it is there already, its owner.",
        ]
    } else {
        sentence![name, ": its owner."]
    }
}

/// Button that copies a part.
pub const COPY: &str = "Copy this part";

/// What the button is called that copies a part, and what is said then.
pub fn copy(part: &Part<'_>) -> (String, String) {
    let name = Sentence::from(whole_name(part.catalog)).to_text();
    let count = counted(part.statements.len(), "statement", "statements");
    (format!("Copy the part for {name}"), format!("Copied the part for {name}, {count}."))
}
