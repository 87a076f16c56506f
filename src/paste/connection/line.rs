//! Labels with their values: on one line, on two, and in tables.

use crate::cells::{Separator, split};
use crate::model::{ApplicationId, HostnameError, HttpPath, Port, WarehouseAddress};

use super::label::{LONGEST_LABEL, Label, joined};
use super::{Open, Setting, Values, is_warehouse_id, masked};

/// Says whether a line is a comment of a language or a settings file.
pub fn is_comment(line: &str) -> bool {
    let line = line.trim_start();
    // Not `--host`, which is an option.
    line.starts_with(['#', '\u{a7}'])
        || line.starts_with("//")
        || line.starts_with("-- ")
        || line.starts_with("; ")
}

/// A line without the escapes of addresses and of JSON that can stand in hosts and paths.
pub fn unescaped(line: &str) -> String {
    const ESCAPES: [(&str, char); 14] = [
        ("%2F", '/'),
        ("%2f", '/'),
        ("%3A", ':'),
        ("%3a", ':'),
        ("%3D", '='),
        ("%3d", '='),
        ("%3F", '?'),
        ("%3f", '?'),
        ("%40", '@'),
        ("\\/", '/'),
        ("\\\"", '"'),
        ("\\u003d", '='),
        ("\\u002f", '/'),
        ("\\_", '_'),
    ];
    let mut text = String::new();
    let mut rest = line;
    while let Some(at) = rest.find(['%', '\\']) {
        let (before, from) = rest.split_at(at);
        text.push_str(before);
        let escape = ESCAPES.iter().find_map(|(escape, c)| Some((from.strip_prefix(escape)?, *c)));
        let (behind, c) = escape.unwrap_or_else(|| {
            let mut chars = from.chars();
            let first = chars.next().unwrap_or_default();
            (chars.as_str(), first)
        });
        text.push(c);
        rest = behind;
    }
    text.push_str(rest);
    text
}

/// Reads the labels of a line, and returns which of them has its value on the next one.
pub fn read(
    line: &str,
    open: Option<Open>,
    names_warehouse: bool,
    values: &mut Values,
) -> Option<Open> {
    let words = words(line);
    let mut at = 0;
    let mut last = None;
    while let Some(word) = words.get(at) {
        let Some((label, count)) = label_at(line, &words, at) else {
            at += 1;
            continue;
        };
        let behind = words.get(at + count - 1).map_or(word.end, |word| word.end);
        let next = (at + count..words.len()).find(|next| label_at(line, &words, *next).is_some());
        let until = next.and_then(|next| words.get(next)).map_or(line.len(), |word| word.start);
        let between = line.get(behind..until).unwrap_or_default();
        let is_taken = read_value(label, between, names_warehouse, values);
        let is_alone = !is_taken && between.trim_matches(is_around_values).is_empty();
        last = is_alone.then_some(label);
        at += count;
    }
    match (last, open) {
        (Some(label), _) if label != Label::Secret && label != Label::Other => {
            Some(Open { label, lines: 2 })
        }
        (None, Some(open))
            if words
                .iter()
                .enumerate()
                .all(|(at, _)| at > 8 || label_at(line, &words, at).is_none()) =>
        {
            let is_taken = read_value(open.label, line, names_warehouse, values);
            (!is_taken && 1 < open.lines).then(|| Open { lines: open.lines - 1, ..open })
        }
        _ => None,
    }
}

/// Where a word stands in its line.
struct Word {
    start: usize,
    end: usize,
}

fn words(line: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in line.char_indices() {
        let is_inside = c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
        match (start, is_inside) {
            (None, true) => start = Some(at),
            (Some(begun), false) => {
                words.push(Word { start: begun, end: at });
                start = None;
            }
            _ => {}
        }
    }
    if let Some(start) = start {
        words.push(Word { start, end: line.len() });
    }
    words
}

/// The longest label that begins at a word, and how many words it has.
fn label_at(line: &str, words: &[Word], at: usize) -> Option<(Label, usize)> {
    let mut text = String::new();
    let mut found = None;
    let mut before: Option<usize> = None;
    for (count, word) in (1..=MOST_WORDS).zip(words.get(at..)?) {
        let gap = before.map_or("", |end| line.get(end..word.start).unwrap_or_default());
        if !gap.chars().all(|c| c == ' ') || LONGEST_LABEL < word.end - word.start {
            break;
        }
        text.push_str(&joined(line.get(word.start..word.end)?));
        if let Some(label) = Label::read(&text, count == 1) {
            found = Some((label, count));
        }
        before = Some(word.end);
    }
    // Behind a period or within an address it is a part of something else.
    let start = words.get(at)?.start;
    let is_part = line
        .get(..start)
        .is_some_and(|it| it.ends_with(['/', '@', '$', '{', '<']) && !it.ends_with("{{"));
    let is_brace = line.get(..start).is_some_and(|it| it.ends_with('{') && !it.ends_with("${"));
    found.filter(|_| !is_part || is_brace)
}

const MOST_WORDS: usize = 4;

/// Reads a value that stands between its label and the next one, and says whether it was there.
fn read_value(label: Label, between: &str, names_warehouse: bool, values: &mut Values) -> bool {
    let trimmed = between.trim_start_matches(is_around_values);
    let setting = match label {
        Label::Hostname => Some(Setting::Hostname),
        Label::HttpPath => Some(Setting::HttpPath),
        Label::Port => Some(Setting::Port),
        Label::ClientId => Some(Setting::ClientId),
        Label::WarehouseId => Some(Setting::HttpPath),
        Label::Id | Label::Secret | Label::Other => None,
    };
    if let Some(setting) = setting
        && is_assigned(between)
        && masked::begins(trimmed)
    {
        values.mask(setting);
        return true;
    }
    let value = masked::value(trimmed);
    match label {
        Label::Hostname => add_host(value, trimmed, values),
        Label::HttpPath => add_path(value, values),
        Label::Secret => {
            values.has_password |= is_assigned(between) && is_secret(value, trimmed);
            false
        }
        Label::Other => false,
        Label::Port | Label::ClientId | Label::WarehouseId | Label::Id => {
            let candidates = trimmed.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
            let mut candidates = candidates.filter(|word| !word.is_empty()).take(MOST_CANDIDATES);
            candidates.any(|candidate| add(label, candidate, names_warehouse, values))
        }
    }
}

const MOST_CANDIDATES: usize = 8;

fn add(label: Label, candidate: &str, names_warehouse: bool, values: &mut Values) -> bool {
    match label {
        Label::Port => match Port::parse(candidate) {
            Ok(port) => values.port.add(port),
            Err(_) => return false,
        },
        Label::ClientId => match ApplicationId::parse(candidate) {
            Ok(id) => values.client_id.add(id),
            Err(_) => return false,
        },
        Label::Id if !names_warehouse || candidate.bytes().all(|byte| byte.is_ascii_digit()) => {
            return false;
        }
        _ if !is_warehouse_id(candidate) => return false,
        _ => values.warehouse_id.add(candidate.to_ascii_lowercase()),
    }
    true
}

fn add_host(value: &str, text: &str, values: &mut Values) -> bool {
    let lower = value.to_ascii_lowercase();
    let host = lower.rsplit('@').next().unwrap_or_default();
    let is_code = text.get(value.len()..).is_some_and(|behind| behind.starts_with('('));
    let last =
        host.split(['/', ':']).find(|it| it.contains('.')).and_then(|it| it.rsplit('.').next());
    let is_value = last.is_some_and(|last| {
        1 < last.len()
            && last.bytes().all(|byte| byte.is_ascii_lowercase())
            && !CODE_WORDS.contains(&last)
    });
    if is_code || !is_value {
        return false;
    }
    match WarehouseAddress::parse(host) {
        Ok(address) if !masked::is(address.hostname.as_str()) => {
            if let Some(port) = address.port {
                values.port.add(port);
            }
            values.hostname.add(address.hostname);
            true
        }
        Err(HostnameError::AccountConsole) => {
            values.has_console = true;
            true
        }
        _ => false,
    }
}

/// What a name in source code ends in where it looks like a host.
const CODE_WORDS: [&str; 14] = [
    "host", "hostname", "server", "url", "value", "name", "get", "py", "yml", "yaml", "json",
    "env", "key", "getenv",
];

fn add_path(value: &str, values: &mut Values) -> bool {
    let lower = value.to_ascii_lowercase();
    // Those of the known forms were found by that.
    if lower.contains("sql/1.0/") || lower.contains("sql/protocolv1/") {
        return true;
    }
    if !value.starts_with('/') || value.starts_with("//") {
        return false;
    }
    let is_databricks = lower.starts_with("/sql");
    match HttpPath::parse(value) {
        Ok(path) if is_databricks => {
            values.http_path.add(path);
            true
        }
        _ => false,
    }
}

/// Says whether what follows a label gives it a value.
fn is_assigned(behind: &str) -> bool {
    behind.trim_start().starts_with(['=', ':', '"', '\'', '|', '`', ',', ')'])
        || behind.starts_with([' ', '\t'])
}

fn is_secret(value: &str, text: &str) -> bool {
    let is_mixed = value.bytes().any(|byte| byte.is_ascii_digit())
        && value.bytes().any(|byte| byte.is_ascii_alphabetic());
    let is_call =
        value.contains('(') || text.get(value.len()..).is_some_and(|it| it.starts_with('('));
    8 <= value.len()
        && (is_mixed || 20 <= value.len())
        && !is_call
        && !value.contains('/')
        && !masked::begins(value)
}

/// What stands between a label and its value.
fn is_around_values(c: char) -> bool {
    c.is_whitespace() || "\"'`=:,|()>;".contains(c)
}

/// The labels at the head of a table.
pub struct Columns {
    separator: Separator,
    labels: Vec<Option<Label>>,
}

impl Columns {
    /// Reads a header of two labels or more.
    pub fn read_header(line: &str) -> Option<Self> {
        if LONGEST_HEADER < line.len() {
            return None;
        }
        Separator::AROUND_SPACES.into_iter().find_map(|separator| {
            let cells = split(line, separator)?;
            let labels: Vec<Option<Label>> = cells.iter().map(|cell| Label::of(cell)).collect();
            let known = labels.iter().flatten().count();
            (2 <= known && labels.len() < known + 4).then_some(Self { separator, labels })
        })
    }

    /// Reads the row below the header.
    pub fn read(&self, line: &str, names_warehouse: bool, values: &mut Values) {
        let Some(cells) = split(line, self.separator) else { return };
        if cells.len() != self.labels.len() {
            return;
        }
        for (label, cell) in self.labels.iter().zip(&cells) {
            if let Some(label) = label {
                let cell = format!(" {}", cell.trim());
                read_value(*label, &cell, names_warehouse, values);
            }
        }
    }
}

const LONGEST_HEADER: usize = 400;
