//! The way past the page's head for people who use the keyboard.

use yew::prelude::*;

use crate::app::browser;
use crate::words::page::{self, tools};

use super::bench::BENCH_ID;
use super::form::FORM_ID;
use super::result_sheet::SHEET_ID;

/// Links that show themselves when they have the focus.
///
/// They move the focus themselves: following a fragment would put it into the address bar, where the form's link stands.
#[component]
pub fn SkipLinks() -> Html {
    let skip_to = |id: &'static str| {
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            browser::go_to_part(id);
        })
    };
    html! {
        <nav class="skip-links" aria-label={page::SKIP}>
            <a class="skip-links__link" href={format!("#{FORM_ID}")} onclick={skip_to(FORM_ID)}>{ page::SKIP_TO_FORM }</a>
            <a class="skip-links__link" href={format!("#{SHEET_ID}")} onclick={skip_to(SHEET_ID)}>{ page::SKIP_TO_SQL }</a>
            <a class="skip-links__link" href={format!("#{BENCH_ID}")} onclick={skip_to(BENCH_ID)}>{ tools::SKIP_TO_BENCH }</a>
        </nav>
    }
}
