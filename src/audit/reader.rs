//! Reads a pasted listing, whatever form it has, a slice at a time.

use crate::access::Grant;
use crate::json::{FoundJson, JsonFinder, first_line};
use crate::model::{ApplicationId, Object, ObjectKey};

use super::cell::Column;
use super::context::{Context, context, is_cut_by_spark, is_refusal};
use super::json::{self, Content};
use super::line::{self, Line};
use super::listing::{Listing, UnreadReason};
use crate::cells::Splitter;

/// Reads a text as listings of grants, in time linear in its length.
///
/// It takes what a result grid copies, CSV, tables drawn with `+---+` and `|`, Markdown and JSON, with a header or
/// without one, several after another, with other text around them.
#[derive(Clone, Debug)]
pub struct Reader {
    principal: Option<ApplicationId>,
    at: usize,
    line: usize,
    /// The columns of the last header.
    columns: Option<Vec<Column>>,
    /// What the next answer in JSON is about, which does not say so itself.
    asked: Option<Object>,
    /// What was asked about and not yet answered.
    pending: Vec<ObjectKey>,
    json: JsonFinder,
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
            json: JsonFinder::default(),
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
            let read = self.read_json(rest).unwrap_or_else(|| self.read_line(rest));
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
        self.answer();
        self.listing
    }

    /// Reads JSON that begins on this line, and tells how much it took.
    fn read_json(&mut self, rest: &str) -> Option<usize> {
        let FoundJson { value, text, length } = self.json.find(rest, self.line)?;
        self.add_content(json::content(&value), text);
        Some(length)
    }

    fn add_content(&mut self, content: Content, text: &str) {
        let asked = self.asked.take();
        match content {
            Content::Listing { rows, is_partial } => {
                self.begin_listing();
                self.listing.is_partial |= is_partial;
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
            Content::Nothing if asked.is_some() => self.begin_listing(),
            Content::Nothing | Content::NoListing => {
                self.leave_unread(text, UnreadReason::NotARow, false);
            }
        }
    }

    /// Reads a line that is no JSON, and tells how much it took.
    fn read_line(&mut self, rest: &str) -> usize {
        let whole = first_line(rest);
        if let Some(line) = line::content(whole) {
            let columns = self.columns.as_deref();
            match line::read(line, columns, self.principal.as_ref(), &mut self.splitter) {
                Line::Header(columns) => {
                    self.columns = Some(columns);
                    self.begin_listing();
                }
                Line::Row(principal, grants) => self.add(&principal, grants, line),
                Line::Unread { reason, is_own } => self.read_between(line, reason, is_own),
            }
        }
        whole.len() + 1
    }

    /// Reads a line that is no row: a question or the like, else something that is left unread.
    fn read_between(&mut self, line: &str, reason: Option<UnreadReason>, is_own: bool) {
        self.listing.is_partial |= is_cut_by_spark(line);
        match context(line, self.principal.as_ref()) {
            Some(Context::Asks(about)) => {
                self.pending.push(about.key());
                self.asked = Some(about);
            }
            Some(Context::Announces) => self.asked = None,
            None => {
                let reason = reason.unwrap_or_else(|| self.reason_for(line));
                self.leave_unread(line, reason, is_own || reason == UnreadReason::CutShort);
            }
        }
    }

    fn reason_for(&mut self, line: &str) -> UnreadReason {
        if line::is_cut_short(line, self.principal.as_ref(), &mut self.splitter) {
            UnreadReason::CutShort
        } else {
            UnreadReason::NotARow
        }
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
        self.answer();
        self.listing.add(principal, self.principal.as_ref(), grants);
    }

    /// Leaves a piece unread. It may stand between a question and another answer, or be a refusal instead of one.
    fn leave_unread(&mut self, text: &str, reason: UnreadReason, is_own: bool) {
        if is_refusal(text) {
            self.pending.pop();
        }
        self.asked = None;
        self.listing.leave_unread(self.line, text, reason, is_own);
    }

    /// Takes what begins here as a listing, if only of nothing.
    fn begin_listing(&mut self) {
        self.listing.is_listing = true;
        self.answer();
    }

    /// Takes what was asked about as answered.
    fn answer(&mut self) {
        for key in self.pending.drain(..) {
            self.listing.ask(&key);
        }
    }
}
