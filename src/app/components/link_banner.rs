//! Where the values came from, when they came from a link, and what of them is to be confirmed.

use std::rc::Rc;

use yew::prelude::*;

use crate::answer::Answer;
use crate::app::hooks::use_send::use_send;
use crate::app::state::{Action, LINK_BANNER_ID, OpenedLink, State};
use crate::export::Effect;
use crate::link::Ignored;
use crate::plan::Field;
use crate::words::{ignored, label, page, summary};

use super::inline_text::InlineText;
use super::sql_code::SqlCode;

/// Props of [`LinkBanner`].
#[derive(PartialEq, Properties)]
pub struct LinkBannerProps {
    /// What the page remembers.
    pub state: Rc<State>,
    /// What it amounts to.
    pub answer: Rc<Answer>,
}

/// Says what came from a link and what of it was not used, and asks to confirm what a hostile link could abuse.
#[component]
pub fn LinkBanner(props: &LinkBannerProps) -> Html {
    let LinkBannerProps { state, answer } = props;
    let send = use_send();
    let act = |action: Action| {
        let send = send.clone();
        Callback::from(move |_: MouseEvent| send.emit(action.clone()))
    };
    let to_confirm = state.from_link.to_confirm(&state.draft);
    let heading = match &state.opened_link {
        Some(OpenedLink::Refused(_)) => page::LINK_REFUSED,
        _ if to_confirm.is_empty() => page::FROM_LINK_CONFIRMED,
        _ => page::FROM_LINK,
    };
    html! {
        <section class="banner banner--link" id={LINK_BANNER_ID} tabindex="-1" aria-labelledby="link-banner-heading">
            <div class="banner__body">
                <h2 class="banner__heading" id="link-banner-heading">{ heading }</h2>
                if !to_confirm.is_empty() {
                    <p class="banner__text">{ page::FROM_LINK_ADVICE }</p>
                    { questions(&to_confirm, state, answer) }
                    <div class="banner__actions">
                        <button class="button button--confirm" type="button" onclick={act(Action::ConfirmedLink(Box::new(state.draft.clone())))}>
                            { page::CONFIRM }
                        </button>
                    </div>
                }
                if let Some(opened) = &state.opened_link {
                    { usage(opened) }
                }
            </div>
            if to_confirm.is_empty() {
                <button class="button button--small" type="button" onclick={act(Action::ClosedLinkMessage)}>{ page::CLOSE }</button>
            }
        </section>
    }
}

/// What a hostile link could abuse, each with its question: who, where to, on what, and in one sentence.
fn questions(to_confirm: &[Field], state: &State, answer: &Answer) -> Html {
    let asked = to_confirm.iter().filter_map(|field| Some((*field, question(*field)?)));
    let names = summary::readable_names(&answer.plan);
    let revokes = answer
        .steps
        .iter()
        .flat_map(|step| &step.statements)
        .filter(|statement| statement.effect == Effect::TakeBack);
    html! {
        <dl class="confirmation">
            for (field, question) in asked {
                <div class="confirmation__item" key={field.to_string()}>
                    <dt class="confirmation__label">{ label::field(field) }</dt>
                    <dd class="confirmation__value"><code>{ state.draft.text(field).to_owned() }</code></dd>
                    <dd class="confirmation__question">{ question }</dd>
                </div>
            }
            <div class="confirmation__item" key="access">
                <dt class="confirmation__label">{ page::ACCESS }</dt>
                <dd class="confirmation__value"><InlineText text={answer.summary.clone()} /></dd>
                <dd class="confirmation__question">{ page::IS_ACCESS_RIGHT }</dd>
            </div>
            if !names.is_empty() {
                <div class="confirmation__item" key="names">
                    <dt class="confirmation__label">{ page::READABLE }</dt>
                    <dd class="confirmation__value confirmation__value--long" tabindex="0"><InlineText text={names} /></dd>
                    <dd class="confirmation__question">{ page::ARE_NAMES_RIGHT }</dd>
                </div>
            }
            for (index, revoke) in revokes.enumerate() {
                <div class="confirmation__item" key={format!("revoke {index}")}>
                    <dt class="confirmation__label">{ page::REVOKE }</dt>
                    <dd class="confirmation__value"><SqlCode tokens={revoke.tokens.clone()} /></dd>
                    <dd class="confirmation__question">{ page::IS_REVOKE_RIGHT }</dd>
                </div>
            }
        </dl>
    }
}

/// The question about a field; names of catalogs and schemas are asked about in the sentence on the access.
fn question(field: Field) -> Option<&'static str> {
    match field {
        Field::ClientId => Some(page::IS_YOUR_CLIENT_ID),
        Field::Hostname => Some(page::IS_YOUR_HOST),
        Field::Location => Some(page::IS_YOUR_LOCATION),
        Field::ReverseEtlSchema => Some(page::IS_REVERSE_ETL_RIGHT),
        _ => None,
    }
}

fn usage(opened: &OpenedLink) -> Html {
    match opened {
        OpenedLink::Refused(error) => {
            html! { <p class="banner__text">{ ignored::refusal(*error) }</p> }
        }
        OpenedLink::Used { used, foreign_host, ignored } => html! {
            <>
                <p class="banner__text">{ page::link_usage(*used, ignored.len() + usize::from(foreign_host.is_some())) }</p>
                if foreign_host.is_some() || !ignored.is_empty() {
                <ul class="banner__list">
                    if let Some(host) = foreign_host {
                        <li><InlineText text={page::foreign_host(host)} /></li>
                    }
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
