//! What can be granted, and in which words.

use super::securable::SecurableType;

/// A Unity Catalog privilege that the guide's statements grant.
///
/// See <https://docs.databricks.com/aws/en/data-governance/unity-catalog/access-control/privileges-reference>
/// (November 2026).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Privilege {
    /// Everything that the securable carries, now and later, but for a few named exceptions.
    AllPrivileges,
    /// Making schemas in a catalog.
    CreateSchema,
    /// Reading tables and views.
    Select,
    /// Reaching what is inside a catalog.
    UseCatalog,
    /// Reaching what is inside a schema.
    UseSchema,
}

/// Which words the SQL uses for the same privileges.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wording {
    /// The guide's: `USAGE` and `CREATE`, which Databricks still takes and translates.
    #[default]
    Guide,
    /// Those that Databricks lists afterwards.
    UnityCatalog,
}

impl Privilege {
    /// The privilege as SQL says it on a securable of the given type.
    ///
    /// `USAGE` became `USE CATALOG` on a catalog and `USE SCHEMA` on a schema, and `CREATE` on a catalog became
    /// `CREATE SCHEMA`: <https://docs.databricks.com/aws/en/archive/unity-catalog/upgrade-privilege-model>
    /// and <https://github.com/databricks/terraform-provider-databricks/issues/1658> (November 2026).
    pub fn in_sql(self, on: SecurableType, wording: Wording) -> &'static str {
        match (wording, self, on) {
            (Wording::Guide, Self::UseCatalog, SecurableType::Catalog)
            | (Wording::Guide, Self::UseSchema, SecurableType::Schema) => "USAGE",
            (Wording::Guide, Self::CreateSchema, SecurableType::Catalog) => "CREATE",
            (_, Self::AllPrivileges, _) => "ALL PRIVILEGES",
            (_, Self::CreateSchema, _) => "CREATE SCHEMA",
            (_, Self::Select, _) => "SELECT",
            (_, Self::UseCatalog, _) => "USE CATALOG",
            (_, Self::UseSchema, _) => "USE SCHEMA",
        }
    }

    /// The privilege as Databricks lists it, whichever words granted it.
    pub fn as_listed(self) -> &'static str {
        self.in_sql(SecurableType::Catalog, Wording::UnityCatalog)
    }
}
