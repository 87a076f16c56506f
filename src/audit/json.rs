//! Finds the rows of a listing in JSON: of the CLI, of the REST API, of the Statement Execution API, or of a download.

use serde_json::{Map, Value};

use crate::model::Object;

use super::cell::Column;
use super::columns::{are_plain, header, row};
use super::row::{RawRow, named_object};

/// A row that was found, with what it is about where the JSON says that beside it.
pub struct Found {
    /// The row.
    pub row: RawRow,
    /// What it is about, unless it says so itself.
    pub about: Option<Object>,
    /// The row as it stands there.
    pub text: String,
}

/// What a piece of JSON holds.
pub enum Content {
    /// Rows of a listing, or a listing without any.
    Listing {
        /// The rows.
        rows: Vec<Found>,
        /// Whether the listing goes on beyond them.
        is_partial: bool,
    },
    /// Nothing: an empty list or object.
    Nothing,
    /// No listing.
    NoListing,
}

/// Reads a piece of JSON as a listing.
pub fn content(value: &Value) -> Content {
    let mut rows = Vec::new();
    if find(value, &mut rows) {
        return Content::Listing { rows, is_partial: is_partial(value) };
    }
    let is_empty =
        value.as_object().is_some_and(Map::is_empty) || value.as_array().is_some_and(Vec::is_empty);
    if is_empty { Content::Nothing } else { Content::NoListing }
}

/// Says whether an answer goes on beyond what is there.
///
/// Paging of <https://docs.databricks.com/api/workspace/grants> and chunks of
/// <https://docs.databricks.com/api/workspace/statementexecution> (November 2026).
fn is_partial(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(is_partial),
        Value::Object(object) => object.iter().any(|(key, value)| match key.as_str() {
            "next_page_token" => value.as_str().is_some_and(|token| !token.is_empty()),
            "truncated" => value.as_bool() == Some(true),
            "next_chunk_index" => value.is_number(),
            _ => is_partial(value),
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

/// Collects rows, and says whether the value is a listing or holds one.
fn find(value: &Value, rows: &mut Vec<Found>) -> bool {
    match value {
        Value::Array(items) => find_in_list(items, rows),
        Value::Object(object) => find_in_object(object, rows),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

/// Collects the rows of each value, and says whether any is a listing or holds one.
fn find_in_each<'v>(values: impl Iterator<Item = &'v Value>, rows: &mut Vec<Found>) -> bool {
    let mut is_listing = false;
    for value in values {
        is_listing |= find(value, rows);
    }
    is_listing
}

fn find_in_list(items: &[Value], rows: &mut Vec<Found>) -> bool {
    let table: Option<Vec<Vec<String>>> = items.iter().map(cells).collect();
    match table.as_deref() {
        Some([first, rest @ ..]) if let Some(columns) = header(first) => {
            rows.extend(rest.iter().map(|cells| found(row(&columns, cells), cells.join("\t"))));
            true
        }
        Some(table) if !table.is_empty() => {
            let by_layout = table.iter().filter_map(|cells| {
                let row = super::columns::rows(None, cells).next()?;
                Some(found(row, cells.join("\t")))
            });
            let before = rows.len();
            rows.extend(by_layout);
            before < rows.len()
        }
        _ => find_in_each(items.iter(), rows),
    }
}

/// A list of plain values as a table's cells.
fn cells(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(cell).collect()
}

fn cell(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some(String::new()),
        Value::String(text) => Some(text.clone()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => {
            let texts: Option<Vec<&str>> = items.iter().map(Value::as_str).collect();
            texts.map(|texts| texts.join(","))
        }
        Value::Object(_) => None,
    }
}

fn find_in_object(object: &Map<String, Value>, rows: &mut Vec<Found>) -> bool {
    if let Some(assignments) = object.get("privilege_assignments").and_then(Value::as_array) {
        let about = about(object);
        for assignment in assignments {
            find_in_assignment(assignment, about.as_ref(), rows);
        }
        return true;
    }
    if let Some(table) = statement_result(object) {
        return find_in_list(&table, rows);
    }
    // A plan of Terraform's tells what was and what may be, not what is.
    if ["resource_changes", "before", "after"].iter().any(|key| object.contains_key(*key)) {
        return false;
    }
    let columns: Vec<Column> =
        object.keys().map(|key| Column::named(key).unwrap_or(Column::Ignored)).collect();
    if are_plain(&columns)
        && columns.contains(&Column::Principal)
        && columns.contains(&Column::Privilege)
    {
        let cells: Vec<String> =
            object.values().map(|value| cell(value).unwrap_or_default()).collect();
        rows.push(found(row(&columns, &cells), Value::Object(object.clone()).to_string()));
        return true;
    }
    find_in_each(object.values(), rows)
}

/// An item of `privilege_assignments`: one principal with its privileges, as words or with where they come from.
fn find_in_assignment(assignment: &Value, about: Option<&Object>, rows: &mut Vec<Found>) {
    let principal = assignment.get("principal").and_then(Value::as_str).unwrap_or_default();
    let privileges = assignment.get("privileges").and_then(Value::as_array);
    for privilege in privileges.into_iter().flatten() {
        let text = |key: &str| privilege.get(key).and_then(Value::as_str).unwrap_or_default();
        let mut row = RawRow::default();
        row.set(Column::Principal, principal);
        row.set(Column::Privilege, privilege.as_str().unwrap_or_else(|| text("privilege")));
        row.set(Column::InheritedFromKind, text("inherited_from_type"));
        row.set(Column::InheritedFromName, text("inherited_from_name"));
        let text = format!("{principal}: {privilege}");
        rows.push(Found { row, about: about.cloned(), text });
    }
}

/// What a whole answer is about, where it says so.
fn about(object: &Map<String, Value>) -> Option<Object> {
    let text = |names: [&str; 2]| names.into_iter().find_map(|name| object.get(name)?.as_str());
    named_object(
        text(["securable_type", "object_type"])?,
        text(["full_name", "securable_full_name"])?,
    )
}

/// The table in an answer of the Statement Execution API, its header first.
///
/// <https://docs.databricks.com/api/workspace/statementexecution> (November 2026).
fn statement_result(object: &Map<String, Value>) -> Option<Vec<Value>> {
    let columns = object.get("manifest")?.get("schema")?.get("columns")?.as_array()?;
    let names = columns.iter().map(|column| column.get("name").cloned().unwrap_or_default());
    let rows = object.get("result").and_then(|result| result.get("data_array")?.as_array());
    let header = Value::Array(names.collect());
    Some([header].into_iter().chain(rows.into_iter().flatten().cloned()).collect())
}

fn found(row: RawRow, text: String) -> Found {
    Found { row, about: None, text }
}
