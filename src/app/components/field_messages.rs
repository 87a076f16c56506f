//! What there is to say beside a field.

use std::rc::Rc;

use yew::prelude::*;

use crate::answer::Answer;
use crate::app::hooks::use_send::use_send;
use crate::app::state::{Action, State, field_id};
use crate::plan::{Field, Problem, mend};
use crate::words::sentence::Sentence;
use crate::words::{self, page};

use super::inline_text::InlineText;

/// Props of [`FieldMessages`].
#[derive(PartialEq, Properties)]
pub struct FieldMessagesProps {
    /// The field.
    pub field: Field,
    /// What the page remembers.
    pub state: Rc<State>,
    /// What it amounts to.
    pub answer: Rc<Answer>,
}

/// Shows a field's problem, once it may be shown, with its mend; its notes; and that it came from a link.
#[component]
pub fn FieldMessages(props: &FieldMessagesProps) -> Html {
    let FieldMessagesProps { field, state, answer } = props;
    let send = use_send();
    let notes = answer.notes.iter().filter(|note| note.field == *field);
    let mend = shown_problem(*field, state, answer).and_then(mend::mend).map(|mend| {
        let label = page::take_mend(&mend);
        let onclick = Callback::from(move |_: MouseEvent| {
            send.emit(Action::TookMend(mend.clone()));
        });
        html! { <button class="button button--small" type="button" {onclick}><InlineText text={label} /></button> }
    });
    html! {
        <>
            if state.from_link.contains(*field) {
                <p class="from-link">{ page::MARK_FROM_LINK }</p>
            }
            if let Some(problem) = problem_of(*field, state, answer) {
                <div class="message message--problem" id={problem_id(*field)}>
                    <InlineText text={problem} />
                    { mend }
                </div>
            }
            for (index, note) in notes.enumerate() {
                <p class="message message--note" id={note_id(*field, index)}><InlineText text={words::note::note(note)} /></p>
            }
        </>
    }
}

/// What is to be said of what is wrong with a field.
pub fn problem_of(field: Field, state: &State, answer: &Answer) -> Option<Sentence> {
    match state.removed_secret {
        Some((of, kind)) if of == field => Some(words::problem::removed_secret(kind)),
        _ => shown_problem(field, state, answer).map(words::problem::problem),
    }
}

fn shown_problem<'a>(field: Field, state: &State, answer: &'a Answer) -> Option<&'a Problem> {
    let problem = answer.problems.iter().find(|problem| problem.field == field)?;
    state.may_show_problem(field).then_some(problem)
}

/// The IDs of all that is said beside a field, for its box to point at.
pub fn message_ids(field: Field, state: &State, answer: &Answer) -> Vec<String> {
    let problem = problem_of(field, state, answer).map(|_| problem_id(field));
    let notes = answer.notes.iter().filter(|note| note.field == field).count();
    problem.into_iter().chain((0..notes).map(|index| note_id(field, index))).collect()
}

fn note_id(field: Field, index: usize) -> String {
    format!("{}-note-{index}", field_id(field))
}

/// The ID of a field's problem.
fn problem_id(field: Field) -> String {
    format!("{}-problem", field_id(field))
}
