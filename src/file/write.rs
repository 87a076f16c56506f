//! Writing a file.

use crate::json::Value;
use crate::model::Wording;
use crate::plan::field::{self, CATALOG, LOCATION, SCHEMAS};
use crate::plan::{Draft, Key, Plan, ScopeDraft, StorageDraft};

use super::{VERSION, VERSION_KEY};

/// Writes a plan as a file.
///
/// Only values without problems are written, and a restricted catalog is never written as a whole one. An empty plan is
/// its version alone.
pub fn write(plan: &Plan) -> String {
    let mut members = vec![(VERSION_KEY.to_owned(), Value::Number(VERSION.to_owned()))];
    add_members(&mut members, &Draft::from(plan), "");
    let mut text = Value::Object(members).to_text();
    text.push('\n');
    text
}

/// Adds what stands under the keys of a path.
fn add_members(members: &mut Vec<(String, Value)>, draft: &Draft, path: &str) {
    for name in Key::names_under(path) {
        let path = Key::joined(path, name);
        let value = match Key::at(&path) {
            Some(key) => value(draft, key),
            None => {
                let mut inner = Vec::new();
                add_members(&mut inner, draft, &path);
                (!inner.is_empty()).then_some(Value::Object(inner))
            }
        };
        members.extend(value.map(|value| (name.to_owned(), value)));
    }
}

/// What stands under a key, unless it is absent or the default.
fn value(draft: &Draft, key: Key) -> Option<Value> {
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    match key.value() {
        field::Value::Text(field, _) => given(draft.text(field)).map(Value::String),
        field::Value::Number(field, _) => given(draft.text(field)).map(Value::Number),
        field::Value::Flag(field) => draft.holds(field).then_some(Value::Bool(true)),
        field::Value::Storage => match &draft.storage {
            StorageDraft::New => None,
            StorageDraft::Exists => Some(Value::String(StorageDraft::EXISTS.to_owned())),
            StorageDraft::NewAt(location) => {
                let location = Value::String(location.clone());
                Some(Value::Object(vec![(LOCATION.to_owned(), location)]))
            }
        },
        field::Value::ProfilesSync => {
            (!draft.profiles_sync.catalog.is_empty()).then(|| scope(&draft.profiles_sync))
        }
        field::Value::Catalogs => {
            let scopes: Vec<Value> = draft.catalogs.iter().map(scope).collect();
            (!scopes.is_empty()).then_some(Value::Array(scopes))
        }
        field::Value::Wording => (draft.wording != Wording::default())
            .then(|| Value::String(draft.wording.word().to_owned())),
    }
}

fn scope(scope: &ScopeDraft) -> Value {
    let mut members = vec![(CATALOG.to_owned(), Value::String(scope.catalog.clone()))];
    if let Some(schemas) = &scope.schemas {
        let schemas = schemas.iter().cloned().map(Value::String).collect();
        members.push((SCHEMAS.to_owned(), Value::Array(schemas)));
    }
    Value::Object(members)
}
