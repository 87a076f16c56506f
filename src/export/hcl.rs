//! How Terraform's language spells values and labels. Quoting for it happens here and nowhere else.
//!
//! <https://developer.hashicorp.com/terraform/language/expressions/strings> (November 2026).

use std::fmt::Write;

use crate::model::Identifier;
use crate::plan::Slot;

use super::Granted;
use super::value::{Piece, Value, variable};

/// A value as an expression: a variable alone stands without quotes.
pub fn expression(value: &Value) -> String {
    if let [Piece::Variable(name)] = value.pieces() {
        return format!("var.{name}");
    }
    let mut text = String::from("\"");
    for piece in value.pieces() {
        match piece {
            Piece::Text(piece) => quote_into(&mut text, piece),
            Piece::Variable(name) => {
                text.push_str("${var.");
                text.push_str(name);
                text.push('}');
            }
        }
    }
    text.push('"');
    text
}

/// A text between quotes.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    quote_into(&mut quoted, text);
    quoted.push('"');
    quoted
}

/// Escapes quotes and backslashes, and doubles what would begin a template. No name holds a control character.
fn quote_into(quoted: &mut String, text: &str) {
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' | '\\' => quoted.push('\\'),
            '$' | '%' if chars.peek() == Some(&'{') => quoted.push(c),
            _ => {}
        }
        quoted.push(c);
    }
}

/// A securable's label: of no other securable, and the same whatever else is in the plan.
///
/// A name keeps what labels can hold, in lower case. The rest is put between `U` and `Z` by its number, and two hyphens
/// stand between names, so those within a name are put so, too.
pub fn label(granted: &Granted<'_>) -> String {
    let mut label = String::from(granted.kind());
    for (index, name) in granted.on.names().enumerate() {
        label.push_str(if 0 < index { "--" } else { "_" });
        match name {
            Slot::Filled(name) => label_into(&mut label, name),
            Slot::Open(opening) => {
                label.push_str("VAR_");
                label.push_str(&variable(*opening));
            }
        }
    }
    label
}

fn label_into(label: &mut String, name: &Identifier) {
    let name = name.folded();
    let mut before = '-';
    let mut chars = name.chars().peekable();
    while let Some(c) = chars.next() {
        let is_single = c == '-' && before != '-' && chars.peek().is_some_and(|next| *next != '-');
        if c.is_ascii_alphanumeric() || c == '_' || is_single {
            label.push(c);
        } else {
            let _ = write!(label, "U{:X}Z", u32::from(c));
        }
        before = c;
    }
}
