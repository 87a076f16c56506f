//! The schemas that a row is limited to.

use yew::prelude::*;

use crate::app::View;
use crate::app::controls::remove_button::remove_button;
use crate::app::controls::text_field::{TextField, text_field};
use crate::app::elements::button;
use crate::plan::{Field, ScopeRow};
use crate::state::Action;
use crate::words::{label, page};

/// A box for each schema of a row, with at least one to begin with.
pub fn schema_list(view: &View<'_>, row: ScopeRow) -> Html {
    let scope = view.state.form.draft.scope(row);
    let schemas = scope.and_then(|scope| scope.schemas.as_ref());
    let count = schemas.map_or(0, Vec::len).max(1);
    html! {
        <div class="schema-list">
            <ol class="schema-list__items">
                { for (0..count).map(|index| schema(view, row, index, count)) }
            </ol>
            { button("button button--small", page::ADD_SCHEMA, view.on_press(Action::AddedSchema(row))) }
        </div>
    }
}

fn schema(view: &View<'_>, row: ScopeRow, index: usize, count: usize) -> Html {
    let behind = if 1 < count {
        remove_button(view, Action::RemovedSchema(row, index), page::remove_schema(row, index))
    } else {
        Html::default()
    };
    let label = label::schema_box(index);
    let schema = TextField { behind, ..TextField::new(Field::Schema(row, index), label) };
    html! { <li key={index}>{ text_field(view, schema) }</li> }
}
