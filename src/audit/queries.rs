//! What to ask Databricks, so that its answers cover a whole plan.

use std::collections::BTreeSet;

use crate::access::{Object, needed};
use crate::plan::Plan;

/// The securables that a plan needs grants on, each once, in the order in which its SQL names them.
pub fn queried(plan: &Plan) -> Vec<Object> {
    let mut seen = BTreeSet::new();
    let objects = needed(plan).into_iter().map(|grant| grant.on);
    objects.filter(|object| seen.insert(object.key())).collect()
}
