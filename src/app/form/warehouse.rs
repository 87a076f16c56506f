//! How Segment reaches the SQL warehouse: host, path and port.

use yew::prelude::*;

use super::pasted_note::pasted_note;
use crate::app::View;
use crate::app::controls::field_messages::field_messages;
use crate::app::controls::text_box::{TextBox, box_label, text_box};
use crate::app::elements::{Dressed, all, block, button, element, p, space, span, when};
use crate::model::GuideStep;
use crate::plan::Field;
use crate::state::Action;
use crate::words::label;
use crate::words::page::form as words;

use super::head;

/// One box that takes a whole connection, until there is something of one: then a box for each value.
pub fn warehouse(view: &View<'_>) -> Html {
    let is_whole = !view.state.shows_connection();
    let label = element("h2", "field__label", words::WAREHOUSE);
    let hint = span("", if is_whole { words::WAREHOUSE_HINT } else { words::PASTE_AGAIN });
    let type_them = || {
        let type_them = view.does(Action::TypedConnection);
        all([space(), button("link", words::TYPE_CONNECTION, type_them)])
    };
    let hint = all([hint.set("id", HINT), when(is_whole, type_them)]);
    let is_here = |it| matches!(it, Field::Hostname | Field::HttpPath | Field::Port);
    let boxes = block(
        "div",
        "ledger",
        [
            pair(view, is_whole, Field::Hostname, "url", None),
            when(!is_whole, || {
                all([
                    pair(view, false, Field::HttpPath, "url", None),
                    pair(view, false, Field::Port, "numeric", Some("443")),
                ])
            }),
        ],
    );
    block(
        "section",
        "field",
        [
            head(GuideStep::Connect, label, p("aside", words::WAREHOUSE_ASIDE)),
            boxes,
            pasted_note(view, is_here, p("hint", hint)),
        ],
    )
}

/// The ID of what helps to fill the boxes in.
const HINT: &str = "warehouse-hint";

/// A value with its label. The first box stays the same box when it is one of three.
fn pair(
    view: &View<'_>,
    is_whole: bool,
    field: Field,
    input_mode: &'static str,
    default: Option<&'static str>,
) -> Html {
    let (class, label, placeholder) = if is_whole {
        ("visually-hidden", words::CONNECTION.to_owned(), Some(words::PASTE_CONNECTION))
    } else {
        ("pair__label", label::field(field), default)
    };
    let hint = Some(HINT);
    block(
        "div",
        "pair",
        [
            box_label(field, class, label),
            text_box(view, TextBox { field, hint, placeholder, input_mode }),
            element("div", "scope__messages", field_messages(view, field)),
        ],
    )
}
