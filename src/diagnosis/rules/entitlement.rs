//! Entitlements: what lets somebody use a part of a workspace, besides all grants.
//!
//! `This API is disabled for users without the databricks-sql-access or workspace-access … entitlements.` is known from
//! public notes and tests, such as <https://github.com/PostHog/posthog/pull/95392> (November 2026).

use crate::diagnosis::cause::{Cause, Entitlement};

use super::{Case, Finding};

/// What messages, the API and the pages call them.
pub const NAMES: [(&str, Entitlement); 6] = [
    ("databricks-sql-access", Entitlement::DatabricksSql),
    ("databricks sql access", Entitlement::DatabricksSql),
    ("workspace-access", Entitlement::Workspace),
    ("workspace access", Entitlement::Workspace),
    ("workspace-consume", Entitlement::Consumer),
    ("consumer access", Entitlement::Consumer),
];

pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    let mut named: Vec<Entitlement> = Vec::new();
    if case.message.holds("entitlement") {
        for (name, entitlement) in NAMES {
            if case.message.holds(name) && !named.contains(&entitlement) {
                named.push(entitlement);
            }
        }
    }
    // <https://learn.microsoft.com/azure/databricks/security/auth/entitlements> (November 2026): the entitlement is what
    // lets somebody in.
    if named.is_empty() && case.message.holds("does not have access to databricks workspace") {
        named.push(Entitlement::Workspace);
    }
    (!named.is_empty()).then(|| Finding::untied(Cause::Entitlement(named))).into_iter().collect()
}
