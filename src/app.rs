//! The page: one reducer for what the user did, one answer worked out from it, components that show both.

pub mod browser;
pub mod components;
pub mod gate;
pub mod hooks;
pub mod second_load;
pub mod state;
pub mod trust;

use std::rc::Rc;

use yew::prelude::*;

use crate::answer::Answer;
use crate::link;

use components::bench::Bench;
use components::form::Form;
use components::page_footer::PageFooter;
use components::page_header::PageHeader;
use components::result_sheet::ResultSheet;
use components::skip_links::SkipLinks;
use components::status_line::StatusLine;
use components::summary_bar::SummaryBar;
use gate::Gate;
use hooks::use_field_focus::use_field_focus;
use hooks::use_link::use_link;
use state::State;

/// Sends what the user did to the page's state.
pub type Dispatch = UseReducerDispatcher<State>;

/// The whole page.
#[component]
pub fn App() -> Html {
    let state = use_reducer_eq(State::default);
    let answer = use_memo(state.draft.clone(), Answer::new);
    let link = use_memo(answer.clone(), |answer| link::encode(&answer.plan));
    use_link(&state, Rc::clone(&link));
    use_field_focus(&state);
    let current = Rc::new((*state).clone());
    let gate = Gate { is_closed: state.is_unconfirmed() };

    html! {
        <ContextProvider<Dispatch> context={state.dispatcher()}>
            <ContextProvider<Gate> context={gate}>
                <SkipLinks />
                <PageHeader state={Rc::clone(&current)} answer={answer.clone()} {link} />
                <main>
                    <div class="desk">
                        <Form state={Rc::clone(&current)} answer={answer.clone()} />
                        <ResultSheet answer={answer.clone()} wording={state.draft.wording} pointed_at={Rc::clone(&state.pointed_at)} />
                    </div>
                    <Bench key={state.starts} answer={answer.clone()} open_tools={state.open_tools.clone()} />
                </main>
                <PageFooter />
                <SummaryBar {answer} />
                <StatusLine message={state.announcement.clone()} />
            </ContextProvider<Gate>>
        </ContextProvider<Dispatch>>
    }
}
