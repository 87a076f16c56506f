//! The page's head: what it is, and what can be done with the whole of it.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::View;
use crate::app::elements::{Act, Dressed, all, block, button, element, pressed_key, span};
use crate::app::{browser, ids};
use crate::state::Action;
use crate::words::page;

use super::footer::external;
use super::mark::mark;
use crate::app::controls::icon::icon;

/// Title, what becomes of what is typed, and the menu.
pub fn header(view: &View<'_>) -> Html {
    let row = block(
        "div",
        "page-header__row",
        [
            mark(),
            element("h1", "page-header__heading", page::TITLE),
            block("p", "page-header__privacy", [icon("#i-lock"), page::PRIVACY.into()]),
            menu(view),
        ],
    );
    element("header", "page-header", row).flag("inert", view.is_covered())
}

/// What is seldom needed.
fn menu(view: &View<'_>) -> Html {
    let start_over: Act = {
        let send = view.send.clone();
        Rc::new(move |_| {
            browser::close_menu();
            send.does(Action::StartedOver);
        })
    };
    let on_key: Act = Rc::new(|event| {
        if pressed_key(event).is_some_and(|key| key.key() == "Escape") {
            browser::close_menu();
            browser::focus(ids::MENU);
        }
    });
    let on_leave: Act = Rc::new(|event| {
        if !browser::keeps_focus(event, ".menu") {
            browser::close_menu();
        }
    });
    let about: Act = Rc::new(|event| {
        event.prevent_default();
        browser::close_menu();
        browser::go_to_part(ids::FOOT);
    });
    let more = all([icon("#i-more"), span("visually-hidden", page::MORE)]);
    let more =
        element("summary", "icon-button", more).set("id", ids::MENU).set("title", page::MORE);
    let about = element("a", "", page::ABOUT).set("href", "#foot").on("click", about);
    let list = block(
        "ul",
        "menu__list",
        [
            element("li", "", button("", page::START_OVER, start_over)),
            element("li", "", external(page::GUIDE_URL, page::GUIDE)),
            element("li", "", about),
        ],
    );
    block("details", "menu", [more, list]).on("keydown", on_key).on("focusout", on_leave)
}
