//! Which cell of a row is what: told by a header, or by the cells themselves.

use crate::model::ApplicationId;

use super::cell::{Column, Kind, is_privilege};
use super::row::RawRow;

/// The columns of `SHOW GRANTS`, of our own query and of the information schema's tables.
///
/// <https://learn.microsoft.com/azure/databricks/sql/language-manual/security-show-grant> and
/// <https://docs.databricks.com/en/sql/language-manual/information-schema/schema_privileges.html> (November 2026).
const LAYOUTS: &[&[Column]] = {
    use Column::{
        Catalog, Grantable, Ignored, InheritedFromKind, Key, Kind, Principal, Privilege, Schema,
        Table,
    };
    &[
        &[Principal, Privilege, Kind, Key],
        &[Principal, Privilege, Kind, Key, InheritedFromKind],
        &[Ignored, Principal, Catalog, Privilege, Grantable, InheritedFromKind],
        &[Ignored, Principal, Catalog, Schema, Privilege, Grantable, InheritedFromKind],
        &[Ignored, Principal, Catalog, Schema, Table, Privilege, Grantable, InheritedFromKind],
    ]
};

/// Reads a header: a row that names whose grants and which privileges stand below it.
pub fn header(cells: &[String]) -> Option<Vec<Column>> {
    let columns: Vec<Option<Column>> = cells.iter().map(|cell| Column::named(cell)).collect();
    let has = |column: Column| columns.contains(&Some(column));
    let is_whole = has(Column::Privilege)
        && (has(Column::Principal) || has(Column::Kind))
        && (has(Column::Key) || has(Column::Catalog));
    // Under a question about one object nothing else has to be said.
    let is_short = columns.len() == 2 && has(Column::Principal) && has(Column::Privilege);
    let is_header = is_whole || is_short;
    let columns: Vec<Column> =
        columns.into_iter().map(|column| column.unwrap_or(Column::Ignored)).collect();
    (is_header && are_plain(&columns)).then_some(columns)
}

/// Says whether no two columns mean the same, so that it is plain which one counts.
pub fn are_plain(columns: &[Column]) -> bool {
    let count = |column: Column| columns.iter().filter(|it| **it == column).count();
    [Column::Principal, Column::Privilege, Column::Kind, Column::Key]
        .into_iter()
        .all(|column| count(column) <= 1)
}

/// Puts cells under their columns.
pub fn row(columns: &[Column], cells: &[String]) -> RawRow {
    let mut row = RawRow::default();
    for (column, cell) in columns.iter().zip(cells) {
        row.set(*column, cell);
    }
    row
}

/// Cells or words without the number of their row, where one stands in front.
pub fn without_number<T: AsRef<str>>(cells: &[T]) -> &[T] {
    match cells {
        [first, rest @ ..] if 3 < rest.len() && is_number(first.as_ref()) => rest,
        _ => cells,
    }
}

fn is_number(cell: &str) -> bool {
    let cell = cell.trim();
    !cell.is_empty() && cell.bytes().all(|c| c.is_ascii_digit())
}

/// The ways in which cells may be a row, those that a header tells first.
pub fn rows(columns: Option<&[Column]>, cells: &[String]) -> impl Iterator<Item = RawRow> {
    // A data frame prints its rows with numbers that its header does not have.
    let has_room = columns.is_some_and(|columns| columns.len() == cells.len());
    let cells = if has_room { cells } else { without_number(cells) };
    let under_header =
        columns.filter(|columns| columns.len() == cells.len()).map(|columns| row(columns, cells));
    let by_layout =
        LAYOUTS.iter().filter(|layout| fits(layout, cells)).map(|layout| row(layout, cells));
    let by_content = by_content(cells);
    under_header.into_iter().chain(by_layout).chain(by_content)
}

fn fits(layout: &[Column], cells: &[String]) -> bool {
    layout.len() == cells.len()
        && layout.iter().zip(cells).all(|(column, cell)| column.takes(cell.trim()))
}

/// Tells four cells in any order apart by what they hold.
fn by_content(cells: &[String]) -> Option<RawRow> {
    if cells.len() != 4 {
        return None;
    }
    let one = |is: &dyn Fn(&str) -> bool| -> Option<usize> {
        let mut found = cells.iter().enumerate().filter(|(_, cell)| is(cell.trim()));
        let (at, _) = found.next()?;
        found.next().is_none().then_some(at)
    };
    let kind = one(&|cell| Kind::parse(cell).is_some())?;
    let privilege = one(&is_privilege)?;
    let principal = one(&|cell| ApplicationId::parse(cell).is_ok() || cell.contains('@'))?;
    let key = (0..4).find(|at| ![kind, privilege, principal].contains(at))?;
    let columns: Vec<Column> = (0..4)
        .map(|at| match at {
            at if at == kind => Column::Kind,
            at if at == privilege => Column::Privilege,
            at if at == principal => Column::Principal,
            at if at == key => Column::Key,
            _ => Column::Ignored,
        })
        .collect();
    Some(row(&columns, cells))
}
