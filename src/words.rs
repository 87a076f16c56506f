//! Every sentence for people, in one place: a second language is a second folder like this one.
//!
//! The rest of the core deals in enums and data; here they become whole sentences that say what was found,
//! which rule it meets, and what to do.

pub mod audit;
pub mod cause;
pub mod checklist;
pub mod expected;
pub mod file;
pub mod form;
pub mod ignored;
pub mod label;
pub mod note;
pub mod page;
#[cfg(feature = "panel")]
pub mod panel;
pub mod paste;
pub mod problem;
pub mod sentence;
#[cfg(feature = "js")]
pub mod shape;
pub mod summary;
pub mod undo;
pub mod why;

use crate::model::Object;
use crate::model::{Identifier, SecurableType};

use sentence::{Piece, Sentence, name, sentence};

/// A count with its noun: `1 catalog`, `2 catalogs`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A securable in a sentence: catalog `sales`.
pub(crate) fn place(object: &Object) -> Sentence {
    sentence![noun(object.securable_type()), " ", full_name(object.names())]
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
pub(crate) fn full_name<'n>(names: impl Iterator<Item = &'n Identifier>) -> Piece {
    let names: Vec<&str> = names.map(Identifier::as_str).collect();
    name(&names.join("."))
}
