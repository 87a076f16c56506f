//! A pasted text without its secrets, and with one kind of line end.

use crate::model::{SecretKind, is_invisible};

/// A text without its secrets.
pub struct Clean {
    /// The text, with as many lines as before.
    pub text: String,
    /// The kinds of secrets that were taken out, each once.
    pub secrets: Vec<SecretKind>,
}

/// Takes the secrets out of a text, and puts a plain space where there is white space of another kind.
pub fn clean(text: &str) -> Clean {
    let mut plain = String::new();
    let mut chars = text.strip_prefix('\u{feff}').unwrap_or(text).chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                plain.push('\n');
            }
            c if c.is_whitespace() && is_invisible(c) => plain.push(' '),
            c => plain.push(c),
        }
    }
    if SecretKind::find(&plain).is_none() {
        return Clean { text: plain, secrets: Vec::new() };
    }
    let mut clean = Clean { text: String::new(), secrets: Vec::new() };
    for (index, line) in plain.split('\n').enumerate() {
        if 0 < index {
            clean.text.push('\n');
        }
        match SecretKind::take_out(line) {
            None => clean.text.push_str(line),
            Some((left, kind)) => {
                clean.add(kind);
                // A line may hold secrets of several kinds.
                line.split(ends_token)
                    .filter_map(SecretKind::find)
                    .for_each(|kind| clean.add(kind));
                clean.text.push_str(&left);
            }
        }
    }
    clean
}

impl Clean {
    fn add(&mut self, kind: SecretKind) {
        if !self.secrets.contains(&kind) {
            self.secrets.push(kind);
        }
    }
}

fn ends_token(c: char) -> bool {
    !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_')
}
