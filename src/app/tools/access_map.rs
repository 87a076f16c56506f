//! The access as a picture, drawn only while somebody looks at it.

use web_sys::Element;
use yew::prelude::*;

use crate::app::View;
use crate::app::elements::span;
use crate::app::{Event, ids};
use crate::model::Tool;
use crate::state::Action;
use crate::words::page::access_map as words;

use super::body;

/// A line that opens the picture below it.
pub fn access_map(view: &View<'_>) -> Html {
    let is_open = view.state.is_open(Tool::AccessMap);
    let turn = view.send.clone();
    let ontoggle = Callback::from(move |event: web_sys::Event| {
        let shows = event.target_unchecked_into::<Element>().has_attribute("open");
        if shows != is_open {
            turn.emit(Event::Did(Action::TurnedTool(Tool::AccessMap)));
        }
    });
    html! {
        <details class="access-map" {ontoggle}>
            <summary class="access-map__heading" id={ids::tool_id(Tool::AccessMap)}>
                { span("access-map__title", words::HEADING) }
                { " " }
                { span("access-map__hint", words::HEADING_HINT) }
            </summary>
            if is_open {
                { body(view, Tool::AccessMap) }
            }
        </details>
    }
}
