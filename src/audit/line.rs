//! One line of a table: a header, a row, or neither.

use crate::cells::{Separator, is_rule, split, split_at_columns};
use crate::model::ApplicationId;

use super::cell::{Column, Kind, is_privilege};
use super::columns;
use super::listing::UnreadReason;
use super::question::Subject;
use super::row::Row;

/// What a line is.
pub enum Line {
    /// A header, with the columns of the rows below it.
    Header(Vec<Column>),
    /// A row.
    Row(Row),
    /// No row that can be read.
    Unread {
        /// Why not, where it could have been one.
        reason: Option<UnreadReason>,
        /// Whether it is about the plan's own service principal.
        is_own: bool,
    },
}

/// A line without what an e-mail puts in front of a line that it quotes; absent where nothing is said in it.
pub fn content(line: &str) -> Option<&str> {
    // A tab may stand for an empty cell, and stays.
    let line = line.trim_start_matches(['>', ' ', '\u{feff}']).trim_end();
    // Brackets and commas are what is left of JSON around its rows.
    let is_json_left_over = || line.trim().chars().all(|c| "[](){},'\"`".contains(c));
    (!line.trim().is_empty() && !is_rule(line) && !is_json_left_over()).then_some(line)
}

/// Reads a line by whatever may keep its cells apart, under the columns of the last header, and under its rule.
pub fn read(
    line: &str,
    columns: Option<&[Column]>,
    ruled: Option<&[usize]>,
    own: Option<&ApplicationId>,
    asked: Option<&Subject>,
) -> Line {
    if let Some(cells) = ruled.and_then(|ruled| split_at_columns(line, ruled))
        && let Some(row) = columns::rows(columns, &cells).find_map(|row| row.read(asked).ok())
    {
        return Line::Row(row);
    }
    let (mut reason, mut is_own) = (None, false);
    let may_be_header = may_be_header(line);
    for separator in Separator::ALL {
        let Some(cells) = split(line, separator) else { continue };
        if may_be_header && let Some(columns) = columns::header(&cells) {
            return Line::Header(columns);
        }
        for row in columns::rows(columns, &cells) {
            match row.read(asked) {
                Ok(row) => return Line::Row(row),
                // Whatever single spaces keep apart need not have been cells.
                Err(_) if separator == Separator::Spaces => {}
                Err(found) => {
                    is_own |= row.is_of(own);
                    reason.get_or_insert(found);
                }
            }
        }
    }
    let by_words = by_words(line)
        .and_then(|cells| columns::rows(None, &cells).find_map(|row| row.read(None).ok()));
    match by_words {
        Some(row) => Line::Row(row),
        None => Line::Unread { reason, is_own },
    }
}

/// Says whether a line holds what every header names: that spares most rows the closer look.
fn may_be_header(line: &str) -> bool {
    let line = line.to_ascii_lowercase();
    ["privilege", "action", "permission"].iter().any(|word| line.contains(word))
}

/// The cells of a row with nothing but spaces between, whose principal has some of its own: `account users USE CATALOG CATALOG sales`.
fn by_words(line: &str) -> Option<Vec<String>> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let [before @ .., kind, key] = columns::without_number(&words) else { return None };
    Kind::parse(kind)?;
    let from = before.len().saturating_sub(LONGEST_PRIVILEGE).max(1);
    let at = (from..before.len())
        .find(|at| before.get(*at..).is_some_and(|words| is_privilege(&words.join(" "))))?;
    let (principal, privilege) = before.split_at_checked(at)?;
    Some(vec![principal.join(" "), privilege.join(" "), (*kind).to_owned(), (*key).to_owned()])
}

/// The words of the longest privilege.
const LONGEST_PRIVILEGE: usize = 3;

/// Says whether a line that is no row was to be one of the service principal's: it names it where a row would, or is
/// the beginning of its name.
pub fn is_cut_short(line: &str, own: Option<&ApplicationId>) -> bool {
    let Some(own) = own.map(ApplicationId::as_str) else { return false };
    let line = line.trim().to_ascii_lowercase();
    let is_beginning = SHORTEST_BEGINNING <= line.len() && own.starts_with(&line);
    is_beginning || (line.contains(own) && stands_as_cell(own, &line))
}

/// How much of the service principal's ID tells that a line is the beginning of one of its rows.
const SHORTEST_BEGINNING: usize = 4;

fn stands_as_cell(own: &str, line: &str) -> bool {
    if line.trim_start_matches(['|', '"', '`']).starts_with(own) || line.contains("\"principal\"") {
        return true;
    }
    let is_own = |cell: &String| cell.trim_matches(|c: char| !c.is_ascii_alphanumeric()) == own;
    Separator::AROUND_SPACES
        .into_iter()
        .filter_map(|separator| split(line, separator))
        .any(|cells| cells.iter().any(is_own))
}
