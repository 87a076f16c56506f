//! The page's head: what it is, and what can be done with the whole of it.

use std::rc::Rc;

use yew::prelude::*;

use crate::answer::Answer;
use crate::app::browser;
use crate::app::hooks::use_send::use_send;
use crate::app::state::{Action, START_OVER_ID, State};
use crate::link::LinkError;
use crate::words::{ignored, page};

use super::copy_button::CopyButton;
use super::icon::Icon;
use super::link_banner::LinkBanner;
use super::other_form::OtherForm;

/// Props of [`PageHeader`].
#[derive(PartialEq, Properties)]
pub struct PageHeaderProps {
    /// What the page remembers.
    pub state: Rc<State>,
    /// What it amounts to.
    pub answer: Rc<Answer>,
    /// The form's link, or why there is none.
    pub link: Rc<Result<String, LinkError>>,
}

/// Title, lead, the link, starting over, and what there is to say about a link that was opened.
#[component]
pub fn PageHeader(props: &PageHeaderProps) -> Html {
    let PageHeaderProps { state, answer, link } = props;
    let send = use_send();
    let act = |action: Action| {
        let send = send.clone();
        Callback::from(move |_: MouseEvent| send.emit(action.clone()))
    };
    html! {
        <header class="page-header">
            <div class="page-header__row">
                <div class="page-header__title">
                    <Icon />
                    <h1 class="page-header__heading">{ page::TITLE }</h1>
                </div>
                <div class="page-header__actions">
                    { copy_link(link) }
                    <button class="button" type="button" id={START_OVER_ID} onclick={act(Action::StartedOver)}>{ page::START_OVER }</button>
                </div>
            </div>
            <p class="page-header__lead">{ page::LEAD }{ " " }<strong>{ page::PRIVACY }</strong></p>
            if state.before_start_over.is_some() {
                <div class="banner">
                    <p class="banner__text">{ page::STARTED_OVER }</p>
                    <button class="button button--small" type="button" onclick={act(Action::UndidStartOver)}>{ page::UNDO }</button>
                </div>
            }
            if let Some(other) = &state.other {
                <OtherForm other={other.clone()} />
            }
            if state.opened_link.is_some() || state.is_unconfirmed() {
                <LinkBanner {state} {answer} />
            }
        </header>
    }
}

fn copy_link(link: &Result<String, LinkError>) -> Html {
    match link {
        Ok(link) => html! {
            <CopyButton label={page::COPY_LINK} text={format!("{}#{link}", browser::page_address())}
                said={page::COPIED_LINK} />
        },
        Err(error) => {
            html! { <p class="message message--problem">{ ignored::refusal(*error) }</p> }
        }
    }
}
