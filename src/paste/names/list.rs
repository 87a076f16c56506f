//! A line of names, with whatever keeps them apart and stands around them.

use crate::cells::heading_word;
use crate::model::{ApplicationId, IdentifierError, NamePart};

use super::found::Found;
use super::{Context, RefusedReason, pieces};

/// What a label says that stands in front of names, as in YAML, HCL or a letter.
pub enum Label {
    /// Catalogs follow.
    Catalog,
    /// Schemas follow, of the catalog that was named before.
    Schema,
}

/// Reads a label in front of names: `catalog: sales`, `schemas = ["public"]`.
pub fn label(line: &str) -> Option<(Label, &str)> {
    let (before, content) = line.split_once([':', '='])?;
    // Within quotes it is part of a name.
    if ['`', '"', '\''].iter().any(|quote| before.matches(*quote).count() % 2 == 1) {
        return None;
    }
    let label = match heading_word(before, LONGEST_LABEL).as_str() {
        "catalog" | "catalogs" | "catalogname" => Label::Catalog,
        "schema" | "schemas" | "schemaname" | "database" | "databases" => Label::Schema,
        _ => return None,
    };
    Some((label, content))
}

const LONGEST_LABEL: usize = 16;

/// Adds the names of a line.
pub fn add(line: &str, context: &Context, number: usize, found: &mut Found) {
    let line = line.trim();
    if ["--", "#", "//", "/*", "%"].iter().any(|mark| line.starts_with(mark)) {
        return found.leave_unread(number, line);
    }
    let (line, comment) = without_comment(line);
    if let Some(comment) = comment {
        found.leave_unread(number, comment);
    }
    let line = without_bullet(line);
    let pieces = pieces::split(line);
    let is_remark =
        |piece: &str| piece.starts_with('(') && piece.ends_with(')') && piece.contains(' ');
    if pieces.iter().any(|piece| is_prose(bare(piece)) || is_remark(piece)) {
        return found.leave_unread(number, line);
    }
    for piece in pieces {
        let piece = bare(piece);
        match piece.split_once(" and ").or_else(|| piece.split_once(" & ")) {
            Some((one, other)) if is_one_word(one) && is_one_word(other) => {
                add_piece(one.trim(), context, number, found);
                add_piece(other.trim(), context, number, found);
            }
            _ => add_piece(piece, context, number, found),
        }
    }
}

fn add_piece(piece: &str, context: &Context, number: usize, found: &mut Found) {
    let piece = piece.trim();
    if piece.is_empty() {
        return;
    }
    let is_gap = piece.contains("  ") || piece.contains('\t');
    let (kind, name) = match piece.split_once(char::is_whitespace) {
        Some((kind, name)) => (kind, name.trim()),
        None => ("", piece),
    };
    if !kind.is_empty() && !name.contains(char::is_whitespace) {
        let parts = pieces::parts(name);
        let is_kind = |word: &str| kind.trim_end_matches(':').eq_ignore_ascii_case(word);
        match parts.as_slice() {
            [_] if is_kind("catalog") => {
                return found.add(&parts, name, number, &Context::CATALOGS);
            }
            [_, _] if is_kind("schema") || is_kind("database") => {
                return found.add(&parts, name, number, context);
            }
            // The first column of a printed table may be only its rows' numbers.
            _ if is_gap && kind.bytes().all(|byte| byte.is_ascii_digit()) => {
                return found.add(&parts, name, number, context);
            }
            _ => {}
        }
    }
    // All that is in a catalog or a schema.
    let piece = piece.strip_suffix(".*").unwrap_or(piece);
    let parts = pieces::parts(piece);
    let is_quoted = piece.starts_with(['`', '"', '\'', '“', '‘']);
    let is_no_name = ApplicationId::parse(piece).is_ok()
        || (piece.contains('@') && piece.contains('.'))
        || piece.contains("://")
        || piece.chars().all(|c| c.is_ascii_punctuation());
    if parts.iter().any(String::is_empty) || is_no_name && !is_quoted {
        return found.leave_unread(number, piece);
    }
    // Spaces within quotes belong to one name.
    let bare_words = parts.iter().any(|part| part.contains(char::is_whitespace));
    if bare_words && !is_quoted {
        return match piece.split_whitespace().count() {
            2 if piece.chars().all(is_plain) => {
                let error = IdentifierError::Forbidden { found: ' ' };
                let part = if context.is_schema { NamePart::Schema } else { NamePart::Catalog };
                found.refuse(piece, RefusedReason::Name(part, error));
            }
            _ => found.leave_unread(number, piece),
        };
    }
    found.add(&parts, piece, number, context);
}

/// A piece without the brackets of a list and the period of a sentence.
pub fn bare(piece: &str) -> &str {
    let mut piece = piece.trim();
    loop {
        let mut next = piece.trim_start_matches(['[', '(']);
        if next.starts_with('{') && !next.starts_with("{{") {
            next = next.trim_start_matches('{');
        }
        if !next.contains(['{', '$']) {
            next = next.trim_end_matches('}');
        }
        if !next.contains('(') {
            next = next.trim_end_matches(')');
        }
        next = next.trim_end_matches(']').trim();
        if next.len() == piece.len() {
            break;
        }
        piece = next;
    }
    match piece.strip_suffix('.') {
        Some(name) if !name.is_empty() && !name.ends_with('.') => name,
        _ => piece,
    }
}

fn without_bullet(line: &str) -> &str {
    let bullets =
        ["- [ ] ", "- [x] ", "- ", "* ", "• ", "– ", "— ", "+ ", "· ", "-\t", "•\t", "*\t"];
    if let Some(name) = bullets.iter().find_map(|bullet| line.strip_prefix(bullet)) {
        return name.trim_start();
    }
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = number.len() < line.len();
    match number.strip_prefix(['.', ')']) {
        Some(name) if is_numbered && name.starts_with(char::is_whitespace) => name.trim_start(),
        _ => line,
    }
}

fn without_comment(line: &str) -> (&str, Option<&str>) {
    if line.contains(['`', '"', '\'']) && !line.contains(" #") {
        return (line, None);
    }
    let begins = [" # ", " -- ", " // "].iter().filter_map(|mark| line.find(mark)).min();
    match begins.map(|at| line.split_at(at)) {
        Some((names, comment)) => (names.trim_end(), Some(comment.trim())),
        None => (line, None),
    }
}

/// Says whether words make a sentence rather than a name.
fn is_prose(piece: &str) -> bool {
    let is_quoted = piece.starts_with(['`', '"', '\'', '“', '‘']);
    !is_quoted && 4 <= piece.split_whitespace().take(4).count()
}

fn is_one_word(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && !text.contains(char::is_whitespace)
}

fn is_plain(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '.')
}
