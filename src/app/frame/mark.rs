//! The page's own mark.

use yew::prelude::*;

use crate::app::elements::{Dressed, block, element};

/// A permit with a filled line: the same shape as the icon in index.html.
pub fn mark() -> Html {
    let path = |class, line: &'static str| element("path", class, Html::default()).set("d", line);
    let paths = [
        path("mark__sheet", "M6 3h14l6 6v20H6z"),
        path("", "M10 14h12M10 19h7"),
        path("mark__seal", "M17.5 23.5l2.5 2.5 5-6"),
    ];
    block("svg", "mark", paths).set("viewBox", "0 0 32 32").set("aria-hidden", "true")
}
