//! Moves the focus where the last action wants it, once that element is there.

use yew::prelude::*;

use crate::app::browser;
use crate::app::state::State;

/// Fulfils each of the state's focus wishes once, after drawing.
#[hook]
pub fn use_field_focus(state: &State) {
    use_effect_with(state.focus.clone(), |wish| {
        if 0 < wish.number {
            browser::focus(&wish.id);
        }
    });
}
