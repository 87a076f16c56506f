//! The other catalogs, a row each.

use std::rc::Rc;

use yew::prelude::*;

use crate::answer::Answer;
use crate::app::hooks::use_send::use_send;
use crate::app::state::{ADD_CATALOG_ID, Action, State};
use crate::plan::ScopeRow;
use crate::words::{label, page};

use super::scope_fields::ScopeFields;

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
    let send = use_send();
    let on_add = {
        let send = send.clone();
        Callback::from(move |_| send.emit(Action::AddedCatalog))
    };
    let on_remove = |index: usize| {
        let send = send.clone();
        Callback::from(move |_| send.emit(Action::RemovedCatalog(index)))
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
