//! Tables with a header: what a grid copies, CSV, drawn tables, Markdown, and the CLI's columns.

use crate::cells::{Separator, heading_word, split};

use super::found::Found;
use super::{Context, RefusedReason, pieces};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The catalog's name.
    Catalog,
    /// The schema's name.
    Schema,
    /// The table's name.
    Table,
    /// The name of whatever is listed.
    Name,
    /// Its full name.
    FullName,
    /// Something that listings of catalogs and schemas hold besides.
    Known,
    /// Anything else.
    Other,
}

impl Column {
    /// Reads a column's name, in the words of `SHOW`, the information schema, the CLI and the REST API.
    pub fn named(name: &str) -> Self {
        let name = name.trim().trim_matches(['"', '\'', '*']);
        if name.contains(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, ' ' | '_' | '-')) {
            return Self::Other;
        }
        match heading_word(name, LONGEST_NAME).as_str() {
            "catalog" | "catalogs" | "catalogname" | "tablecatalog" => Self::Catalog,
            "databasename" | "namespace" | "schemaname" | "schema" | "schemas" | "tableschema"
            | "database" | "databases" => Self::Schema,
            "tablename" | "table" => Self::Table,
            "name" => Self::Name,
            "fullname" | "objectkey" | "securablefullname" => Self::FullName,
            "owner" | "comment" | "description" | "type" | "catalogtype" | "tabletype"
            | "catalogowner" | "schemaowner" | "created" | "createdat" | "createdby"
            | "updatedat" | "updatedby" | "lastaltered" | "lastalteredby" | "isolationmode"
            | "storageroot" | "storagelocation" | "istemporary" | "metastoreid" | "principal"
            | "actiontype" | "objecttype" | "grantee" | "grantor" | "privilegetype" | "tags"
            | "region" => Self::Known,
            _ => Self::Other,
        }
    }

    fn names(self) -> bool {
        !matches!(self, Self::Known | Self::Other)
    }
}

const LONGEST_NAME: usize = 24;

/// A table whose header was read.
pub struct Table {
    /// What keeps its cells apart; absent where a row is one cell.
    separator: Option<Separator>,
    columns: Vec<Column>,
}

/// The names in one row.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// The catalog, where there is a column for it.
    pub catalog: Option<String>,
    /// The schema, where there is a column for it.
    pub schema: Option<String>,
    /// The table.
    pub table: Option<String>,
    /// The name of what is listed.
    pub name: Option<String>,
    /// Its full name.
    pub full_name: Option<String>,
}

impl Table {
    /// Reads a header.
    pub fn header(line: &str) -> Option<Self> {
        // No header is longer, and so most lines are looked at once.
        if LONGEST_HEADER < line.len() {
            return None;
        }
        for separator in Separator::AROUND_SPACES {
            let Some(cells) = split(line, separator) else { continue };
            let columns: Vec<Column> = cells.iter().map(|cell| Column::named(cell)).collect();
            let known = columns.iter().filter(|column| **column != Column::Other).count();
            let is_sure = columns.len() == 1 || 2 <= known;
            if is_sure && columns.iter().any(|column| column.names()) {
                return Some(Self { separator: Some(separator), columns });
            }
        }
        let column = Column::named(line);
        let is_word = !line.trim().contains([' ', ':', '=', ';', ',', '\t', '.', '`', '|']);
        let is_header = is_word || line.trim().eq_ignore_ascii_case("full name");
        (is_header && column.names()).then(|| Self { separator: None, columns: vec![column] })
    }

    /// Says whether a row names catalogs only.
    pub fn has_only_catalogs(&self) -> bool {
        self.columns.contains(&Column::Catalog) && !self.names_schemas()
    }

    /// Says whether a row names schemas without their catalog.
    pub fn has_only_schemas(&self) -> bool {
        self.columns.contains(&Column::Schema) && !self.columns.contains(&Column::Catalog)
    }

    /// Says whether an empty line ends it.
    pub fn ends_with_empty_line(&self) -> bool {
        1 < self.columns.len()
    }

    fn names_schemas(&self) -> bool {
        [Column::Schema, Column::Table, Column::Name].iter().any(|it| self.columns.contains(it))
    }

    /// Reads a row; absent where the line is none.
    pub fn row(&self, line: &str) -> Option<Row> {
        let separator = self.separator?;
        let is_loose = matches!(separator, Separator::Tabs | Separator::Gaps);
        let mut cells = match split(line, separator) {
            Some(cells) => cells,
            None if is_loose => vec![line.trim().to_owned()],
            None => return None,
        };
        let is_number = |cell: &String| {
            let cell = cell.trim();
            cell.bytes().all(|byte| byte.is_ascii_digit())
        };
        if cells.len() == self.columns.len() + 1 && cells.first().is_some_and(is_number) {
            cells.remove(0);
        }
        let last_name = self.columns.iter().rposition(|column| column.names())?;
        let fits = match cells.len() {
            length if length == self.columns.len() => true,
            length if length < self.columns.len() => is_loose && last_name < length,
            _ => is_loose && last_name == 0,
        };
        if !fits {
            return None;
        }
        let mut row = Row::default();
        for (column, cell) in self.columns.iter().zip(&cells) {
            row.set(*column, cell);
        }
        Some(row)
    }
}

const LONGEST_HEADER: usize = 2000;

impl Row {
    /// Puts a cell under its column.
    pub fn set(&mut self, column: Column, cell: &str) {
        let place = match column {
            Column::Catalog => &mut self.catalog,
            Column::Schema => &mut self.schema,
            Column::Table => &mut self.table,
            Column::Name => &mut self.name,
            Column::FullName => &mut self.full_name,
            Column::Known | Column::Other => return,
        };
        let cell = cell.trim();
        *place = (!cell.is_empty() && cell != "null" && cell != "NULL").then(|| cell.to_owned());
    }

    /// Adds what the row names.
    pub fn add_to(&self, found: &mut Found, context: &Context, line: usize, text: &str) {
        let one = |name: &str| pieces::parts(name).join(".");
        match self {
            Self { table: Some(table), .. } => {
                let names = [self.catalog.as_deref(), self.schema.as_deref(), Some(table.as_str())];
                let names: Vec<&str> = names.into_iter().flatten().collect();
                found.refuse(&names.join("."), RefusedReason::Table);
            }
            Self { schema: Some(schema), name: Some(name), .. } => {
                let catalog = self.catalog.as_deref();
                let names: Vec<&str> =
                    catalog.into_iter().chain([schema.as_str(), name.as_str()]).collect();
                found.refuse(&names.join("."), RefusedReason::Table);
            }
            Self { catalog: Some(catalog), schema: Some(schema), .. }
            | Self { catalog: Some(catalog), name: Some(schema), .. } => {
                // The name of a schema may be written in full.
                match pieces::parts(schema).as_slice() {
                    [catalog, name] => found.add_schema(Some(catalog), name, schema),
                    [name] => found.add_schema(Some(&one(catalog)), name, schema),
                    _ => found.leave_unread(line, text),
                }
            }
            Self { full_name: Some(name), .. } | Self { name: Some(name), .. } => {
                found.add(&pieces::parts(name), name, line, context);
            }
            Self { schema: Some(schema), .. } => {
                found.add(&pieces::parts(schema), schema, line, context);
            }
            Self { catalog: Some(catalog), .. } => {
                found.is_quiet = true;
                found.add_catalog(&one(catalog), catalog, line, None);
                found.is_quiet = false;
            }
            _ => found.leave_unread(line, text),
        }
    }
}
