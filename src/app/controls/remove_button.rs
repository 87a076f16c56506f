//! A button that removes a row.

use yew::prelude::*;

use crate::app::View;
use crate::state::Action;

/// A small button behind a box that removes what stands in its row.
pub fn remove_button(view: &View<'_>, action: Action, label: String) -> Html {
    html! {
        <button class="button button--quiet" type="button" onclick={view.on_press(action)} aria-label={label.clone()} title={label}>
            <span aria-hidden="true">{ "×" }</span>
        </button>
    }
}
