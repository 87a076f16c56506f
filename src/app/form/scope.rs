//! A catalog to read, and how much of it.

use yew::prelude::*;

use crate::app::View;
use crate::app::controls::field_messages::field_messages;
use crate::app::controls::remove_button::remove_button;
use crate::app::controls::text_box::{TextBox, box_label, text_box};
use crate::app::elements::{Dressed, all, block, button, each, element, input, span, when};
use crate::app::ids::field_id;
use crate::app::still::Place;
use crate::plan::{Field, ScopeRow};
use crate::state::{Action, ROWS_SHOWN};
use crate::words::label;
use crate::words::page::form as words;

/// A box for the catalog, the choice between all schemas and some, and boxes for these. The row behind all others is an empty
/// box.
pub fn scope(view: &View<'_>, row: ScopeRow, hint: &'static str) -> Html {
    view.stills.still(Place::Row(row), look(view, row), &|| drawn(view, row, hint))
}

/// All that a row is drawn from, unless there is something to say of it.
fn look(view: &View<'_>, row: ScopeRow) -> Option<Vec<u8>> {
    let (form, answer) = (&view.state.form, view.answer);
    let is_here = |field: &Field| field.row() == Some(row);
    let has_news = form.removed_secret.is_some_and(|(field, _)| is_here(&field))
        || answer.blanks.iter().any(is_here)
        || answer.problems.iter().any(|problem| is_here(&problem.field))
        || answer.notes.iter().any(|note| is_here(&note.field));
    if has_news {
        return None;
    }
    let scope = form.draft.scope(row);
    let schemas = scope.and_then(|scope| scope.schemas.as_deref());
    let count = schemas.map_or(0, <[_]>::len);
    let shown = schemas.unwrap_or_default().iter().take(shown_schemas(view, row, count));
    // How long each text is tells where the next begins, and how many there are which buttons there are.
    let flags = [scope.is_some(), schemas.is_some(), view.is_held];
    let mut look: Vec<u8> = flags.map(u8::from).into();
    look.extend(count.to_le_bytes());
    let mut add = |field: Field, text: &str| {
        look.push(form.from_link.contains(field).into());
        look.extend(text.len().to_le_bytes());
        look.extend(text.as_bytes());
    };
    if let Some(scope) = scope {
        add(Field::Catalog(row), &scope.catalog);
    }
    for (index, schema) in shown.enumerate() {
        add(Field::Schema(row, index), schema);
    }
    Some(look)
}

fn drawn(view: &View<'_>, row: ScopeRow, hint: &'static str) -> Html {
    let field = Field::Catalog(row);
    let scope = view.state.form.draft.scope(row);
    let schemas = scope.and_then(|scope| scope.schemas.as_ref());
    let is_next = scope.is_none();
    let class = match (is_next, schemas.is_some()) {
        (true, _) => "scope scope--next",
        (false, true) => "scope scope--only",
        (false, false) => "scope",
    };
    let placeholder = is_next.then_some(words::ADD_CATALOGS);
    let (class_around, remove) = match row {
        ScopeRow::ProfilesSync => ("ledger", Html::default()),
        ScopeRow::Other(index) => {
            let remove = Action::RemovedCatalog(index);
            let class = "icon-button scope__remove";
            ("", remove_button(view, class, remove, words::remove_catalog(row)))
        }
    };
    // Who listens would hear it again at every name that stands already.
    let hint = view.state.form.draft.text(field).is_empty().then_some(hint);
    let is_labelled_above = row == ScopeRow::ProfilesSync;
    let line = block(
        "div",
        class,
        [
            when(!is_labelled_above, || box_label(field, "visually-hidden", label::catalog(row))),
            text_box(view, TextBox { hint, placeholder, ..TextBox::new(field) }),
            when(!is_next, || {
                block("div", "scope__side", [extent(view, row, schemas.is_some()), remove])
            }),
        ],
    );
    let schemas = schemas.map(|schemas| schema_boxes(view, row, schemas.len()));
    let messages = element("div", "scope__messages", field_messages(view, field));
    block("div", class_around, [line, schemas.unwrap_or_default(), messages])
}

fn extent(view: &View<'_>, row: ScopeRow, is_only: bool) -> Html {
    let name = format!("{}-extent", field_id(Field::Catalog(row)));
    let one = |value: &str, only: bool, label: &'static str| {
        let choose = view.does(Action::ChoseOnlySchemas(row, only));
        let radio = input("radio", format!("{name}-{value}"), is_only == only, choose);
        block("label", "", [radio.set("name", name.clone()), span("", label)])
    };
    block(
        "fieldset",
        "extent",
        [
            element("legend", "visually-hidden", words::extent(row)),
            one("all", false, words::EXTENT_WHOLE),
            one("only", true, words::EXTENT_ONLY),
        ],
    )
}

/// A box for each schema of a row, and an empty one for the next.
fn schema_boxes(view: &View<'_>, row: ScopeRow, count: usize) -> Html {
    let shown = shown_schemas(view, row, count);
    let is_cut = shown < count;
    let boxes = (0..shown).chain([count]).map(|index| schema(view, row, index, index == count));
    let boxes = element("ul", "schemas__list", each(boxes));
    let messages = (0..=shown).map(|index| field_messages(view, Field::Schema(row, index)));
    block(
        "div",
        "schemas",
        [
            boxes.set("aria-label", words::schemas_of(row)),
            when(is_cut, || {
                let show = view.does(Action::ShowedAllSchemas(row));
                button("button button--small", words::show_all(count), show)
            }),
            each(messages),
        ],
    )
}

/// How many of a row's schemas are shown: of many rows fewer each, since every box takes its time.
fn shown_schemas(view: &View<'_>, row: ScopeRow, count: usize) -> usize {
    let rows = 1 + view.state.form.draft.catalogs.len().min(ROWS_SHOWN);
    let most = (MOST_BOXES / rows).clamp(FEWEST_SHOWN, MOST_SHOWN);
    let shows_all = view.state.shows_all_schemas.contains(&row);
    if shows_all { count } else { count.min(most) }
}

/// How many schemas of a catalog are shown at once, at most and wherever there are as many.
const MOST_SHOWN: usize = 100;
const FEWEST_SHOWN: usize = 10;

/// About how many schemas are shown at once in all rows together.
const MOST_BOXES: usize = 600;

fn schema(view: &View<'_>, row: ScopeRow, index: usize, is_next: bool) -> Html {
    let field = Field::Schema(row, index);
    let placeholder = is_next.then_some(words::ADD_SCHEMAS);
    let class = if is_next { "schema schema--next" } else { "schema" };
    let content = all([
        box_label(field, "visually-hidden", label::field(field)),
        text_box(view, TextBox { placeholder, ..TextBox::new(field) }),
        when(!is_next, || {
            let remove = Action::RemovedSchema(row, index);
            remove_button(view, "schema__remove", remove, words::remove_schema(row, index))
        }),
    ]);
    element("li", class, content).keyed(index)
}
