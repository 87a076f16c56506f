//! What there is to say beside a field.

use std::rc::Rc;

use yew::prelude::*;

use crate::answer::Answer;
use crate::app::state::{State, field_id};
use crate::plan::Field;
use crate::words;

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

/// Shows a field's problem, once it may be shown, and its notes.
#[component]
pub fn FieldMessages(props: &FieldMessagesProps) -> Html {
    let FieldMessagesProps { field, state, answer } = props;
    let notes = answer.notes.iter().filter(|note| note.field == *field);
    html! {
        <>
            if let Some(problem) = problem_of(*field, state, answer) {
                <p class="message message--problem" id={problem_id(*field)}>
                    <InlineText text={problem} />
                </p>
            }
            for note in notes {
                <p class="message message--note"><InlineText text={words::note::note(note)} /></p>
            }
        </>
    }
}

/// The problem that may be shown beside a field.
pub fn problem_of(field: Field, state: &State, answer: &Answer) -> Option<String> {
    let problem = answer.problems.iter().find(|problem| problem.field == field)?;
    state.may_show_problem(field).then(|| words::problem::problem(problem))
}

/// The ID of a field's problem.
pub fn problem_id(field: Field) -> String {
    format!("{}-problem", field_id(field))
}
