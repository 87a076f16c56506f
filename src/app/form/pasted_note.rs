//! What became of a text that was pasted.

use yew::prelude::*;

use crate::app::Event;
use crate::app::View;
use crate::app::controls::inline_text::inline_text;
use crate::app::elements::{Dressed, all, block, button, p, when};
use crate::app::tools::{ToolEvent, is_brief, pasted_nodes};
use crate::model::Tool;
use crate::plan::Field;
use crate::state::{Action, Stage};
use crate::words::page;
use crate::words::page::form as words;
use crate::words::page::second_load;
use crate::words::problem::removed_secret;

/// What became of the text that was pasted into one of these fields, or else what helps to fill them in.
pub fn pasted_note(view: &View<'_>, is_here: impl Fn(Field) -> bool, hint: Html) -> Html {
    let Some(pasted) = view.state.pasted.as_ref().filter(|pasted| is_here(pasted.field)) else {
        return hint;
    };
    let can_undo = pasted.can_be_undone(&view.state.form.draft);
    let (class, said) = match pasted.stage {
        Stage::Reading(_) => return p("hint hint--waiting", words::READING),
        Stage::Cleaned(_) => ("pasted pasted--taken", p("", words::PASTE_CLEANED)),
        // That it came in need not be said any more, once something else was done.
        Stage::Taken(_) if !can_undo && pasted.secret.is_none() && is_brief(view) => return hint,
        Stage::Taken(_) => ("pasted pasted--taken", pasted_nodes(view)),
        Stage::Untaken(_) => ("pasted", pasted_nodes(view)),
        Stage::Unread(_) => {
            let on_try = view.tells(Event::Tool(ToolEvent::TriedAgain(Tool::Pasting)));
            let try_again = button("button button--small", second_load::TRY_AGAIN, on_try);
            ("pasted", all([p("", words::NOT_READ), try_again]))
        }
    };
    let secret =
        pasted.secret.map(|kind| p("message message--problem", inline_text(&removed_secret(kind))));
    let undo = when(can_undo, || {
        button("button button--small", page::UNDO, view.does(Action::UndidPaste))
    });
    let said = block("div", "pasted__said", [said, secret.unwrap_or_default()]);
    all([block("div", class, [said, undo]).flag("data-held", view.is_held), hint])
}
