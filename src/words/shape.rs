//! What the module says of a call of the wrong shape.

/// Nothing.
pub const ABSENT: &str = "absent";
/// A string.
pub const A_TEXT: &str = "text";
/// A number.
pub const A_NUMBER: &str = "a number";
/// A boolean.
pub const A_FLAG: &str = "true or false";
/// An array.
pub const A_LIST: &str = "a list";
/// An object.
pub const AN_OBJECT: &str = "an object";
/// A function.
pub const A_FUNCTION: &str = "a function";
/// A value of another kind.
pub const SOMETHING_ELSE: &str = "something else";
/// Stands for a key that is not shown.
pub const A_SECRET_KEY: &str = "(a key that looks like a secret)";

/// Says that a key holds a value of the wrong kind.
pub fn wrong(path: &str, wanted: &str, found: &str) -> String {
    format!("`{path}` should be {wanted}, but is {found}.")
}

/// Says that a plan has no such key, and which it has there.
pub fn unknown_key<'a>(path: &str, known: impl Iterator<Item = &'a str>) -> String {
    let known: Vec<String> = known.map(|key| format!("`{key}`")).collect();
    format!("`{path}` is not a key of a plan. Known here: {}.", known.join(", "))
}

/// Says that reading a key failed.
pub fn unreadable(path: &str) -> String {
    format!("`{path}` could not be read: reading it throws.")
}

/// Says that a list is longer than any plan's.
pub fn too_long(path: &str, found: &str, longest: u32) -> String {
    format!("`{path}` has {found} entries. A list has at most {longest}.")
}

/// One of several words, as text.
pub fn one_of(words: &[&str]) -> String {
    words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" or ")
}
