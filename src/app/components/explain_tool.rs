//! What an error means.

use std::rc::Rc;

use yew::prelude::*;

use crate::answer::explained::Explained;
use crate::answer::{Answer, AnsweredStatement};
use crate::app::hooks::use_send::use_send;
use crate::app::state::{Action, Tool, statement_id};
use crate::export::StatementPlace;
use crate::plan::Field;
use crate::words::label::step_heading;
use crate::words::page::tools;
use crate::words::panel;

use super::copy_button::CopyButton;
use super::inline_text::InlineText;
use super::paste_box::PasteBox;
use super::tool_card::ToolCard;

/// Props of [`ExplainTool`].
#[derive(PartialEq, Properties)]
pub struct ExplainToolProps {
    /// Whether it is open.
    pub is_open: bool,
    /// What the form amounts to.
    pub answer: Rc<Answer>,
}

/// Tells what a message means for the plan, and which statement mends it.
#[component]
pub fn ExplainTool(props: &ExplainToolProps) -> Html {
    let ExplainToolProps { is_open, answer } = props;
    let text = use_state(|| Rc::<str>::from(""));
    let explained = use_memo((answer.clone(), (*text).clone()), |(answer, text)| {
        (!text.trim().is_empty()).then(|| Explained::new(&answer.plan, text))
    });
    let explained = explained.as_ref().as_ref();
    let send = use_send();
    let said = explained.map(|explained| match explained.is_known {
        true => panel::EXPLAINED_BELOW,
        false => panel::NOT_EXPLAINED,
    });
    use_effect_with((*text).clone(), {
        let send = send.clone();
        move |_| {
            if let Some(said) = said {
                send.emit(Action::Told(said.to_owned()));
            }
        }
    });
    let places: Rc<[StatementPlace]> = match explained {
        Some(explained) => explained.statements.as_slice().into(),
        None => Rc::default(),
    };
    use_effect_with(places, {
        let send = send.clone();
        move |places| send.emit(Action::PointedAt(Rc::clone(places)))
    });
    let on_text = {
        let text = text.setter();
        Callback::from(move |pasted: Rc<str>| text.set(pasted))
    };
    let state = match explained {
        None => tools::NOTHING_PASTED,
        Some(explained) if explained.is_known => panel::EXPLAIN_KNOWN,
        Some(_) => panel::EXPLAIN_UNKNOWN,
    };
    let statements: Vec<(StatementPlace, &AnsweredStatement)> = explained
        .iter()
        .flat_map(|explained| &explained.statements)
        .filter_map(|place| {
            let step = answer.steps.iter().find(|step| step.id == place.step)?;
            Some((*place, step.statements.get(place.index)?))
        })
        .collect();
    html! {
        <ToolCard tool={Tool::ExplainError} is_open={*is_open} heading={tools::EXPLAIN} {state} lead={panel::EXPLAIN_LEAD}>
            <PasteBox id="error-text" label={panel::EXPLAIN_PASTE} {on_text} />
            if let Some(explained) = explained {
                <div class={classes!("explanation", explained.is_known.then_some("explanation--known"))}>
                    <h4 class="tool-card__part">{ panel::EXPLAIN_MEANING }</h4>
                    <p class="explanation__cause"><InlineText text={explained.cause.clone()} /></p>
                    if !statements.is_empty() {
                        <h4 class="tool-card__part">{ panel::EXPLAIN_MENDS }</h4>
                        <ol class="explanation__statements">
                            { for statements.iter().map(|(place, it)| statement(*place, it, &send)) }
                        </ol>
                        <CopyButton label={panel::COPY_STATEMENTS} text={text_of(&statements)} said={panel::COPIED_STATEMENTS}
                            blanks={gaps(&statements, false)} problems={gaps(&statements, true)} class="button--small" />
                    }
                </div>
            }
        </ToolCard>
    }
}

/// The statements a line each: some mean something only behind the one before them, so they are copied together.
fn text_of(statements: &[(StatementPlace, &AnsweredStatement)]) -> String {
    statements.iter().map(|(_, statement)| format!("{}\n", statement.sql)).collect()
}

fn gaps(statements: &[(StatementPlace, &AnsweredStatement)], is_wrong: bool) -> Rc<[Field]> {
    let openings = statements.iter().flat_map(|(_, statement)| statement.openings());
    let mut fields = Vec::new();
    for opening in openings.filter(|opening| opening.is_wrong == is_wrong) {
        fields.extend(opening.field.filter(|field| !fields.contains(field)));
    }
    fields.into()
}

fn statement(
    place: StatementPlace,
    statement: &AnsweredStatement,
    send: &Callback<Action>,
) -> Html {
    let on_show = {
        let send = send.clone();
        Callback::from(move |_: MouseEvent| send.emit(Action::SoughtStatement(place)))
    };
    html! {
        <li class="explanation__statement" key={statement_id(place.step, place.index)}>
            <p class="explanation__step">{ step_heading(place.step) }</p>
            <code class="probe-list__statement">{ &statement.sql }</code>
            <div class="explanation__actions">
                <button class="button button--small" type="button" onclick={on_show}>{ panel::SHOW_STATEMENT }</button>
            </div>
        </li>
    }
}
