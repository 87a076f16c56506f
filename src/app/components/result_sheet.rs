//! The result: a permit that fills while the form is typed.

use std::rc::Rc;

use yew::prelude::*;

use crate::answer::Answer;
use crate::app::gate::Gate;
use crate::app::hooks::use_hold::use_hold;
use crate::app::hooks::use_send::use_send;
use crate::app::state::Action;
use crate::export::StatementPlace;
use crate::model::{GuideStep, Wording};
use crate::plan::Field;
use crate::words::{label, page};

use super::access_map::AccessMap;
use super::choice::Choice;
use super::copy_button::CopyButton;
use super::download_button::DownloadButton;
use super::inline_text::InlineText;
use super::settings_card::SettingsCard;
use super::step_card::StepCard;

/// Props of [`ResultSheet`].
#[derive(PartialEq, Properties)]
pub struct ResultSheetProps {
    /// What the form amounts to.
    pub answer: Rc<Answer>,
    /// In which words the SQL is printed.
    pub wording: Wording,
    /// The statements that are pointed at.
    pub pointed_at: Rc<[StatementPlace]>,
}

/// The access in a sentence, what is still needed, every step's SQL, and the settings.
#[component]
pub fn ResultSheet(props: &ResultSheetProps) -> Html {
    let ResultSheetProps { answer, wording, pointed_at } = props;
    let hold = use_hold();
    let is_held = use_context::<Gate>().unwrap_or_default().is_closed;
    let ready = (answer.is_ready() && !is_held).then_some("result-sheet--ready");
    html! {
        <section class={classes!("result-sheet", ready)} id={SHEET_ID} tabindex="-1" aria-label={page::RESULT}
            oncopy={hold.clone()} ondragstart={hold.reform(|event: DragEvent| event.into())}>
            <ResultHead answer={answer.clone()} />
            <AccessMap answer={answer.clone()} />
            <div class="result-sheet__steps">
                <p class="result-sheet__where">{ page::WHERE_TO_RUN }</p>
                <WordingChoice wording={*wording} />
                for id in GuideStep::WITH_SQL {
                    <StepCard key={id.key()} {id} answer={answer.clone()} pointed_at={Rc::clone(pointed_at)} />
                }
                <SettingsCard answer={answer.clone()} />
            </div>
        </section>
    }
}

/// The ID of the result.
pub const SHEET_ID: &str = "result";

#[derive(PartialEq, Properties)]
struct ResultHeadProps {
    answer: Rc<Answer>,
}

#[component]
fn ResultHead(props: &ResultHeadProps) -> Html {
    let ResultHeadProps { answer } = props;
    let send = use_send();
    let is_held = use_context::<Gate>().unwrap_or_default().is_closed;
    let wrong: Vec<Field> = answer.problems.iter().map(|problem| problem.field).collect();
    let seek = |field: Field| {
        let send = send.clone();
        Callback::from(move |_| send.emit(Action::SoughtField(field)))
    };
    let gap = |field: &Field, is_wrong: bool| {
        let class = classes!("gap", is_wrong.then_some("gap--wrong"));
        html! {
            <li key={format!("{field} {is_wrong}")}>
                <button {class} type="button" onclick={seek(*field)}>{ label::field(*field) }</button>
            </li>
        }
    };
    let statements = live_statements(answer);
    html! {
        <div class="result-head">
            <h2 class="visually-hidden">{ page::RESULT }</h2>
            <p class="result-head__summary"><InlineText text={answer.summary.clone()} /></p>
            <div class="result-head__row">
                <p class="result-head__state">{ page::state(is_held, answer.blanks.len(), wrong.len()) }</p>
                <div class="result-head__actions">
                    <CopyButton label={page::COPY_ALL} text={answer.sql.clone()} said={page::copied_all(statements)}
                        blanks={Rc::<[Field]>::from(answer.blanks.as_slice())} problems={Rc::<[Field]>::from(wrong.as_slice())} class="button--strong" />
                    <DownloadButton answer={answer.clone()} />
                </div>
            </div>
            if !answer.is_ready() {
                <div class="result-head__gaps">
                    <p class="result-head__gaps-label" id="gaps-label">{ page::STILL_NEEDED }</p>
                    <ul class="result-head__gaps-list" aria-labelledby="gaps-label">
                        { for answer.blanks.iter().map(|field| gap(field, false)) }
                        { for wrong.iter().map(|field| gap(field, true)) }
                    </ul>
                </div>
            }
        </div>
    }
}

fn live_statements(answer: &Answer) -> usize {
    let live = answer.steps.iter().filter(|step| !step.is_example && step.id.grants());
    live.map(|step| step.statements.len()).sum()
}

#[derive(PartialEq, Properties)]
struct WordingChoiceProps {
    wording: Wording,
}

#[component]
fn WordingChoice(props: &WordingChoiceProps) -> Html {
    let send = use_send();
    let choose = |wording: Wording| {
        let send = send.clone();
        Callback::from(move |()| send.emit(Action::ChoseWording(wording)))
    };
    html! {
        <fieldset class="choices choices--row wording-choice" aria-describedby="wording-hint">
            <legend class="choices__legend">{ page::WORDING }</legend>
            <Choice name="wording" value="guide" label={html! { page::WORDING_GUIDE }}
                is_chosen={props.wording == Wording::Guide} on_choose={choose(Wording::Guide)} />
            <Choice name="wording" value="unity-catalog" label={html! { page::WORDING_UNITY_CATALOG }}
                is_chosen={props.wording == Wording::UnityCatalog} on_choose={choose(Wording::UnityCatalog)} />
            <p class="choice__hint" id="wording-hint">{ page::WORDING_HINT }</p>
        </fieldset>
    }
}
