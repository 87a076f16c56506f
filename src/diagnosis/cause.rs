//! The causes of errors, as data.

mod access;
mod connection;
mod names;
mod setup;

pub use access::{Elsewhere, Lack, NotGranted, ReverseEtl, Runner, WhyNotGranted};
pub use connection::{Entitlement, Network, Refusal, SignIn, Workspace};
pub use names::{InPlan, Misplaced, Mistake, Named, NotFound, UnknownPrincipal};
pub use setup::{ErrorClass, StorageTrouble, Syntax, Terraform, Warehouse};

use crate::export::StatementPlace;
use crate::model::{Identifier, Privilege, SecurableType};
use crate::plan::Placeholder;

/// The cause of an error, and where in the plan it is fixed.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnosis {
    /// What the message is about.
    pub cause: Cause,
    /// The statements that fix it, or that it is about, in the order in which they are to be run.
    pub statements: Vec<StatementPlace>,
}

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
        /// Whether its name was taken out of the message.
        is_hidden: bool,
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
    NotFound(NotFound),
    /// A placeholder was never filled in: one of ours, if it is known.
    Placeholder(Option<Placeholder>),
    /// A tool lists nothing, without any error.
    NothingListed,
    /// Signing in failed.
    SignIn(SignIn),
    /// A request was refused, and only a number says why.
    Refusal(Refusal),
    /// Nothing answers.
    Network(Network),
    /// The workspace, or the service principal's place in it, is not as it has to be.
    Workspace(Workspace),
    /// One of these entitlements is missing.
    Entitlement(Vec<Entitlement>),
    /// The SQL warehouse cannot be used.
    Warehouse(Warehouse),
    /// A catalog's storage cannot be used.
    Storage(StorageTrouble),
    /// The SQL itself could not be read.
    Syntax(Syntax),
    /// Terraform and what it manages differ.
    Terraform(Terraform),
    /// Only the class of an error is known.
    ErrorClass(ErrorClass),
}
