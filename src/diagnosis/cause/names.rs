//! Names that are wrong, or stand where they do not belong.

use crate::model::Object;
use crate::model::{ApplicationIdError, Identifier, Privilege, Securable, SecurableType};

/// What was named where a principal belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownPrincipal {
    /// The plan's client ID.
    PlansOwn,
    /// A UUID that is not the plan's client ID, or that the plan has none for.
    OtherId,
    /// A group of a workspace.
    WorkspaceGroup,
    /// A group, or the name that a service principal is shown by: the text does not tell which.
    NameInTool,
    /// A name, where Terraform or a bundle sets permissions in a workspace.
    InPermissions,
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
pub struct NotFound {
    /// What is not there, as the plan spells it.
    pub named: Named,
    /// What the plan has to do with it.
    pub in_plan: InPlan,
}

/// What a plan has to do with something that is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InPlan {
    /// It is the Segment catalog, which the plan creates.
    Created,
    /// It is the Segment catalog, which is said to exist.
    SaidToExist,
    /// It is the schema that Reverse ETL is said to have left.
    ReverseEtl,
    /// The plan grants on it.
    Granted,
    /// It is the table to test with, or its schema.
    Tested,
    /// It is a catalog of the plan that was taken for a schema, as after `USE DATABASE`.
    AsCatalog,
    /// Its catalog is in the plan, but it is not.
    OnlyItsCatalog,
    /// Its catalog is not named.
    NamedWithoutCatalog,
    /// The plan does not name it.
    Nowhere,
}

/// A catalog, schema or table that a message names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What the message calls it.
    pub kind: SecurableType,
    /// Its names, the last one being its own; those in front may be missing.
    pub names: Vec<Identifier>,
}

impl Named {
    /// The securable, if all its names are there.
    pub fn object(&self) -> Option<Object> {
        Securable::from_names(self.kind, self.names.clone())
    }
}
