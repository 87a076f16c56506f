//! What just happened, for everybody.

use yew::prelude::*;

use crate::app::elements::classed;
use crate::state::Announcement;

/// Says what just happened, to eyes and screen readers alike. There from the first drawing, so that readers know it.
pub fn status_line(announcement: &Announcement) -> Html {
    let Announcement { text, is_for_readers, number } = announcement;
    let class = if *is_for_readers { "visually-hidden" } else { "status-line__text" };
    html! {
        <div class="status-line" role="status">
            if !text.is_empty() {
                { classed(class, html! { <p key={*number}>{ text }</p> }) }
            }
        </div>
    }
}
