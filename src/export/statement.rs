//! The statements that the guide's steps are made of, before they are spelled as SQL.

use crate::model::{ApplicationId, Identifier, Location, Power, Privilege, Securable};
use crate::plan::Slot;

/// A name in a statement.
pub type Name<'p> = &'p Slot<Identifier>;

/// What a name is known by among a plan's others; each that is missing or wrong is one of its own.
pub(super) fn known_as(name: Name<'_>) -> String {
    match name {
        Slot::Filled(name) => name.folded().into_owned(),
        // A name holds no space.
        Slot::Open(opening) => match opening.field {
            Some(field) => format!(" {field}"),
            None => format!(" {}", opening.placeholder),
        },
    }
}

/// One SQL statement about a plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Statement<'p> {
    /// Creates a catalog unless it exists.
    CreateCatalog {
        /// The catalog.
        catalog: Name<'p>,
        /// Where it keeps its tables, unless in the metastore's own storage.
        location: Option<&'p Slot<Location>>,
    },
    /// Gives privileges on one securable to the service principal.
    Grant {
        /// The privileges, in the order in which they are printed.
        privileges: &'p [Privilege],
        /// What they are granted on.
        on: Securable<Name<'p>>,
        /// Who receives them.
        to: &'p Slot<ApplicationId>,
    },
    /// Takes privileges on one securable from the service principal.
    Revoke {
        /// The privileges, in the order in which they are printed.
        privileges: &'p [Privilege],
        /// What they were granted on.
        on: Securable<Name<'p>>,
        /// Who loses them.
        from: &'p Slot<ApplicationId>,
    },
    /// Makes a catalog the session's current one.
    UseCatalog(Name<'p>),
    /// Lists the schemas of the current catalog, or of the one named.
    ShowSchemas(Option<Name<'p>>),
    /// Lists the tables of a schema.
    ShowTables {
        /// The schema's catalog.
        catalog: Name<'p>,
        /// The schema.
        schema: Name<'p>,
    },
    /// Lists the service principal's grants on one securable.
    ShowGrants {
        /// Whose grants.
        of: &'p Slot<ApplicationId>,
        /// On what.
        on: Securable<Name<'p>>,
    },
    /// Lists the service principal's own grants on all catalogs, schemas and tables that whoever runs it may see.
    ListGrants {
        /// Whose grants.
        of: &'p Slot<ApplicationId>,
    },
    /// Reads a few rows of a table.
    SelectSample {
        /// The table's catalog, unless it is the current one.
        catalog: Option<Name<'p>>,
        /// The table's schema.
        schema: Name<'p>,
        /// The table.
        table: Name<'p>,
    },
}

/// What a statement does to the service principal's access.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Lets it read.
    Read,
    /// Lets it write, or creates what it will write in.
    Write,
    /// Takes access back.
    TakeBack,
    /// Leaves access as it is.
    None,
}

impl Statement<'_> {
    /// What the statement does to the service principal's access.
    pub fn effect(&self) -> Effect {
        match self {
            Self::CreateCatalog { .. } => Effect::Write,
            Self::Grant { privileges, .. } => {
                let writes = |privilege: &Privilege| Power::Write <= privilege.fact().power;
                if privileges.iter().any(writes) { Effect::Write } else { Effect::Read }
            }
            Self::Revoke { .. } => Effect::TakeBack,
            Self::UseCatalog(_)
            | Self::ShowSchemas(_)
            | Self::ShowTables { .. }
            | Self::ShowGrants { .. }
            | Self::ListGrants { .. }
            | Self::SelectSample { .. } => Effect::None,
        }
    }
}
