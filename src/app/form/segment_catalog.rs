//! Step 2 of the form: Segment's own catalog, and what Reverse ETL left in it.

use yew::prelude::*;

use crate::app::View;
use crate::app::controls::choice::{Choice, choice};
use crate::app::controls::field_messages::field_messages;
use crate::app::controls::sql_code::sql_code;
use crate::app::controls::text_field::{TextField, text_field};
use crate::app::elements::{code, element};
use crate::export::sql::schema_search;
use crate::plan::{
    DEFAULT_SEGMENT_CATALOG, Field, REVERSE_ETL_SCHEMA, REVERSE_ETL_SCHEMA_AS_PRINTED, StorageDraft,
};
use crate::state::{Action, StorageChoice};
use crate::words::{label, page};

use super::{aside, intro};

/// The catalog's name, how it comes to be, and whether Reverse ETL has run in it.
pub fn segment_catalog(view: &View<'_>) -> Html {
    let name = TextField {
        hint: Some(page::SEGMENT_CATALOG_HINT),
        default: Some(DEFAULT_SEGMENT_CATALOG),
        ..TextField::new(Field::SegmentCatalog, label::SEGMENT_CATALOG)
    };
    html! {
        <>
            { intro(page::SEGMENT_CATALOG_INTRO) }
            { text_field(view, name) }
            { storage(view) }
            { reverse_etl(view) }
        </>
    }
}

fn storage(view: &View<'_>) -> Html {
    let storage = &view.state.form.draft.storage;
    let is_at_location = matches!(storage, StorageDraft::NewAt(_));
    let one =
        |value, choice_of: StorageChoice, is_chosen, label: &'static str, hint: &'static str| {
            choice(Choice {
                name: "storage",
                value,
                label: label.into(),
                hint: Some(hint.into()),
                is_chosen,
                on_choose: view.on_choose(Action::ChoseStorage(choice_of)),
            })
        };
    let location = || TextField {
        hint: Some(page::LOCATION_HINT),
        input_mode: "url",
        ..TextField::new(Field::Location, label::LOCATION)
    };
    html! {
        <fieldset class="choices">
            { element("legend", "choices__legend", page::STORAGE) }
            { one("new", StorageChoice::New, *storage == StorageDraft::New, page::STORAGE_NEW, page::STORAGE_NEW_HINT) }
            { one("location", StorageChoice::NewAt, is_at_location, page::STORAGE_AT, page::STORAGE_AT_HINT) }
            if is_at_location {
                { text_field(view, location()) }
            }
            { one("exists", StorageChoice::Exists, *storage == StorageDraft::Exists, page::STORAGE_EXISTS, page::STORAGE_EXISTS_HINT) }
        </fieldset>
    }
}

fn reverse_etl(view: &View<'_>) -> Html {
    let chosen = view.state.form.draft.reverse_etl_schema.as_str();
    let one = |value, label: Html, schema: &'static str| {
        choice(Choice {
            name: "reverse-etl",
            value,
            label,
            hint: None,
            is_chosen: chosen == schema,
            on_choose: view.on_choose(Action::ChoseReverseEtlSchema(schema)),
        })
    };
    let named = |words: &'static str, schema: &'static str| {
        html! { <>{ words }{ " " }{ code("", schema) }</> }
    };
    let search = schema_search(&view.answer.plan.segment_catalog.name);
    html! {
        <>
            <fieldset class="choices">
                { element("legend", "choices__legend", page::REVERSE_ETL) }
                { one("no", page::REVERSE_ETL_NO.into(), "") }
                { one("two-underscores", named(page::REVERSE_ETL_YES, REVERSE_ETL_SCHEMA), REVERSE_ETL_SCHEMA) }
                { one("one-underscore", named(page::REVERSE_ETL_AS_PRINTED, REVERSE_ETL_SCHEMA_AS_PRINTED), REVERSE_ETL_SCHEMA_AS_PRINTED) }
            </fieldset>
            { aside(page::REVERSE_ETL_HOW, page::REVERSE_ETL_HINT, sql_code(view, &search)) }
            { field_messages(view, Field::ReverseEtlSchema) }
        </>
    }
}
