//! Pieces of a list, and the parts of a full name, whatever quotes stand around them.

use crate::model::Identifier;

/// Splits a line at commas, semicolons and tabs that stand in no quotes.
pub fn split(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut unclosed = Vec::new();
    let (mut start, mut is_open_to_quote) = (0, true);
    let mut next = 0;
    while let Some(c) = line.get(next..).and_then(|rest| rest.chars().next()) {
        let after = next + c.len_utf8();
        if is_open_to_quote
            && let Some(length) = quoted(line.get(next..).unwrap_or_default(), &mut unclosed)
        {
            next += length;
            is_open_to_quote = false;
            continue;
        }
        match c {
            ',' | ';' | '\t' => {
                pieces.push(line.get(start..next).unwrap_or_default().trim());
                start = after;
                is_open_to_quote = true;
            }
            '.' | '[' | '(' | '{' | '=' | ':' => is_open_to_quote = true,
            c => is_open_to_quote &= c.is_whitespace(),
        }
        next = after;
    }
    pieces.push(line.get(start..).unwrap_or_default().trim());
    pieces
}

/// Splits a full name at the periods that stand in no quotes, and takes the quotes off its parts.
pub fn parts(name: &str) -> Vec<String> {
    parts_within(name.trim(), 2)
}

fn parts_within(name: &str, depth: usize) -> Vec<String> {
    let mut parts = Vec::new();
    let mut unclosed = Vec::new();
    let mut rest = name;
    loop {
        rest = rest.trim_start();
        if let Some(length) = quoted(rest, &mut unclosed) {
            let inner = unquoted(rest.get(..length).unwrap_or_default());
            let behind = rest.get(length..).unwrap_or_default().trim_start();
            // A period cannot be part of a name, so quotes around one stand around several names.
            let is_around_all = parts.is_empty() && behind.is_empty();
            if is_around_all
                && 0 < depth
                && (inner.contains('.') || Identifier::quotes_around(inner.trim()).is_some())
            {
                return parts_within(inner.trim(), depth - 1);
            }
            match behind.strip_prefix('.') {
                Some(next) => {
                    parts.push(inner);
                    rest = next;
                    continue;
                }
                None if behind.is_empty() => {
                    parts.push(inner);
                    return parts;
                }
                None => {}
            }
        }
        match rest.split_once('.') {
            Some((part, next)) => {
                parts.push(part.trim().to_owned());
                rest = next;
            }
            None => {
                parts.push(rest.trim().to_owned());
                return parts;
            }
        }
    }
}

/// A name as it is shown: without quotes around all of it.
pub fn shown(name: &str) -> String {
    let name = name.trim();
    match quoted(name, &mut Vec::new()) {
        Some(length) if length == name.len() => unquoted(name),
        _ => name.to_owned(),
    }
}

/// How long the quoted name is that a text begins with: one that ends where a name may end.
///
/// Quotes that have no end in the text are remembered, so that they are not looked for again.
fn quoted(text: &str, unclosed: &mut Vec<char>) -> Option<usize> {
    let open = text.chars().next()?;
    let close = closing(open)?;
    if unclosed.contains(&open) {
        return None;
    }
    let mut at = open.len_utf8();
    loop {
        let Some(found) = text.get(at..)?.find(close) else {
            unclosed.push(open);
            return None;
        };
        at += found + close.len_utf8();
        match text.get(at..)?.strip_prefix(close) {
            // Doubled, it is part of the name.
            Some(_) if open == close => at += close.len_utf8(),
            _ => break,
        }
    }
    let behind = text.get(at..)?.trim_start();
    let ends = behind.is_empty() || behind.starts_with([',', ';', '.', ']', ')', '}', '#']);
    // White space was skipped, and a tab keeps names apart.
    let ends = ends || text.get(at..)?.starts_with(char::is_whitespace);
    ends.then_some(at)
}

fn closing(open: char) -> Option<char> {
    Some(match open {
        '`' | '"' | '\'' | '´' => open,
        '“' => '”',
        '‘' => '’',
        '„' => '“',
        '«' => '»',
        _ => return None,
    })
}

/// A quoted name without its quotes, and with the doubled ones within single.
fn unquoted(quoted: &str) -> String {
    let mut chars = quoted.chars();
    let (open, close) = (chars.next(), chars.next_back());
    let inner = chars.as_str();
    match (open, close) {
        (Some(open), Some(close)) if open == close => {
            inner.replace(&format!("{open}{open}"), &open.to_string())
        }
        _ => inner.to_owned(),
    }
}
