//! A button that leads to a field.

use yew::prelude::*;

use crate::app::View;
use crate::app::elements::{Dressed, button};
use crate::plan::Field;
use crate::state::FocusTarget;
use crate::words::label;
use crate::words::page::result::go_to;

/// A button that leads to a field, and says so besides what stands on it.
pub fn way_to_field(view: &View<'_>, field: Field, class: &'static str, shown: Html) -> Html {
    let seek = view.seeks(FocusTarget::Field(field));
    button(class, shown, seek).set("title", go_to(&label::field(field)))
}
