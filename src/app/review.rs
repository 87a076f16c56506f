//! What a link brought, and what of it is to be checked before anything leaves the page.

mod other_form;
mod values;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::elements::{Dressed, all, block, button, element, p, when};
use crate::app::tools;
use crate::model::Tool;
use crate::state::{Action, OpenedLink};
use crate::words::page::{self, link as words};

use super::View;
use super::controls::icon::icon;
use super::ids;

use values::{usage, values};

/// What there is to say of a link that was opened: first of all who gets access to what, and how to check it.
pub fn review(view: &View<'_>) -> Html {
    let form = &view.state.form;
    let other = form.other.as_ref().map(|other| other_form::other_form(view, other));
    let has_news = form.opened_link.is_some() || view.is_held;
    all([other.unwrap_or_default(), when(has_news, || opened(view))])
}

fn opened(view: &View<'_>) -> Html {
    let form = &view.state.form;
    let is_held = view.is_held;
    let heading = match &form.opened_link {
        _ if is_held => words::FROM_LINK,
        Some(OpenedLink::Refused(_)) => words::LINK_REFUSED,
        Some(OpenedLink::Used { used: 0, .. }) => words::LINK_UNREADABLE,
        _ => words::LINK_OPENED,
    };
    let actions = if is_held {
        confirmation(view)
    } else {
        let close = view.does(Action::ClosedLinkMessage);
        button("button button--small", page::CLOSE, close)
    };
    let usage = form
        .opened_link
        .as_ref()
        .map(|opened| element("div", "review__usage", usage(view, opened)));
    let heading = block("h2", "review__heading", [icon("#i-warn"), heading.into()]);
    block(
        "section",
        if is_held { "review review--held" } else { "review" },
        [
            heading.set("id", "review-heading"),
            when(is_held, || {
                let lead = p("review__lead", words::FROM_LINK_ADVICE);
                all([p("not-printed", words::NOT_PRINTED), lead, values(view)])
            }),
            block("div", "review__actions", [actions, usage.unwrap_or_default()]),
            when(view.state.announcement.text == words::CONFIRMED_EARLY, || {
                p("review__question", words::CONFIRMED_EARLY)
            }),
        ],
    )
    .set("id", ids::REVIEW)
    .set("tabindex", "-1")
    .set("aria-labelledby", "review-heading")
    // src/gate.js takes no click before what looks alike is told, or cannot be.
    .flag("data-comparing", is_held && tools::is_awaited(view, Tool::LookAlikes))
}

/// What confirms the values; for more names than are shown at once, in a second step that says how many they are.
fn confirmation(view: &View<'_>) -> Html {
    let form = &view.state.form;
    let confirm = |label: String| {
        // src/gate.js lets nobody press it unawares.
        let confirm = view.does(Action::ConfirmedLink(Rc::clone(form)));
        button("button button--strong", label, confirm).set("data-confirms", "")
    };
    if view.state.asks_about_names {
        let names = form.draft.count_names();
        let question = p("review__question", words::names_question(names));
        return all([
            question.set("id", ids::CONFIRM_NAMES).set("tabindex", "-1"),
            confirm(words::confirm_names(names)),
            button("button", words::LOOK_AGAIN, view.does(Action::LookedAgain)),
        ]);
    }
    all([
        confirm(words::CONFIRM.to_owned()),
        button("button", words::DISCARD, view.does(Action::DiscardedLink)),
    ])
}
