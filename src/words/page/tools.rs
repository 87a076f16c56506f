//! What the page says of its tools before they are there: the audit, the checks, errors explained, the way back.

/// Heading over the tools.
pub const BENCH: &str = "Check it afterwards";
/// Why there are tools.
pub const BENCH_LEAD: &str =
    "“Test connection” in Segment shows that it can sign in, not that every grant is there.";
/// Name of the tabs that open the tools.
pub const TOOLS: &str = "Checks";
/// Link that skips to the tools.
pub const SKIP_TO_BENCH: &str = "Skip to the checks";

/// Button that leads from Step 6 to the audit.
pub const GO_TO_AUDIT: &str = "Audit what was granted";
/// Button that leads from Step 6 to the checks.
pub const GO_TO_CHECKS: &str = "Checks for every catalog";
/// Marks a statement that something on the page points at.
pub const POINTED_AT: &str = "This is the statement";

/// State of a tool that waits for text.
pub const NOTHING_PASTED: &str = "Nothing pasted yet";
/// Button that empties a box.
pub const CLEAR: &str = "Clear";
/// Says that a secret was taken out of what was pasted.
pub const SECRET_TAKEN_OUT: &str =
    "Something in your text looked like a secret. It was removed and is not kept.";

/// Heading of the audit.
pub const AUDIT: &str = "Audit";
/// Heading of the checks.
pub const CHECKS: &str = "Try it as the service principal";
/// Heading of the tool that explains errors.
pub const EXPLAIN: &str = "Explain an error";
/// Heading of the way back.
pub const UNDO: &str = "Undo";
