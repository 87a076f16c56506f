//! Reads a pasted listing, whatever form it has, a slice at a time.

mod value;

use std::mem;

use crate::cells::{is_rule, ruled_columns};
use crate::json::{JsonFinder, Spelling, first_line};
use crate::model::{ApplicationId, Lookup, lowercase};

use super::cell::Column;
use super::line::{self, Line};
use super::listing::{Listing, UnreadReason};
use super::notes;
use super::question::{Question, Statement, Whose, assignment};
use super::reply::Reply;
use super::row::Row;
use super::seen::List;
use super::terraform::{self, Resource};

/// Reads a text as listings of grants, in time linear in its length.
///
/// It takes what a result grid copies, CSV, drawn tables, Markdown, JSON, what Python and Scala print and what Terraform
/// shows, with a header or without one, several after another, with the questions between them and other text around them.
#[derive(Clone, Debug)]
pub struct Reader {
    principal: Option<ApplicationId>,
    at: usize,
    line: usize,
    /// The columns of the last header.
    columns: Option<Vec<Column>>,
    /// Where its rule says that they begin.
    ruled: Option<Vec<usize>>,
    /// Whether the rows are those of a table that is no listing.
    is_foreign: bool,
    /// Whether the last line was one that may head such a table.
    may_head: bool,
    /// What was asked and not yet answered.
    pending: Pending,
    reply: Reply,
    /// The questions so far, by the names of what they are about.
    asked: Vec<Question>,
    asked_names: Lookup,
    /// Whether the last command asked for what is granted on the object itself only.
    asks_direct: Option<bool>,
    /// Variables, and whether they hold the plan's own service principal.
    variables: Vec<(String, bool)>,
    /// The last day that was named.
    when: Option<String>,
    /// Whether a query leaves rows out.
    is_filtered: bool,
    list: Option<List>,
    resource: Option<Resource>,
    json: JsonFinder,
    /// How many texts within texts are being read.
    depth: usize,
    listing: Listing,
}

/// What was asked and not yet answered.
#[derive(Clone, Debug, Default)]
enum Pending {
    #[default]
    Nothing,
    /// One question.
    One(Question),
    /// Several about different things: nobody knows which of them is answered next.
    Several,
}

impl Pending {
    fn is_nothing(&self) -> bool {
        matches!(self, Self::Nothing)
    }

    /// Adds a question. A heading stands right above its answer, and the same question twice is one.
    fn add(&mut self, question: Question) {
        let is_alone = match self {
            Self::Nothing => true,
            Self::One(earlier) => earlier.about == question.about,
            Self::Several => false,
        };
        let is_heading = question.whose == Whose::Untold;
        *self = if is_alone || is_heading { Self::One(question) } else { Self::Several };
    }

    /// Takes what was asked as answered.
    fn take(&mut self) -> Option<Question> {
        match mem::take(self) {
            Self::One(question) => Some(question),
            Self::Nothing | Self::Several => None,
        }
    }
}

impl Reader {
    /// Begins to read for a service principal; without one, all grants are another's.
    pub fn new(principal: Option<&ApplicationId>) -> Self {
        Self {
            principal: principal.cloned(),
            at: 0,
            line: 1,
            columns: None,
            ruled: None,
            is_foreign: false,
            may_head: false,
            pending: Pending::Nothing,
            reply: Reply::default(),
            asked: Vec::new(),
            asked_names: Lookup::default(),
            asks_direct: None,
            variables: Vec::new(),
            when: None,
            is_filtered: false,
            list: None,
            resource: None,
            json: JsonFinder::of(Spelling::Loose),
            depth: 0,
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
            let read = self.read_piece(rest);
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
        self.end_list();
        self.end_reply(Reply::default());
        if let Some(resource) = self.resource.take() {
            self.end_resource(resource, true);
        }
        self.listing
    }

    /// Reads what a text begins with, and tells how much that was.
    fn read_piece(&mut self, rest: &str) -> usize {
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

    fn note_day(&mut self, line: &str) {
        if let Some(day) = notes::day(line) {
            self.when = Some(day);
        }
    }

    fn ask(&mut self, question: Question) {
        self.end_reply(Reply::default());
        self.listing.remarks.has_wishes |= question.is_wish;
        if question.whose != Whose::Untold && question.is_direct.is_some() {
            self.asks_direct = question.is_direct;
        }
        let is_direct = question.is_direct.or(self.asks_direct);
        self.is_filtered = false;
        let question = Question { is_direct, ..question };
        if let Some(subject) = &question.about {
            let next = self.asked.len();
            let name = lowercase(&subject.name);
            match self.asked_names.add(&name, next).and_then(|at| self.asked.get_mut(at)) {
                Some(earlier) => *earlier = question.clone(),
                None => self.asked.push(question.clone()),
            }
        }
        self.pending.add(question);
    }

    /// The last question about what has this name, where a script printed it over the answer.
    fn labelled(&self, name: &str) -> Option<Question> {
        self.asked.get(self.asked_names.get(&lowercase(name))?).cloned()
    }

    fn take_statement(&mut self, statement: &Statement) {
        self.end_list();
        let is_own = statement.whose.is_of(self.principal.as_ref(), &self.variables) == Some(true);
        if !is_own {
            return;
        }
        self.end_reply(Reply::default());
        self.listing.remarks.has_statements = true;
        if let Some(on) = &statement.on {
            for privilege in &statement.privileges {
                self.listing.state(statement.gives, *privilege, on);
            }
        }
    }

    /// Takes what begins here as a result, if only of nothing, and says of which question.
    fn begin_result(&mut self, is_header: bool) {
        self.listing.is_listing = true;
        if self.pending.is_nothing() {
            if !is_header {
                return;
            }
            // The header of an answer that has begun, or that of another one.
            if !self.reply.has_result && self.reply.question.is_some() {
                self.reply.has_result = true;
                return;
            }
        }
        let question = self.pending.take().filter(|question| question.about.is_some());
        self.end_reply(Reply::to(question, self.when.as_deref()));
        self.reply.has_result = true;
    }

    /// Adds a row's grants, or leaves it unread where its principal is the plan's and something else besides.
    fn add(&mut self, row: Row, text: &str) {
        let is_blurred = self.principal.as_ref().is_some_and(|own| {
            let principal = row.principal.to_ascii_lowercase();
            principal != own.as_str() && principal.contains(own.as_str())
        });
        if is_blurred {
            return self.leave_unread(text, UnreadReason::NoPrincipal, true);
        }
        if !self.pending.is_nothing() {
            self.begin_result(false);
        }
        if !self.reply.fits(&row) {
            // It answers something else, and so nothing says that the question was answered.
            if !self.reply.has_rows() {
                self.reply.has_result = false;
            }
            self.end_reply(Reply::default());
        }
        let holder = self.listing.holder(&row.principal, self.principal.as_ref());
        self.reply.is_filtered |= self.is_filtered;
        self.reply.add(row, holder, &mut self.listing);
    }

    fn end_reply(&mut self, next: Reply) {
        let reply = mem::replace(&mut self.reply, next);
        reply.end(self.principal.as_ref(), &self.variables, &mut self.listing);
    }

    fn end_list(&mut self) {
        if let Some(list) = self.list.take() {
            list.end(&mut self.listing.remarks);
        }
    }

    fn end_resource(&mut self, resource: Resource, is_cut: bool) {
        let line = mem::replace(&mut self.line, resource.line());
        match resource.end(self.principal.as_ref()) {
            terraform::Read::Wish { takes_away } => {
                self.listing.remarks.has_wishes = true;
                self.listing.remarks.takes_away |= takes_away;
            }
            terraform::Read::State(about, rows) => self.add_state(about, rows, is_cut),
        }
        self.line = line;
    }

    fn reason_for(&mut self, line: &str) -> UnreadReason {
        if line::is_cut_short(line, self.principal.as_ref()) {
            UnreadReason::CutShort
        } else {
            UnreadReason::NotARow
        }
    }

    /// Leaves a piece unread. It may stand between a question and another answer, or be a refusal instead of one.
    fn leave_unread(&mut self, text: &str, reason: UnreadReason, is_own: bool) {
        if notes::is_refusal(text) {
            self.pending = Pending::Nothing;
        }
        if self.depth == 0 || is_own {
            self.listing.leave_unread(self.line, text, reason, is_own);
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
