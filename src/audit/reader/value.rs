//! JSON in a pasted listing, and what looks like it.

use crate::json::{FoundJson, JsonFinder, Spelling, Value, first_line};
use crate::model::ApplicationId;

use super::Reader;
use super::pending::Pending;
use crate::audit::json::{Content, Found, Piece, names, texts};
use crate::audit::listing::UnreadReason;
use crate::audit::notes;
use crate::audit::question::{Question, Subject, assignment};
use crate::audit::reply::Reply;
use crate::audit::seen::List;

/// How deeply texts within texts are read.
const DEEPEST: usize = 2;

impl Reader {
    /// Reads the value that begins on this line, and tells how much it took.
    pub(super) fn read_value(&mut self, rest: &str) -> Option<usize> {
        if let Some(found) = self.json.find(rest) {
            return self.take_value(rest, found, true);
        }
        let line = first_line(rest);
        let is_likely = line.contains("rincipal")
            || line.contains("Array(")
            || line.contains("{}")
            || line.trim_end().ends_with(['{', '[', '(']);
        if !is_likely {
            return None;
        }
        let begins = [call(line), line.find('{'), line.find('['), line.find("\"{\\\"")];
        begins.into_iter().flatten().find_map(|begins| {
            let found = self.json.find_at(rest, begins)?;
            self.take_value(rest, found, false)
        })
    }

    /// Takes a value, where it is an answer or at least JSON that stands by itself.
    fn take_value(&mut self, rest: &str, found: FoundJson<'_>, is_alone: bool) -> Option<usize> {
        let FoundJson { value, text, length } = found;
        let own = self.principal.as_ref().map(ApplicationId::as_str);
        let content = Content::of(&value, own);
        if content.is_nothing() {
            if let Some(names) = self.list.as_ref().and_then(|_| names(&value)) {
                let list = self.list.get_or_insert_default();
                names.into_iter().for_each(|name| list.add(name));
                self.end_list();
                return Some(length);
            }
            if content.is_empty && !is_alone {
                return self.take_empty(rest, length - text.len(), text);
            }
            let mut within = Vec::new();
            texts(&value, &mut within);
            let is_read = self.read_texts(&within);
            let is_json = || JsonFinder::of(Spelling::Json).find(rest).is_some();
            if !(is_read || is_alone && is_json()) {
                self.json.pass(rest.len() - length);
                return None;
            }
            if !is_read {
                self.take_unknown(&content, &value, text);
            }
            return Some(length);
        }
        let line = first_line(rest);
        let begins = length - text.len();
        if !is_alone {
            // What stands in front may be its question.
            let before = rest.get(..begins).unwrap_or_default();
            if let Some(question) = Question::read(before) {
                self.note_day(before);
                self.ask(question);
            }
        }
        self.add_content(content, text);
        let is_one_line = length < line.len();
        let is_rest_empty = || !line.get(length..).is_some_and(|rest| rest.contains("rincipal"));
        Some(if !is_alone && is_one_line && is_rest_empty() { line.len() } else { length })
    }

    /// Takes an answer of nothing that does not stand alone: at the end of a line of a log, or in a variable.
    fn take_empty(&mut self, rest: &str, begins: usize, text: &str) -> Option<usize> {
        let line = first_line(rest);
        let before = rest.get(..begins)?;
        let behind = line.get(begins + text.len()..)?;
        let is_end = behind.trim().trim_matches(['\'', '"', ';', ')']).is_empty();
        if !is_end || !text.starts_with('{') {
            return None;
        }
        match Question::read(before) {
            // A command may hold braces that are no answer.
            Some(question) if before.contains("permissions/") => {
                self.note_day(before);
                self.ask(question);
            }
            Some(_) => return None,
            None => _ = assignment(before)?,
        }
        if self.pending.is_nothing() {
            return None;
        }
        self.begin_result(false);
        Some(line.len())
    }

    /// Takes JSON that is no listing: after a question it may be the empty answer of the CLI.
    fn take_unknown(&mut self, content: &Content, value: &Value, text: &str) {
        let is_empty = content.is_empty && !self.pending.is_nothing();
        if is_empty {
            return self.begin_result(false);
        }
        let is_object = matches!(value, Value::Object(_) | Value::Array(_));
        if is_object {
            self.pending = Pending::Nothing;
        }
        self.leave_unread(text, UnreadReason::NotARow, false);
    }

    /// Reads texts that stand in a value, and says whether there was anything in them.
    fn read_texts(&mut self, texts: &[String]) -> bool {
        if DEEPEST <= self.depth || texts.is_empty() {
            return false;
        }
        let was = (self.listing.is_listing, self.pending.is_nothing());
        self.depth += 1;
        let outer = std::mem::replace(&mut self.json, JsonFinder::of(Spelling::Loose));
        for text in texts {
            let mut rest = text.as_str();
            while !rest.is_empty() {
                let read = self.read_piece(rest);
                rest = rest.get(read..).unwrap_or_default();
            }
        }
        self.json = outer;
        self.depth -= 1;
        (self.listing.is_listing, self.pending.is_nothing()) != was
    }

    fn add_content(&mut self, content: Content, text: &str) {
        self.end_list();
        self.listing.is_partial |= content.is_partial;
        let remarks = &mut self.listing.remarks;
        remarks.has_wishes |= content.is_wish;
        remarks.takes_away |= content.takes_away;
        if let Some(names) = content.names {
            let mut list = List::default();
            names.into_iter().for_each(|name| list.add(name));
            list.end(&mut self.listing.remarks);
        }
        if content.pieces.is_empty() {
            return;
        }
        if notes::is_refusal(text) && content.pieces.iter().all(|piece| piece.rows.is_empty()) {
            self.pending = Pending::Nothing;
            return;
        }
        for piece in content.pieces {
            self.add_piece(piece);
        }
    }

    fn add_piece(&mut self, piece: Piece) {
        let Piece { question, is_state, is_direct, rows } = piece;
        if is_state {
            return self.add_state(question, rows, false);
        }
        // Rows of a table say what they are about, and may go on; an answer of the API is whole.
        let is_whole = is_direct.is_some() || rows.is_empty() || question.is_some();
        self.begin_result(is_whole);
        self.listing.is_listing = true;
        if question.is_some() {
            self.end_reply(Reply::to(question, self.when.as_deref()));
            self.reply.has_result = true;
        }
        if is_whole {
            self.reply.is_direct = is_direct;
        }
        if self.reply.question.is_none() {
            self.end_reply(Reply::default());
        }
        let asked = self.reply.subject().cloned();
        self.add_rows(rows, asked.as_ref());
        if is_whole || self.reply.question.is_none() {
            self.end_reply(Reply::default());
        }
    }

    fn add_rows(&mut self, rows: Vec<Found>, asked: Option<&Subject>) {
        for found in rows {
            let is_own = found.row.is_of(self.principal.as_ref());
            // What was asked for somebody else says nothing of this one.
            let whose = self.reply.question.as_ref().map(|question| &question.whose);
            let is_for_other = whose.is_some_and(|whose| {
                whose.is_of(self.principal.as_ref(), &self.variables) == Some(false)
            });
            match found.row.read(asked.filter(|_| !(is_own && is_for_other))) {
                Ok(row) => self.add(row, &found.text),
                Err(reason) => self.leave_unread(&found.text, reason, is_own),
            }
        }
    }

    /// Adds what Terraform's state holds, as it last saw it.
    pub(super) fn add_state(&mut self, question: Option<Question>, rows: Vec<Found>, is_cut: bool) {
        self.listing.is_listing = true;
        self.listing.remarks.has_state = true;
        let about = question.as_ref().and_then(|question| question.about.clone());
        self.end_reply(Reply::to(question, self.when.as_deref()));
        self.reply.is_state = true;
        self.reply.is_filtered = is_cut;
        self.reply.has_result = true;
        self.add_rows(rows, about.as_ref());
        self.end_reply(Reply::default());
    }
}

/// Where the call of something in upper case begins, as `Row(` and `Array(`.
fn call(line: &str) -> Option<usize> {
    let end = line.find('(')?;
    let before = line.get(..end)?;
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let begins = before.len() - before.chars().rev().take_while(|c| is_part(*c)).count();
    before.get(begins..)?.starts_with(|c: char| c.is_ascii_uppercase()).then_some(begins)
}
