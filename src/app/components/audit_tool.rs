//! The audit: what to ask Databricks, a box for its answer, and the verdict.

use std::rc::Rc;

use yew::prelude::*;

use crate::answer::Answer;
use crate::answer::audited::Audited;
use crate::app::browser;
use crate::app::hooks::use_reading::{Reading, use_reading};
use crate::app::hooks::use_send::use_send;
use crate::app::state::{Action, Tool};
use crate::export::{Probe, Statement, grant_probes, shell, sql_text, tokens};
use crate::plan::Field;
use crate::words::expected::expected;
use crate::words::page::tools;
use crate::words::panel;

use super::audit_report::{AuditReport, VERDICT_ID};
use super::choice::Choice;
use super::paste_box::PasteBox;
use super::probe_list::probe_list;
use super::text_block::{TextBlock, text_block};
use super::tool_card::ToolCard;

/// Props of [`AuditTool`].
#[derive(PartialEq, Properties)]
pub struct AuditToolProps {
    /// Whether it is open.
    pub is_open: bool,
    /// What the form amounts to.
    pub answer: Rc<Answer>,
}

/// Holds what Databricks lists against the plan.
#[component]
pub fn AuditTool(props: &AuditToolProps) -> Html {
    let AuditToolProps { is_open, answer } = props;
    let text = use_state(|| Rc::<str>::from(""));
    let reading = use_reading(answer.plan.principal.filled().cloned(), Rc::clone(&text));
    let audited = use_memo((answer.clone(), reading.clone()), |(answer, reading)| match reading {
        Reading::Done { listing, .. } => Some(Rc::new(Audited::of(&answer.plan, listing))),
        Reading::Nothing | Reading::UnderWay { .. } => None,
    });
    let audited = audited.as_ref().as_ref();
    let send = use_send();
    // Said and shown once for each text, and not at each key in the form.
    let is_current = matches!(&reading, Reading::Done { text: read, .. } if *read == *text);
    use_effect_with(((*text).clone(), is_current), {
        let summary = audited.filter(|_| is_current).map(|audited| audited.summary.to_text());
        move |_| {
            if let Some(summary) = summary {
                send.emit(Action::Told(summary));
                browser::bring_into_view(VERDICT_ID);
            }
        }
    });
    let on_text = {
        let text = text.setter();
        Callback::from(move |pasted: Rc<str>| text.set(pasted))
    };
    let state = match (&reading, audited) {
        (Reading::UnderWay { percent }, _) => panel::reading(*percent),
        (_, Some(audited)) => {
            panel::audit_state(&audited.counts, audited.is_listing, audited.is_clean())
        }
        _ => tools::NOTHING_PASTED.to_owned(),
    };
    let needs_you = audited.is_some_and(|audited| !audited.is_clean());
    html! {
        <ToolCard tool={Tool::Audit} is_open={*is_open} heading={tools::AUDIT} {state} {needs_you} lead={panel::AUDIT_LEAD}>
            <div class={classes!("audit", audited.is_some().then_some("audit--judged"))}>
                <div class="audit__ask">
                    <h4 class="tool-card__part">{ panel::AUDIT_ASK }</h4>
                    <Queries answer={answer.clone()} />
                    <PasteBox id="audit-text" label={panel::AUDIT_PASTE} hint={panel::AUDIT_PASTE_HINT} {on_text} />
                    if let Reading::UnderWay { percent } = reading {
                        <p class="tool-card__lead">{ panel::reading(percent) }</p>
                    }
                </div>
                if let Some(audited) = audited {
                    <AuditReport audited={Rc::clone(audited)} />
                }
            </div>
        </ToolCard>
    }
}

/// A way to ask for the grants.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Question {
    ShowGrants,
    OneQuery,
    Cli,
}

#[derive(PartialEq, Properties)]
struct QueriesProps {
    answer: Rc<Answer>,
}

#[component]
fn Queries(props: &QueriesProps) -> Html {
    let QueriesProps { answer } = props;
    let question = use_state_eq(|| Question::ShowGrants);
    let plan = &answer.plan;
    let probes = grant_probes(plan);
    if probes.is_empty() {
        return html! { <p class="tool-card__lead">{ panel::NOTHING_TO_ASK }</p> };
    }
    let text = match *question {
        Question::ShowGrants => {
            probes.iter().map(|probe| spelled(&probe.statement, answer)).collect()
        }
        Question::OneQuery => spelled(&Statement::ListGrants { of: &plan.principal }, answer),
        Question::Cli => shell::effective_grants(plan),
    };
    let choice = |value: &'static str,
                  chosen: Question,
                  label: &'static str,
                  hint: &'static str| {
        let on_choose = {
            let question = question.setter();
            Callback::from(move |()| question.set(chosen))
        };
        html! {
            <Choice name="audit-way" {value} label={html! { label }} {hint} is_chosen={*question == chosen} {on_choose} />
        }
    };
    let (blanks, problems) = principal_gaps(answer);
    html! {
        <>
            <fieldset class="choices">
                <legend class="visually-hidden">{ panel::AUDIT_WAY }</legend>
                { choice("show-grants", Question::ShowGrants, panel::AUDIT_SHOW_GRANTS, panel::AUDIT_SHOW_GRANTS_HINT) }
                { choice("one-query", Question::OneQuery, panel::AUDIT_ONE_QUERY, panel::AUDIT_ONE_QUERY_HINT) }
                { choice("cli", Question::Cli, panel::AUDIT_CLI, panel::AUDIT_CLI_HINT) }
            </fieldset>
            { text_block(TextBlock {
                label: panel::AUDIT_ASK,
                text: text.into(),
                copy: panel::COPY_QUERIES,
                copied: panel::COPIED_QUERIES,
                blanks,
                problems,
            }) }
            <details class="aside">
                <summary class="aside__heading">{ panel::AUDIT_EXPECTED }</summary>
                { probe_list(panel::AUDIT_EXPECTED, probes.iter().map(|Probe { statement, expected: should }| {
                    (sql_text(&tokens(statement, plan.wording)), expected(should))
                })) }
            </details>
        </>
    }
}

fn spelled(statement: &Statement<'_>, answer: &Answer) -> String {
    format!("{}\n", sql_text(&tokens(statement, answer.plan.wording)))
}

/// Whether the client ID is missing or wrong in a text that names nothing else which may be.
pub fn principal_gaps(answer: &Answer) -> (Rc<[Field]>, Rc<[Field]>) {
    let gap = |is_there: bool| is_there.then_some(Field::ClientId).into_iter().collect();
    let is_wrong = answer.problems.iter().any(|problem| problem.field == Field::ClientId);
    (gap(answer.blanks.contains(&Field::ClientId)), gap(is_wrong))
}
