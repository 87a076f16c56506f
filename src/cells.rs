//! Cells: a line of a pasted table, taken apart at whatever keeps its cells apart.

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

/// The cells of a line, where it can be split at this.
pub fn split(line: &str, separator: Separator) -> Option<Vec<String>> {
    match separator {
        Separator::Tabs => separated(line, '\t'),
        Separator::Bars => line.contains(BARS).then(|| piped(line)),
        Separator::Commas => separated(line, ','),
        Separator::Semicolons => separated(line, ';'),
        Separator::Gaps => line.contains("  ").then(|| gapped(line)),
        Separator::Spaces => spaced(line),
    }
}

/// Splits as CSV does, quotes and all; at every separator where the quotes are no pairs around cells.
fn separated(line: &str, separator: char) -> Option<Vec<String>> {
    if !line.contains(separator) {
        return None;
    }
    let as_it_stands = || line.split(separator).map(str::to_owned).collect();
    Some(unquoted(line, separator).unwrap_or_else(as_it_stands))
}

fn unquoted(line: &str, separator: char) -> Option<Vec<String>> {
    let mut cells = Vec::new();
    let mut rest = line;
    loop {
        let (cell, behind) = match rest.strip_prefix('"') {
            Some(quoted) => in_quotes(quoted)?,
            None => {
                let end = rest.find(separator).unwrap_or(rest.len());
                let (cell, behind) = rest.split_at(end);
                (cell.to_owned(), behind)
            }
        };
        cells.push(cell);
        match behind.strip_prefix(separator) {
            Some(next) => rest = next,
            None if behind.trim().is_empty() => return Some(cells),
            None => return None,
        }
    }
}

/// Reads on to the closing quote, and gives what stands behind it.
fn in_quotes(mut rest: &str) -> Option<(String, &str)> {
    let mut cell = String::new();
    loop {
        let (piece, behind) = rest.split_once('"')?;
        cell.push_str(piece);
        match behind.strip_prefix('"') {
            Some(behind) => {
                cell.push('"');
                rest = behind;
            }
            None => return Some((cell, behind)),
        }
    }
}

/// What stands between the cells of a drawn table.
const BARS: [char; 4] = ['|', '│', '┃', '║'];

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

/// Says whether a line only rules off a table: `+---+`, `|---|:--|`, `-----`, `├───┤`.
pub fn is_rule(line: &str) -> bool {
    ["--", "──", "━━", "══"].iter().any(|rule| line.contains(rule))
        && line.chars().all(|c| {
            matches!(c, '-' | '+' | '|' | '=' | ':' | ' ' | '\t' | '\u{2500}'..='\u{257f}')
        })
}

fn piped(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = line.strip_prefix(BARS).unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, cells.last_mut()) {
            // Markdown's way of writing the bar itself.
            ('\\', Some(cell)) if chars.next_if_eq(&'|').is_some() => cell.push('|'),
            (c, _) if BARS.contains(&c) => cells.push(String::new()),
            (c, Some(cell)) => cell.push(c),
            (_, None) => {}
        }
    }
    if line.ends_with(BARS) && cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    cells
}

fn gapped(line: &str) -> Vec<String> {
    line.trim().split("  ").filter(|cell| !cell.is_empty()).map(str::to_owned).collect()
}

/// The columns of a table that is ruled off by dashes with spaces between: where each begins, in characters.
///
/// ```
/// use data_graph_setup::cells::{ruled_columns, split_at_columns};
///
/// let columns = ruled_columns("--------- ------").unwrap_or_default();
/// assert_eq!(split_at_columns("some team USE   ", &columns).as_deref(), Some(&["some team".to_owned(), "USE".to_owned()][..]));
/// ```
pub fn ruled_columns(rule: &str) -> Option<Vec<usize>> {
    let is_plain = rule.chars().all(|c| matches!(c, '-' | '─' | ' '));
    let mut columns = Vec::new();
    let mut before = ' ';
    for (at, c) in rule.chars().enumerate() {
        if c != ' ' && before == ' ' {
            columns.push(at);
        }
        before = c;
    }
    (is_plain && 1 < columns.len()).then_some(columns)
}

/// The cells of a line in a table whose columns begin at these characters; absent where a word goes over such a place.
pub fn split_at_columns(line: &str, columns: &[usize]) -> Option<Vec<String>> {
    let chars: Vec<char> = line.chars().collect();
    let mut cells = Vec::new();
    for (at, begins) in columns.iter().enumerate() {
        let ends = columns.get(at + 1).copied().unwrap_or(chars.len());
        let is_parted = *begins == 0 || chars.get(begins - 1).is_none_or(|c| *c == ' ');
        let cell: String = chars.get(*begins..ends.min(chars.len()))?.iter().collect();
        if !is_parted {
            return None;
        }
        cells.push(cell.trim().to_owned());
    }
    Some(cells)
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
