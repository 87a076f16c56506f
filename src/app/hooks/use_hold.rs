//! How text that is selected by hand passes the gate like text behind a button.

use yew::prelude::*;

use crate::app::gate::Gate;
use crate::app::state::Action;
use crate::words::page;

use super::use_send::use_send;

/// A callback for copying and dragging: while the gate is closed, it stops them and says why.
#[hook]
pub fn use_hold() -> Callback<Event> {
    let send = use_send();
    let is_held = use_context::<Gate>().unwrap_or_default().is_closed;
    Callback::from(move |event: Event| {
        if is_held {
            event.prevent_default();
            send.emit(Action::Announced(page::CONFIRM_FIRST.to_owned()));
        }
    })
}
