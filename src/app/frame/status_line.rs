//! What just happened, for those who do not see it happen.

use yew::prelude::*;

use crate::app::elements::{Dressed, element, p, when};
use crate::state::Announcement;

/// Says what just happened to screen readers; it also shows on the page, where it happened. There from the first drawing,
/// so that readers know it.
pub fn status_line(announcement: &Announcement) -> Html {
    let Announcement { text, number } = announcement;
    let said = when(!text.is_empty(), || p("", text.clone()).keyed(*number));
    element("div", "visually-hidden", said).set("role", "status")
}
