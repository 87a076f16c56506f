//! What a cell of a listing may hold.

use crate::cells::heading_word;
use crate::model::{ApplicationId, AskedKind, Privilege, SecurableType};

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

/// What a row is about, as its kind says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A catalog, a schema or a table.
    Known(SecurableType),
    /// Something in a schema that is no table.
    Inside(AskedKind),
    /// Something else that privileges are granted on, by its word.
    Elsewhere(&'static str),
}

/// The kinds that are neither a catalog nor in one, as they are listed.
///
/// <https://docs.databricks.com/aws/en/data-governance/unity-catalog/access-control/privileges-reference> (November 2026).
const ELSEWHERE: [&str; 14] = [
    "CATALOG$",
    "METASTORE",
    "EXTERNAL LOCATION",
    "STORAGE CREDENTIAL",
    "SERVICE CREDENTIAL",
    "CREDENTIAL",
    "CONNECTION",
    "SHARE",
    "RECIPIENT",
    "PROVIDER",
    "CLEAN ROOM",
    "ANY FILE",
    "ANONYMOUS FUNCTION",
    "EXTERNAL METADATA",
];

impl Kind {
    /// Reads a securable's kind.
    ///
    /// `DATABASE` is a schema's old name, and `CATALOG$` was seen on the Hive metastore, where it names none: see
    /// <https://docs.databricks.com/sql/language-manual/sql-ref-privileges.html> (November 2026).
    pub fn parse(text: &str) -> Option<Self> {
        let word: String = text
            .trim()
            .chars()
            .map(|c| if matches!(c, '_' | '-') { ' ' } else { c.to_ascii_uppercase() })
            .collect();
        Some(match word.as_str() {
            "CATALOG" => Self::Known(SecurableType::Catalog),
            "SCHEMA" | "DATABASE" => Self::Known(SecurableType::Schema),
            "TABLE" | "VIEW" | "MATERIALIZED VIEW" | "STREAMING TABLE" => {
                Self::Known(SecurableType::Table)
            }
            "FUNCTION" | "ROUTINE" => Self::Inside(AskedKind::Function),
            "VOLUME" => Self::Inside(AskedKind::Volume),
            "MODEL" | "REGISTERED MODEL" => Self::Inside(AskedKind::Model),
            word => Self::Elsewhere(ELSEWHERE.into_iter().find(|it| *it == word)?),
        })
    }

    /// The kind as SQL names it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Known(kind) => kind.in_sql(),
            Self::Inside(AskedKind::Volume) => "VOLUME",
            Self::Inside(AskedKind::Model) => "MODEL",
            Self::Inside(_) => "FUNCTION",
            Self::Elsewhere(word) => word,
        }
    }

    /// The kind as something that can be asked about, where the answer may show what is granted on catalogs.
    pub fn asked(self) -> Option<AskedKind> {
        match self {
            Self::Known(SecurableType::Catalog) => Some(AskedKind::Catalog),
            Self::Known(SecurableType::Schema) => Some(AskedKind::Schema),
            Self::Known(SecurableType::Table) => Some(AskedKind::Table),
            Self::Inside(kind) => Some(kind),
            Self::Elsewhere(_) => None,
        }
    }
}

impl Column {
    /// Reads a column's name, in the words of `SHOW GRANTS`, the information schema and the CLI.
    pub fn named(name: &str) -> Option<Self> {
        Some(match heading_word(name, usize::MAX).as_str() {
            "principal" | "grantee" | "principalname" | "grantedto" => Self::Principal,
            "actiontype" | "action" | "privilege" | "privileges" | "privilegetype"
            | "permission" | "permissions" => Self::Privilege,
            "objecttype" | "securabletype" | "level" | "type" => Self::Kind,
            "objectkey" | "object" | "obj" | "objectname" | "securable" | "securablename"
            | "securablefullname" | "fullname" | "name" | "resource" | "grantedon" => Self::Key,
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
    pub fn takes(self, cell: &str) -> bool {
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

/// The privileges that nothing in a catalog takes.
///
/// <https://docs.databricks.com/aws/en/data-governance/unity-catalog/access-control/privileges-reference> (November 2026).
const PRIVILEGES_ELSEWHERE: [&str; 22] = [
    "ACCESS",
    "CREATE CATALOG",
    "CREATE CLEAN ROOM",
    "CREATE CONNECTION",
    "CREATE EXTERNAL LOCATION",
    "CREATE EXTERNAL TABLE",
    "CREATE EXTERNAL VOLUME",
    "CREATE FOREIGN CATALOG",
    "CREATE MANAGED STORAGE",
    "CREATE PROVIDER",
    "CREATE RECIPIENT",
    "CREATE SERVICE CREDENTIAL",
    "CREATE SHARE",
    "CREATE STORAGE CREDENTIAL",
    "EXTERNAL USE LOCATION",
    "READ FILES",
    "SET SHARE PERMISSION",
    "USE CONNECTION",
    "USE PROVIDER",
    "USE RECIPIENT",
    "USE SHARE",
    "WRITE FILES",
];

/// Says whether a cell names a privilege on some kind of securable.
pub fn is_privilege(cell: &str) -> bool {
    let is_elsewhere = || {
        let word = cell.replace('_', " ").to_ascii_uppercase();
        PRIVILEGES_ELSEWHERE.contains(&word.as_str())
    };
    Privilege::is_name(cell) || is_elsewhere()
}
