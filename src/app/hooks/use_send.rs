//! How a component tells what the user did.

use yew::prelude::*;

use crate::app::Dispatch;
use crate::app::state::Action;

/// A callback that sends an action to the page; without a page around it, it does nothing.
#[hook]
pub fn use_send() -> Callback<Action> {
    let dispatch = use_context::<Dispatch>();
    Callback::from(move |action| {
        if let Some(dispatch) = &dispatch {
            dispatch.dispatch(action);
        }
    })
}
