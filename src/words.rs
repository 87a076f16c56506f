//! Every sentence for people, in one place: a second language is a second folder like this one.
//!
//! The rest of the core deals in enums and data; here they become whole sentences that say what was found,
//! which rule it meets, and what to do.

pub mod audit;
pub mod cause;
pub mod expected;
pub mod ignored;
pub mod label;
pub mod note;
#[cfg(feature = "app")]
pub mod page;
pub mod problem;
pub mod sentence;
#[cfg(feature = "js")]
pub mod shape;
pub mod summary;
pub mod undo;
pub mod why;

use crate::access::Object;
use crate::model::{Identifier, SecurableType, is_invisible};

/// Shows a piece of somebody's text inside a sentence: quoted, cut short, with what is invisible named.
///
/// The quotes are back quotes, unless the text holds some itself.
pub(crate) fn shown(text: &str) -> String {
    let (open, close) = if text.contains('`') { ('“', '”') } else { ('`', '`') };
    let mut shown = String::from(open);
    let mut chars = text.trim().chars();
    for c in chars.by_ref().take(LONGEST_EXCERPT) {
        if is_invisible(c) || c.is_control() {
            shown.push_str(&format!("[{}]", code_point(c)));
        } else {
            shown.push(c);
        }
    }
    if chars.next().is_some() {
        shown.push('…');
    }
    shown.push(close);
    shown
}

/// A character by its number: `U+200B`.
pub(crate) fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// A count with its noun: `1 catalog`, `2 catalogs`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A securable in a sentence: catalog `sales`.
pub(crate) fn place(object: &Object) -> String {
    format!("{} {}", noun(object.securable_type()), full_name(object.names()))
}

/// What a kind of securable is called in a sentence.
pub(crate) fn noun(kind: SecurableType) -> &'static str {
    match kind {
        SecurableType::Catalog => "catalog",
        SecurableType::Schema => "schema",
        SecurableType::Table => "table",
    }
}

/// Names with the periods between them.
pub(crate) fn full_name<'n>(names: impl Iterator<Item = &'n Identifier>) -> String {
    let names: Vec<&str> = names.map(Identifier::as_str).collect();
    shown(&names.join("."))
}

/// Words in a row: `a, b and c`.
pub(crate) fn joined(words: &[&str]) -> String {
    match words {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        words => words.concat(),
    }
}

/// A text with its first letter made a capital one.
pub(crate) fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

const LONGEST_EXCERPT: usize = 60;
