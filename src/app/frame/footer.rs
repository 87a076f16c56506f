//! Where the page comes from, and what it does not do.

use yew::prelude::*;

use crate::app::View;
use crate::app::elements::{Dressed, block, element, p, space};
use crate::app::ids;
use crate::words::page;

/// What is sent nowhere, the guide, the version and the licence.
pub fn footer(view: &View<'_>) -> Html {
    let dot = || Html::from(" · ");
    let about = [
        page::GUIDE_READ.into(),
        space(),
        external(page::GUIDE_URL, page::GUIDE),
        dot(),
        page::SUPPORT.into(),
        space(),
        external(page::SUPPORT_URL, page::SUPPORT_NAME),
        dot(),
        page::NOT_AFFILIATED.into(),
        dot(),
        page::version().into(),
        dot(),
        page::LICENCE.into(),
    ];
    block("footer", "page-footer", [p("", page::NOT_SENT), block("p", "", about)])
        .set("id", ids::FOOT)
        .set("tabindex", "-1")
        .flag("inert", view.is_covered())
}

/// A link that leads away, to where nobody learns of this page.
pub fn external(address: &'static str, name: &'static str) -> Html {
    element("a", "", name)
        .set("href", address)
        .set("target", "_blank")
        .set("rel", "noopener noreferrer")
}
