//! What is said of who can run which part of the SQL.

use crate::export::runner::Part;
use crate::model::Identifier;
use crate::words::counted;
use crate::words::sentence::{Piece, Sentence, sentence};
use crate::words::summary::whole_name;

/// What the parts are for.
pub const LEAD: &str = "A catalog's owner can run its part, and so can who has MANAGE on it or is a metastore admin. Send each of them theirs. \
     In whichever order they run them, the access is the same.";
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

/// The line over the parts of a fix.
pub const FIX_BY_RUNNER: &str = "A part for each catalog's owner";

/// Who can run a part of a fix.
pub fn owner(catalog: &Identifier) -> String {
    format!("{}: its owner.", named(catalog))
}

/// What a part of a fix is, what the button is called that copies it, and what is said then.
pub fn copy_fix(catalog: &Identifier) -> [String; 3] {
    let name = named(catalog);
    [
        format!("The fix for {name}"),
        format!("{COPY} of the fix for {name}"),
        format!("Copied the fix for {name}."),
    ]
}

fn named(catalog: &Identifier) -> String {
    Sentence::from(Piece::Name(catalog.as_str().to_owned())).to_text()
}

/// Button that copies a part.
pub const COPY: &str = "Copy this part";

/// What a part is, what the button is called that copies it, and what is said then.
pub fn copy(part: &Part<'_>) -> [String; 3] {
    let name = Sentence::from(whole_name(part.catalog)).to_text();
    let count = counted(part.statements.len(), "statement", "statements");
    [
        format!("The part for {name}"),
        format!("{COPY} of the SQL for {name}"),
        format!("Copied the part for {name}, {count}."),
    ]
}
