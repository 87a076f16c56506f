//! The page's head: what it is, and what can be done with the whole of it.

use yew::prelude::*;

use crate::app::View;
use crate::app::controls::copy_button::{Copying, Gaps, copy_button};
use crate::app::elements::{button, element, p};
use crate::app::review::link_banner::link_banner;
use crate::app::review::other_form::other_form;
use crate::app::{browser, ids};
use crate::link::LinkError;
use crate::state::Action;
use crate::words::{ignored, page};

use super::icon::icon;

/// Title, lead, the link, starting over, and what there is to say about a link that was opened.
pub fn header(view: &View<'_>, link: &Result<String, LinkError>) -> Html {
    let form = &view.state.form;
    html! {
        <header class="page-header">
            <div class="page-header__row">
                <div class="page-header__title">
                    { icon() }
                    { element("h1", "page-header__heading", page::TITLE) }
                </div>
                <div class="page-header__actions">
                    { copy_link(view, link) }
                    <button class="button" type="button" id={ids::START_OVER} onclick={view.on_press(Action::StartedOver)}>
                        { page::START_OVER }
                    </button>
                </div>
            </div>
            <p class="page-header__lead">{ page::LEAD }{ " " }{ element("strong", "", page::PRIVACY) }</p>
            if form.before_start_over.is_some() {
                <div class="banner">
                    { p("banner__text", page::STARTED_OVER) }
                    { button("button button--small", page::UNDO, view.on_press(Action::UndidStartOver)) }
                </div>
            }
            if let Some(other) = &form.other {
                { other_form(view, other) }
            }
            if form.opened_link.is_some() || view.is_held {
                { link_banner(view) }
            }
        </header>
    }
}

fn copy_link(view: &View<'_>, link: &Result<String, LinkError>) -> Html {
    match link {
        Ok(link) => copy_button(
            view,
            Copying {
                label: page::COPY_LINK.into(),
                name: None,
                text: format!("{}#{link}", browser::page_address()).into(),
                said: page::COPIED_LINK.into(),
                gaps: Gaps::default(),
                class: "button",
            },
        ),
        Err(error) => p("message message--problem", ignored::refusal(*error)),
    }
}
