//! Step 2 of the form: Segment's own catalog, and what Reverse ETL left in it.

use std::rc::Rc;

use yew::prelude::*;

use crate::answer::Answer;
use crate::app::hooks::use_send::use_send;
use crate::app::state::{Action, State, StorageChoice};
use crate::export::sql::schema_search;
use crate::plan::{
    DEFAULT_SEGMENT_CATALOG, Field, REVERSE_ETL_SCHEMA, REVERSE_ETL_SCHEMA_AS_PRINTED, StorageDraft,
};
use crate::words::{label, page};

use super::choice::Choice;
use super::field_messages::FieldMessages;
use super::sql_code::SqlCode;
use super::text_field::TextField;

/// Props of [`SegmentCatalogSection`].
#[derive(PartialEq, Properties)]
pub struct SegmentCatalogSectionProps {
    /// What the page remembers.
    pub state: Rc<State>,
    /// What it amounts to.
    pub answer: Rc<Answer>,
}

/// The catalog's name, how it comes to be, and whether Reverse ETL has run in it.
#[component]
pub fn SegmentCatalogSection(props: &SegmentCatalogSectionProps) -> Html {
    let SegmentCatalogSectionProps { state, answer } = props;
    html! {
        <>
            <p class="form-section__intro">{ page::SEGMENT_CATALOG_INTRO }</p>
            <TextField field={Field::SegmentCatalog} label={label::SEGMENT_CATALOG} hint={page::SEGMENT_CATALOG_HINT}
                default={DEFAULT_SEGMENT_CATALOG} {state} {answer} />
            <StorageChoices {state} {answer} />
            <ReverseEtlChoices {state} {answer} />
        </>
    }
}

#[component]
fn StorageChoices(props: &SegmentCatalogSectionProps) -> Html {
    let SegmentCatalogSectionProps { state, answer } = props;
    let send = use_send();
    let storage = &state.draft.storage;
    let choose = |choice: StorageChoice| {
        let send = send.clone();
        Callback::from(move |()| send.emit(Action::ChoseStorage(choice)))
    };
    let is_at_location = matches!(storage, StorageDraft::NewAt(_));
    html! {
        <>
            <fieldset class="choices">
                <legend class="choices__legend">{ page::STORAGE }</legend>
                <Choice name="storage" value="new" label={html! { page::STORAGE_NEW }} hint={page::STORAGE_NEW_HINT}
                    is_chosen={*storage == StorageDraft::New} on_choose={choose(StorageChoice::New)} />
                <Choice name="storage" value="location" label={html! { page::STORAGE_AT }} hint={page::STORAGE_AT_HINT}
                    is_chosen={is_at_location} on_choose={choose(StorageChoice::NewAt)} />
                if is_at_location {
                    <TextField field={Field::Location} label={label::LOCATION} hint={page::LOCATION_HINT}
                        input_mode="url" {state} {answer} />
                }
                <Choice name="storage" value="exists" label={html! { page::STORAGE_EXISTS }} hint={page::STORAGE_EXISTS_HINT}
                    is_chosen={*storage == StorageDraft::Exists} on_choose={choose(StorageChoice::Exists)} />
            </fieldset>
        </>
    }
}

#[component]
fn ReverseEtlChoices(props: &SegmentCatalogSectionProps) -> Html {
    let SegmentCatalogSectionProps { state, answer } = props;
    let send = use_send();
    let chosen = state.draft.reverse_etl_schema.as_str();
    let choose = |schema: &'static str| {
        let send = send.clone();
        Callback::from(move |()| send.emit(Action::ChoseReverseEtlSchema(schema)))
    };
    let named = |words: &'static str, schema: &'static str| {
        html! { <>{ words }{ " " }<code>{ schema }</code></> }
    };
    html! {
        <>
            <fieldset class="choices">
                <legend class="choices__legend">{ page::REVERSE_ETL }</legend>
                <Choice name="reverse-etl" value="no" label={html! { page::REVERSE_ETL_NO }}
                    is_chosen={chosen.is_empty()} on_choose={choose("")} />
                <Choice name="reverse-etl" value="two-underscores"
                    label={named(page::REVERSE_ETL_YES, REVERSE_ETL_SCHEMA)}
                    is_chosen={chosen == REVERSE_ETL_SCHEMA} on_choose={choose(REVERSE_ETL_SCHEMA)} />
                <Choice name="reverse-etl" value="one-underscore"
                    label={named(page::REVERSE_ETL_AS_PRINTED, REVERSE_ETL_SCHEMA_AS_PRINTED)}
                    is_chosen={chosen == REVERSE_ETL_SCHEMA_AS_PRINTED}
                    on_choose={choose(REVERSE_ETL_SCHEMA_AS_PRINTED)} />
            </fieldset>
            <details class="aside">
                <summary class="aside__heading">{ page::REVERSE_ETL_HOW }</summary>
                <p class="aside__text">{ page::REVERSE_ETL_HINT }</p>
                <SqlCode tokens={schema_search(&answer.plan.segment_catalog.name)} />
            </details>
            <FieldMessages field={Field::ReverseEtlSchema} {state} {answer} />
        </>
    }
}
