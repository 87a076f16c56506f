//! The plan as a caller passes it in, read straight into a [`Draft`].
//!
//! Each value is read once, inherited ones too, and the caller's object is not touched again: what a getter, a
//! proxy or another class answers the next time is never used.

use crate::answer::Form;
use crate::model::{SecretKind, Wording};
use crate::plan::field::{CATALOG, LOCATION, SCHEMAS, Value};
use crate::plan::{Draft, Key, ScopeDraft, StorageDraft};
use crate::words::shape as words;

/// A value in a caller's language.
pub trait CallValue: Sized {
    /// Looks at the value.
    fn look(&self) -> Result<Seen, Unreadable>;

    /// The object's own keys that are text.
    fn keys(&self) -> Result<Vec<String>, Unreadable>;

    /// The value of an object's key.
    fn value_of(&self, key: &str) -> Result<Self, Unreadable>;

    /// How long a list says it is.
    fn length(&self) -> Result<f64, Unreadable>;

    /// The value at a place in a list.
    fn item(&self, index: u32) -> Result<Self, Unreadable>;

    /// A number as the language shows it.
    fn shown(number: f64) -> String;
}

/// What a value turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Seen {
    /// Nothing: null or undefined.
    Absent,
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// A yes or no.
    Flag(bool),
    /// A list.
    List,
    /// An object that is no list.
    Object,
    /// A function.
    Function,
    /// Anything else.
    Other,
}

/// Reading a value throws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// Reads a plan, or says what is off, naming its key path.
pub fn read_plan<V: CallValue>(plan: &V) -> Result<Draft, String> {
    let mut draft = Draft::default();
    match look(plan, PLAN)? {
        Seen::Object => read_keys(plan, "", &mut draft)?,
        other => return Err(wrong(PLAN, words::AN_OBJECT, &other)),
    }
    Ok(draft)
}

/// Reads an argument that is text, or says what is off.
pub fn read_text<V: CallValue>(name: &str, text: &V) -> Result<String, String> {
    match look(text, name)? {
        Seen::Text(text) => Ok(text),
        other => Err(wrong(name, words::A_TEXT, &other)),
    }
}

/// Reads an argument that is a form's word, or says what is off.
pub fn read_format<V: CallValue>(format: &V) -> Result<Form, String> {
    let seen = look(format, FORMAT)?;
    let known = match &seen {
        Seen::Text(word) => Form::from_word(word),
        _ => None,
    };
    known.ok_or_else(|| wrong(FORMAT, &words::one_of(&Form::ALL.map(Form::word)), &seen))
}

/// What the argument is called that says which form is wanted.
const FORMAT: &str = "format";

/// What the argument is called that has no key path of its own.
const PLAN: &str = "plan";

/// No plan has that many names; an empty list may still claim to be that long.
const LONGEST_LIST: u32 = 1_000_000;

/// Reads the keys under a path.
fn read_keys<V: CallValue>(object: &V, path: &str, draft: &mut Draft) -> Result<(), String> {
    let names = Key::names_under(path);
    check_keys(object, path, &names)?;
    for name in names {
        let (value, path) = member(object, path, name)?;
        match Key::at(&path) {
            Some(key) => read_key(&value, &path, key, draft)?,
            None if is_object(&value, &path)? => read_keys(&value, &path, draft)?,
            None => {}
        }
    }
    Ok(())
}

fn read_key<V: CallValue>(
    value: &V,
    path: &str,
    key: Key,
    draft: &mut Draft,
) -> Result<(), String> {
    match key.value() {
        Value::Text(field, _) => draft.set_text(field, text(value, path)?),
        Value::Number(field, _) => match look(value, path)? {
            Seen::Absent => {}
            Seen::Number(number) => draft.set_text(field, V::shown(number)),
            other => return Err(wrong(path, words::A_NUMBER, &other)),
        },
        Value::Flag(field) => match look(value, path)? {
            Seen::Absent => {}
            Seen::Flag(flag) => draft.set_flag(field, flag),
            other => return Err(wrong(path, words::A_FLAG, &other)),
        },
        Value::Storage => draft.storage = storage(value, path)?,
        Value::ProfilesSync => draft.profiles_sync = scope(value, path)?,
        Value::Catalogs => draft.catalogs = list(value, path, scope)?.unwrap_or_default(),
        Value::Wording => draft.wording = wording(value, path)?,
    }
    Ok(())
}

fn text<V: CallValue>(value: &V, path: &str) -> Result<String, String> {
    match look(value, path)? {
        Seen::Absent => Ok(String::new()),
        Seen::Text(text) => Ok(text),
        other => Err(wrong(path, words::A_TEXT, &other)),
    }
}

fn storage<V: CallValue>(value: &V, path: &str) -> Result<StorageDraft, String> {
    let seen = look(value, path)?;
    let known = match &seen {
        Seen::Absent => Some(StorageDraft::default()),
        Seen::Text(word) => StorageDraft::from_word(word),
        Seen::Object => {
            check_keys(value, path, &[LOCATION])?;
            let (location, path) = member(value, path, LOCATION)?;
            Some(StorageDraft::NewAt(text(&location, &path)?))
        }
        _ => None,
    };
    known.ok_or_else(|| {
        let words = words::one_of(&[StorageDraft::NEW, StorageDraft::EXISTS]);
        wrong(path, &format!("{words} or {}", words::AN_OBJECT), &seen)
    })
}

fn wording<V: CallValue>(value: &V, path: &str) -> Result<Wording, String> {
    let seen = look(value, path)?;
    let known = match &seen {
        Seen::Absent => Some(Wording::default()),
        Seen::Text(word) => Wording::from_word(word),
        _ => None,
    };
    known.ok_or_else(|| {
        wrong(path, &words::one_of(&[Wording::GUIDE, Wording::UNITY_CATALOG]), &seen)
    })
}

fn scope<V: CallValue>(value: &V, path: &str) -> Result<ScopeDraft, String> {
    if !is_object(value, path)? {
        return Ok(ScopeDraft::default());
    }
    check_keys(value, path, &[CATALOG, SCHEMAS])?;
    let (catalog, catalog_path) = member(value, path, CATALOG)?;
    let catalog = text(&catalog, &catalog_path)?;
    let (schemas, schemas_path) = member(value, path, SCHEMAS)?;
    Ok(ScopeDraft { catalog, schemas: list(&schemas, &schemas_path, text)? })
}

/// Reads a list, where there is one.
fn list<V: CallValue, Item>(
    value: &V,
    path: &str,
    read: fn(&V, &str) -> Result<Item, String>,
) -> Result<Option<Vec<Item>>, String> {
    match look(value, path)? {
        Seen::Absent => return Ok(None),
        Seen::List => {}
        other => return Err(wrong(path, words::A_LIST, &other)),
    }
    let length = value.length().map_err(|_| words::unreadable(path))?;
    if f64::from(LONGEST_LIST) < length {
        return Err(words::too_long(path, &V::shown(length), LONGEST_LIST));
    }
    let mut items = Vec::new();
    for index in (0..LONGEST_LIST).take_while(|index| f64::from(*index) < length) {
        let path = format!("{path}[{index}]");
        let item = value.item(index).map_err(|_| words::unreadable(&path))?;
        items.push(read(&item, &path)?);
    }
    Ok(Some(items))
}

/// Says whether there is an object.
fn is_object<V: CallValue>(value: &V, path: &str) -> Result<bool, String> {
    match look(value, path)? {
        Seen::Absent => Ok(false),
        Seen::Object => Ok(true),
        other => Err(wrong(path, words::AN_OBJECT, &other)),
    }
}

fn check_keys<V: CallValue>(object: &V, path: &str, known: &[&str]) -> Result<(), String> {
    let keys = object.keys().map_err(|_| words::unreadable(named(path)))?;
    match keys.iter().find(|key| !known.contains(&key.as_str())) {
        None => Ok(()),
        Some(key) => {
            let shown = if SecretKind::find(key).is_some() { words::A_SECRET_KEY } else { key };
            Err(words::unknown_key(&Key::joined(path, shown), known.iter().copied()))
        }
    }
}

/// The value of a key, and its path.
fn member<V: CallValue>(object: &V, path: &str, key: &str) -> Result<(V, String), String> {
    let path = Key::joined(path, key);
    let value = object.value_of(key).map_err(|_| words::unreadable(&path))?;
    Ok((value, path))
}

fn look<V: CallValue>(value: &V, path: &str) -> Result<Seen, String> {
    value.look().map_err(|_| words::unreadable(path))
}

fn wrong(path: &str, wanted: &str, found: &Seen) -> String {
    words::wrong(path, wanted, found.kind())
}

/// A key path for people: the plan itself has none.
fn named(path: &str) -> &str {
    if path.is_empty() { PLAN } else { path }
}

impl Seen {
    fn kind(&self) -> &'static str {
        match self {
            Self::Absent => words::ABSENT,
            Self::Text(_) => words::A_TEXT,
            Self::Number(_) => words::A_NUMBER,
            Self::Flag(_) => words::A_FLAG,
            Self::List => words::A_LIST,
            Self::Object => words::AN_OBJECT,
            Self::Function => words::A_FUNCTION,
            Self::Other => words::SOMETHING_ELSE,
        }
    }
}
