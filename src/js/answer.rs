//! The answers as JavaScript gets them.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::answer::audited::{Audited, AuditedGrant};
use crate::answer::explained::Explained;
use crate::answer::{Answer, AnsweredStep};
use crate::export::StatementPlace;
use crate::link::Decoded;
use crate::model::Wording;
use crate::plan::field::Value;
use crate::plan::{Draft, Key, ScopeDraft, StorageDraft};
use crate::words::{ignored, label, note, problem};

/// What a plan amounts to.
#[derive(serde::Serialize)]
pub struct AnswerOut<'a> {
    ready: bool,
    blanks: Vec<BlankOut>,
    problems: Vec<ProblemOut<'a>>,
    notes: Vec<NoteOut>,
    summary: &'a str,
    steps: Vec<StepOut<'a>>,
    sql: &'a str,
    checks: &'a str,
    undo: &'a str,
    settings: Vec<SettingOut<'a>>,
}

#[derive(serde::Serialize)]
struct BlankOut {
    field: String,
    label: String,
}

#[derive(serde::Serialize)]
struct ProblemOut<'a> {
    field: String,
    value: &'a str,
    message: String,
}

#[derive(serde::Serialize)]
struct NoteOut {
    field: String,
    message: String,
}

#[derive(serde::Serialize)]
struct StepOut<'a> {
    id: &'static str,
    title: &'static str,
    example: bool,
    sql: &'a str,
    statements: Vec<StatementOut<'a>>,
}

#[derive(serde::Serialize)]
struct StatementOut<'a> {
    sql: &'a str,
    why: &'a str,
}

#[derive(serde::Serialize)]
struct SettingOut<'a> {
    label: &'static str,
    value: Option<&'a str>,
}

/// What a listing of grants shows.
#[derive(serde::Serialize)]
pub struct AuditOut<'a> {
    summary: &'a str,
    rows: Vec<AuditRowOut<'a>>,
    unread: Vec<UnreadOut<'a>>,
    others: Vec<OtherOut<'a>>,
    fix: &'a str,
}

#[derive(serde::Serialize)]
struct AuditRowOut<'a> {
    securable: &'a str,
    privilege: &'static str,
    status: &'static str,
    from: Option<&'a str>,
    why: &'a str,
}

#[derive(serde::Serialize)]
struct UnreadOut<'a> {
    line: usize,
    text: &'a str,
}

#[derive(serde::Serialize)]
struct OtherOut<'a> {
    principal: &'a str,
    count: usize,
}

/// What an error message means.
#[derive(serde::Serialize)]
pub struct ExplainedOut<'a> {
    known: bool,
    cause: &'a str,
    statements: Vec<StatementPlaceOut>,
}

#[derive(serde::Serialize)]
struct StatementPlaceOut {
    step: &'static str,
    index: usize,
}

/// What a link holds.
#[derive(serde::Serialize)]
pub struct DecodedOut<'a> {
    plan: PlanOut<'a>,
    ignored: Vec<IgnoredOut<'a>>,
}

#[derive(serde::Serialize)]
struct IgnoredOut<'a> {
    key: &'a str,
    value: &'a str,
    reason: String,
}

/// A plan with all its keys, null where a value is absent or the default.
pub struct PlanOut<'a>(pub &'a Draft);

/// The keys under a path.
struct KeysOut<'a> {
    draft: &'a Draft,
    path: &'a str,
}

/// What stands under a key.
#[derive(serde::Serialize)]
#[serde(untagged)]
enum ValueOut<'a> {
    Text(&'a str),
    Number(u32),
    Flag(bool),
    Location { location: &'a str },
    Scope(ScopeOut<'a>),
    Scopes(Vec<ScopeOut<'a>>),
}

#[derive(serde::Serialize)]
struct ScopeOut<'a> {
    catalog: Option<&'a str>,
    schemas: Option<&'a [String]>,
}

impl Serialize for PlanOut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        KeysOut { draft: self.0, path: "" }.serialize(serializer)
    }
}

impl Serialize for KeysOut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let names = Key::names_under(self.path);
        let mut object = serializer.serialize_struct("Plan", names.len())?;
        for name in names {
            let path = &Key::joined(self.path, name);
            match Key::at(path) {
                Some(key) => object.serialize_field(name, &ValueOut::new(self.draft, key))?,
                None => {
                    let keys = KeysOut { draft: self.draft, path };
                    object.serialize_field(name, &keys.unless_absent())?;
                }
            }
        }
        object.end()
    }
}

impl KeysOut<'_> {
    /// The keys, unless nothing stands under any of them.
    fn unless_absent(self) -> Option<Self> {
        let mut keys = Key::ALL.into_iter().filter(|key| key.path().starts_with(self.path));
        keys.any(|key| ValueOut::new(self.draft, key).is_some()).then_some(self)
    }
}

impl<'a> ValueOut<'a> {
    /// What stands under a key, unless it is absent or the default.
    fn new(draft: &'a Draft, key: Key) -> Option<Self> {
        match key.value() {
            Value::Text(field, _) => given(draft.text(field)).map(Self::Text),
            Value::Number(field, _) => draft.text(field).parse().ok().map(Self::Number),
            Value::Flag(field) => draft.holds(field).then_some(Self::Flag(true)),
            Value::Storage => match &draft.storage {
                StorageDraft::New => None,
                StorageDraft::Exists => Some(Self::Text(StorageDraft::EXISTS)),
                StorageDraft::NewAt(location) => Some(Self::Location { location }),
            },
            Value::ProfilesSync => {
                let scope = &draft.profiles_sync;
                (*scope != ScopeDraft::default()).then(|| Self::Scope(scope.into()))
            }
            Value::Catalogs if draft.catalogs.is_empty() => None,
            Value::Catalogs => {
                Some(Self::Scopes(draft.catalogs.iter().map(ScopeOut::from).collect()))
            }
            Value::Wording if draft.wording == Wording::default() => None,
            Value::Wording => Some(Self::Text(draft.wording.word())),
        }
    }
}

impl<'a> From<&'a ScopeDraft> for ScopeOut<'a> {
    fn from(scope: &'a ScopeDraft) -> Self {
        Self { catalog: given(&scope.catalog), schemas: scope.schemas.as_deref() }
    }
}

fn given(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
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
                    message: problem::problem(found),
                })
                .collect(),
            notes: answer
                .notes
                .iter()
                .map(|found| NoteOut { field: found.field.to_string(), message: note::note(found) })
                .collect(),
            summary: &answer.summary,
            steps: answer.steps.iter().map(StepOut::from).collect(),
            sql: &answer.sql,
            checks: &answer.checks,
            undo: &answer.undo,
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
        let row = |row: &'a AuditedGrant| AuditRowOut {
            securable: &row.securable,
            privilege: row.privilege,
            status: row.status.as_str(),
            from: row.from.as_deref(),
            why: &row.why,
        };
        Self {
            summary: &audited.summary,
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

impl<'a> From<&'a Explained> for ExplainedOut<'a> {
    fn from(explained: &'a Explained) -> Self {
        let place = |place: &StatementPlace| StatementPlaceOut {
            step: place.step.key(),
            index: place.index,
        };
        Self {
            known: explained.is_known,
            cause: &explained.cause,
            statements: explained.statements.iter().map(place).collect(),
        }
    }
}

impl<'a> From<&'a Decoded> for DecodedOut<'a> {
    fn from(decoded: &'a Decoded) -> Self {
        Self {
            plan: PlanOut(&decoded.draft),
            ignored: decoded
                .ignored
                .iter()
                .map(|part| IgnoredOut {
                    key: &part.key,
                    value: &part.value,
                    reason: ignored::reason(&part.reason),
                })
                .collect(),
        }
    }
}
