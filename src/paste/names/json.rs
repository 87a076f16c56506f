//! Names in JSON: of the CLI, of the REST API, of the Statement Execution API, of a download, or a plain list.

use crate::json::Value;

use super::found::Found;
use super::table::{Column, Row};
use super::{Context, pieces};

/// Adds the names in a value; its nesting is bounded by what was read.
pub fn find(value: &Value, context: &Context, line: usize, found: &mut Found) {
    match value {
        Value::String(name) if name.trim().is_empty() => {}
        Value::String(name) => found.add(&pieces::parts(name), name, line, context),
        Value::Array(items) => find_in_list(items, context, line, found),
        Value::Object(_) => find_in_object(value, context, line, found),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn find_in_list(items: &[Value], context: &Context, line: usize, found: &mut Found) {
    let columns: Vec<Column> = match items.first().and_then(Value::as_array) {
        Some(header) => {
            header.iter().map(|cell| Column::named(cell.as_str().unwrap_or_default())).collect()
        }
        None => Vec::new(),
    };
    let is_header = columns.iter().any(|column| !matches!(column, Column::Known | Column::Other));
    if is_header {
        let rows = items.iter().skip(1).filter_map(Value::as_array);
        return rows.for_each(|cells| add_row(&columns, cells, context, line, found));
    }
    for item in items {
        find(item, context, line, found);
    }
}

fn add_row(columns: &[Column], cells: &[Value], context: &Context, line: usize, found: &mut Found) {
    let mut row = Row::default();
    for (column, cell) in columns.iter().zip(cells) {
        row.set(*column, cell.as_str().unwrap_or_default());
    }
    let is_schema = columns.contains(&Column::Schema);
    let schemas = Context::schemas_of(context.catalog.clone());
    let text: Vec<&str> = cells.iter().filter_map(Value::as_str).collect();
    row.add_to(found, if is_schema { &schemas } else { context }, line, &text.join(", "));
}

fn find_in_object(object: &Value, context: &Context, line: usize, found: &mut Found) {
    if let Some(columns) = statement_columns(object) {
        let rows = object.get("result").and_then(|result| result.get("data_array")?.as_array());
        for cells in rows.into_iter().flatten().filter_map(Value::as_array) {
            add_row(&columns, cells, context, line, found);
        }
        return;
    }
    let text = |name: &str| object.text(name);
    let catalog = ["catalog", "catalog_name", "name"].iter().find_map(|name| text(name));
    // As this module's own plans have it.
    if let (Some(catalog), Some(schemas)) =
        (catalog, object.get("schemas").and_then(Value::as_array))
    {
        let (shown, catalog) = (catalog, pieces::parts(catalog).join("."));
        found.add_catalog(&catalog, shown, line, None);
        found.limit(&catalog);
        return find_in_list(schemas, &Context::schemas_of(Some(catalog)), line, found);
    }
    let mut row = Row::default();
    let mut is_schema = false;
    for (name, value) in object.members() {
        let Some(text) = value.as_str() else { continue };
        let column = Column::named(name);
        is_schema |= column == Column::Schema;
        row.set(column, text);
    }
    let has_name = row.name.is_some() || row.full_name.is_some();
    if has_name || row.catalog.is_some() || row.schema.is_some() {
        let schemas = Context::schemas_of(context.catalog.clone());
        // A name beside it is shorter, and says the same.
        if row.name.is_some() && row.catalog.is_some() {
            row.full_name = None;
        }
        let shown = catalog.unwrap_or_default();
        return row.add_to(found, if is_schema { &schemas } else { context }, line, shown);
    }
    for (name, value) in object.members() {
        if !matches!(value, Value::Array(_) | Value::Object(_)) {
            continue;
        }
        match Column::named(name) {
            Column::Schema => {
                find(value, &Context::schemas_of(context.catalog.clone()), line, found);
            }
            Column::Catalog => find(value, &Context::CATALOGS, line, found),
            // A map from catalogs to their schemas.
            Column::Other if is_list_of_texts(value) && !LISTS.contains(&name.as_str()) => {
                find(value, &Context::schemas_of(Some(name.clone())), line, found);
            }
            _ => find(value, context, line, found),
        }
    }
}

/// What lists are called that are not those of a catalog.
const LISTS: [&str; 8] = ["result", "results", "data", "items", "list", "names", "values", "rows"];

fn is_list_of_texts(value: &Value) -> bool {
    value
        .as_array()
        .is_some_and(|items| !items.is_empty() && items.iter().all(|item| item.as_str().is_some()))
}

/// The columns in an answer of the Statement Execution API.
///
/// <https://docs.databricks.com/api/workspace/statementexecution> (November 2026).
fn statement_columns(object: &Value) -> Option<Vec<Column>> {
    let columns = object.get("manifest")?.get("schema")?.get("columns")?.as_array()?;
    let name = |column: &Value| Column::named(column.text("name").unwrap_or_default());
    Some(columns.iter().map(name).collect())
}
