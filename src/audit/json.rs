//! Finds the rows of a listing in JSON: of the CLI, of the REST API, of the Statement Execution API, or of a download.

mod terraform;

pub use terraform::subject_of_id;

use crate::json::Value;

use super::cell::Column;
use super::columns::{are_plain, header, row, rows};
use super::question::{Question, Subject};
use super::row::RawRow;

/// A row that was found.
#[derive(Debug)]
pub struct Found {
    /// The row.
    pub row: RawRow,
    /// The row as it stands there.
    pub text: String,
}

/// An answer, or a part of one.
#[derive(Debug, Default)]
pub struct Piece {
    /// What was asked, where the JSON says that beside it.
    pub question: Option<Question>,
    /// Whether it is Terraform's state, and not an answer of Databricks.
    pub is_state: bool,
    /// Whether it holds only what was granted on the object itself, where its form tells.
    pub is_direct: Option<bool>,
    /// The rows.
    pub rows: Vec<Found>,
}

/// What a piece of JSON holds.
#[derive(Debug, Default)]
pub struct Content {
    /// Answers, which may be listings of nothing.
    pub pieces: Vec<Piece>,
    /// Whether they go on beyond what is there.
    pub is_partial: bool,
    /// Whether something in it is wanted, and not there yet.
    pub is_wish: bool,
    /// Whether that would take access of the service principal away.
    pub takes_away: bool,
    /// The names of schemas, tables or catalogs, where it is a list of these.
    pub names: Option<Vec<String>>,
    /// Whether it is an empty list or object.
    pub is_empty: bool,
    /// What was asked, as what is around says.
    asked: Option<Question>,
}

impl Content {
    /// Reads a piece of JSON, for the plan's service principal.
    pub fn of(value: &Value, own: Option<&str>) -> Self {
        let mut content = Self::default();
        content.find(value, own);
        content.is_empty = match value {
            Value::Array(items) => items.is_empty(),
            Value::Object(members) => members.is_empty(),
            _ => false,
        };
        content.is_partial = !content.pieces.is_empty() && is_partial(value);
        content
    }

    /// Says whether nothing was recognised.
    pub fn is_nothing(&self) -> bool {
        self.pieces.is_empty() && !self.is_wish && self.names.is_none()
    }

    fn find(&mut self, value: &Value, own: Option<&str>) {
        match value {
            Value::Array(items) => self.find_in_list(items, own),
            Value::Object(_) => self.find_in_object(value, own),
            _ => {}
        }
    }

    fn find_in_list(&mut self, items: &[Value], own: Option<&str>) {
        let table: Option<Vec<Vec<String>>> = items.iter().map(cells).collect();
        let found = |row: RawRow, cells: &[String]| Found { row, text: cells.join("\t") };
        let single: Option<Vec<String>> = items.iter().map(Value::as_cell).collect();
        match (table.as_deref(), single) {
            (Some([first, rest @ ..]), _) if let Some(columns) = header(first) => {
                let rows = rest.iter().map(|cells| found(row(&columns, cells), cells)).collect();
                self.pieces.push(Piece { rows, ..self.piece() });
            }
            (Some(table), _) if !table.is_empty() => {
                let by_layout = |cells: &Vec<String>| Some(found(rows(None, cells).next()?, cells));
                self.add_rows(table.iter().filter_map(by_layout).collect());
            }
            // One row, as Scala prints it.
            (None, Some(cells)) if 3 < cells.len() => {
                self.add_rows(
                    rows(None, &cells).next().map(|row| found(row, &cells)).into_iter().collect(),
                );
            }
            _ => items.iter().for_each(|item| self.find(item, own)),
        }
    }

    fn add_rows(&mut self, rows: Vec<Found>) {
        if rows.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(last) if !last.is_state && last.is_direct.is_none() => {
                last.rows.extend(rows);
            }
            _ => self.pieces.push(Piece { rows, ..self.piece() }),
        }
    }

    fn piece(&self) -> Piece {
        Piece { question: self.asked.clone(), ..Piece::default() }
    }

    fn find_in_object(&mut self, object: &Value, own: Option<&str>) {
        let around = self.asked.clone();
        self.asked = asked(object).or(around.clone());
        self.find_in_members(object, own);
        self.asked = around;
    }

    fn find_in_members(&mut self, object: &Value, own: Option<&str>) {
        if let Some(assignments) = object.get("privilege_assignments").and_then(Value::as_array) {
            let mut piece = self.piece();
            for assignment in assignments {
                add_assignment(assignment, &mut piece);
            }
            return self.pieces.push(piece);
        }
        // One item of such an answer, as `jq` gives it.
        if object.text("principal").is_some()
            && object.get("privileges").is_some_and(|it| it.as_array().is_some())
        {
            let mut piece = self.piece();
            add_assignment(object, &mut piece);
            match self.pieces.last_mut() {
                Some(last) if last.is_direct == piece.is_direct => last.rows.extend(piece.rows),
                _ => self.pieces.push(piece),
            }
            return;
        }
        if let Some(table) = statement_result(object) {
            return self.find_in_list(&table, own);
        }
        if terraform::is_resource(object) {
            return terraform::find(object, self);
        }
        if terraform::is_plan(object) {
            self.is_wish = true;
            self.takes_away |= own.is_some_and(|own| terraform::takes_away(object, own));
            return;
        }
        let columns: Vec<Column> = object
            .members()
            .iter()
            .map(|(name, _)| Column::named(name).unwrap_or(Column::Ignored))
            .collect();
        if are_plain(&columns)
            && columns.contains(&Column::Principal)
            && columns.contains(&Column::Privilege)
        {
            let cells: Vec<String> = object
                .members()
                .iter()
                .map(|(_, value)| value.as_cell().unwrap_or_default())
                .collect();
            return self
                .add_rows(vec![Found { row: row(&columns, &cells), text: cells.join("\t") }]);
        }
        let is_told = subject_by_kind(object).is_some();
        for (name, value) in object.members() {
            match name.as_str() {
                // Of a bundle, a plan of the CLI's or a request: what is wanted, unless it says of what it is the list.
                "grants" | "grant" if is_told && value.as_array().is_some() => {
                    let mut piece = self.piece();
                    value.children().for_each(|item| add_assignment(item, &mut piece));
                    self.pieces.push(piece);
                }
                "grants" | "grant" | "changes" | "new_state" | "remote_state" | "body"
                    if is_wish(value) =>
                {
                    self.is_wish = true;
                }
                "schemas" | "catalogs" | "tables" if let Some(names) = names(value) => {
                    self.names.get_or_insert_default().extend(names);
                }
                _ => self.find(value, own),
            }
        }
    }
}

/// Says whether an answer goes on beyond what is there.
///
/// Paging of <https://docs.databricks.com/api/workspace/grants> and chunks of
/// <https://docs.databricks.com/api/workspace/statementexecution> (November 2026).
fn is_partial(value: &Value) -> bool {
    let is_it = value.members().iter().any(|(key, value)| match key.as_str() {
        "next_page_token" => value.as_str().is_some_and(|token| !token.is_empty()),
        "truncated" => *value == Value::Bool(true),
        "next_chunk_index" => matches!(value, Value::Number(_)),
        _ => false,
    });
    is_it || value.children().any(is_partial)
}

/// A list of plain values as a table's cells.
fn cells(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(Value::as_cell).collect()
}

/// An item of `privilege_assignments`: one principal with its privileges, as words or with where they come from.
fn add_assignment(assignment: &Value, piece: &mut Piece) {
    let principal = assignment.text("principal").unwrap_or_default();
    let privileges = assignment.get("privileges").and_then(Value::as_array);
    for privilege in privileges.into_iter().flatten() {
        let text = |key: &str| privilege.text(key).unwrap_or_default();
        let word = privilege.as_str().unwrap_or_else(|| text("privilege"));
        let mut row = RawRow::default();
        row.set(Column::Principal, principal);
        row.set(Column::Privilege, word);
        row.set(Column::InheritedFromKind, text("inherited_from_type"));
        row.set(Column::InheritedFromName, text("inherited_from_name"));
        piece.is_direct = Some(privilege.as_str().is_some());
        piece.rows.push(Found { row, text: format!("{principal}: {word}") });
    }
}

/// What an object says was asked: what it is about, or the address, the command or the statement itself.
fn asked(object: &Value) -> Option<Question> {
    let told = || subject(object).map(Question::heading);
    let texts = object.members().iter().filter_map(|(_, value)| value.as_str());
    told().or_else(|| texts.filter(|text| text.len() < LONGEST_QUESTION).find_map(Question::read))
}

const LONGEST_QUESTION: usize = 400;

/// What an object says that it is about.
fn subject(object: &Value) -> Option<Subject> {
    subject_by_kind(object).or_else(|| {
        let has_answer =
            object.members().iter().any(|(_, value)| value.children().next().is_some());
        let names =
            [["catalog", "catalog_name"], ["schema", "schema_name"], ["table", "table_name"]];
        let names: Vec<&str> = names.iter().map_while(|names| text(object, names)).collect();
        let kind = ["catalog", "schema", "table"].get(names.len().checked_sub(1)?)?;
        if has_answer { Subject::read(kind, &names.join(".")) } else { None }
    })
}

fn subject_by_kind(object: &Value) -> Option<Subject> {
    Subject::read(
        text(object, &["securable_type", "object_type", "securableType"])?,
        text(
            object,
            &["full_name", "securable_full_name", "fullName", "securable", "object_name"],
        )?,
    )
}

fn text<'v>(object: &'v Value, names: &[&str]) -> Option<&'v str> {
    names.iter().find_map(|name| object.text(name))
}

/// The table in an answer of the Statement Execution API, its header first.
///
/// <https://docs.databricks.com/api/workspace/statementexecution> (November 2026).
fn statement_result(object: &Value) -> Option<Vec<Value>> {
    let columns = object.get("manifest")?.get("schema")?.get("columns")?.as_array()?;
    let names = columns.iter().map(|column| column.get("name").cloned().unwrap_or_default());
    let rows = object.get("result").and_then(|result| result.get("data_array")?.as_array());
    let header = Value::Array(names.collect());
    Some([header].into_iter().chain(rows.into_iter().flatten().cloned()).collect())
}

/// Says whether grants stand in a value, and no answer.
fn is_wish(value: &Value) -> bool {
    let is_answer = value.get("privilege_assignments").is_some();
    !is_answer && (value.get("principal").is_some() || value.children().any(is_wish))
}

/// The full names in a list of schemas, catalogs or tables.
pub fn names(list: &Value) -> Option<Vec<String>> {
    let name = |item: &Value| Some(item.text("full_name").or(item.text("name"))?.to_owned());
    list.as_array()?.iter().map(name).collect()
}

/// The longer texts in a value, in the order in which they were written: a notebook has what was asked in its `source`.
pub fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) if text.contains('\n') || text.contains("rincipal") => {
            found.push(text.clone());
        }
        Value::Array(items)
            if !items.is_empty() && items.iter().all(|it| it.as_str().is_some()) =>
        {
            found.push(items.iter().filter_map(Value::as_str).collect());
        }
        Value::Object(members) => {
            let is_source = |name: &str| name == "source";
            for (_, value) in members.iter().filter(|(name, _)| is_source(name)) {
                texts(value, found);
            }
            for (_, value) in members.iter().filter(|(name, _)| !is_source(name)) {
                texts(value, found);
            }
        }
        _ => value.children().for_each(|child| texts(child, found)),
    }
}
