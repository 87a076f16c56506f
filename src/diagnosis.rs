//! What an error message is about: its cause, and which of a plan's statements fix it.
//!
//! [`diagnose`] looks for the patterns of messages that Databricks, its tools and Segment are known to write, each kept
//! beside where it was seen. Of the text only names that were checked and known words go further.
//!
//! [`rules`] hold a message against an index of the plan and tell a [`Cause`]; a cause is data, and knows none of them.

pub mod cause;
mod mention;
mod message;
mod plan_index;
pub mod rules;
mod sentence;

pub use cause::{
    Cause, Diagnosis, Elsewhere, Entitlement, ErrorClass, InPlan, Lack, Misplaced, Mistake, Named,
    Network, NotFound, NotGranted, Refusal, ReverseEtl, Runner, SignIn, StorageTrouble, Syntax,
    Terraform, UnknownPrincipal, Warehouse, WhyNotGranted, Workspace,
};

use crate::plan::Plan;

use message::Message;
use plan_index::PlanIndex;
use rules::Case;

/// Finds out what a pasted message is about, in time linear in the text and the plan.
///
/// Of several known errors in it, the first that has to do with the plan, else the first. Absent where none is known.
///
/// ```
/// use data_graph_setup::diagnosis::{Cause, diagnose};
/// use data_graph_setup::plan::{Draft, resolve};
///
/// let plan = resolve(&Draft::default()).plan;
/// let found = diagnose(&plan, "Error: cannot create catalog: Metastore storage root URL does not exist.");
/// assert!(matches!(found.map(|found| found.cause), Some(Cause::Storage(_))));
/// assert_eq!(diagnose(&plan, "All is well."), None);
/// ```
pub fn diagnose(plan: &Plan, text: &str) -> Option<Diagnosis> {
    let message = Message::new(text);
    let index = PlanIndex::new(plan);
    rules::diagnosis(&Case { message: &message, plan, index: &index })
}
