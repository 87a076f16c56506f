//! What is said of a plan as a file, and of another that was pasted or opened.

use crate::words::sentence::{Sentence, name, sentence};

/// What the file is.
pub const PLAN: &str = "The plan as a file";
/// What it is for.
pub const LEAD: &str = "All that the form holds, as JSON: to keep it, to put it under version control, or to send it where a \
     link would be too long.";
/// The line that it is folded into.
pub const SHOW: &str = "Show the file";
/// What is in it and what is not.
pub const HOLDS: &str = "It leaves out what is wrong. It holds no secret.";
/// The button that copies it.
pub const COPY: &str = "Copy the plan";
/// What is said once it is copied.
pub const COPIED: &str = "Copied the plan.";
/// Under which name it is downloaded.
pub const FILE_NAME: &str = "databricks-access-for-segment.json";
/// Heads what can be done with another plan.
pub const OPEN_OR_COMPARE: &str = "Open or compare another plan";
/// What the box is called.
pub const PASTE: &str = "Paste a plan's file or a link";
/// What becomes of it.
pub const PASTE_HINT: &str = "You first see how it differs from the form. Nothing is overwritten.";
/// The box by which a file is chosen.
pub const CHOOSE: &str = "Or choose a file";
/// The button that puts a plan into the form.
pub const OPEN: &str = "Open it in the form";
/// Says that there is nothing to open.
pub const SAME: &str = "The form holds the same plan.";
/// Says that a text is neither.
pub const NO_PLAN: &str =
    "This is neither a plan's file nor a link with values, or a part of it is missing.";
/// What the form is held against.
pub const THIS_PLAN: &str = "this plan";

/// Why a part of a plan was not used.
pub fn left_out(key: &str, reason: Sentence) -> Sentence {
    if key.is_empty() { reason } else { sentence![name(key), ": ", reason] }
}
