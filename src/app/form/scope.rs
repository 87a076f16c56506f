//! A catalog to read, and how much of it.

use yew::prelude::*;

use crate::app::View;
use crate::app::controls::choice::{Choice, choice};
use crate::app::controls::text_field::{TextField, text_field};
use crate::app::elements::element;
use crate::app::ids::field_id;
use crate::plan::{Field, ScopeRow};
use crate::state::Action;
use crate::words::{label, page};

use super::schema_list::schema_list;

/// A box for the catalog with something behind it, the choice between all schemas and some, and boxes for these.
pub fn scope(view: &View<'_>, row: ScopeRow, behind: Html) -> Html {
    let field = Field::Catalog(row);
    let scope = view.state.form.draft.scope(row);
    let is_only = scope.is_some_and(|scope| scope.schemas.is_some());
    let name = format!("{}-extent", field_id(field));
    let extent = |value, only: bool, label: &'static str| {
        choice(Choice {
            name: &name,
            value,
            label: label.into(),
            hint: None,
            is_chosen: is_only == only,
            on_choose: view.on_choose(Action::ChoseOnlySchemas(row, only)),
        })
    };
    let catalog = TextField { behind, ..TextField::new(field, label::catalog(row)) };
    html! {
        <div class="scope-fields">
            { text_field(view, catalog) }
            <fieldset class="choices choices--row">
                { element("legend", "choices__legend", page::EXTENT) }
                { extent("all", false, page::EXTENT_WHOLE) }
                { extent("only", true, page::EXTENT_ONLY) }
            </fieldset>
            if is_only {
                { schema_list(view, row) }
            }
        </div>
    }
}
