//! The page as it is served, before any script runs: the empty form, and the guide's SQL with its placeholders.

use yew::LocalServerRenderer;
use yew::prelude::*;

use crate::state::State;

use super::controls::copy_button::Copies;
use super::still::Stills;
use super::ticks::Ticks;
use super::tools::Tools;
use super::{Send, View, draw, work_out};

/// The HTML of the first view, from the same views as the page's own.
pub async fn first_view() -> String {
    LocalServerRenderer::<FirstView>::new().hydratable(false).render().await
}

struct FirstView;

impl Component for FirstView {
    type Message = ();
    type Properties = ();

    fn create(_ctx: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        let state = State::default();
        let (answer, link) = work_out(&state.form);
        let view = View {
            state: &state,
            answer: &answer,
            is_held: false,
            page_address: "",
            copies: &Copies::default(),
            ticks: &Ticks::read(""),
            tools: &Tools::default(),
            send: &Send(Callback::noop()),
            stills: &Stills::default(),
        };
        draw(&view, &link)
    }
}
