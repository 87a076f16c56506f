//! Step 1 of the form: the service principal.

use std::rc::Rc;

use yew::prelude::*;

use crate::answer::Answer;
use crate::app::state::State;
use crate::plan::Field;
use crate::words::{label, page};

use super::checklist::Checklist;
use super::text_field::TextField;

/// Props of [`PrincipalSection`].
#[derive(PartialEq, Properties)]
pub struct PrincipalSectionProps {
    /// What the page remembers.
    pub state: Rc<State>,
    /// What it amounts to.
    pub answer: Rc<Answer>,
}

/// The checklist of Step 1, and the client ID that comes out of it.
#[component]
pub fn PrincipalSection(props: &PrincipalSectionProps) -> Html {
    let PrincipalSectionProps { state, answer } = props;
    html! {
        <>
            <p class="form-section__intro">{ page::PRINCIPAL_INTRO }</p>
            <Checklist />
            <details class="aside">
                <summary class="aside__heading">{ page::EXISTING_PRINCIPAL }</summary>
                <p class="aside__text">{ page::EXISTING_PRINCIPAL_NOTE }</p>
            </details>
            <TextField field={Field::ClientId} label={label::CLIENT_ID} hint={page::CLIENT_ID_HINT} {state} {answer} />
        </>
    }
}
