//! What the way back says.

use crate::model::GuideStep;

use super::label::step_heading;

/// Heads the statements that undo a step.
pub fn heading(id: GuideStep) -> String {
    format!("Undo {}", step_heading(id))
}

/// Says what becomes of a catalog that was created.
pub const CATALOG_STAYS: &str =
    "Not removed: the catalog that Step 2 creates, with everything in it";
/// Says what becomes of what was revoked.
pub const REVOKE_STAYS: &str = "Not granted again: what a REVOKE in your SQL removes";
/// What a REVOKE does besides.
pub const CAREFUL: &str = "Careful: REVOKE also removes the same access if it was granted earlier or by someone else, such as for another Segment product.";
