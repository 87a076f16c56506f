//! A button that hands the SQL out as a file.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::View;
use crate::app::controls::icon::icon;
use crate::app::elements::{Act, Dressed, all, block, button, span, when};
use crate::app::{Event, browser};
use crate::state::{Action, FocusTarget};
use crate::words::page::link;
use crate::words::page::result as words;

use super::copy_button::{CopyEvent, popover};

/// Downloads all that grants, once the gate is open, under a name that tells whether it is whole.
pub fn download_button(view: &View<'_>) -> Html {
    let (blanks, problems) = view.sql_gaps();
    let is_ready = blanks.is_empty() && problems.is_empty();
    let is_held = view.is_held;
    let (answer, send) = (Rc::clone(view.answer), view.send.clone());
    let onclick: Act = Rc::new(move |_| {
        if is_held {
            send.does(Action::Sought(FocusTarget::Review));
            send.does(Action::Announced(link::CONFIRM_FIRST.to_owned()));
            return;
        }
        let file_name = if is_ready { words::FILE_NAME } else { words::FILE_NAME_WITH_GAPS };
        let is_given = browser::download(file_name, &answer.sql);
        let message = if is_given { words::DOWNLOADED } else { words::NOT_DOWNLOADED };
        send.does(Action::Announced(message.to_owned()));
        if !is_given {
            send.tell(Event::Copy(CopyEvent::Asked(words::DOWNLOAD.into())));
        }
    });
    let label = if is_ready { words::DOWNLOAD } else { words::DOWNLOAD_WITH_GAPS };
    let is_refused = view.copies.draw(&words::DOWNLOAD.into());
    let content = all([
        icon(if is_held { "#i-lock" } else { "#i-download" }),
        span("button__label", words::DOWNLOAD),
    ]);
    let download = button("button button--fold", content, onclick)
        .set("title", label)
        .set("aria-label", label)
        .set_some("aria-disabled", is_held.then_some("true"));
    let refused = when(is_refused, || popover(words::NOT_DOWNLOADED, Html::default()));
    block("div", "copy-button", [download, refused])
}
