//! What a link brought is trusted once somebody has looked at it here, and not before, whatever is done in between.

// The core is the same in the browser, where the generator of random inputs does not compile.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a failure here is a failed test")]

#[path = "../support/mod.rs"]
mod support;

mod returning;
mod walk;

use std::rc::Rc;

use data_graph_setup::link;
use data_graph_setup::plan::{Draft, resolve};
use data_graph_setup::state::{Action, State};

fn after(state: State, actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(state, |state, action| state.after(&action))
}

/// The page after a link to this was opened.
fn opened(state: State, link: &Draft) -> State {
    let link = link::encode(&resolve(link).plan).unwrap();
    after(state, [Action::OpenedLink(Rc::new(link::decode(&link)))])
}

/// The page after what it shows was confirmed, in a second step too where one is needed.
fn confirmed(state: State) -> State {
    let shown = Rc::clone(&state.form);
    let once = after(state, [Action::ConfirmedLink(Rc::clone(&shown))]);
    if once.asks_about_names { after(once, [Action::ConfirmedLink(shown)]) } else { once }
}
