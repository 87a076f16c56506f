//! On narrow screens, the way to SQL, settings and link.

use yew::prelude::*;

use crate::app::View;
use crate::app::controls::link_button::link_button;
use crate::app::elements::{Dressed, all, block, button, space, span};
use crate::app::ids;
use crate::link::LinkError;
use crate::state::{Action, Sheet};
use crate::words::page::{link as link_words, result as words};

/// A bar at the bottom of narrow screens.
pub fn dock(view: &View<'_>, link: &Result<String, LinkError>) -> Html {
    let status = view.status();
    block(
        "nav",
        "dock",
        [
            item(view, Sheet::Sql, words::SQL, status.is_ready, status.short()),
            item(view, Sheet::Settings, words::SETTINGS_SHORT, false, status.settings_short()),
            link_button(view, link, words::LINK, Some(link_words::COPY_THE_LINK)),
        ],
    )
    .set("aria-label", words::RESULT)
    .flag("inert", view.is_covered())
}

fn item(
    view: &View<'_>,
    sheet: Sheet,
    label: &'static str,
    is_strong: bool,
    state: String,
) -> Html {
    let class = if is_strong { "dock__item dock__item--strong" } else { "dock__item" };
    let content = all([label.into(), space(), span("dock__state", state)]);
    button(class, content, view.does(Action::TurnedSheet(Some(sheet))))
        .set("id", ids::dock_id(sheet))
        .set("aria-haspopup", "dialog")
}
