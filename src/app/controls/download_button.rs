//! A button that hands a text out as a file.

use yew::prelude::*;

use crate::app::View;
use crate::app::controls::icon::icon;
use crate::app::elements::{Act, Dressed, all, block, button, span, when};
use crate::app::{Event, browser};
use crate::state::{Action, FocusTarget};
use crate::words::page::link;
use crate::words::page::result as words;

use super::copy_button::{CopyEvent, popover};

/// What a button hands out.
pub struct Handing {
    /// What it is called. No two buttons are called the same.
    pub name: AttrValue,
    /// The file's name.
    pub file: AttrValue,
    /// The text.
    pub text: AttrValue,
}

/// Downloads all that grants, under a name that tells whether it is whole.
pub fn download_sql(view: &View<'_>) -> Html {
    let (blanks, problems) = view.sql_gaps();
    let (name, file) = if blanks.is_empty() && problems.is_empty() {
        (words::DOWNLOAD, words::FILE_NAME)
    } else {
        (words::DOWNLOAD_WITH_GAPS, words::FILE_NAME_WITH_GAPS)
    };
    let text = view.answer.sql.clone().into();
    download_button(view, Handing { name: name.into(), file: file.into(), text })
}

/// Downloads a text, once the gate is open.
pub fn download_button(view: &View<'_>, handing: Handing) -> Html {
    let Handing { name, file, text } = handing;
    let is_held = view.is_held;
    let (send, asked) = (view.send.clone(), name.clone());
    let onclick: Act = std::rc::Rc::new(move |_| {
        if is_held {
            send.does(Action::Sought(FocusTarget::Review));
            send.does(Action::Announced(link::CONFIRM_FIRST.to_owned()));
            return;
        }
        let is_given = browser::download(&file, &text);
        let message = if is_given { words::DOWNLOADED } else { words::NOT_DOWNLOADED };
        send.does(Action::Announced(message.to_owned()));
        if !is_given {
            send.tell(Event::Copy(CopyEvent::Asked(asked.clone())));
        }
    });
    let is_refused = view.copies.draw(&name);
    let content = all([
        icon(if is_held { "#i-lock" } else { "#i-download" }),
        span("button__label", words::DOWNLOAD),
    ]);
    let download = button("button button--fold", content, onclick)
        .set("title", name.clone())
        .set("aria-label", name)
        .set_some("aria-disabled", is_held.then_some("true"));
    let refused = when(is_refused, || popover(words::NOT_DOWNLOADED, Html::default()));
    block("div", "copy-button", [download, refused])
}
