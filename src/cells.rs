//! Cells: a line of a pasted table, taken apart at whatever keeps its cells apart.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// Something that keeps the cells of a row apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// A tab, as a result grid copies it.
    Tabs,
    /// A bar, as drawn tables and Markdown have it.
    Bars,
    /// A comma.
    Commas,
    /// A semicolon, as spreadsheets write it where the comma is a decimal sign.
    Semicolons,
    /// Two spaces or more.
    Gaps,
    /// One space, which is all that a chat may leave.
    Spaces,
}

impl Separator {
    /// Every separator, in the order in which they are tried.
    pub const ALL: [Self; 6] =
        [Self::Tabs, Self::Bars, Self::Commas, Self::Semicolons, Self::Gaps, Self::Spaces];

    /// Those that keep cells apart which may hold a space.
    pub const AROUND_SPACES: [Self; 5] =
        [Self::Tabs, Self::Bars, Self::Commas, Self::Semicolons, Self::Gaps];
}

/// Splits lines into cells.
#[derive(Clone, Debug)]
pub struct Splitter {
    tabs: Reader,
    commas: Reader,
    semicolons: Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl Default for Splitter {
    fn default() -> Self {
        let reader = |separator| ReaderBuilder::new().delimiter(separator).build();
        Self {
            tabs: reader(b'\t'),
            commas: reader(b','),
            semicolons: reader(b';'),
            text: Vec::new(),
            ends: Vec::new(),
        }
    }
}

impl Splitter {
    /// The cells of a line, where it can be split at this.
    pub fn split(&mut self, line: &str, separator: Separator) -> Option<Vec<String>> {
        match separator {
            Separator::Tabs if line.contains('\t') => Some(self.separated(line, separator)),
            Separator::Bars if line.contains('|') => Some(piped(line)),
            Separator::Commas if line.contains(',') => Some(self.separated(line, separator)),
            Separator::Semicolons if line.contains(';') => Some(self.separated(line, separator)),
            Separator::Gaps if line.contains("  ") => Some(gapped(line)),
            Separator::Spaces => spaced(line),
            _ => None,
        }
    }

    /// Splits as CSV does, quotes and all.
    fn separated(&mut self, line: &str, separator: Separator) -> Vec<String> {
        let reader = match separator {
            Separator::Tabs => &mut self.tabs,
            Separator::Semicolons => &mut self.semicolons,
            _ => &mut self.commas,
        };
        reader.reset();
        let mut input = line.as_bytes();
        self.text.resize(input.len() + 1, 0);
        self.ends.resize(input.len() + 2, 0);
        let (mut text_at, mut ends_at) = (0, 0);
        loop {
            let (result, read, written, ended) = reader.read_record(
                input,
                self.text.get_mut(text_at..).unwrap_or_default(),
                self.ends.get_mut(ends_at..).unwrap_or_default(),
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
            let cell = self.text.get(start..*end).unwrap_or_default();
            start = *end;
            String::from_utf8_lossy(cell).into_owned()
        };
        self.ends.get(..ends_at).unwrap_or_default().iter().map(cell).collect()
    }
}

/// The letters and digits of a heading or label in small letters, up to so many of them.
///
/// ```
/// assert_eq!(data_graph_setup::cells::heading_word("HTTP path:", 60), "httppath");
/// ```
pub fn heading_word(text: &str, longest: usize) -> String {
    text.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .take(longest)
        .collect()
}

/// Says whether a line only rules off a table: `+---+`, `|---|:--|`, `-----`.
pub fn is_rule(line: &str) -> bool {
    line.contains("--")
        && line.chars().all(|c| matches!(c, '-' | '+' | '|' | '=' | ':' | ' ' | '\t'))
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

/// Splits a row in which only a privilege has spaces of its own.
fn spaced(line: &str) -> Option<Vec<String>> {
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
