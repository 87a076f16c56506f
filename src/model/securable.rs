//! What privileges are granted on.

/// An object that privileges are granted on, named by parts of any kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Securable<Name> {
    /// A catalog.
    Catalog(Name),
    /// A schema in the session's current catalog.
    SchemaInCurrentCatalog {
        /// The catalog that a `USE CATALOG` before it has made current.
        catalog: Name,
        /// The schema.
        schema: Name,
    },
    /// A schema, named with its catalog.
    Schema {
        /// The catalog that holds it.
        catalog: Name,
        /// The schema.
        schema: Name,
    },
}

/// The kind of a securable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecurableType {
    /// A catalog.
    Catalog,
    /// A schema.
    Schema,
}

impl<Name> Securable<Name> {
    /// The kind of this securable.
    pub fn securable_type(&self) -> SecurableType {
        match self {
            Self::Catalog(_) => SecurableType::Catalog,
            Self::SchemaInCurrentCatalog { .. } | Self::Schema { .. } => SecurableType::Schema,
        }
    }
}

impl SecurableType {
    /// The kind as SQL names it.
    pub fn in_sql(self) -> &'static str {
        match self {
            Self::Catalog => "CATALOG",
            Self::Schema => "SCHEMA",
        }
    }
}
