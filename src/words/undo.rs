//! What the way back says.

use crate::model::GuideStep;

use super::label::step_heading;

/// Heads the statements that take a step back.
pub fn heading(id: GuideStep) -> String {
    format!("Undo {}", step_heading(id))
}

/// Says what becomes of a catalog that was made.
pub const CATALOG_STAYS: &str =
    "Not undone: the catalog that Step 2 makes stays, with everything in it";
/// Says what becomes of what was taken back.
pub const REVOKE_STAYS: &str = "Not undone: what a REVOKE took back is not granted again";
