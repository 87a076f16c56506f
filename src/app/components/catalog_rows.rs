//! The other catalogs, a row each.

use std::rc::Rc;

use yew::prelude::*;

use crate::answer::Answer;
use crate::app::Dispatch;
use crate::app::state::{ADD_CATALOG_ID, Action, State};
use crate::plan::ScopeRow;
use crate::words::{label, page};

use super::scope_fields::ScopeFields;
use super::text_field::send;

/// Props of [`CatalogRows`].
#[derive(PartialEq, Properties)]
pub struct CatalogRowsProps {
    /// What the page remembers.
    pub state: Rc<State>,
    /// What it amounts to.
    pub answer: Rc<Answer>,
}

/// A row for each other catalog, and a button for one more.
#[component]
pub fn CatalogRows(props: &CatalogRowsProps) -> Html {
    let CatalogRowsProps { state, answer } = props;
    let dispatch = use_context::<Dispatch>();
    let on_add = {
        let dispatch = dispatch.clone();
        Callback::from(move |_| send(dispatch.as_ref(), Action::AddedCatalog))
    };
    let on_remove = |index: usize| {
        let dispatch = dispatch.clone();
        Callback::from(move |_| send(dispatch.as_ref(), Action::RemovedCatalog(index)))
    };
    html! {
        <>
            for (index, row) in (0..state.draft.catalogs.len()).map(|index| (index, ScopeRow::Other(index))) {
                <div class="catalog-row" key={index}>
                    <ScopeFields {row} label={label::catalog(row)} {state} {answer}>
                        <button class="button button--quiet" type="button" onclick={on_remove(index)}
                            aria-label={page::remove_catalog(row)} title={page::remove_catalog(row)}>
                            <span aria-hidden="true">{ "×" }</span>
                        </button>
                    </ScopeFields>
                </div>
            }
            <button class="button" type="button" id={ADD_CATALOG_ID} onclick={on_add}>{ page::ADD_CATALOG }</button>
        </>
    }
}
