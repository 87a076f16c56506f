//! The other catalogs, a row each.

use yew::prelude::*;

use crate::app::View;
use crate::app::controls::remove_button::remove_button;
use crate::app::ids;
use crate::plan::ScopeRow;
use crate::state::Action;
use crate::words::page;

use super::intro;
use super::scope::scope;

/// A row for each other catalog, and a button for one more.
pub fn catalog_rows(view: &View<'_>) -> Html {
    html! {
        <>
            { intro(page::OTHER_CATALOGS_INTRO) }
            { for (0..view.state.form.draft.catalogs.len()).map(|index| catalog_row(view, index)) }
            <button class="button" type="button" id={ids::ADD_CATALOG} onclick={view.on_press(Action::AddedCatalog)}>
                { page::ADD_CATALOG }
            </button>
        </>
    }
}

fn catalog_row(view: &View<'_>, index: usize) -> Html {
    let row = ScopeRow::Other(index);
    let remove = remove_button(view, Action::RemovedCatalog(index), page::remove_catalog(row));
    html! { <div class="catalog-row" key={index}>{ scope(view, row, remove) }</div> }
}
