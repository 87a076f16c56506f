//! Reads a pasted listing, whatever form it has, a slice at a time.

use std::borrow::Cow;

use serde_json::{Deserializer, Value};

use crate::access::{Grant, Object, ObjectKey};
use crate::model::ApplicationId;

use super::cell::Column;
use super::columns;
use super::json::{self, Content};
use super::listing::{Listing, UnreadReason};
use super::row::named_object;
use super::split::{Separator, Splitter, is_rule};

/// Reads a text as listings of grants, in time linear in its length.
///
/// It takes what a result grid copies, CSV, tables drawn with `+---+` and `|`, Markdown and JSON, with a header or
/// without one, several after another, with other text around them.
#[derive(Clone, Debug)]
pub struct Reader {
    principal: Option<ApplicationId>,
    at: usize,
    line: usize,
    columns: Option<Vec<Column>>,
    /// What the next answer in JSON is about, which does not say so itself.
    asked: Option<Object>,
    /// What was asked about and not yet answered.
    pending: Vec<ObjectKey>,
    no_json_before: usize,
    splitter: Splitter,
    listing: Listing,
}

impl Reader {
    /// Begins to read for a service principal; without one, all grants are another's.
    pub fn new(principal: Option<&ApplicationId>) -> Self {
        Self {
            principal: principal.cloned(),
            at: 0,
            line: 1,
            columns: None,
            asked: None,
            pending: Vec::new(),
            no_json_before: 0,
            splitter: Splitter::default(),
            listing: Listing::default(),
        }
    }

    /// Reads a whole text at once.
    pub fn read_all(principal: Option<&ApplicationId>, text: &str) -> Listing {
        let mut reader = Self::new(principal);
        while !reader.read_on(text, usize::MAX) {}
        reader.finish()
    }

    /// Reads on in a text, which has to be the same at each call, until about this many bytes more are read.
    ///
    /// Says whether the end was reached. JSON is read in one piece, however long it is.
    pub fn read_on(&mut self, text: &str, bytes: usize) -> bool {
        let until = self.at.saturating_add(bytes).min(text.len());
        while self.at < until {
            let rest = text.get(self.at..).unwrap_or_default();
            let line = rest.split('\n').next().unwrap_or_default();
            let read = self.read_json(rest, line).unwrap_or_else(|| {
                self.read_line(line);
                line.len() + 1
            });
            let passed = rest.get(..read).unwrap_or(rest);
            self.line += passed.matches('\n').count();
            self.at += read;
        }
        text.len() <= self.at
    }

    /// How many bytes were read.
    pub fn position(&self) -> usize {
        self.at
    }

    /// Ends reading.
    pub fn finish(mut self) -> Listing {
        self.answered();
        self.listing
    }

    /// Takes what was asked about as answered.
    fn answered(&mut self) {
        self.listing.asked.extend(self.pending.drain(..));
    }

    /// Leaves a piece unread. It may stand between a question and another answer, or be a refusal instead of one.
    fn leave_unread(&mut self, text: &str, reason: UnreadReason, is_own: bool) {
        if is_refusal(text) {
            self.pending.pop();
        }
        self.asked = None;
        self.listing.leave_unread(self.line, text, reason, is_own);
    }

    /// Adds a row's grants, or leaves it unread where its principal is the plan's and something else besides.
    fn add(&mut self, principal: &str, grants: Vec<Grant>, text: &str) {
        let is_blurred = self.principal.as_ref().is_some_and(|own| {
            let principal = principal.to_ascii_lowercase();
            principal != own.as_str() && principal.contains(own.as_str())
        });
        if is_blurred {
            self.leave_unread(text, UnreadReason::NoPrincipal, true);
            return;
        }
        self.answered();
        self.listing.add(principal, self.principal.as_ref(), grants);
    }

    /// Reads JSON that begins on this line, and tells how much it took.
    fn read_json(&mut self, rest: &str, line: &str) -> Option<usize> {
        let start =
            line.len() - line.trim_start_matches(|c: char| c.is_whitespace() || c == ',').len();
        let json = rest.get(start..)?;
        if !json.starts_with(['{', '[']) || self.line < self.no_json_before {
            return None;
        }
        let mut values = Deserializer::from_str(json).into_iter::<Value>();
        let value = match values.next()? {
            Ok(value) => value,
            Err(error) => {
                // Nothing that begins within such a stretch comes to an end either.
                if error.to_string().starts_with(TOO_DEEP) {
                    self.no_json_before = self.line + error.line();
                }
                return None;
            }
        };
        let length = values.byte_offset();
        let asked = self.asked.take();
        match json::read(&value) {
            Content::Listing(rows) => {
                self.listing.is_listing = true;
                self.listing.is_partial |= json::is_partial(&value);
                self.answered();
                for found in rows {
                    match found.row.read(found.about.as_ref().or(asked.as_ref())) {
                        Ok((principal, grants)) => self.add(principal, grants, &found.text),
                        Err(reason) => {
                            let is_own = found.row.is_of(self.principal.as_ref());
                            self.leave_unread(&found.text, reason, is_own);
                        }
                    }
                }
            }
            // The CLI's answer where nothing is granted.
            Content::NoListing if asked.is_some() && is_empty(&value) => {
                self.listing.is_listing = true;
                self.answered();
            }
            Content::NoListing => {
                let text = json.get(..length).unwrap_or_default();
                self.leave_unread(text, UnreadReason::NotARow, false);
            }
        }
        Some(start + length)
    }

    fn read_line(&mut self, line: &str) {
        // What an e-mail puts in front of a line that it quotes. A tab may stand for an empty cell, and stays.
        let line = line.trim_start_matches(['>', ' ', '\u{feff}']).trim_end();
        // Brackets and commas are what is left of JSON around its rows.
        if line.trim().is_empty()
            || is_rule(line)
            || line.trim().chars().all(|c| "[]{},".contains(c))
        {
            return;
        }
        let (mut reason, mut is_own) = (None, false);
        for separator in Separator::ALL {
            let Some(cells) = self.splitter.split(line, separator) else { continue };
            if let Some(columns) = columns::header(&cells) {
                self.columns = Some(columns);
                self.listing.is_listing = true;
                self.answered();
                return;
            }
            let mut read = None;
            for row in columns::rows(self.columns.as_deref(), &cells) {
                match row.read(None) {
                    Ok((principal, grants)) => {
                        read = Some((principal.to_owned(), grants));
                        break;
                    }
                    // Whatever single spaces keep apart need not have been cells.
                    Err(_) if separator == Separator::Spaces => {}
                    Err(found) => {
                        is_own |= row.is_of(self.principal.as_ref());
                        reason.get_or_insert(found);
                    }
                }
            }
            if let Some((principal, grants)) = read {
                self.add(&principal, grants, line);
                return;
            }
        }
        self.listing.is_partial |= line.trim().starts_with(CUT_BY_SPARK);
        match context(line, self.principal.as_ref()) {
            Some(Context::Asks(about)) => {
                self.pending.push(about.key());
                self.asked = Some(about);
            }
            Some(Context::Announces) => self.asked = None,
            None => {
                let reason = reason.unwrap_or_else(|| self.reason_for(line));
                is_own |= reason == UnreadReason::CutShort;
                self.leave_unread(line, reason, is_own);
            }
        }
    }

    /// Why a line is no row: one that names the service principal where a row would was to be one.
    fn reason_for(&mut self, line: &str) -> UnreadReason {
        let Some(principal) = &self.principal else { return UnreadReason::NotARow };
        let splitter = &mut self.splitter;
        let line = line.trim().to_ascii_lowercase();
        let is_principal = |cell: &str| {
            cell.trim_matches(|c: char| !c.is_ascii_alphanumeric()) == principal.as_str()
        };
        let is_beginning =
            SHORTEST_BEGINNING <= line.len() && principal.as_str().starts_with(&line);
        let mut stands_as_cell = || {
            let separators =
                Separator::ALL.into_iter().filter(|separator| *separator != Separator::Spaces);
            line.trim_start_matches(['|', '"', '`']).starts_with(principal.as_str())
                || line.contains("\"principal\"")
                || separators
                    .filter_map(|separator| splitter.split(&line, separator))
                    .flatten()
                    .any(|cell| is_principal(&cell))
        };
        let is_cut = is_beginning || (line.contains(principal.as_str()) && stands_as_cell());
        if is_cut { UnreadReason::CutShort } else { UnreadReason::NotARow }
    }
}

/// How much of the service principal's ID tells that a line is the beginning of one of its rows.
const SHORTEST_BEGINNING: usize = 4;

/// Says whether a line tells that something was refused or failed.
fn is_refusal(line: &str) -> bool {
    let line = line.to_ascii_lowercase();
    ["error", "denied", "does not have", "exception", "not found"]
        .iter()
        .any(|word| line.contains(word))
}

/// What Spark's `show` says below a table that it cut.
const CUT_BY_SPARK: &str = "only showing top ";

/// How serde_json's message begins where values stand in one another too deeply to be read.
const TOO_DEEP: &str = "recursion limit exceeded";

fn is_empty(value: &Value) -> bool {
    value.as_object().is_some_and(serde_json::Map::is_empty)
        || value.as_array().is_some_and(Vec::is_empty)
}

/// What a line of a terminal or an editor says about the answer that follows it.
enum Context {
    /// It asks about a securable: a `SHOW GRANTS`, a `databricks grants`, or a line that only names one.
    Asks(Object),
    /// It prints such a line, asks for everything at once, or asks for somebody else's grants.
    Announces,
}

fn context(line: &str, own: Option<&ApplicationId>) -> Option<Context> {
    let words: Vec<&str> = line.split_whitespace().collect();
    if let [kind, name] = words.as_slice() {
        return named_object(kind, name).map(Context::Asks);
    }
    let is_query = line.contains("information_schema.") && line.contains("_privileges");
    if is_query || words.windows(2).any(|pair| pair == ["printf", r"'%s\n'"]) {
        return Some(Context::Announces);
    }
    let behind = |one: &str, other: &str| {
        let at = words.windows(2).position(|pair| match pair {
            [first, second] => {
                first.eq_ignore_ascii_case(one)
                    && second.trim_end_matches(['s', 'S']).eq_ignore_ascii_case(other)
            }
            _ => false,
        })?;
        words.get(at + 2..)
    };
    let (is_shell, whose) = if let Some(rest) = behind("show", "grant") {
        (false, rest.first().filter(|word| !word.eq_ignore_ascii_case("on")))
    } else if let Some(rest) = behind("databricks", "grant") {
        let flag = rest.iter().position(|word| *word == "--principal");
        (true, flag.and_then(|at| rest.get(at + 1)))
    } else {
        return None;
    };
    let name = |word| match is_shell {
        true => out_of_shell_quotes(word),
        false => Cow::Borrowed(word.strip_suffix(';').unwrap_or(word)),
    };
    let is_own = whose.is_none_or(|whose| {
        let whose = whose.trim_matches(['`', '\'', '"']);
        own.is_some_and(|own| whose.eq_ignore_ascii_case(own.as_str()))
    });
    let object = words.windows(2).find_map(|pair| match pair {
        [kind, word] => named_object(kind, &name(word)),
        _ => None,
    })?;
    Some(if is_own { Context::Asks(object) } else { Context::Announces })
}

fn out_of_shell_quotes(word: &str) -> Cow<'_, str> {
    match word.strip_prefix('\'').and_then(|word| word.strip_suffix('\'')) {
        Some(inner) => Cow::Owned(inner.replace(r"'\''", "'")),
        None => Cow::Borrowed(word),
    }
}
