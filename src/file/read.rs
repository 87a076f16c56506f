//! Reading a file: good parts are kept, bad ones named.

use crate::json::{JsonFinder, Value};
use crate::model::{SecretKind, Wording};
use crate::plan::field::{self, CATALOG, LOCATION, SCHEMAS};
use crate::plan::{Draft, Key, ScopeDraft, StorageDraft, resolve};

use super::{FileError, Kind, LeftOut, MAX_BYTES, Opened, Reason, VERSION, VERSION_KEY};

/// Reads a file, in time linear in its length.
///
/// A plan without a version is one of version 1, as somebody writes it by hand.
pub fn read(text: &str) -> Result<Opened, FileError> {
    let bytes = text.len();
    if MAX_BYTES < bytes {
        return Err(FileError::TooLong { bytes });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let found = JsonFinder::default().find_at(text, 0).ok_or(FileError::NotJson)?;
    if !text.get(found.length..).unwrap_or_default().trim().is_empty() {
        return Err(FileError::NotJson);
    }
    let Value::Object(members) = found.value else { return Err(FileError::NotAPlan) };
    check_version(&members)?;
    let mut reading = Reading { draft: Draft::default(), left_out: Vec::new() };
    reading.read_keys("", &members);
    let Reading { draft, mut left_out } = reading;
    let resolved = resolve(&draft);
    left_out.extend(resolved.problems.into_iter().map(|problem| LeftOut {
        key: problem.field.to_string(),
        value: problem.value.clone(),
        reason: Reason::Problem(problem),
    }));
    Ok(Opened { draft: Draft::from(&resolved.plan), left_out })
}

/// Says whether it is a plan of this version.
fn check_version(members: &[(String, Value)]) -> Result<(), FileError> {
    let mut versions = members.iter().filter(|(name, _)| name == VERSION_KEY);
    match versions.next() {
        Some((_, Value::Number(version))) if version == VERSION => Ok(()),
        Some((_, Value::Number(version))) => {
            let is_number = version.bytes().all(|byte| byte.is_ascii_digit());
            let is_newer = is_number && !version.starts_with('0');
            Err(if is_newer { FileError::NewerVersion } else { FileError::NotAPlan })
        }
        Some(_) => Err(FileError::NotAPlan),
        None => {
            let known = Key::names_under("");
            let is_plan = members.iter().any(|(name, _)| known.contains(&name.as_str()));
            if is_plan { Ok(()) } else { Err(FileError::NotAPlan) }
        }
    }
}

struct Reading {
    draft: Draft,
    left_out: Vec<LeftOut>,
}

impl Reading {
    /// Records that a value was not used.
    fn leave_out(&mut self, path: &str, value: &Value, reason: Reason) {
        let text = value.as_cell().unwrap_or_default();
        let secret = SecretKind::find(path).or_else(|| secret_in(value));
        let key = if SecretKind::find(path).is_some() { "" } else { path };
        let value = if secret.is_some() { String::new() } else { text };
        let reason = secret.map_or(reason, Reason::Secret);
        self.left_out.push(LeftOut { key: key.to_owned(), value, reason });
    }

    /// The values of an object under these names, each once. What else is in it is left out, and counted.
    fn members<'v>(
        &mut self,
        path: &str,
        members: &'v [(String, Value)],
        known: &[&'static str],
    ) -> (Vec<(&'static str, &'v Value)>, usize) {
        let mut found: Vec<(&'static str, &Value)> = Vec::new();
        let mut left_out = 0;
        for (name, value) in members {
            let reason = match known.iter().find(|known| *known == name) {
                None => Reason::UnknownKey,
                Some(known) if found.iter().any(|(name, _)| name == known) => Reason::Repeated,
                Some(known) => {
                    found.push((known, value));
                    continue;
                }
            };
            if path.is_empty() && name == VERSION_KEY {
                continue;
            }
            left_out += 1;
            self.leave_out(&Key::joined(path, name), value, reason);
        }
        (found, left_out)
    }

    fn read_keys(&mut self, path: &str, members: &[(String, Value)]) {
        let (found, _) = self.members(path, members, &Key::names_under(path));
        for (name, value) in found {
            let path = Key::joined(path, name);
            match (Key::at(&path), value) {
                (_, Value::Null) => {}
                (Some(key), value) => self.read_key(&path, key, value),
                (None, Value::Object(members)) => self.read_keys(&path, members),
                (None, value) => self.leave_out(&path, value, Reason::NotA(Kind::Object)),
            }
        }
    }

    fn read_key(&mut self, path: &str, key: Key, value: &Value) {
        match (key.value(), value) {
            (field::Value::Text(field, _), Value::String(text))
            | (field::Value::Number(field, _), Value::Number(text)) => {
                self.draft.set_text(field, text.clone());
            }
            (field::Value::Flag(field), Value::Bool(flag)) => self.draft.set_flag(field, *flag),
            (field::Value::Storage, value) => self.read_storage(path, value),
            (field::Value::ProfilesSync, value) => {
                self.draft.profiles_sync = self.scope(path, value);
            }
            (field::Value::Catalogs, Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    // A row for each item, so that a row's number is that of its item.
                    let scope = self.scope(&nth(path, index), item);
                    self.draft.catalogs.push(scope);
                }
            }
            (field::Value::Wording, Value::String(word)) => match Wording::from_word(word) {
                Some(wording) => self.draft.wording = wording,
                None => self.leave_out(path, value, Reason::NotA(Kind::Wording)),
            },
            (wanted, value) => self.leave_out(path, value, Reason::NotA(kind(wanted))),
        }
    }

    fn read_storage(&mut self, path: &str, value: &Value) {
        match value {
            Value::String(word) => {
                if let Some(storage) = StorageDraft::from_word(word) {
                    self.draft.storage = storage;
                    return;
                }
            }
            Value::Object(members) => {
                let (found, _) = self.members(path, members, &[LOCATION]);
                let location = found.first().map_or(&Value::Null, |(_, location)| *location);
                let location = self.text(&Key::joined(path, LOCATION), location);
                self.draft.storage = StorageDraft::NewAt(location);
                return;
            }
            _ => {}
        }
        self.leave_out(path, value, Reason::NotA(Kind::Storage));
    }

    /// Reads a row. Where something in it is lost that may have limited it, it stays limited, so that no loss widens a plan.
    fn scope(&mut self, path: &str, value: &Value) -> ScopeDraft {
        let mut scope = ScopeDraft::default();
        let Value::Object(members) = value else {
            if *value != Value::Null {
                self.leave_out(path, value, Reason::NotA(Kind::Object));
            }
            return scope;
        };
        let (found, left_out) = self.members(path, members, &[CATALOG, SCHEMAS]);
        if 0 < left_out {
            scope.schemas = Some(Vec::new());
        }
        for (name, value) in found {
            let path = Key::joined(path, name);
            match (name, value) {
                (CATALOG, value) => scope.catalog = self.text(&path, value),
                (_, Value::Null) => {}
                (_, Value::Array(items)) => {
                    let texts = items.iter().enumerate();
                    let texts = texts.map(|(index, item)| self.text(&nth(&path, index), item));
                    scope.schemas = Some(texts.collect());
                }
                (_, value) => {
                    self.leave_out(&path, value, Reason::NotA(Kind::List));
                    scope.schemas = Some(Vec::new());
                }
            }
        }
        scope
    }

    fn text(&mut self, path: &str, value: &Value) -> String {
        match value {
            Value::String(text) => return text.clone(),
            Value::Null => {}
            value => self.leave_out(path, value, Reason::NotA(Kind::Text)),
        }
        String::new()
    }
}

fn kind(value: field::Value) -> Kind {
    match value {
        field::Value::Text(..) => Kind::Text,
        field::Value::Number(..) => Kind::Number,
        field::Value::Flag(_) => Kind::Flag,
        field::Value::Storage => Kind::Storage,
        field::Value::ProfilesSync => Kind::Object,
        field::Value::Catalogs => Kind::List,
        field::Value::Wording => Kind::Wording,
    }
}

/// The path of an item in a list.
fn nth(path: &str, index: usize) -> String {
    [path, "[", &index.to_string(), "]"].concat()
}

/// What kind of secret stands somewhere in a value.
fn secret_in(value: &Value) -> Option<SecretKind> {
    match value {
        Value::String(text) | Value::Number(text) => SecretKind::find(text),
        value => {
            let mut names = value.members().iter().map(|(name, _)| name);
            let named = names.find_map(|name| SecretKind::find(name));
            named.or_else(|| value.children().find_map(secret_in))
        }
    }
}
