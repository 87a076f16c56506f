//! A step of the result.

use yew::prelude::*;

use crate::answer::AnsweredStep;
use crate::app::View;
use crate::app::controls::copy_button::{Asking, Copying, copy_button};
use crate::app::elements::{Dressed, all, block, button, each, element, p, span, when};
use crate::app::form::step_tag;
use crate::app::tools::reason;
use crate::export::StatementPlace;
use crate::model::{GuideStep, Tool, Wording};
use crate::panel::reasons::MOST_STATEMENTS;
use crate::plan::Field;
use crate::state::Action;
use crate::words::page::result as words;
use crate::words::page::tools;

use super::statement::statement;

/// Shows a step, counted from 0, and copies its statements. A step that the plan has no use for is one line, which opens to the guide's own
/// statements.
pub fn step(view: &View<'_>, number: usize, step: &AnsweredStep) -> Html {
    let id = step.id;
    let plan = &view.answer.plan;
    let heading_id = format!("result-heading-{}", id.key());
    let heading = element("h3", "", id.title()).set("id", heading_id.clone());
    let below = all([statements(view, number, step), below(view, step)]);
    let (tag, class, head) = if step.is_example {
        let reason = words::example_reason(id, plan.has_other_catalogs());
        let reason = span("step__lead", reason);
        let show = span("step__show", words::SHOW_EXAMPLE);
        let head = block("summary", "step__head", [step_tag(id), heading, reason, show]);
        ("details", "step step--off", head)
    } else {
        let tools = element("div", "step__tools", copy_step(view, step));
        let lead = p("step__lead", words::step_lead(id, plan.takes_back_grants()));
        ("section", "step", block("div", "step__head", [step_tag(id), heading, lead, tools]))
    };
    block(tag, class, [head, below])
        .set("id", format!("result-{}", id.key()))
        .set("aria-labelledby", heading_id)
        .keyed(id.key())
}

fn statements(view: &View<'_>, number: usize, step: &AnsweredStep) -> Html {
    let place = |index| StatementPlace { step: step.id, index };
    let is_shown = |index| index < MOST_STATEMENTS || view.state.pointed_at.contains(&place(index));
    let shown = step.statements.iter().enumerate().filter(|(index, _)| is_shown(*index));
    let reason = |index| view.state.explains.then(|| reason(view, number, index)).flatten();
    let hidden = step.statements.len() - shown.clone().count();
    let list = each(shown.map(|(index, it)| statement(view, place(index), it, reason(index))));
    all([
        element("ol", "statements", list),
        when(0 < hidden, || p("step__more", words::more_statements(hidden))),
    ])
}

/// Below Step 6, why it differs from the guide, and what shows more than it does.
fn below(view: &View<'_>, step: &AnsweredStep) -> Html {
    if step.id != GuideStep::Check {
        return Html::default();
    }
    let differs = view.answer.plan.wording == Wording::Guide;
    block(
        "div",
        "step__below",
        [
            when(differs, || p("", words::CHECK_DIFFERS)),
            seek(view, Tool::Audit, tools::GO_TO_AUDIT),
            seek(view, Tool::Checks, tools::GO_TO_CHECKS),
        ],
    )
}

fn seek(view: &View<'_>, tool: Tool, label: &'static str) -> Html {
    button("link", label, view.does(Action::SoughtTool(tool)))
}

fn copy_step(view: &View<'_>, step: &AnsweredStep) -> Html {
    let open = step.open_fields();
    let fields = |wanted: bool| -> Vec<Field> {
        open.iter().filter(|(_, is_wrong)| *is_wrong == wanted).map(|(field, _)| *field).collect()
    };
    copy_button(
        view,
        Copying {
            label: words::copy_step(step.id).into(),
            text: step.sql.clone().into(),
            said: words::copied_step(step.id, step.statements.len()).into(),
            asking: Asking::of(&fields(false), &fields(true)),
            class: "icon-button",
            icon: "#i-copy",
            is_icon: true,
            ..Copying::default()
        },
    )
}
