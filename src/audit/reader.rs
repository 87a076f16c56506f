//! Reads a pasted listing, whatever form it has, a slice at a time.

mod lines;
mod pending;
mod value;

use std::mem;

use crate::json::{JsonFinder, Spelling};
use crate::model::{ApplicationId, Lookup, lowercase};

use super::cell::Column;
use super::listing::{Listing, UnreadReason};
use super::notes;
use super::question::{Question, Statement, Whose};
use super::reply::Reply;
use super::row::Row;
use super::seen::List;
use super::terraform::{self, Resource};

use pending::Pending;

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
            terraform::Read::State(about, is_whole, rows) => {
                let question = about.map(|about| Question::of_state(about, is_whole));
                self.add_state(question, rows, is_cut);
            }
        }
        self.line = line;
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
