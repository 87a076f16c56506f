//! The schemas that a row is limited to.

use std::rc::Rc;

use yew::prelude::*;

use crate::answer::Answer;
use crate::app::hooks::use_send::use_send;
use crate::app::state::{Action, State};
use crate::plan::{Field, ScopeRow};
use crate::words::{label, page};

use super::text_field::TextField;

/// Props of [`SchemaList`].
#[derive(PartialEq, Properties)]
pub struct SchemaListProps {
    /// The row.
    pub row: ScopeRow,
    /// What the page remembers.
    pub state: Rc<State>,
    /// What it amounts to.
    pub answer: Rc<Answer>,
}

/// A box for each schema of a row, with at least one to begin with.
#[component]
pub fn SchemaList(props: &SchemaListProps) -> Html {
    let SchemaListProps { row, state, answer } = props;
    let row = *row;
    let send = use_send();
    let schemas = state.draft.scope(row).and_then(|scope| scope.schemas.as_ref());
    let count = schemas.map_or(0, Vec::len).max(1);
    let on_add = {
        let send = send.clone();
        Callback::from(move |_| send.emit(Action::AddedSchema(row)))
    };
    let on_remove = |index: usize| {
        let send = send.clone();
        Callback::from(move |_| send.emit(Action::RemovedSchema(row, index)))
    };
    html! {
        <div class="schema-list">
            <ol class="schema-list__items">
                for index in 0..count {
                    <li key={index}>
                        <TextField
                            field={Field::Schema(row, index)}
                            label={capitalised(&label::schema(index))}
                            {state}
                            {answer}
                        >
                            if 1 < count {
                                <button class="button button--quiet" type="button" onclick={on_remove(index)}
                                    aria-label={page::remove_schema(row, index)} title={page::remove_schema(row, index)}>
                                    <span aria-hidden="true">{ "×" }</span>
                                </button>
                            }
                        </TextField>
                    </li>
                }
            </ol>
            <button class="button button--small" type="button" onclick={on_add}>{ page::ADD_SCHEMA }</button>
        </div>
    }
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}
