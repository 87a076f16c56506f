//! A button that hands the SQL out as a file.

use std::rc::Rc;

use yew::prelude::*;

use crate::answer::Answer;
use crate::app::browser;
use crate::app::gate::Gate;
use crate::app::hooks::use_send::use_send;
use crate::app::state::Action;
use crate::words::page;

/// Props of [`DownloadButton`].
#[derive(PartialEq, Properties)]
pub struct DownloadButtonProps {
    /// What the form amounts to.
    pub answer: Rc<Answer>,
}

/// Downloads all SQL, once the gate is open, and says in its label when something is missing or wrong in it.
#[component]
pub fn DownloadButton(props: &DownloadButtonProps) -> Html {
    let DownloadButtonProps { answer } = props;
    let send = use_send();
    let label = if answer.is_ready() { page::DOWNLOAD } else { page::DOWNLOAD_WITH_GAPS };
    let is_held = use_context::<Gate>().unwrap_or_default().is_closed;
    let onclick = {
        let answer = answer.clone();
        Callback::from(move |_: MouseEvent| {
            if is_held {
                send.emit(Action::Announced(page::CONFIRM_FIRST.to_owned()));
                send.emit(Action::SoughtConfirmation);
                return;
            }
            let file_name =
                if answer.is_ready() { page::FILE_NAME } else { page::FILE_NAME_WITH_GAPS };
            let is_given = browser::download(file_name, &answer.sql);
            let message = if is_given { page::DOWNLOADED } else { page::NOT_DOWNLOADED };
            send.emit(Action::Announced(message.to_owned()));
        })
    };
    html! { <button class="button" type="button" {onclick}>{ label }</button> }
}
