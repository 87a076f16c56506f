//! What is looked for in a message.
//!
//! Each rule has a file of its own, with the patterns that it knows and where they were seen.

mod entitlement;
pub mod error_class;
mod lack;
mod misplaced;
pub mod network;
mod not_found;
mod nothing_listed;
pub mod pattern;
mod principal;
mod reverse_etl;
pub mod sign_in;
mod status;
pub mod storage;
pub mod syntax;
pub mod terraform;
pub mod warehouse;
pub mod workspace;

pub use pattern::Pattern;

use crate::export::StatementPlace;
use crate::plan::Plan;

use super::cause::{Cause, Diagnosis};
use super::message::Message;
use super::plan_index::PlanIndex;

/// What a message that is held against a plan is about.
///
/// Of several known errors, the first that has to do with the plan, else the first.
pub(super) fn diagnosis(case: &Case<'_>) -> Option<Diagnosis> {
    let mut first = None;
    for rule in RULES {
        for finding in rule(case) {
            if finding.is_tied {
                return Some(finding.diagnosis);
            }
            first.get_or_insert(finding.diagnosis);
        }
    }
    first.or_else(|| FALLBACKS.iter().find_map(|rule| rule(case)))
}

/// What is looked for, the more special before the more general.
const RULES: [fn(&Case<'_>) -> Vec<Finding>; 16] = [
    syntax::find,
    not_found::find_unbound,
    entitlement::find,
    sign_in::find,
    workspace::find,
    warehouse::find,
    storage::find,
    principal::find,
    workspace::find_in_words,
    misplaced::find,
    lack::find_runner,
    lack::find,
    not_found::find,
    not_found::find_placeholder,
    terraform::find,
    network::find,
];

/// What is taken where nothing else was found.
const FALLBACKS: [fn(&Case<'_>) -> Option<Diagnosis>; 6] = [
    reverse_etl::find,
    status::find,
    network::find_unsaid,
    syntax::find_query,
    error_class::find,
    nothing_listed::find,
];

/// A message, and the plan that it is held against.
pub(super) struct Case<'c> {
    pub(super) message: &'c Message,
    pub(super) plan: &'c Plan,
    pub(super) index: &'c PlanIndex<'c>,
}

/// A known error in a message.
struct Finding {
    diagnosis: Diagnosis,
    /// Whether it has to do with something that the plan names.
    is_tied: bool,
}

impl Finding {
    fn new(cause: Cause, statements: Vec<StatementPlace>, is_tied: bool) -> Self {
        Self { diagnosis: Diagnosis { cause, statements }, is_tied }
    }

    /// A finding that has nothing to do with the plan.
    fn untied(cause: Cause) -> Self {
        Self::new(cause, Vec::new(), false)
    }

    /// A finding that has to do with the plan as soon as a statement is about it.
    fn about(cause: Cause, statements: Vec<StatementPlace>) -> Self {
        let is_tied = !statements.is_empty();
        Self::new(cause, statements, is_tied)
    }
}
