//! The causes of errors, as data.

use crate::access::Object;
use crate::model::{ApplicationIdError, Identifier, Privilege, SecurableType};
use crate::plan::Placeholder;

use super::mention::Named;
use super::sign_in::SignIn;
use super::storage::StorageTrouble;
use super::syntax::Syntax;
use super::terraform::Terraform;
use super::warehouse::Warehouse;

/// What an error message is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Cause {
    /// Privileges on a catalog, schema or table are missing.
    Lacks(Lack),
    /// Privileges are missing on something that the message does not name in full.
    LacksOnUnnamed {
        /// The privileges.
        privileges: Vec<Privilege>,
        /// What kind of securable it is.
        on: SecurableType,
    },
    /// Privileges are missing on something that a plan never grants on.
    LacksElsewhere(Elsewhere),
    /// Whoever ran a statement may not, whatever the service principal was granted.
    Runner(Runner),
    /// Privileges on the schema that Reverse ETL left are missing.
    ReverseEtl(ReverseEtl),
    /// A catalog is not bound to the workspace.
    Unbound {
        /// The catalog, if it is named.
        catalog: Option<Identifier>,
    },
    /// Databricks finds no principal of the name that was granted to.
    Principal(UnknownPrincipal),
    /// A privilege does not exist on what it was granted on.
    Misplaced(Misplaced),
    /// A catalog, schema or table is not there.
    Lost(Lost),
    /// A placeholder was never filled in: one of ours, if it is known.
    Placeholder(Option<Placeholder>),
    /// Signing in failed.
    SignIn(SignIn),
    /// The SQL warehouse cannot be used.
    Warehouse(Warehouse),
    /// A catalog's storage cannot be used.
    Storage(StorageTrouble),
    /// The SQL itself could not be read.
    Syntax(Syntax),
    /// Terraform and what it manages differ.
    Terraform(Terraform),
    /// Only the class of an error is known.
    State(State),
}

/// Privileges that are missing on one securable, and what the plan has to do with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Lack {
    /// What they are missing on, as the plan spells it.
    pub on: Object,
    /// Those that the plan grants.
    pub granted: Vec<Privilege>,
    /// Those that it does not.
    pub absent: Option<Absent>,
    /// Whether Terraform met the error, with its own identity.
    pub is_terraforms: bool,
}

/// Privileges that a plan does not grant.
#[derive(Clone, Debug, PartialEq)]
pub struct Absent {
    /// The privileges.
    pub privileges: Vec<Privilege>,
    /// Why the plan does not grant them.
    pub because: Absence,
}

/// Why a plan does not grant what is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// The plan does not name the catalog.
    CatalogNotInPlan,
    /// The plan reads only other schemas of the catalog.
    SchemaNotInPlan,
    /// They are for writing, and outside the Segment catalog.
    WritesElsewhere,
    /// The schema is in the Segment catalog, where the service principal uses those that it makes itself.
    SchemaOfAnother,
    /// The plan names it, but Segment does not need this there.
    NotNeeded,
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
    /// Make a catalog in the metastore.
    MayNotCreateCatalogs,
    /// Grant on a securable, if it is named and can be.
    MayNotGrant(Option<Object>),
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

/// What was named where a principal belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownPrincipal {
    /// The plan's client ID.
    PlansOwn,
    /// A UUID that is not the plan's client ID, or that the plan has none for.
    OtherId,
    /// A group of a workspace.
    WorkspaceGroup,
    /// Something that is no client ID.
    NoId(ApplicationIdError),
    /// Nothing that can be read.
    Nothing,
}

/// A privilege that does not exist where it was granted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misplaced {
    /// What it is granted on, if that is said.
    pub on: Option<SecurableType>,
    /// What is the matter with it.
    pub mistake: Mistake,
}

/// What is the matter with a privilege that does not apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// It exists, on other kinds of securable.
    OtherLevel(Privilege),
    /// It is called otherwise.
    CalledOtherwise(Privilege),
    /// It should be right, so the metastore is still at an older privilege model.
    OldMetastore(Privilege),
    /// It exists, but on what is not said.
    Known(Privilege),
    /// No such privilege is known.
    Unknown,
}

/// Something that is not there.
#[derive(Clone, Debug, PartialEq)]
pub struct Lost {
    /// What is not there, as the plan spells it.
    pub named: Named,
    /// What the plan has to do with it.
    pub place: LostPlace,
}

/// What a plan has to do with something that is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LostPlace {
    /// It is the Segment catalog, which the plan makes.
    MadeByPlan,
    /// It is the Segment catalog, which is said to exist.
    SaidToExist,
    /// It is the schema that Reverse ETL is said to have left.
    ReverseEtl,
    /// The plan grants on it.
    Granted,
    /// It is the table to test with, or its schema.
    Tested,
    /// It is a catalog of the plan that was taken for a schema, as after `USE DATABASE`.
    CatalogTakenForSchema,
    /// Its catalog is in the plan, but it is not.
    CatalogInPlan,
    /// Its catalog is not named.
    WithoutCatalog,
    /// The plan does not name it.
    NotInPlan,
}

/// The class of an error that says no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// A permission is missing.
    Permission,
    /// A catalog, schema or table was not found.
    NotFound,
    /// The SQL could not be read.
    Syntax,
    /// Another database than Databricks wrote it.
    NotDatabricks,
}
