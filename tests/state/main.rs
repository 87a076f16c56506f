//! How what the user does changes what the page remembers.

#![expect(clippy::unwrap_used, reason = "a failure here is a failed test")]

#[path = "../support/mod.rs"]
mod support;

mod form;
mod page;
mod pasted;

use std::rc::Rc;

use data_graph_setup::link;
use data_graph_setup::plan::{Draft, resolve};
use data_graph_setup::state::{Action, Form, State};

/// A page into whose form this was typed.
fn holding(draft: Draft) -> State {
    State { form: Rc::new(Form { draft, ..Form::default() }), ..State::default() }
}

fn after(state: State, actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(state, |state, action| state.after(&action))
}

/// The page after a link was opened, and turned to where something else was typed before.
fn opened(state: State, link: &Draft) -> State {
    let link = link::encode(&resolve(link).plan).unwrap();
    let opened = after(state, [Action::OpenedLink(Rc::new(link::decode(&link)))]);
    // What was typed before counts as work, and is asked about first.
    if opened.form.other.is_some() { after(opened, [Action::TurnedToOther]) } else { opened }
}
