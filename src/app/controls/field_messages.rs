//! What there is to say beside a field.

use yew::prelude::*;

use crate::app::View;
use crate::app::elements::{Dressed, all, block, button, each, element, p, span, when};
use crate::app::ids::field_id;
use crate::plan::{Field, NoteKind, Problem, mend};
use crate::state::Action;
use crate::words::sentence::Sentence;
use crate::words::{self, page};

use super::inline_text::inline_text;

/// Shows a field's problem, once it may be shown, with its mend; its notes; and that it came from a link.
pub fn field_messages(view: &View<'_>, field: Field) -> Html {
    let notes = view.answer.notes.iter().filter(|note| note.field == field);
    let mend = shown_problem(view, field).and_then(mend::mend).map(|mend| {
        // One piece: a button sets gaps between its pieces.
        let label = span("", inline_text(&page::form::take_mend(&mend)));
        button("button button--small", label, view.does(Action::TookMend(mend)))
    });
    let is_list = mend.is_none() && mend::is_list(field, view.state.form.draft.text(field));
    let mend = mend.or_else(|| {
        let take_apart = || view.does(Action::PressedEnter(field));
        is_list.then(|| button("button button--small", page::form::ADD_AS_ROWS, take_apart()))
    });
    let problem = problem_of(view, field).map(|problem| {
        let text = p("", inline_text(&problem));
        block("div", "message message--problem", [text, mend.unwrap_or_default()])
            .set("id", problem_id(field))
            .flag("data-held", view.is_held)
    });
    let notes = notes.enumerate().map(|(index, note)| {
        let class = match note.kind {
            NoteKind::RepeatedCatalog { .. }
            | NoteKind::RepeatedSchema { .. }
            | NoteKind::NothingToTakeBack => "message message--note",
            _ => "message message--note message--problem",
        };
        let note = p("", inline_text(&words::note::note(note)));
        element("div", class, note).set("id", note_id(field, index)).flag("data-held", view.is_held)
    });
    all([
        when(view.state.form.from_link.contains(field), || {
            p("from-link", page::link::MARK_FROM_LINK)
        }),
        problem.unwrap_or_default(),
        each(notes),
    ])
}

/// What is to be said of what is wrong with a field.
pub fn problem_of(view: &View<'_>, field: Field) -> Option<Sentence> {
    match view.state.form.removed_secret {
        Some((of, kind)) if of == field => Some(words::problem::removed_secret(kind)),
        _ => shown_problem(view, field).map(words::problem::problem),
    }
}

fn shown_problem<'v>(view: &View<'v>, field: Field) -> Option<&'v Problem> {
    let problem = view.answer.problems.iter().find(|problem| problem.field == field)?;
    view.state.form.may_show_problem(field).then_some(problem)
}

/// The IDs of all that is said beside a field, for its box to point at.
pub fn message_ids(view: &View<'_>, field: Field) -> Vec<String> {
    let mut ids = Vec::new();
    if problem_of(view, field).is_some() {
        ids.push(problem_id(field));
    }
    let notes = view.answer.notes.iter().filter(|note| note.field == field).count();
    ids.extend((0..notes).map(|index| note_id(field, index)));
    ids
}

fn note_id(field: Field, index: usize) -> String {
    format!("{}-note-{index}", field_id(field))
}

/// The ID of a field's problem.
fn problem_id(field: Field) -> String {
    format!("{}-problem", field_id(field))
}
