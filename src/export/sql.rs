//! How a statement is spelled in Databricks SQL. Quoting happens here and nowhere else.

use crate::model::{ApplicationId, Identifier, Privilege, Securable, Wording};
use crate::plan::{Opening, Slot};

use super::Statement;

/// A piece of a statement's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// Fixed words and punctuation of ours.
    Words(&'static str),
    /// A value with its quotes.
    Quoted(String),
    /// A placeholder with its quotes, and the opening that it stands in.
    Open(String, Opening),
}

impl Token {
    /// The piece as it is printed.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Words(text) => text,
            Self::Quoted(text) | Self::Open(text, _) => text,
        }
    }

    /// The opening that it stands in, where it is a placeholder.
    pub fn opening(&self) -> Option<Opening> {
        match self {
            Self::Open(_, opening) => Some(*opening),
            Self::Words(_) | Self::Quoted(_) => None,
        }
    }
}

/// A piece of a statement before it is put down, without its quotes.
#[derive(Clone, Copy, Debug)]
pub enum Piece<'s> {
    /// Fixed words and punctuation of ours.
    Words(&'static str),
    /// A value, and the quote that goes around it.
    Value(&'s str, char),
    /// An opening, and the quote that goes around its placeholder.
    Open(Opening, char),
}

impl Piece<'_> {
    /// Puts the piece at the end of a text, as it is printed.
    pub fn write(self, text: &mut String) {
        match self {
            Self::Words(words) => text.push_str(words),
            Self::Value(value, quote) => push_quoted(text, value, quote),
            Self::Open(opening, quote) => {
                push_quoted(text, &opening.placeholder.to_string(), quote);
            }
        }
    }
}

impl From<Piece<'_>> for Token {
    fn from(piece: Piece<'_>) -> Self {
        if let Piece::Words(words) = piece {
            return Self::Words(words);
        }
        let mut text = String::new();
        piece.write(&mut text);
        match piece {
            Piece::Open(opening, _) => Self::Open(text, opening),
            Piece::Words(_) | Piece::Value(..) => Self::Quoted(text),
        }
    }
}

/// Spells a statement in pieces, each with its place among the others: one line with its closing semicolon.
pub fn tokens(statement: &Statement<'_>, wording: Wording) -> Vec<Token> {
    let mut tokens = Vec::new();
    spell(statement, wording, &mut |piece| tokens.push(piece.into()));
    tokens
}

/// Spells a statement as text: one line with its closing semicolon.
pub fn sql_text(statement: &Statement<'_>, wording: Wording) -> String {
    let mut text = String::new();
    spell(statement, wording, &mut |piece| piece.write(&mut text));
    text
}

/// Spells a statement, piece by piece.
pub fn spell(statement: &Statement<'_>, wording: Wording, put: &mut dyn FnMut(Piece<'_>)) {
    let mut line = Line { put, wording };
    match statement {
        Statement::CreateCatalog { catalog, location } => {
            line.words("CREATE CATALOG IF NOT EXISTS ");
            line.name(catalog);
            if let Some(location) = location {
                line.words(" MANAGED LOCATION ");
                line.quoted(location, '\'', |location| location.as_str());
            }
        }
        Statement::Grant { privileges, on, to } => {
            line.words("GRANT ");
            line.privileges_on(privileges, on);
            line.words(" TO ");
            line.quoted(to, '`', |id| id.as_str());
        }
        Statement::Revoke { privileges, on, from } => {
            line.words("REVOKE ");
            line.privileges_on(privileges, on);
            line.words(" FROM ");
            line.quoted(from, '`', |id| id.as_str());
        }
        Statement::UseCatalog(catalog) => {
            line.words("USE CATALOG ");
            line.name(catalog);
        }
        Statement::ShowSchemas(catalog) => {
            line.words("SHOW SCHEMAS");
            if let Some(catalog) = catalog {
                line.words(" IN ");
                line.name(catalog);
            }
        }
        Statement::ShowTables { catalog, schema } => {
            line.words("SHOW TABLES IN ");
            line.name(catalog);
            line.words(".");
            line.name(schema);
        }
        Statement::ShowGrants { of, on } => {
            line.words("SHOW GRANTS ");
            line.quoted(of, '`', |id| id.as_str());
            line.words(" ON ");
            line.securable(on);
        }
        Statement::ListGrants { of } => {
            for (index, table) in GRANT_TABLES.into_iter().enumerate() {
                if 0 < index {
                    line.words(" UNION ALL ");
                }
                line.words(table);
                line.words(" WHERE inherited_from = 'NONE' AND grantee = ");
                line.quoted(of, '\'', |id| id.as_str());
            }
        }
        Statement::SelectSample { catalog, schema, table } => {
            line.words("SELECT * FROM ");
            if let Some(catalog) = catalog {
                line.name(catalog);
                line.words(".");
            }
            line.name(schema);
            line.words(".");
            line.name(table);
            line.words(" LIMIT 10");
        }
    }
    line.words(";");
}

/// Spells the question which Reverse ETL schema a catalog holds, in either of its names.
pub fn schema_search(catalog: &Slot<Identifier>) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let put = &mut |piece: Piece<'_>| tokens.push(piece.into());
    let mut line = Line { put, wording: Wording::default() };
    line.words("SHOW SCHEMAS IN ");
    line.name(catalog);
    line.words(" LIKE '*segment_reverse_etl';");
    tokens
}

/// Where Unity Catalog keeps grants, in the columns of `SHOW GRANTS`.
///
/// <https://docs.databricks.com/en/sql/language-manual/information-schema/schema_privileges.html> (November 2026).
const GRANT_TABLES: [&str; 3] = [
    "SELECT grantee AS Principal, privilege_type AS ActionType, 'CATALOG' AS ObjectType, catalog_name AS ObjectKey \
     FROM system.information_schema.catalog_privileges",
    "SELECT grantee, privilege_type, 'SCHEMA', concat_ws('.', catalog_name, schema_name) \
     FROM system.information_schema.schema_privileges",
    "SELECT grantee, privilege_type, 'TABLE', concat_ws('.', table_catalog, table_schema, table_name) \
     FROM system.information_schema.table_privileges",
];

/// A query that lists who changed the service principal's grants of late, and when. No plan has it among its statements.
pub fn changes_query(of: &Slot<ApplicationId>) -> String {
    let mut text = String::new();
    let put = &mut |piece: Piece<'_>| piece.write(&mut text);
    let mut line = Line { put, wording: Wording::UnityCatalog };
    line.words(CHANGES);
    line.quoted(of, '\'', |id| id.as_str());
    line.words(") ORDER BY event_time DESC LIMIT 100;");
    text
}

/// Where Databricks keeps who changed grants; `changes` holds each principal as it was named, with `add` and `remove`.
///
/// Of the last 90 days, by the column that the table is divided by, without which it is read whole.
/// <https://docs.databricks.com/aws/en/admin/system-tables/audit-logs> (November 2026).
const CHANGES: &str = "SELECT event_time, user_identity.email AS changed_by, request_params.securable_type, \
     request_params.securable_full_name, request_params.changes, response FROM system.access.audit \
     WHERE event_date >= current_date() - INTERVAL 90 DAYS AND service_name = 'unityCatalog' \
     AND action_name = 'updatePermissions' AND contains(lower(request_params.changes), ";

struct Line<'l> {
    put: &'l mut dyn FnMut(Piece<'_>),
    wording: Wording,
}

impl Line<'_> {
    fn words(&mut self, words: &'static str) {
        (self.put)(Piece::Words(words));
    }

    fn name(&mut self, name: &Slot<Identifier>) {
        self.quoted(name, '`', Identifier::as_str);
    }

    fn quoted<T>(&mut self, slot: &Slot<T>, quote: char, text: impl Fn(&T) -> &str) {
        (self.put)(match slot {
            Slot::Filled(value) => Piece::Value(text(value), quote),
            Slot::Open(opening) => Piece::Open(*opening, quote),
        });
    }

    fn privileges_on(&mut self, privileges: &[Privilege], on: &Securable<&Slot<Identifier>>) {
        let securable_type = on.securable_type();
        for (index, privilege) in privileges.iter().enumerate() {
            if 0 < index {
                self.words(", ");
            }
            self.words(privilege.in_sql(securable_type, self.wording));
        }
        self.words(" ON ");
        self.securable(on);
    }

    fn securable(&mut self, on: &Securable<&Slot<Identifier>>) {
        self.words(on.securable_type().in_sql());
        self.words(" ");
        match on {
            Securable::SchemaInCurrentCatalog { schema, .. } => self.name(schema),
            Securable::Catalog(_) | Securable::Schema { .. } | Securable::Table { .. } => {
                for (index, name) in on.names().enumerate() {
                    if 0 < index {
                        self.words(".");
                    }
                    self.name(name);
                }
            }
        }
    }
}

/// Puts quotes around a text and doubles those within.
///
/// <https://docs.databricks.com/sql/language-manual/sql-ref-identifiers.html> (November 2026). Only names and
/// locations come here: names are back-quoted, and a location holds neither quote nor backslash.
fn push_quoted(to: &mut String, text: &str, quote: char) {
    to.push(quote);
    for (index, piece) in text.split(quote).enumerate() {
        if 0 < index {
            to.push(quote);
            to.push(quote);
        }
        to.push_str(piece);
    }
    to.push(quote);
}
