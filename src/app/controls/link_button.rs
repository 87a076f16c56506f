//! A button that copies the form's link.

use yew::prelude::*;

use crate::app::View;
use crate::app::elements::p;
use crate::link::LinkError;
use crate::words::ignored;
use crate::words::page::link as words;

use super::copy_button::{Asking, Copying, copy_button};

/// Copies the link, which says what it leaves out before it is copied.
pub fn link_button(
    view: &View<'_>,
    link: &Result<String, LinkError>,
    label: &'static str,
    name: Option<&'static str>,
) -> Html {
    let link = match link {
        Ok(link) => link,
        Err(error) => return p("message message--problem", ignored::refusal(*error)),
    };
    let problems = &view.answer.problems;
    let (asking, said) = match problems.first() {
        None => (None, words::COPIED_LINK.to_owned()),
        Some(first) => {
            let why = words::link_leaves_out(problems.len()).into();
            (Some(Asking { why, first: first.field }), words::copied_link_without(problems.len()))
        }
    };
    copy_button(
        view,
        Copying {
            label: label.into(),
            name: name.map(Into::into),
            text: [view.page_address, "#", link].concat().into(),
            said: said.into(),
            asking,
            class: "button button--fold",
            icon: "#i-link",
            ..Copying::default()
        },
    )
}
