//! What a plan needs: exactly what its own SQL grants.

use std::collections::BTreeSet;

use crate::export::live_grants;
use crate::plan::{Plan, Slot};

use super::grants::Grant;

/// The grants that a plan needs, each once, in the order in which its SQL makes them.
///
/// Where a name is still missing or wrong there is nothing to hold a grant against, so those are left out.
pub fn needed(plan: &Plan) -> Vec<Grant> {
    let mut seen = BTreeSet::new();
    let mut needed = Vec::new();
    for (privileges, on) in live_grants(plan) {
        let Some(on) = on.try_map_in_full(|name: &&Slot<_>| name.filled().cloned()) else {
            continue;
        };
        for &privilege in privileges {
            if seen.insert((on.key(), privilege)) {
                needed.push(Grant { privilege, on: on.clone() });
            }
        }
    }
    needed
}
