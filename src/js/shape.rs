//! The shape of a plan, checked before anything is read from it, so that the key that is off can be named.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::model::SecretKind;
use crate::words::shape as words;

/// What a value in a plan may be. Null and undefined may stand for any of them.
enum Shape {
    Text,
    Number,
    Flag,
    /// One of these words.
    Word(&'static [&'static str]),
    List(&'static Shape),
    Object(&'static [(&'static str, Shape)]),
    /// One of these words, or an object.
    WordOrObject(&'static [&'static str], &'static [(&'static str, Shape)]),
}

/// No plan has that many names; an empty list may still claim to be that long.
const LONGEST_LIST: f64 = 1_000_000.0;

const SCOPE: Shape =
    Shape::Object(&[("catalog", Shape::Text), ("schemas", Shape::List(&Shape::Text))]);

const PLAN: Shape = Shape::Object(&[
    ("clientId", Shape::Text),
    (
        "segmentCatalog",
        Shape::Object(&[
            ("name", Shape::Text),
            ("storage", Shape::WordOrObject(&["new", "exists"], &[("location", Shape::Text)])),
            ("reverseEtlSchema", Shape::Text),
        ]),
    ),
    ("profilesSync", SCOPE),
    ("catalogs", Shape::List(&SCOPE)),
    ("grantedBefore", Shape::Flag),
    ("testTable", Shape::Text),
    (
        "connection",
        Shape::Object(&[
            ("hostname", Shape::Text),
            ("httpPath", Shape::Text),
            ("port", Shape::Number),
        ]),
    ),
    ("wording", Shape::Word(&["guide", "unity-catalog"])),
]);

/// Reads a plan into a copy that holds only what was checked, or says what is off, naming its key path.
///
/// Each value is read once, inherited ones too, and the caller's object is not touched again: what a getter, a
/// proxy or another class answers the next time is never used.
pub fn read_plan(plan: &JsValue) -> Result<JsValue, String> {
    if plan.is_null() || plan.is_undefined() {
        return Err(wrong_argument(PLAN_ARGUMENT, plan));
    }
    read(plan, &PLAN, "")
}

const PLAN_ARGUMENT: &str = "plan";

/// Says that an argument is not what its function takes.
pub fn wrong_argument(name: &str, found: &JsValue) -> String {
    let wanted = if name == PLAN_ARGUMENT { words::AN_OBJECT } else { words::A_TEXT };
    words::wrong(name, wanted, kind_of(found))
}

fn read(value: &JsValue, shape: &Shape, path: &str) -> Result<JsValue, String> {
    if value.is_null() || value.is_undefined() {
        return Ok(JsValue::NULL);
    }
    // A proxy that was revoked throws whatever is asked of it, `Array.isArray` included.
    if value.is_object() && Reflect::get_prototype_of(value).is_err() {
        return Err(words::unreadable(named(path)));
    }
    match shape {
        Shape::Text if value.is_string() => Ok(value.clone()),
        Shape::Number if value.as_f64().is_some() => Ok(value.clone()),
        Shape::Flag if value.as_bool().is_some() => Ok(value.clone()),
        Shape::List(item) if Array::is_array(value) => read_list(value, item, path),
        Shape::Object(keys) | Shape::WordOrObject(_, keys) if is_plain_object(value) => {
            read_object(value, keys, path)
        }
        Shape::Word(known) | Shape::WordOrObject(known, _)
            if value.as_string().is_some_and(|word| known.contains(&word.as_str())) =>
        {
            Ok(value.clone())
        }
        _ => Err(words::wrong(named(path), &wanted(shape), kind_of(value))),
    }
}

fn read_list(list: &JsValue, item: &Shape, path: &str) -> Result<JsValue, String> {
    // Not `Array::length`: a proxy may throw there.
    let length = Reflect::get(list, &JsValue::from_str("length"))
        .map_err(|_| words::unreadable(path))?
        .as_f64()
        .unwrap_or_default();
    if LONGEST_LIST < length {
        return Err(words::too_long(path, length, LONGEST_LIST));
    }
    let copy = Array::new();
    for index in (0_u32..).take_while(|index| f64::from(*index) < length) {
        let path = format!("{path}[{index}]");
        let value = Reflect::get_u32(list, index).map_err(|_| words::unreadable(&path))?;
        copy.push(&read(&value, item, &path)?);
    }
    Ok(copy.into())
}

fn read_object(object: &JsValue, keys: &[(&str, Shape)], path: &str) -> Result<JsValue, String> {
    let own = Reflect::own_keys(object).map_err(|_| words::unreadable(named(path)))?;
    let is_unknown = |key: &String| keys.iter().all(|(known, _)| known != key);
    if let Some(key) = own.iter().filter_map(|key| key.as_string()).find(is_unknown) {
        let shown = if SecretKind::find(&key).is_some() { words::A_SECRET_KEY } else { &key };
        return Err(words::unknown_key(&joined(path, shown), keys.iter().map(|(known, _)| *known)));
    }
    // Without a prototype, so that the copy inherits nothing.
    let copy: Object = Object::create(JsValue::NULL.unchecked_ref());
    for (key, shape) in keys {
        let path = joined(path, key);
        let unreadable = |_| words::unreadable(&path);
        let key = JsValue::from_str(key);
        let value = Reflect::get(object, &key).map_err(unreadable)?;
        Reflect::set(&copy, &key, &read(&value, shape, &path)?).map_err(unreadable)?;
    }
    Ok(copy.into())
}

/// A key path for people: the plan itself has none.
fn named(path: &str) -> &str {
    if path.is_empty() { PLAN_ARGUMENT } else { path }
}

fn joined(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

fn is_plain_object(value: &JsValue) -> bool {
    value.is_object() && !Array::is_array(value)
}

fn wanted(shape: &Shape) -> String {
    match shape {
        Shape::Text => words::A_TEXT.to_owned(),
        Shape::Number => words::A_NUMBER.to_owned(),
        Shape::Flag => words::A_FLAG.to_owned(),
        Shape::Word(known) => words::one_of(known),
        Shape::List(_) => words::A_LIST.to_owned(),
        Shape::Object(_) => words::AN_OBJECT.to_owned(),
        Shape::WordOrObject(known, _) => {
            format!("{} or {}", words::one_of(known), words::AN_OBJECT)
        }
    }
}

fn kind_of(value: &JsValue) -> &'static str {
    match value {
        value if value.is_null() || value.is_undefined() => words::ABSENT,
        value if value.is_string() => words::A_TEXT,
        value if value.as_f64().is_some() => words::A_NUMBER,
        value if value.as_bool().is_some() => words::A_FLAG,
        value if Array::is_array(value) => words::A_LIST,
        value if value.is_function() => words::A_FUNCTION,
        value if value.is_object() => words::AN_OBJECT,
        _ => words::SOMETHING_ELSE,
    }
}
