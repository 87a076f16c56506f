//! Where the values came from, when they came from a link.

use yew::prelude::*;

use crate::app::state::OpenedLink;
use crate::link::Ignored;
use crate::words::{ignored, page};

use super::inline_text::InlineText;

/// Props of [`LinkBanner`].
#[derive(PartialEq, Properties)]
pub struct LinkBannerProps {
    /// What the link brought.
    pub opened: OpenedLink,
    /// Called when the banner is closed.
    pub on_close: Callback<MouseEvent>,
}

/// Says that values came from a link, how many, and what of it was not used.
#[component]
pub fn LinkBanner(props: &LinkBannerProps) -> Html {
    let LinkBannerProps { opened, on_close } = props;
    let heading = match opened {
        OpenedLink::Used { .. } => page::FROM_LINK,
        OpenedLink::Refused(_) => page::LINK_REFUSED,
    };
    html! {
        <section class="banner banner--link" aria-labelledby="link-banner-heading">
            <div class="banner__body">
                <h2 class="banner__heading" id="link-banner-heading">{ heading }</h2>
                { details(opened) }
            </div>
            <button class="button button--small" type="button" onclick={on_close}>{ page::CLOSE }</button>
        </section>
    }
}

fn details(opened: &OpenedLink) -> Html {
    match opened {
        OpenedLink::Refused(error) => {
            html! { <p class="banner__text">{ ignored::refusal(*error) }</p> }
        }
        OpenedLink::Used { used, ignored } => html! {
            <>
                <p class="banner__text">{ page::FROM_LINK_ADVICE }</p>
                <p class="banner__text">{ page::link_usage(*used, ignored.len()) }</p>
                if !ignored.is_empty() {
                    <ul class="banner__list">
                        for (index, part) in ignored.iter().take(MOST_LISTED).enumerate() {
                            { item(index, part) }
                        }
                        if MOST_LISTED < ignored.len() {
                            <li>{ page::more_ignored(ignored.len() - MOST_LISTED) }</li>
                        }
                    </ul>
                }
            </>
        },
    }
}

/// A link may hold hundreds of thousands of parts that mean nothing.
const MOST_LISTED: usize = 20;

fn item(index: usize, part: &Ignored) -> Html {
    html! {
        <li key={index}>
            <code class="banner__part">{ page::link_part(&part.key, &part.value) }</code>
            { " " }<InlineText text={ignored::reason(&part.reason)} />
        </li>
    }
}
