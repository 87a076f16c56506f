//! A step of the result.

use yew::prelude::*;

use crate::answer::AnsweredStep;
use crate::app::View;
use crate::app::controls::copy_button::{Copying, Gaps, copy_button};
use crate::app::elements::{button, classed, p, span};
use crate::export::StatementPlace;
use crate::model::{GuideStep, Tool, Wording};
use crate::plan::Field;
use crate::state::Action;
use crate::words::page;
use crate::words::page::tools;

use super::statement::statement;

/// Shows a step's statements, each with its reason, and copies them.
pub fn step(view: &View<'_>, step: &AnsweredStep) -> Html {
    let id = step.id;
    let plan = &view.answer.plan;
    let heading_id = format!("result-heading-{}", id.key());
    let (class, lead) = if step.is_example {
        ("step-card step-card--example", page::example_reason(id, plan.has_other_catalogs()))
    } else {
        ("step-card", page::step_lead(id, plan.takes_back_grants()))
    };
    classed(
        class,
        html! {
            <section id={format!("result-{}", id.key())} aria-labelledby={heading_id.clone()} key={id.key()}>
                <p class="step-number" aria-hidden="true">{ page::step_number(id) }</p>
                <div class="step-card__body">
                    <div class="step-card__head">
                        <h3 class="step-card__heading" id={heading_id}>
                            if let Some(number) = id.number() {
                                { span("visually-hidden", format!("Step {number}: ")) }
                            }
                            { id.title() }
                        </h3>
                        if step.is_example {
                            { span("step-card__mark", page::EXAMPLE) }
                        } else {
                            { copy_step(view, step) }
                        }
                    </div>
                    { p("step-card__lead", lead) }
                    <ol class="step-card__statements">
                        for (index, it) in step.statements.iter().enumerate() {
                            { statement(view, StatementPlace { step: id, index }, it) }
                        }
                    </ol>
                    if id == GuideStep::Check {
                        { what_next(view) }
                    }
                </div>
            </section>
        },
    )
}

/// Below Step 6, why it differs from the guide, and what shows more than it does.
fn what_next(view: &View<'_>) -> Html {
    html! {
        <>
            if view.answer.plan.wording == Wording::Guide {
                { p("step-card__lead", page::CHECK_DIFFERS) }
            }
            <div class="step-card__next">
                { seek(view, Tool::Audit, tools::GO_TO_AUDIT) }
                { seek(view, Tool::Checks, tools::GO_TO_CHECKS) }
            </div>
        </>
    }
}

fn seek(view: &View<'_>, tool: Tool, label: &'static str) -> Html {
    button("button button--small", label, view.on_press(Action::SoughtTool(tool)))
}

fn copy_step(view: &View<'_>, step: &AnsweredStep) -> Html {
    let open = step.open_fields();
    let fields = |wanted: bool| -> Vec<Field> {
        open.iter().filter(|(_, is_wrong)| *is_wrong == wanted).map(|(field, _)| *field).collect()
    };
    copy_button(
        view,
        Copying {
            label: page::copy_step(step.id).into(),
            name: None,
            text: step.sql.clone().into(),
            said: page::copied_step(step.id, step.statements.len()).into(),
            gaps: Gaps { blanks: fields(false).into(), problems: fields(true).into() },
            class: "button button--small",
        },
    )
}
