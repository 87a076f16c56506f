//! The lines of a pasted listing that are no JSON.

use crate::audit::line::{self, Line};
use crate::audit::listing::UnreadReason;
use crate::audit::notes;
use crate::audit::question::{Question, Statement, assignment};
use crate::audit::reply::Reply;
use crate::audit::seen::List;
use crate::audit::terraform::{self, Resource};
use crate::cells::{is_rule, ruled_columns};
use crate::json::first_line;
use crate::model::ApplicationId;

use super::Reader;
use super::pending::Pending;

impl Reader {
    /// Reads what a text begins with, and tells how much that was.
    pub(super) fn read_piece(&mut self, rest: &str) -> usize {
        if let Some(mut resource) = self.resource.take() {
            let whole = first_line(rest);
            if !is_outside(whole) {
                match resource.read(whole) {
                    true => self.end_resource(resource, false),
                    false => self.resource = Some(resource),
                }
                return whole.len() + 1;
            }
            self.end_resource(resource, true);
        }
        self.read_value(rest).unwrap_or_else(|| self.read_line(rest))
    }

    /// Reads a line that is no JSON, and tells how much it took.
    fn read_line(&mut self, rest: &str) -> usize {
        let whole = first_line(rest);
        if is_rule(whole.trim_start_matches(['>', ' '])) {
            self.ruled = ruled_columns(whole.trim_start_matches(['>', ' ']).trim_end());
            self.is_foreign |= self.may_head && whole.contains(['|', '+']);
            self.may_head = false;
            return whole.len() + 1;
        }
        match line::content(whole) {
            Some(line) => self.read_content(line),
            None => {
                if self.list.as_mut().is_some_and(|list| !list.read("")) {
                    self.end_list();
                }
                self.is_foreign = false;
            }
        }
        whole.len() + 1
    }

    fn read_content(&mut self, line: &str) {
        self.may_head = false;
        let (columns, ruled) = (self.columns.as_deref(), self.ruled.as_deref());
        let asked = self.reply.subject();
        match line::read(line, columns, ruled, self.principal.as_ref(), asked) {
            Line::Header(columns) => {
                self.end_list();
                self.columns = Some(columns);
                self.ruled = None;
                self.is_foreign = false;
                self.begin_result(true);
            }
            Line::Row(row) => {
                self.end_list();
                self.add(row, line);
            }
            Line::Unread { reason, is_own } => self.read_between(line, reason, is_own),
        }
    }

    /// Reads a line that is no row: a question or the like, else something that is left unread.
    fn read_between(&mut self, line: &str, reason: Option<UnreadReason>, is_own: bool) {
        if self.note(line) {
            return;
        }
        if self.list.as_mut().is_some_and(|list| list.read(line)) {
            return;
        }
        self.end_list();
        if let Some(list) = List::begin(line) {
            self.list = Some(list);
            return;
        }
        if self.is_foreign {
            return self.leave_unread(line, UnreadReason::NotARow, false);
        }
        self.may_head = line.contains('|');
        let reason = reason.unwrap_or_else(|| self.reason_for(line));
        self.leave_unread(line, reason, is_own || reason == UnreadReason::CutShort);
    }

    /// Takes what a line says of the answers around it, and tells whether that is all it says.
    fn note(&mut self, line: &str) -> bool {
        self.listing.is_partial |= notes::is_cut(line);
        if let Some((name, value)) = assignment(line) {
            let own = self.principal.as_ref().map(ApplicationId::as_str);
            let is_own = own.is_some_and(|own| value.eq_ignore_ascii_case(own));
            if is_own || self.variables.iter().any(|(known, _)| *known == name) {
                self.variables.truncate(MOST_VARIABLES);
                self.variables.push((name, is_own));
            }
        }
        if let Some(question) = Question::read(line) {
            self.end_list();
            self.note_day(line);
            self.ask(question);
            return true;
        }
        if let Some(question) = label(line).and_then(|name| self.labelled(name)) {
            self.end_reply(Reply::default());
            self.pending = Pending::One(question);
            return true;
        }
        if let Some(statement) = Statement::read(line) {
            self.take_statement(&statement);
            // Alone it is no part of a listing, and is shown as such.
            return self.listing.is_listing;
        }
        let own = self.principal.as_ref().map(ApplicationId::as_str);
        if let Some(leaves_out) = notes::query_leaves_out(line, own) {
            self.end_list();
            if line.trim_start().to_ascii_lowercase().starts_with("select") {
                self.end_reply(Reply::default());
                self.is_filtered = false;
            }
            self.is_filtered |= leaves_out;
            self.pending = Pending::Nothing;
            return line.contains("information_schema.") || self.is_filtered;
        }
        if let Some(resource) = Resource::begin(line) {
            self.resource = Some(resource.on_line(self.line));
            return true;
        }
        if terraform::heads_resource(line) {
            return true;
        }
        if notes::is_empty_result(line) {
            let is_answer = !self.pending.is_nothing();
            if is_answer {
                self.begin_result(false);
            }
            return is_answer || notes::is_end(line);
        }
        if is_print(line) {
            self.pending = Pending::Nothing;
            return true;
        }
        self.listing.remarks.has_wishes |= line.trim_start().starts_with("- principal:");
        self.note_day(line);
        false
    }

    pub(super) fn note_day(&mut self, line: &str) {
        if let Some(day) = notes::day(line) {
            self.when = Some(day);
        }
    }

    fn reason_for(&mut self, line: &str) -> UnreadReason {
        if line::is_cut_short(line, self.principal.as_ref()) {
            UnreadReason::CutShort
        } else {
            UnreadReason::NotARow
        }
    }
}

/// Says whether a line is outside a resource that does not end: Terraform indents what is in one.
fn is_outside(line: &str) -> bool {
    let is_indented = line.starts_with([' ', '\t', '}', ']', '{']) || line.trim().is_empty();
    !is_indented && (Question::read(line).is_some() || Resource::begin(line).is_some())
}

/// How many variables are remembered.
const MOST_VARIABLES: usize = 16;

/// The one word of a line that a script prints over an answer: `=== sales`.
fn label(line: &str) -> Option<&str> {
    let name = line.trim().trim_start_matches(['=', '-', '#', '*', ' ', '>']);
    let name = name.trim_end_matches(['=', '-', '#', '*', ' ', ':']);
    let is_framed = name.len() < line.trim().len();
    (is_framed && !name.is_empty() && !name.contains(char::is_whitespace)).then_some(name)
}

/// Says whether a line prints a heading of our own script.
fn is_print(line: &str) -> bool {
    line.contains(r"printf '%s\n'")
}
