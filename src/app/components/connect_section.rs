//! Step 7 of the form: how Segment reaches the SQL warehouse.

use std::rc::Rc;

use yew::prelude::*;

use crate::answer::Answer;
use crate::app::state::State;
use crate::plan::Field;
use crate::words::{label, page};

use super::text_field::TextField;

/// Props of [`ConnectSection`].
#[derive(PartialEq, Properties)]
pub struct ConnectSectionProps {
    /// What the page remembers.
    pub state: Rc<State>,
    /// What it amounts to.
    pub answer: Rc<Answer>,
}

/// Host, path and port.
#[component]
pub fn ConnectSection(props: &ConnectSectionProps) -> Html {
    let ConnectSectionProps { state, answer } = props;
    html! {
        <>
            <p class="form-section__intro">{ page::CONNECT_INTRO }</p>
            <div class="connection-fields">
            <TextField field={Field::Hostname} label={label::HOSTNAME} hint={page::HOSTNAME_HINT} input_mode="url"
                {state} {answer} />
            <TextField field={Field::Port} label={label::PORT} hint={page::PORT_HINT} default="443" input_mode="numeric"
                {state} {answer} />
            </div>
            <TextField field={Field::HttpPath} label={label::HTTP_PATH} hint={page::HTTP_PATH_HINT} input_mode="url"
                {state} {answer} />
        </>
    }
}
