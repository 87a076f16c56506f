//! The answers as JavaScript gets them.

use serde::Serialize;

use crate::answer::audited::{Audited, AuditedGrant};
use crate::answer::explained::Explained;
use crate::answer::{Answer, AnsweredStep, undo};
use crate::export::StatementPlace;
use crate::link::Decoded;
use crate::words::audit::securable;
use crate::words::{ignored, label, note, problem};

use super::call::PlanIn;

/// What a plan amounts to.
#[derive(Serialize)]
pub struct AnswerOut<'a> {
    ready: bool,
    blanks: Vec<BlankOut>,
    problems: Vec<ProblemOut<'a>>,
    notes: Vec<NoteOut>,
    summary: String,
    steps: Vec<StepOut<'a>>,
    sql: &'a str,
    checks: &'a str,
    undo: String,
    settings: Vec<SettingOut<'a>>,
}

#[derive(Serialize)]
struct BlankOut {
    field: String,
    label: String,
}

#[derive(Serialize)]
struct ProblemOut<'a> {
    field: String,
    value: &'a str,
    message: String,
}

#[derive(Serialize)]
struct NoteOut {
    field: String,
    message: String,
}

#[derive(Serialize)]
struct StepOut<'a> {
    id: &'static str,
    title: &'static str,
    example: bool,
    sql: &'a str,
    statements: Vec<StatementOut<'a>>,
}

#[derive(Serialize)]
struct StatementOut<'a> {
    sql: &'a str,
    why: &'a str,
}

#[derive(Serialize)]
struct SettingOut<'a> {
    label: &'static str,
    value: Option<&'a str>,
}

/// What a listing of grants shows.
#[derive(Serialize)]
pub struct AuditOut<'a> {
    summary: String,
    rows: Vec<AuditRowOut>,
    unread: Vec<UnreadOut<'a>>,
    others: Vec<OtherOut<'a>>,
    fix: &'a str,
}

#[derive(Serialize)]
struct AuditRowOut {
    securable: String,
    privilege: &'static str,
    status: &'static str,
    from: Option<String>,
    why: String,
}

#[derive(Serialize)]
struct UnreadOut<'a> {
    line: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct OtherOut<'a> {
    principal: &'a str,
    count: usize,
}

/// What an error message means.
#[derive(Serialize)]
pub struct ExplainedOut {
    known: bool,
    cause: String,
    statements: Vec<StatementPlaceOut>,
}

#[derive(Serialize)]
struct StatementPlaceOut {
    step: &'static str,
    index: usize,
}

/// What a link holds.
#[derive(Serialize)]
pub struct DecodedOut<'a> {
    plan: PlanIn,
    ignored: Vec<IgnoredOut<'a>>,
}

#[derive(Serialize)]
struct IgnoredOut<'a> {
    key: &'a str,
    value: &'a str,
    reason: String,
}

impl<'a> From<&'a Answer> for AnswerOut<'a> {
    fn from(answer: &'a Answer) -> Self {
        let blank =
            |field: &_| BlankOut { field: ToString::to_string(field), label: label::field(*field) };
        Self {
            ready: answer.is_ready(),
            blanks: answer.blanks.iter().map(blank).collect(),
            problems: answer
                .problems
                .iter()
                .map(|found| ProblemOut {
                    field: found.field.to_string(),
                    value: &found.value,
                    message: problem::problem(found).to_text(),
                })
                .collect(),
            notes: answer
                .notes
                .iter()
                .map(|found| NoteOut {
                    field: found.field.to_string(),
                    message: note::note(found).to_text(),
                })
                .collect(),
            summary: answer.summary.to_text(),
            steps: answer.steps.iter().map(StepOut::from).collect(),
            sql: &answer.sql,
            checks: &answer.checks,
            undo: undo(&answer.plan).text,
            settings: answer
                .settings
                .iter()
                .map(|setting| SettingOut {
                    label: setting.id.label(),
                    value: setting.value.as_deref(),
                })
                .collect(),
        }
    }
}

impl<'a> From<&'a AnsweredStep> for StepOut<'a> {
    fn from(step: &'a AnsweredStep) -> Self {
        Self {
            id: step.id.key(),
            title: step.id.title(),
            example: step.is_example,
            sql: &step.sql,
            statements: step
                .statements
                .iter()
                .map(|statement| StatementOut { sql: &statement.sql, why: &statement.why })
                .collect(),
        }
    }
}

impl<'a> From<&'a Audited> for AuditOut<'a> {
    fn from(audited: &'a Audited) -> Self {
        let row = |row: &AuditedGrant| AuditRowOut {
            securable: securable(&row.securable),
            privilege: row.privilege,
            status: row.status.as_str(),
            from: row.from.as_ref().map(securable),
            why: row.why.to_text(),
        };
        Self {
            summary: audited.summary.to_text(),
            rows: audited.rows.iter().map(row).collect(),
            unread: audited
                .unread
                .iter()
                .map(|unread| UnreadOut { line: unread.line, text: &unread.text })
                .collect(),
            others: audited
                .others
                .iter()
                .map(|other| OtherOut { principal: &other.principal, count: other.count })
                .collect(),
            fix: &audited.fix,
        }
    }
}

impl From<&Explained> for ExplainedOut {
    fn from(explained: &Explained) -> Self {
        let place = |place: &StatementPlace| StatementPlaceOut {
            step: place.step.key(),
            index: place.index,
        };
        Self {
            known: explained.is_known,
            cause: explained.cause.to_text(),
            statements: explained.statements.iter().map(place).collect(),
        }
    }
}

impl<'a> From<&'a Decoded> for DecodedOut<'a> {
    fn from(decoded: &'a Decoded) -> Self {
        Self {
            plan: PlanIn::from(&decoded.draft),
            ignored: decoded
                .ignored
                .iter()
                .map(|part| IgnoredOut {
                    key: &part.key,
                    value: &part.value,
                    reason: ignored::reason(&part.reason).to_text(),
                })
                .collect(),
        }
    }
}
