//! A button that removes a row or a schema.

use yew::prelude::*;

use crate::app::View;
use crate::app::controls::icon::icon;
use crate::app::elements::{Dressed, button};
use crate::state::Action;

/// A small button behind a box that removes what stands in it.
pub fn remove_button(view: &View<'_>, class: &'static str, action: Action, label: String) -> Html {
    let label = AttrValue::from(label);
    button(class, icon("#i-close"), view.does(action))
        .set("aria-label", label.clone())
        .set("title", label)
}
