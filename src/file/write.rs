//! Writing a file, laid out as JavaScript's `JSON.stringify` does with two spaces, so that each name has a line of its own.

use crate::export::json_text::quote_into;
use crate::model::Wording;
use crate::plan::field::{CATALOG, LOCATION, SCHEMAS, Value};
use crate::plan::{Draft, Key, Plan, ScopeDraft, StorageDraft};

use super::{VERSION, VERSION_KEY};

/// Writes a plan as a file.
///
/// Only values without problems are written, and a restricted catalog is never written as a whole one. An empty plan is
/// its version alone.
pub fn write(plan: &Plan) -> String {
    let mut json = Json { text: String::new(), line: "\n".to_owned(), is_first: true };
    json.open("{");
    json.key(VERSION_KEY);
    json.text.push_str(VERSION);
    json.keys(&Draft::from(plan), "");
    json.close("}");
    json.text.push('\n');
    json.text
}

/// JSON as far as it is written.
struct Json {
    text: String,
    /// What begins a line.
    line: String,
    /// Whether nothing stands in the brackets yet that were opened last.
    is_first: bool,
}

impl Json {
    fn open(&mut self, bracket: &str) {
        self.text.push_str(bracket);
        self.line.push_str("  ");
        self.is_first = true;
    }

    fn close(&mut self, bracket: &str) {
        self.line.truncate(self.line.len() - 2);
        if !self.is_first {
            self.text.push_str(&self.line);
        }
        self.text.push_str(bracket);
        self.is_first = false;
    }

    /// Begins the next item.
    fn item(&mut self) {
        if !self.is_first {
            self.text.push(',');
        }
        self.text.push_str(&self.line);
        self.is_first = false;
    }

    fn key(&mut self, name: &str) {
        self.item();
        self.string(name);
        self.text.push_str(": ");
    }

    fn string(&mut self, text: &str) {
        quote_into(&mut self.text, text);
    }

    fn member(&mut self, name: &str, text: &str) {
        self.key(name);
        self.string(text);
    }

    /// Writes what stands under the keys of a path.
    fn keys(&mut self, draft: &Draft, path: &str) {
        for name in Key::names_under(path) {
            let path = Key::joined(path, name);
            if !Key::ALL.iter().any(|key| key.path().starts_with(&path) && is_given(draft, *key)) {
                continue;
            }
            self.key(name);
            match Key::at(&path) {
                Some(key) => self.value(draft, key),
                None => {
                    self.open("{");
                    self.keys(draft, &path);
                    self.close("}");
                }
            }
        }
    }

    fn value(&mut self, draft: &Draft, key: Key) {
        match key.value() {
            Value::Text(field, _) => self.string(draft.text(field)),
            Value::Number(field, _) => self.text.push_str(draft.text(field)),
            Value::Flag(_) => self.text.push_str("true"),
            Value::Storage => match &draft.storage {
                StorageDraft::NewAt(location) => {
                    self.open("{");
                    self.member(LOCATION, location);
                    self.close("}");
                }
                StorageDraft::New | StorageDraft::Exists => self.string(StorageDraft::EXISTS),
            },
            Value::ProfilesSync => self.scope(&draft.profiles_sync),
            Value::Catalogs => {
                self.open("[");
                for scope in &draft.catalogs {
                    self.item();
                    self.scope(scope);
                }
                self.close("]");
            }
            Value::Wording => self.string(draft.wording.word()),
        }
    }

    fn scope(&mut self, scope: &ScopeDraft) {
        self.open("{");
        self.member(CATALOG, &scope.catalog);
        if let Some(schemas) = &scope.schemas {
            self.key(SCHEMAS);
            self.open("[");
            for schema in schemas {
                self.item();
                self.string(schema);
            }
            self.close("]");
        }
        self.close("}");
    }
}

/// Says whether something stands under a key that is neither absent nor the default.
fn is_given(draft: &Draft, key: Key) -> bool {
    match key.value() {
        Value::Text(field, _) | Value::Number(field, _) | Value::Flag(field) => draft.holds(field),
        Value::Storage => draft.storage != StorageDraft::New,
        Value::ProfilesSync => !draft.profiles_sync.catalog.is_empty(),
        Value::Catalogs => !draft.catalogs.is_empty(),
        Value::Wording => draft.wording != Wording::default(),
    }
}
