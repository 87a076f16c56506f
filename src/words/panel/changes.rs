//! What is said of changes since a link.

use crate::words::counted;

/// Marks a statement that came.
pub const ADDED: &str = "+";
/// Marks a statement that went.
pub const REMOVED: &str = "\u{2212}";
/// What the list is.
pub const WHICH: &str = "Statements that were added or removed since the link";
/// Says that only something else than the SQL differs.
pub const SAME_SQL: &str = "Changed since the link, but the statements are the same.";

/// How many statements came and went.
pub fn changed(added: usize, removed: usize) -> String {
    let added = counted(added, "statement", "statements");
    format!("Since the link: {added} added, {removed} removed")
}
