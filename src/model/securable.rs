//! What privileges are granted on.

use super::NamePart;

/// An object that privileges are granted on, named by parts of any kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// A table or view, named with its catalog and schema.
    Table {
        /// The catalog that holds its schema.
        catalog: Name,
        /// The schema that holds it.
        schema: Name,
        /// The table.
        table: Name,
    },
}

/// The kind of a securable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SecurableType {
    /// A catalog.
    Catalog,
    /// A schema.
    Schema,
    /// A table or view.
    Table,
}

impl<Name> Securable<Name> {
    /// The securable of a kind with these names, catalog first; absent unless there are exactly as many as the kind has.
    pub fn from_names(kind: SecurableType, names: Vec<Name>) -> Option<Self> {
        let mut names = names.into_iter();
        let catalog = names.next()?;
        let securable = match kind {
            SecurableType::Catalog => Self::Catalog(catalog),
            SecurableType::Schema => Self::Schema { catalog, schema: names.next()? },
            SecurableType::Table => {
                Self::Table { catalog, schema: names.next()?, table: names.next()? }
            }
        };
        names.next().is_none().then_some(securable)
    }

    /// The kind of this securable.
    pub fn securable_type(&self) -> SecurableType {
        match self {
            Self::Catalog(_) => SecurableType::Catalog,
            Self::SchemaInCurrentCatalog { .. } | Self::Schema { .. } => SecurableType::Schema,
            Self::Table { .. } => SecurableType::Table,
        }
    }

    /// The catalog that it is or is in.
    pub fn catalog(&self) -> &Name {
        match self {
            Self::Catalog(catalog)
            | Self::SchemaInCurrentCatalog { catalog, .. }
            | Self::Schema { catalog, .. }
            | Self::Table { catalog, .. } => catalog,
        }
    }

    /// Its names, catalog first.
    pub fn names(&self) -> impl Iterator<Item = &Name> {
        let (catalog, schema, table) = match self {
            Self::Catalog(catalog) => (catalog, None, None),
            Self::SchemaInCurrentCatalog { catalog, schema } | Self::Schema { catalog, schema } => {
                (catalog, Some(schema), None)
            }
            Self::Table { catalog, schema, table } => (catalog, Some(schema), Some(table)),
        };
        [catalog].into_iter().chain(schema).chain(table)
    }

    /// The securable that it is directly in, and whose privileges it inherits.
    ///
    /// <https://docs.databricks.com/aws/en/data-governance/unity-catalog/access-control/permissions-concepts>
    /// (November 2026).
    pub fn parent(&self) -> Option<Self>
    where
        Name: Clone,
    {
        match self {
            Self::Catalog(_) => None,
            Self::SchemaInCurrentCatalog { catalog, .. } | Self::Schema { catalog, .. } => {
                Some(Self::Catalog(catalog.clone()))
            }
            Self::Table { catalog, schema, .. } => {
                Some(Self::Schema { catalog: catalog.clone(), schema: schema.clone() })
            }
        }
    }

    /// The same securable with other names, each schema named with its catalog.
    ///
    /// Absent as soon as one name has no counterpart.
    pub fn try_map_in_full<'s, Other>(
        &'s self,
        mut name: impl FnMut(&'s Name) -> Option<Other>,
    ) -> Option<Securable<Other>> {
        Some(match self {
            Self::Catalog(catalog) => Securable::Catalog(name(catalog)?),
            Self::SchemaInCurrentCatalog { catalog, schema } | Self::Schema { catalog, schema } => {
                Securable::Schema { catalog: name(catalog)?, schema: name(schema)? }
            }
            Self::Table { catalog, schema, table } => Securable::Table {
                catalog: name(catalog)?,
                schema: name(schema)?,
                table: name(table)?,
            },
        })
    }

    /// The same securable with other names, each schema named with its catalog.
    pub fn map_in_full<'s, Other>(&'s self, name: impl Fn(&'s Name) -> Other) -> Securable<Other> {
        match self {
            Self::Catalog(catalog) => Securable::Catalog(name(catalog)),
            Self::SchemaInCurrentCatalog { catalog, schema } | Self::Schema { catalog, schema } => {
                Securable::Schema { catalog: name(catalog), schema: name(schema) }
            }
            Self::Table { catalog, schema, table } => Securable::Table {
                catalog: name(catalog),
                schema: name(schema),
                table: name(table),
            },
        }
    }
}

impl SecurableType {
    /// The parts of its full name, catalog first.
    pub fn name_parts(self) -> &'static [NamePart] {
        match self {
            Self::Catalog => &[NamePart::Catalog],
            Self::Schema => &[NamePart::Catalog, NamePart::Schema],
            Self::Table => &[NamePart::Catalog, NamePart::Schema, NamePart::Table],
        }
    }

    /// The kind as SQL names it.
    pub fn in_sql(self) -> &'static str {
        match self {
            Self::Catalog => "CATALOG",
            Self::Schema => "SCHEMA",
            Self::Table => "TABLE",
        }
    }
}
