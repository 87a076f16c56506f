//! Where the values came from, when they came from a link, and what of them is to be confirmed.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::View;
use crate::app::controls::inline_text::inline_text;
use crate::app::controls::sql_code::sql_code;
use crate::app::elements::{button, classed, code, element, p};
use crate::app::ids;
use crate::export::Effect;
use crate::link::Ignored;
use crate::plan::Field;
use crate::state::{Action, OpenedLink};
use crate::words::{ignored, label, page, summary};

/// Says what came from a link and what of it was not used, and asks to confirm what a hostile link could abuse.
pub fn link_banner(view: &View<'_>) -> Html {
    let form = &view.state.form;
    let to_confirm = form.from_link.to_confirm(&form.draft);
    let heading = match &form.opened_link {
        Some(OpenedLink::Refused(_)) => page::LINK_REFUSED,
        _ if to_confirm.is_empty() => page::FROM_LINK_CONFIRMED,
        _ => page::FROM_LINK,
    };
    let confirm = || view.on_press(Action::ConfirmedLink(Rc::clone(form)));
    html! {
        <section class="banner banner--link" id={ids::LINK_BANNER} tabindex="-1" aria-labelledby="link-banner-heading">
            <div class="banner__body">
                <h2 class="banner__heading" id="link-banner-heading">{ heading }</h2>
                if !to_confirm.is_empty() {
                    { p("banner__text", page::FROM_LINK_ADVICE) }
                    { questions(view, &to_confirm) }
                    <div class="banner__actions">
                        { button("button button--confirm", page::CONFIRM, confirm()) }
                    </div>
                }
                if let Some(opened) = &form.opened_link {
                    { usage(opened) }
                }
            </div>
            if to_confirm.is_empty() {
                { button("button button--small", page::CLOSE, view.on_press(Action::ClosedLinkMessage)) }
            }
        </section>
    }
}

/// What a hostile link could abuse, each with its question: who, where to, on what, and in one sentence.
fn questions(view: &View<'_>, to_confirm: &[Field]) -> Html {
    let answer = view.answer;
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
                { item(&label::field(field), false, code("", view.state.form.draft.text(field).to_owned()), question) }
            }
            { item(page::ACCESS, false, inline_text(&answer.summary), page::IS_ACCESS_RIGHT) }
            if !names.is_empty() {
                { item(page::READABLE, true, inline_text(&names), page::ARE_NAMES_RIGHT) }
            }
            for revoke in revokes {
                { item(page::REVOKE, false, sql_code(view, &revoke.tokens), page::IS_REVOKE_RIGHT) }
            }
        </dl>
    }
}

/// A value with its question. A long one can be scrolled, also by keyboard.
fn item(label: &str, is_long: bool, value: Html, question: &'static str) -> Html {
    let class = if is_long {
        "confirmation__value confirmation__value--long"
    } else {
        "confirmation__value"
    };
    html! {
        <div class="confirmation__item">
            { element("dt", "confirmation__label", label.to_owned()) }
            { classed(class, html! { <dd tabindex={is_long.then_some("0")}>{ value }</dd> }) }
            { element("dd", "confirmation__question", question) }
        </div>
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
        OpenedLink::Refused(error) => p("banner__text", ignored::refusal(*error)),
        OpenedLink::Used { used, foreign_host, ignored } => {
            let not_used = ignored.len() + usize::from(foreign_host.is_some());
            html! {
                <>
                    { p("banner__text", page::link_usage(*used, not_used)) }
                    if 0 < not_used {
                        <ul class="banner__list">
                            if let Some(host) = foreign_host {
                                { element("li", "", inline_text(&page::foreign_host(host))) }
                            }
                            { for ignored.iter().take(MOST_LISTED).map(not_used_part) }
                            if MOST_LISTED < ignored.len() {
                                { element("li", "", page::more_ignored(ignored.len() - MOST_LISTED)) }
                            }
                        </ul>
                    }
                </>
            }
        }
    }
}

/// A link may hold hundreds of thousands of parts that mean nothing.
const MOST_LISTED: usize = 20;

fn not_used_part(part: &Ignored) -> Html {
    html! {
        <li>
            { code("banner__part", page::link_part(&part.key, &part.value)) }
            { " " }{ inline_text(&ignored::reason(&part.reason)) }
        </li>
    }
}
