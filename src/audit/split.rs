//! Splits a line of a table into its cells, whatever keeps them apart.

use csv_core::{ReadRecordResult, ReaderBuilder};

/// The ways in which a line may be a row: the first that yields one counts.
pub fn ways(line: &str) -> impl Iterator<Item = Vec<String>> {
    let tabs = line.contains('\t').then(|| separated(line, b'\t'));
    let pipes = line.contains('|').then(|| piped(line));
    let commas = line.contains(',').then(|| separated(line, b','));
    let semicolons = line.contains(';').then(|| separated(line, b';'));
    let gaps = line.contains("  ").then(|| gapped(line));
    [tabs, pipes, commas, semicolons, gaps].into_iter().flatten()
}

/// Says whether a line only rules off a table: `+---+`, `|---|:--|`, `-----`.
pub fn is_rule(line: &str) -> bool {
    line.contains("--")
        && line.chars().all(|c| matches!(c, '-' | '+' | '|' | '=' | ':' | ' ' | '\t'))
}

fn separated(line: &str, separator: u8) -> Vec<String> {
    let mut reader = ReaderBuilder::new().delimiter(separator).build();
    let mut input = line.as_bytes();
    let mut text = vec![0; input.len() + 1];
    let mut ends = vec![0; input.len() + 2];
    let (mut text_at, mut ends_at) = (0, 0);
    loop {
        let (result, read, written, ended) = reader.read_record(
            input,
            text.get_mut(text_at..).unwrap_or_default(),
            ends.get_mut(ends_at..).unwrap_or_default(),
        );
        input = input.get(read..).unwrap_or_default();
        text_at += written;
        ends_at += ended;
        // Each call but the last asks for more input; an empty one says that there is none.
        if result != ReadRecordResult::InputEmpty {
            break;
        }
    }
    let mut start = 0;
    let cell = |end: &usize| {
        let cell = text.get(start..*end).unwrap_or_default();
        start = *end;
        String::from_utf8_lossy(cell).into_owned()
    };
    ends.get(..ends_at).unwrap_or_default().iter().map(cell).collect()
}

fn piped(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, cells.last_mut()) {
            // Markdown's way of writing the bar itself.
            ('\\', Some(cell)) if chars.next_if_eq(&'|').is_some() => cell.push('|'),
            ('|', _) => cells.push(String::new()),
            (c, Some(cell)) => cell.push(c),
            (_, None) => {}
        }
    }
    if line.ends_with('|') && cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    cells
}

fn gapped(line: &str) -> Vec<String> {
    line.trim().split("  ").filter(|cell| !cell.is_empty()).map(str::to_owned).collect()
}

/// Splits a row in which single spaces are left of all that kept its cells apart, as in a chat: only a privilege has
/// spaces of its own.
pub fn spaced(line: &str) -> Option<Vec<String>> {
    let words: Vec<&str> = line.split_whitespace().collect();
    match words.as_slice() {
        [principal, privilege @ .., kind, key] if !privilege.is_empty() => Some(vec![
            (*principal).to_owned(),
            privilege.join(" "),
            (*kind).to_owned(),
            (*key).to_owned(),
        ]),
        _ => None,
    }
}
