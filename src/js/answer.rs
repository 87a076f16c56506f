//! The answers as JavaScript gets them.

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use crate::answer::audited::{Audited, AuditedGrant, Status};
use crate::answer::explained::Explained;
use crate::answer::{Answer, AnsweredStep, ChangedStatement, Changes, undo};
use crate::audit::Elsewhere;
use crate::export::StatementPlace;
use crate::file::{LeftOut, Opened};
use crate::link::Decoded;
use crate::model::{Identifier, Wording};
use crate::paste::connection::Connection;
use crate::paste::names::Names;
use crate::plan::field::Value;
use crate::plan::{Draft, Key, ScopeDraft, StorageDraft};
use crate::words::audit::remarks::ELSEWHERE;
use crate::words::audit::securable;
use crate::words::sentence::Sentence;
use crate::words::{self, ignored, label, note, paste, problem};

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
    rows: Vec<AuditRowOut<'a>>,
    unread: Vec<UnreadOut<'a>>,
    others: Vec<OtherOut<'a>>,
    fix: &'a str,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct AuditRowOut<'a> {
    securable: String,
    privilege: &'a str,
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

/// The statements by which two plans differ.
#[derive(Serialize)]
pub struct ChangesOut<'a> {
    added: Vec<&'a str>,
    removed: Vec<&'a str>,
}

/// What pasted text names.
#[derive(Serialize)]
pub struct NamesOut<'a> {
    catalogs: Vec<NamedScopeOut<'a>>,
    refused: Vec<RefusedOut<'a>>,
    unread: Vec<UnreadOut<'a>>,
}

#[derive(Serialize)]
struct NamedScopeOut<'a> {
    catalog: &'a str,
    schemas: Option<Vec<&'a str>>,
}

#[derive(Serialize)]
struct RefusedOut<'a> {
    name: &'a str,
    why: String,
}

/// What pasted text says of a connection.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionOut<'a> {
    hostname: Option<&'a str>,
    http_path: Option<&'a str>,
    port: Option<u16>,
    client_id: Option<&'a str>,
    told: Vec<String>,
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
    plan: PlanOut<'a>,
    ignored: Vec<IgnoredOut<'a>>,
}

#[derive(Serialize)]
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
#[derive(Serialize)]
#[serde(untagged)]
enum ValueOut<'a> {
    Text(&'a str),
    Number(u32),
    Flag(bool),
    Location { location: &'a str },
    Scope(ScopeOut<'a>),
    Scopes(Vec<ScopeOut<'a>>),
}

#[derive(Serialize)]
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
                .texts()
                .zip(&step.statements)
                .map(|(sql, statement)| StatementOut { sql, why: &statement.why })
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
        let elsewhere = |granted: &'a Elsewhere| AuditRowOut {
            securable: granted.securable.clone(),
            privilege: &granted.privileges,
            status: Status::Extra.as_str(),
            from: Some(granted.securable.clone()),
            why: ELSEWHERE.to_owned(),
        };
        let elsewhere = audited.elsewhere.iter().map(elsewhere);
        Self {
            summary: audited.summary.to_text(),
            rows: audited.rows.iter().map(row).chain(elsewhere).collect(),
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
            notes: audited.remarks.iter().map(Sentence::to_text).collect(),
        }
    }
}

impl<'a> From<&'a Changes> for ChangesOut<'a> {
    fn from(changes: &'a Changes) -> Self {
        let texts = |changed: &'a [ChangedStatement]| {
            changed.iter().map(|statement| statement.sql.as_str()).collect()
        };
        Self { added: texts(&changes.added), removed: texts(&changes.removed) }
    }
}

impl<'a> From<&'a Names> for NamesOut<'a> {
    fn from(names: &'a Names) -> Self {
        Self {
            catalogs: names
                .catalogs
                .iter()
                .map(|scope| NamedScopeOut {
                    catalog: scope.catalog.as_str(),
                    schemas: scope
                        .schemas
                        .as_ref()
                        .map(|schemas| schemas.iter().map(Identifier::as_str).collect()),
                })
                .collect(),
            refused: names
                .refused
                .iter()
                .map(|refused| RefusedOut {
                    name: &refused.name,
                    why: paste::refused(refused).to_text(),
                })
                .collect(),
            unread: names
                .unread
                .iter()
                .map(|unread| UnreadOut { line: unread.line, text: &unread.text })
                .collect(),
        }
    }
}

impl<'a> From<&'a Connection> for ConnectionOut<'a> {
    fn from(connection: &'a Connection) -> Self {
        Self {
            hostname: connection.hostname.as_ref().map(|hostname| hostname.as_str()),
            http_path: connection.http_path.as_ref().map(|path| path.as_str()),
            port: connection.port.map(|port| port.number()),
            client_id: connection.client_id.as_ref().map(|id| id.as_str()),
            told: connection.told.iter().map(|told| paste::told(*told).to_text()).collect(),
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

impl<'a> From<&'a Opened> for DecodedOut<'a> {
    fn from(opened: &'a Opened) -> Self {
        let left_out = |it: &'a LeftOut| IgnoredOut {
            key: &it.key,
            value: &it.value,
            reason: words::file::reason(&it.reason).to_text(),
        };
        Self {
            plan: PlanOut(&opened.draft),
            ignored: opened.left_out.iter().map(left_out).collect(),
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
                    reason: ignored::reason(&part.reason).to_text(),
                })
                .collect(),
        }
    }
}
