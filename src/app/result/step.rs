//! A step of the result.

use yew::prelude::*;

use crate::answer::AnsweredStep;
use crate::app::View;
use crate::app::controls::copy_button::{Asking, Copying, copy_button};
use crate::app::elements::{Dressed, all, block, button, code, each, element, p, span, when};
use crate::app::form::step_tag;
use crate::app::still::Place;
use crate::app::tools::{is_new, reason};
use crate::export::{self, Effect, StatementPlace, Token, tokens};
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
    let heading = element("h3", "", id.title());
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
    block(tag, class, [head, below]).set("id", format!("result-{}", id.key())).keyed(id.key())
}

/// The first statements one by one, and the rest as text in pieces, which the browser lays out only where they are seen.
fn statements(view: &View<'_>, number: usize, step: &AnsweredStep) -> Html {
    let count = step.statements.len();
    let laid_out = export::step(&view.answer.plan, step.id).statements;
    let one = |index: usize, tokens: &[Token]| {
        let place = StatementPlace { step: step.id, index };
        let effect = step.statements.get(index).map_or(Effect::None, |it| it.effect);
        let reason = view.state.explains.then(|| reason(view, number, index)).flatten();
        statement(view, place, effect, tokens, reason)
    };
    let tokens = |from: usize, to: usize| -> Vec<Vec<Token>> {
        let statements = laid_out.get(from..to).unwrap_or_default();
        statements.iter().map(|it| tokens(it, view.answer.plan.wording)).collect()
    };
    let in_order = |from: usize, tokens: &[Vec<Token>]| {
        each(tokens.iter().enumerate().map(|(index, it)| one(from + index, it)))
    };
    let pointed_at = |from: usize, to: usize| {
        let here = view.state.pointed_at.iter().filter(move |it| it.step == step.id);
        here.map(|it| it.index).filter(move |index| (from..to).contains(index)).min()
    };
    let first = (0..count.min(MOST_STATEMENTS)).step_by(AT_ONCE).map(|from| {
        let to = count.min(MOST_STATEMENTS).min(from + AT_ONCE);
        let tokens = tokens(from, to);
        // An opening looks like its placeholder, but which field fills it is not in the text; nor is what the tools say of it.
        let is_text = !view.state.explains
            && pointed_at(from, to).is_none()
            && !(from..to).any(|index| is_new(view, StatementPlace { step: step.id, index }))
            && !tokens.iter().flatten().any(|token| token.opening().is_some());
        let look = is_text.then(|| step.lines(from, to).as_bytes().to_vec());
        view.stills.still(Place::Statements(step.id, from), look, &|| in_order(from, &tokens))
    });
    let mut rest = Vec::new();
    let mut from = MOST_STATEMENTS;
    while from < count {
        let to = count.min(from + IN_PIECE);
        let pointed_at = pointed_at(from, to);
        let until = pointed_at.unwrap_or(to);
        if from < until {
            let text = code("sql-code", step.lines(from, until).to_owned());
            rest.push(element("li", "statements__piece", text).keyed(from));
        }
        from = until;
        if pointed_at.is_some() {
            rest.push(in_order(from, &tokens(from, from + 1)));
            from += 1;
        }
    }
    let shows_rest = pointed_at(MOST_STATEMENTS, count).is_some();
    all([
        element("ol", "statements", each(first)),
        when(!rest.is_empty(), || {
            let label = words::more_statements(count - MOST_STATEMENTS, view.state.explains);
            let label = element("summary", "step__more", label);
            let list = element("ol", "statements", each(rest.into_iter()));
            block("details", "more-statements", [label, list]).flag("open", shows_rest)
        }),
    ])
}

/// How many statements are drawn again where one of them changes.
const AT_ONCE: usize = 20;

/// How many statements are one piece of text.
const IN_PIECE: usize = 200;

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
    let open = &step.open_fields;
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
