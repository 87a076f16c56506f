//! A draft as one text, with all that no link can hold: for what a tab keeps, and for what the page tells its tools.

use crate::model::Wording;

use super::field::Value;
use super::{Draft, Key, ScopeDraft, StorageDraft};

impl Draft {
    /// Writes all of it down, every text with its length in bytes in front.
    pub fn to_text(&self) -> String {
        written(self)
    }

    /// Reads what [`Draft::to_text`] wrote; absent for anything else.
    pub fn from_text(text: &str) -> Option<Self> {
        read(text)
    }
}

#[cfg(feature = "panel")]
impl serde::Serialize for Draft {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.to_text())
    }
}

#[cfg(feature = "panel")]
impl<'d> serde::Deserialize<'d> for Draft {
    fn deserialize<D: serde::Deserializer<'d>>(from: D) -> Result<Self, D::Error> {
        let text = <&str>::deserialize(from)?;
        Self::from_text(text).ok_or_else(|| serde::de::Error::custom(""))
    }
}

fn written(draft: &Draft) -> String {
    let mut text = String::new();
    let mut put = |part: &str| {
        text.push_str(&part.len().to_string());
        text.push(':');
        text.push_str(part);
    };
    match &draft.storage {
        StorageDraft::New => put(StorageDraft::NEW),
        StorageDraft::Exists => put(StorageDraft::EXISTS),
        StorageDraft::NewAt(location) => put(&[AT, location].concat()),
    }
    put(if draft.granted_before { YES } else { "" });
    put(draft.wording.word());
    for key in Key::ALL {
        if let Value::Text(_, place) | Value::Number(_, place) = key.value() {
            put((place.text)(draft));
        }
    }
    for scope in [&draft.profiles_sync].into_iter().chain(&draft.catalogs) {
        put(&scope.catalog);
        let schemas = scope.schemas.as_ref();
        put(&schemas.map(|schemas| schemas.len().to_string()).unwrap_or_default());
        schemas.into_iter().flatten().for_each(|schema| put(schema));
    }
    text
}

fn read(text: &str) -> Option<Draft> {
    let mut rest = text;
    let rest = &mut rest;
    let mut draft = Draft::default();
    let storage = take(rest)?;
    draft.storage = match storage.strip_prefix(AT) {
        Some(location) => StorageDraft::NewAt(location.to_owned()),
        None => StorageDraft::from_word(storage)?,
    };
    draft.granted_before = take(rest)? == YES;
    draft.wording = Wording::from_word(take(rest)?)?;
    for key in Key::ALL {
        if let Value::Text(_, place) | Value::Number(_, place) = key.value() {
            *(place.text_mut)(&mut draft) = take(rest)?.to_owned();
        }
    }
    draft.profiles_sync = take_scope(rest)?;
    while !rest.is_empty() {
        draft.catalogs.push(take_scope(rest)?);
    }
    Some(draft)
}

const AT: &str = "@";
const YES: &str = "1";

fn take_scope(rest: &mut &str) -> Option<ScopeDraft> {
    let mut scope = ScopeDraft { catalog: take(rest)?.to_owned(), schemas: None };
    if let Ok(count) = take(rest)?.parse() {
        let mut schemas = Vec::new();
        for _ in 0_usize..count {
            schemas.push(take(rest)?.to_owned());
        }
        scope.schemas = Some(schemas);
    }
    Some(scope)
}

fn take<'t>(rest: &mut &'t str) -> Option<&'t str> {
    let (length, behind) = rest.split_once(':')?;
    let (part, behind) = behind.split_at_checked(length.parse().ok()?)?;
    *rest = behind;
    Some(part)
}
