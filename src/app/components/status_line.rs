//! What just happened, for everybody.

use yew::prelude::*;

use crate::app::state::Announcement;

/// Props of [`StatusLine`].
#[derive(PartialEq, Properties)]
pub struct StatusLineProps {
    /// What is said.
    pub message: Announcement,
}

/// Says what just happened, to eyes and screen readers alike. There from the first drawing, so that readers know it.
#[component]
pub fn StatusLine(props: &StatusLineProps) -> Html {
    let Announcement { text, is_for_readers, number } = &props.message;
    let class = if *is_for_readers { "visually-hidden" } else { "status-line__text" };
    html! {
        <div class="status-line" role="status">
            if !text.is_empty() {
                <p {class} key={*number}>{ text }</p>
            }
        </div>
    }
}
