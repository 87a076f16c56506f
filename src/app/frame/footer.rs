//! Where the page comes from, and what it does not do.

use yew::prelude::*;

use crate::app::elements::p;
use crate::words::page;

/// The guide, the version, the licence, and what is sent anywhere.
pub fn footer() -> Html {
    html! {
        <footer class="page-footer">
            { p("", page::NOT_SENT) }
            <p>{ page::GUIDE_READ }{ " " }{ external(page::GUIDE_URL) }</p>
            <p>{ page::SUPPORT }{ " " }{ external(page::SUPPORT_URL) }</p>
            <p>{ page::version() }{ " · " }{ page::LICENCE }{ " · " }{ page::NOT_AFFILIATED }</p>
        </footer>
    }
}

fn external(address: &'static str) -> Html {
    html! {
        <a href={address} target="_blank" rel="noopener noreferrer">{ address.trim_start_matches("https://") }</a>
    }
}
