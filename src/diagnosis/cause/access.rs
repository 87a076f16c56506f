//! What is missing, or may not be done.

use crate::model::Object;
use crate::model::{Identifier, Privilege};

/// Privileges that are missing on one securable, and what the plan has to do with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Lack {
    /// What they are missing on, as the plan spells it.
    pub on: Object,
    /// Those that the plan grants.
    pub granted: Vec<Privilege>,
    /// Those that it does not.
    pub not_granted: Option<NotGranted>,
    /// Whether Terraform met the error, with its own identity.
    pub is_terraforms: bool,
}

/// Privileges that a plan does not grant.
#[derive(Clone, Debug, PartialEq)]
pub struct NotGranted {
    /// The privileges.
    pub privileges: Vec<Privilege>,
    /// Why the plan does not grant them.
    pub why: WhyNotGranted,
}

/// Why a plan does not grant what is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNotGranted {
    /// The plan does not name the catalog.
    CatalogNotInPlan,
    /// The plan reads only other schemas of the catalog.
    SchemaNotInPlan,
    /// They are for writing, and outside the Segment catalog.
    WritesElsewhere,
    /// The schema is in the Segment catalog, where the service principal uses those that it creates itself.
    SchemaOfAnother,
    /// The plan names it, but Segment does not need this there.
    NotNeeded,
    /// They are for something else than reading tables, which Segment never does.
    NeverNeeded,
}

/// Something that a plan never grants on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// A catalog or schema that Databricks keeps for itself.
    DatabricksOwn,
    /// The old permission model of `hive_metastore`, where a name without a catalog ends up.
    Hive {
        /// The plan's catalog that was taken for a schema.
        catalog: Option<Identifier>,
    },
    /// Files that are read by their path.
    AnyFile,
    /// A volume, a function, a connection or the like.
    OtherObject,
}

/// What whoever ran a statement may not do.
#[derive(Clone, Debug, PartialEq)]
pub enum Runner {
    /// Create a catalog in the metastore.
    MayNotCreateCatalogs,
    /// Grant on a securable, if it is named and can be.
    MayNotGrant(Option<Object>),
    /// Replace, change or drop what somebody else owns, if it is named and can be.
    MayNotChange(Option<Object>),
    /// Grant on what Databricks keeps for itself.
    MayNotGrantOnDatabricksOwn,
    /// What account admins may.
    IsNoAccountAdmin,
    /// Something with a metastore, a location or a credential that no statement of a plan asks for.
    MayNotManageStorage,
}

/// Where the schema that Reverse ETL left stands in the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReverseEtl {
    /// The plan grants on it.
    Planned,
    /// The plan says that Reverse ETL has not run.
    NotPlanned,
    /// The plan names it with the other number of underscores.
    OtherSpelling {
        /// How many underscores the message has in front.
        underscores: usize,
    },
    /// It is in another catalog than the one that Segment writes in.
    OtherCatalog(Identifier),
}
