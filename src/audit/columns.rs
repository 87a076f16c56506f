//! Which cell of a row is what: told by a header, or by the cells themselves.

use crate::model::{ApplicationId, Privilege, SecurableType};

use super::row::{Kind, RawRow};

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Whose grant it is.
    Principal,
    /// The privilege.
    Privilege,
    /// The kind of the securable.
    Kind,
    /// The securable's full name.
    Key,
    /// The catalog's name.
    Catalog,
    /// The schema's name.
    Schema,
    /// The table's name.
    Table,
    /// The kind of securable that the privilege is inherited from.
    InheritedFromKind,
    /// The name of the securable that the privilege is inherited from.
    InheritedFromName,
    /// Whether the grant can be passed on.
    Grantable,
    /// Nothing that matters here.
    Ignored,
}

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

impl Column {
    /// Reads a column's name, in the words of `SHOW GRANTS`, the information schema and the CLI.
    pub fn named(name: &str) -> Option<Self> {
        let name: String = name
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        Some(match name.as_str() {
            "principal" | "grantee" => Self::Principal,
            "actiontype" | "action" | "privilege" | "privileges" | "privilegetype" => {
                Self::Privilege
            }
            "objecttype" | "securabletype" | "level" | "type" => Self::Kind,
            "objectkey" | "object" | "obj" | "objectname" | "securable" | "securablename"
            | "securablefullname" | "fullname" | "name" => Self::Key,
            "catalogname" | "tablecatalog" | "catalog" => Self::Catalog,
            "schemaname" | "tableschema" | "schema" => Self::Schema,
            "tablename" | "table" => Self::Table,
            "inheritedfrom" | "inheritedfromtype" => Self::InheritedFromKind,
            "inheritedfromname" => Self::InheritedFromName,
            "isgrantable" => Self::Grantable,
            "grantor" => Self::Ignored,
            _ => return None,
        })
    }

    /// Says whether it holds a name of a securable.
    pub fn is_name(self) -> bool {
        matches!(self, Self::Key | Self::InheritedFromName) || 0 < self.names()
    }

    /// How many names a securable has whose last one stands in this column.
    pub fn names(self) -> usize {
        match self {
            Self::Catalog => 1,
            Self::Schema => 2,
            Self::Table => 3,
            _ => 0,
        }
    }

    /// Says whether a cell may hold this.
    fn takes(self, cell: &str) -> bool {
        match self {
            Self::Privilege => is_privilege(cell),
            Self::Kind => Kind::parse(cell).is_some(),
            Self::InheritedFromKind => {
                cell.eq_ignore_ascii_case("none") || Kind::parse(cell).is_some()
            }
            Self::Grantable => cell.eq_ignore_ascii_case("no") || cell.eq_ignore_ascii_case("yes"),
            // Where it stands, columns are in another order.
            Self::Key => !cell.is_empty() && ApplicationId::parse(cell).is_err(),
            Self::Principal | Self::Catalog | Self::Schema | Self::Table => !cell.is_empty(),
            Self::InheritedFromName | Self::Ignored => true,
        }
    }
}

/// Reads a header: a row that names whose grants and which privileges stand below it.
pub fn header(cells: &[String]) -> Option<Vec<Column>> {
    let columns: Vec<Option<Column>> = cells.iter().map(|cell| Column::named(cell)).collect();
    let has = |column: Column| columns.contains(&Some(column));
    let is_header = has(Column::Privilege)
        && (has(Column::Principal) || has(Column::Kind))
        && (has(Column::Key) || has(Column::Catalog));
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

/// The ways in which cells may be a row, those that a header tells first.
pub fn rows(columns: Option<&[Column]>, cells: &[String]) -> impl Iterator<Item = RawRow> {
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

/// Says whether a cell names a privilege on some kind of securable.
pub fn is_privilege(cell: &str) -> bool {
    let types = [SecurableType::Catalog, SecurableType::Schema, SecurableType::Table];
    types.into_iter().any(|on| Privilege::parse(cell, on).is_some())
}
