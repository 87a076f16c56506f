//! The way past the page's head for people who use the keyboard.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::View;
use crate::app::elements::{Act, Dressed, block, element};
use crate::app::{browser, ids};
use crate::words::page::{self, tools};

/// Links that show themselves when they have the focus.
///
/// They move the focus themselves: following a fragment would put it into the address bar, where the form's link stands.
pub fn skip_links(view: &View<'_>) -> Html {
    block(
        "nav",
        "skip-links",
        [
            skip_to(ids::FORM, page::SKIP_TO_FORM),
            skip_to(ids::SHEET, page::SKIP_TO_SQL),
            skip_to(ids::BENCH, tools::SKIP_TO_BENCH),
        ],
    )
    .set("aria-label", page::SKIP)
    .flag("inert", view.is_covered())
}

fn skip_to(id: &'static str, label: &'static str) -> Html {
    let skip: Act = Rc::new(move |event| {
        event.prevent_default();
        browser::go_to_part(id);
    });
    element("a", "skip-links__link", label).set("href", format!("#{id}")).on("click", skip)
}
