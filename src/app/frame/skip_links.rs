//! The way past the page's head for people who use the keyboard.

use yew::prelude::*;

use crate::app::{browser, ids};
use crate::words::page::{self, tools};

/// Links that show themselves when they have the focus.
///
/// They move the focus themselves: following a fragment would put it into the address bar, where the form's link stands.
pub fn skip_links() -> Html {
    html! {
        <nav class="skip-links" aria-label={page::SKIP}>
            { skip_to(ids::FORM, page::SKIP_TO_FORM) }
            { skip_to(ids::SHEET, page::SKIP_TO_SQL) }
            { skip_to(ids::BENCH, tools::SKIP_TO_BENCH) }
        </nav>
    }
}

fn skip_to(id: &'static str, label: &'static str) -> Html {
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        browser::go_to_part(id);
    });
    html! { <a class="skip-links__link" href={format!("#{id}")} {onclick}>{ label }</a> }
}
