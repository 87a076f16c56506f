//! A step of the result.

use std::rc::Rc;

use yew::prelude::*;

use crate::answer::{Answer, AnsweredStep};
use crate::app::hooks::use_send::use_send;
use crate::app::state::{Action, Tool, statement_id};
use crate::export::StatementPlace;
use crate::model::{GuideStep, Wording};
use crate::plan::Field;
use crate::words::page;
use crate::words::page::tools;

use super::copy_button::CopyButton;
use super::statement_row::StatementRow;

/// Props of [`StepCard`].
#[derive(PartialEq, Properties)]
pub struct StepCardProps {
    /// Which step it is.
    pub id: GuideStep,
    /// What the form amounts to.
    pub answer: Rc<Answer>,
    /// The statements that are pointed at, in any step.
    pub pointed_at: Rc<[StatementPlace]>,
}

/// Shows a step's statements, each with its reason, and copies them.
#[component]
pub fn StepCard(props: &StepCardProps) -> Html {
    let StepCardProps { id, answer, pointed_at } = props;
    let id = *id;
    let send = use_send();
    let Some(step) = answer.steps.iter().find(|step| step.id == id) else {
        return Html::default();
    };
    let seek = |tool: Tool| {
        let send = send.clone();
        Callback::from(move |_: MouseEvent| send.emit(Action::SoughtTool(tool)))
    };
    let heading_id = format!("result-heading-{}", id.key());
    let lead = if step.is_example {
        page::example_reason(id, answer.plan.has_other_catalogs())
    } else {
        page::step_lead(id, answer.plan.takes_back_grants())
    };
    html! {
        <section class={classes!("step-card", step.is_example.then_some("step-card--example"))}
            id={format!("result-{}", id.key())} aria-labelledby={heading_id.clone()}>
            <p class="step-number" aria-hidden="true">{ page::step_number(id) }</p>
            <div class="step-card__body">
                <div class="step-card__head">
                    <h3 class="step-card__heading" id={heading_id}>
                        if let Some(number) = id.number() {
                            <span class="visually-hidden">{ format!("Step {number}: ") }</span>
                        }
                        { id.title() }
                    </h3>
                    if step.is_example {
                        <span class="step-card__mark">{ page::EXAMPLE }</span>
                    } else {
                        { copy_button(step) }
                    }
                </div>
                <p class="step-card__lead">{ lead }</p>
                <ol class="step-card__statements">
                    for (index, statement) in step.statements.iter().enumerate() {
                        <StatementRow key={index} id={statement_id(id, index)} statement={statement.clone()}
                            is_pointed_at={pointed_at.contains(&StatementPlace { step: id, index })} />
                    }
                </ol>
                if id == GuideStep::Check {
                    if answer.plan.wording == Wording::Guide {
                        <p class="step-card__lead">{ page::CHECK_DIFFERS }</p>
                    }
                    <div class="step-card__next">
                        <button class="button button--small" type="button" onclick={seek(Tool::Audit)}>{ tools::GO_TO_AUDIT }</button>
                        <button class="button button--small" type="button" onclick={seek(Tool::Checks)}>{ tools::GO_TO_CHECKS }</button>
                    </div>
                }
            </div>
        </section>
    }
}

fn copy_button(step: &AnsweredStep) -> Html {
    let open = step.open_fields();
    let fields = |is_wrong: bool| -> Rc<[Field]> {
        open.iter().filter(|(_, wrong)| *wrong == is_wrong).map(|(field, _)| *field).collect()
    };
    html! {
        <CopyButton
            label={page::copy_step(step.id)}
            text={step.sql.clone()}
            said={page::copied_step(step.id, step.statements.len())}
            blanks={fields(false)}
            problems={fields(true)}
            class="button--small"
        />
    }
}
