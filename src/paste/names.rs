//! Names of catalogs and schemas, as lists, listings, statements and files have them.
//!
//! [`read`] takes lists with anything between the names, what `SHOW CATALOGS` and `SHOW SCHEMAS` print, the CLI's and the
//! REST API's JSON, CSV, and the statements that grant on them.

mod found;
mod json;
mod list;
mod pieces;
mod statement;
mod table;

use crate::cells::is_rule;
use crate::json::{FoundJson, JsonFinder, first_line};
use crate::model::{Identifier, IdentifierError, NamePart};

use super::clean::clean;
use found::Found;
use statement::{Statement, Usage};
use table::Table;

/// What a text names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The catalogs, in the order of the text, each once.
    pub catalogs: Vec<Scope>,
    /// What is named and cannot be taken, each once.
    pub refused: Vec<Refused>,
    /// What was not used besides, in the order of the text.
    pub unread: Vec<Unread>,
}

/// A catalog that is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The catalog.
    pub catalog: Identifier,
    /// The schemas that are named in it, each once; absent where the catalog is named by itself.
    pub schemas: Option<Vec<Identifier>>,
}

/// A name that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The name as it stands there; empty where it holds a secret.
    pub name: String,
    /// Why it cannot be taken.
    pub reason: RefusedReason,
}

/// Why a name cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefusedReason {
    /// Its catalog or schema has a name that Unity Catalog does not give, or that Databricks keeps for itself.
    Name(NamePart, IdentifierError),
    /// It is an information schema, which everybody may read.
    NeedsNoGrant,
    /// It is a schema, and the text does not say of which catalog.
    NoCatalog,
    /// It is a table, and access is given to catalogs and schemas.
    Table,
}

/// A piece of the text that was not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The line on which it begins, counted from 1.
    pub line: usize,
    /// The piece as it stands there; empty where it holds something secret-shaped.
    pub text: String,
}

/// Reads a text as names of catalogs and schemas, in time linear in its length.
///
/// ```
/// use data_graph_setup::paste::names;
///
/// let names = names::read("sales, marketing.web; crm-prod");
/// let catalogs: Vec<&str> = names.catalogs.iter().map(|scope| scope.catalog.as_str()).collect();
/// assert_eq!(catalogs, ["sales", "marketing", "crm-prod"]);
/// ```
pub fn read(text: &str) -> Names {
    Reader::new(Context::CATALOGS).read(text)
}

/// Reads a text that was pasted where a catalog's schemas are listed: a name by itself is one of its schemas.
pub fn read_schemas(catalog: &Identifier, text: &str) -> Names {
    Reader::new(Context::schemas_of(Some(catalog.as_str().to_owned()))).read(text)
}

/// What a name by itself is.
#[derive(Clone, Debug, Default)]
struct Context {
    is_schema: bool,
    /// The catalog of such a schema.
    catalog: Option<String>,
}

impl Context {
    const CATALOGS: Self = Self { is_schema: false, catalog: None };

    fn schemas_of(catalog: Option<String>) -> Self {
        Self { is_schema: true, catalog }
    }
}

struct Reader {
    found: Found,
    line: usize,
    context: Context,
    table: Option<Table>,
    /// The catalog that `USE CATALOG` chose, or that a label names.
    chosen: Option<String>,
    /// What chose it, by its number among what is unread as long as nothing makes use of it.
    unused_choice: Option<usize>,
    /// What asked for a listing, in the same way as long as nothing is listed.
    unanswered: Option<usize>,
    json: JsonFinder,
}

impl Reader {
    fn new(context: Context) -> Self {
        Self {
            found: Found::default(),
            line: 1,
            context,
            table: None,
            chosen: None,
            unused_choice: None,
            unanswered: None,
            json: JsonFinder::default(),
        }
    }

    fn read(mut self, text: &str) -> Names {
        let clean = clean(text);
        for kind in &clean.secrets {
            self.found
                .refuse("", RefusedReason::Name(NamePart::Catalog, IdentifierError::Secret(*kind)));
        }
        let mut rest = clean.text.as_str();
        while !rest.is_empty() {
            let read = self
                .read_json(rest)
                .or_else(|| self.read_statement(rest))
                .unwrap_or_else(|| self.read_line(rest));
            let (passed, next) = rest.split_at_checked(read).unwrap_or((rest, ""));
            self.line += passed.matches('\n').count();
            rest = next;
        }
        self.found.finish()
    }

    /// Reads JSON that begins on this line, and returns how much it took.
    fn read_json(&mut self, rest: &str) -> Option<usize> {
        let FoundJson { value, text, length } = self.json.find(rest)?;
        let known = self.found.count();
        json::find(&value, &self.context, self.line, &mut self.found);
        if known == self.found.count() {
            self.found.leave_unread(self.line, text);
        } else {
            self.answer();
        }
        Some(length)
    }

    /// Reads a statement or a command that begins on this line, and returns how much it took.
    fn read_statement(&mut self, rest: &str) -> Option<usize> {
        let (statement, length) = statement::read(rest)?;
        let text = rest.get(..length).unwrap_or(rest).trim();
        match statement {
            Statement::ShowCatalogs => self.ask(Context::CATALOGS, text),
            Statement::ShowSchemas(catalog) => {
                let catalog = catalog.or_else(|| self.choice());
                self.ask(Context::schemas_of(catalog), text);
            }
            Statement::UseCatalog(catalog) => {
                self.chosen = Some(catalog);
                self.unused_choice = Some(self.found.leave_unused(self.line, text));
            }
            Statement::Grant(usage, name) => self.grant(&usage, &name, text),
            Statement::Other => self.found.leave_unread(self.line, text),
        }
        Some(length)
    }

    fn grant(&mut self, usage: &Usage, name: &str, text: &str) {
        let parts = pieces::parts(name);
        match (usage, parts.as_slice()) {
            (Usage::Catalog { opens_all }, [catalog]) => {
                let whole = opens_all.then_some(text);
                self.found.add_catalog(catalog, name, self.line, whole);
                if !opens_all {
                    self.found.limit(catalog);
                }
            }
            (Usage::Schema, [schema]) => {
                let catalog = self.choice();
                self.found.add_schema(catalog.as_deref(), schema, name);
            }
            (Usage::Schema, [catalog, schema]) => {
                self.found.add_schema(Some(catalog), schema, name)
            }
            (Usage::Table, _) => self.found.refuse(name, RefusedReason::Table),
            _ => self.found.leave_unread(self.line, text),
        }
    }

    /// Reads a line that is neither JSON nor a statement, and returns how much it took.
    fn read_line(&mut self, rest: &str) -> usize {
        let whole = first_line(rest);
        let length = (whole.len() + 1).min(rest.len());
        let line = whole.trim_start_matches(['>', ' ']).trim_end();
        if line.trim().is_empty() {
            // What follows an empty line need not be a row of several cells.
            if self.table.as_ref().is_some_and(Table::ends_with_empty_line) {
                self.table = None;
            }
            return length;
        }
        if is_rule(line) || line.trim().chars().all(|c| "[]{}(),;".contains(c)) {
            return length;
        }
        if let Some(table) = Table::header(line) {
            if table.has_only_catalogs() {
                self.context = Context::CATALOGS;
            } else if !self.context.is_schema && table.has_only_schemas() {
                self.context = Context::schemas_of(self.choice());
            }
            self.table = Some(table);
            return length;
        }
        let before = self.found.count();
        let is_row = match self.table.take() {
            Some(table) => {
                let row = table.row(line);
                if let Some(row) = &row {
                    row.add_to(&mut self.found, &self.context, self.line, line);
                }
                // A line that is no row may stand between two, as below a listing that was cut.
                self.table = Some(table);
                row.is_some()
            }
            None => false,
        };
        if !is_row {
            self.read_list(line);
        }
        if before != self.found.count() {
            self.answer();
        }
        length
    }

    fn read_list(&mut self, line: &str) {
        let content = match list::label(line) {
            Some((label, content)) => {
                match label {
                    list::Label::Catalog => {
                        self.context = Context::CATALOGS;
                        let mut names =
                            pieces::split(content).into_iter().filter(|it| !it.is_empty());
                        if let (Some(name), None) = (names.next(), names.next()) {
                            self.unused_choice = None;
                            self.chosen = pieces::parts(list::bare(name)).first().cloned();
                        }
                        self.found.is_quiet = true;
                    }
                    list::Label::Schema => self.context = Context::schemas_of(self.choice()),
                }
                content
            }
            None => line,
        };
        list::add(content, &self.context, self.line, &mut self.found);
        self.found.is_quiet = false;
    }

    /// Notes that a listing was asked for, which the lines below may be.
    fn ask(&mut self, context: Context, text: &str) {
        self.table = None;
        self.context = context;
        self.unanswered = Some(self.found.leave_unused(self.line, text));
    }

    /// Notes that what was asked for is listed.
    fn answer(&mut self) {
        if let Some(number) = self.unanswered.take() {
            self.found.use_after_all(number);
        }
    }

    /// The catalog that was chosen, which is made use of now.
    fn choice(&mut self) -> Option<String> {
        if let Some(number) = self.unused_choice.take() {
            self.found.use_after_all(number);
        }
        self.chosen.clone()
    }
}
