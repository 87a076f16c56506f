//! A catalog to read, and how much of it.

use std::rc::Rc;

use yew::prelude::*;

use crate::answer::Answer;
use crate::app::hooks::use_send::use_send;
use crate::app::state::{Action, State, field_id};
use crate::plan::{Field, ScopeRow};
use crate::words::page;

use super::choice::Choice;
use super::schema_list::SchemaList;
use super::text_field::TextField;

/// Props of [`ScopeFields`].
#[derive(PartialEq, Properties)]
pub struct ScopeFieldsProps {
    /// The row.
    pub row: ScopeRow,
    /// Label of the catalog's box.
    pub label: AttrValue,
    /// What stands behind the catalog's box.
    #[prop_or_default]
    pub children: Html,
    /// What the page remembers.
    pub state: Rc<State>,
    /// What it amounts to.
    pub answer: Rc<Answer>,
}

/// A box for the catalog, the choice between all schemas and some, and boxes for these.
#[component]
pub fn ScopeFields(props: &ScopeFieldsProps) -> Html {
    let ScopeFieldsProps { row, label, children, state, answer } = props;
    let row = *row;
    let send = use_send();
    let is_only = state.draft.scope(row).is_some_and(|scope| scope.schemas.is_some());
    let choose = |wants_only: bool| {
        let send = send.clone();
        Callback::from(move |()| send.emit(Action::ChoseOnlySchemas(row, wants_only)))
    };
    let name = format!("{}-extent", field_id(Field::Catalog(row)));
    html! {
        <div class="scope-fields">
            <TextField field={Field::Catalog(row)} {label} {state} {answer}>{ children.clone() }</TextField>
            <fieldset class="choices choices--row">
                <legend class="choices__legend">{ page::EXTENT }</legend>
                <Choice name={name.clone()} value="all" label={html! { page::EXTENT_WHOLE }}
                    is_chosen={!is_only} on_choose={choose(false)} />
                <Choice {name} value="only" label={html! { page::EXTENT_ONLY }}
                    is_chosen={is_only} on_choose={choose(true)} />
            </fieldset>
            if is_only {
                <SchemaList {row} {state} {answer} />
            }
        </div>
    }
}
