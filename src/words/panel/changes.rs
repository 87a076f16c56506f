//! What is said of changes since a link, or since another plan.

use crate::words::counted;

/// Marks a statement that came.
pub const ADDED: &str = "+";
/// Marks a statement that went.
pub const REMOVED: &str = "\u{2212}";
/// The link that filled the form.
pub const LINK: &str = "the link";

/// What the list is of statements that came or went since something.
pub fn which(since: &str) -> String {
    ["Statements that were added or removed since ", since].concat()
}

/// Says that only something else than the SQL differs from something.
pub fn same_sql(since: &str) -> String {
    ["Changed since ", since, ", but the statements are the same."].concat()
}

/// How many statements came and went since something.
pub fn changed(since: &str, added: usize, removed: usize) -> String {
    let added = counted(added, "statement", "statements");
    format!("Since {since}: {added} added, {removed} removed")
}
