//! The page's icons.

use yew::prelude::*;

use crate::app::elements::{Dressed, element};

/// An icon, which index.html draws under this name. It never stands for a word alone.
pub fn icon(name: &'static str) -> Html {
    let shape = element("use", "", Html::default()).set("href", name);
    element("svg", "icon", shape).set("aria-hidden", "true")
}
