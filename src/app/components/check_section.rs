//! Step 6 of the form: a table to test with.

use std::rc::Rc;

use yew::prelude::*;

use crate::answer::Answer;
use crate::app::state::State;
use crate::plan::Field;
use crate::words::{label, page};

use super::text_field::TextField;

/// Props of [`CheckSection`].
#[derive(PartialEq, Properties)]
pub struct CheckSectionProps {
    /// What the page remembers.
    pub state: Rc<State>,
    /// What it amounts to.
    pub answer: Rc<Answer>,
}

/// Who runs the check and what it shows, and the table for it.
#[component]
pub fn CheckSection(props: &CheckSectionProps) -> Html {
    let CheckSectionProps { state, answer } = props;
    html! {
        <>
            <p class="form-section__intro">{ page::CHECK_INTRO }</p>
            <details class="aside">
                <summary class="aside__heading">{ page::CHECK_HOW }</summary>
                <p class="aside__text">{ page::CHECK_HOW_TEXT }</p>
            </details>
            <TextField field={Field::TestTable} label={label::TEST_TABLE} hint={page::TEST_TABLE_HINT} {state} {answer} />
        </>
    }
}
