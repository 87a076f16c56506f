//! The page's own mark.

use yew::prelude::*;

/// A permit with a filled line: the same shape as the icon in index.html.
pub fn icon() -> Html {
    html! {
        <svg class="icon" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <path class="icon__sheet" d="M6 3h14l6 6v20H6z" />
            <path class="icon__line" d="M10 14h12M10 19h7" />
            <path class="icon__seal" d="M17.5 23.5l2.5 2.5 5-6" />
        </svg>
    }
}
