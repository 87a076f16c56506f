//! A button that hands the SQL out as a file.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::View;
use crate::app::elements::button;
use crate::app::{Event, browser};
use crate::state::{Action, FocusTarget};
use crate::words::page;

/// Downloads all that grants, once the gate is open, under a name that tells whether it is whole.
pub fn download_button(view: &View<'_>) -> Html {
    let is_ready = view.answer.is_ready();
    let is_held = view.is_held;
    let (answer, send) = (Rc::clone(view.answer), view.send.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        if is_held {
            send.emit(Event::Did(Action::Announced(page::CONFIRM_FIRST.to_owned())));
            send.emit(Event::Did(Action::Sought(FocusTarget::LinkBanner)));
            return;
        }
        let file_name = if is_ready { page::FILE_NAME } else { page::FILE_NAME_WITH_GAPS };
        let is_given = browser::download(file_name, &answer.sql);
        let message = if is_given { page::DOWNLOADED } else { page::NOT_DOWNLOADED };
        send.emit(Event::Did(Action::Announced(message.to_owned())));
    });
    let label = if is_ready { page::DOWNLOAD } else { page::DOWNLOAD_WITH_GAPS };
    button("button", label, onclick)
}
