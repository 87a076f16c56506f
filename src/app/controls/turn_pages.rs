//! Turning over a list that is too long for one look.

use yew::prelude::*;

use crate::app::elements::{Act, Dressed, block, button, p};
use crate::words::page::form as words;

/// Says which part of a list is shown, counted from 0, and turns to the part before or behind it.
pub fn turn_pages(
    first: usize,
    last: usize,
    count: usize,
    at_once: usize,
    turn: impl Fn(usize) -> Act,
) -> Html {
    let turn = |label: &'static str, to: Option<usize>| {
        button("button button--small", label, turn(to.unwrap_or(first)))
            .flag("disabled", to.is_none())
    };
    block(
        "div",
        "rows-shown",
        [
            p("", words::rows_shown(first + 1, last, count)),
            turn(words::EARLIER, (0 < first).then(|| first.saturating_sub(at_once))),
            turn(words::LATER, (last < count).then_some(last)),
        ],
    )
}
