//! The workspace, and a principal's place in it.

use crate::diagnosis::cause::{Cause, Workspace};
use crate::diagnosis::message::{MOST_SENTENCES, start_of};
use crate::model::Source;

use super::pattern::{Pattern, reported, seen, untied};
use super::{Case, Finding};

pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    untied(case, &PATTERNS, Cause::Workspace)
}

/// Reads what is said behind the word for somebody, in whatever sentence.
pub(super) fn find_in_words(case: &Case<'_>) -> Vec<Finding> {
    const BEHIND: usize = 60;
    const WHO: [&str; 3] = ["service principal", "principal", "user"];
    const DEACTIVATED: [&str; 4] = ["inactive", "not active", "deactivated", "is disabled"];
    const NOT_IN: [&str; 8] = [
        "not exist",
        "n't exist",
        "not found",
        "not be found",
        "not a member",
        "part of org",
        "not assigned",
        "not belong to",
    ];
    let places = WHO.into_iter().flat_map(|word| case.message.whole_words(word));
    let found = places.take(MOST_SENTENCES).find_map(|(_, behind)| {
        let behind = start_of(behind, 0, BEHIND);
        let holds = |words: &[&str]| words.iter().any(|word| behind.contains(word));
        // Who is in no account is in no workspace either, but nobody can be added from there.
        let is_known = holds(&DEACTIVATED) || holds(&NOT_IN) && !holds(&["of this account"]);
        let state = if holds(&DEACTIVATED) { Workspace::Deactivated } else { Workspace::NotIn };
        is_known.then_some(state)
    });
    found.map(|found| Finding::untied(Cause::Workspace(found))).into_iter().collect()
}

const TERRAFORM_1832: Source = Source::november_2026(
    "https://github.com/databricks/terraform-provider-databricks/issues/1832",
);
const TERRAFORM_5282: Source = Source::november_2026(
    "https://github.com/databricks/terraform-provider-databricks/issues/5282",
);
const POWERSHELL_20: Source =
    Source::november_2026("https://github.com/gbrueckl/Databricks.API.PowerShell/issues/20");
const DEACTIVATE: Source = Source::november_2026(
    "https://learn.microsoft.com/azure/databricks/admin/users-groups/manage-service-principals",
);

/// What is said of workspaces and who is in them.
pub const PATTERNS: [Pattern<Workspace>; 21] = [
    reported("unity catalog is not enabled for", Workspace::NoMetastore),
    seen("no metastore assigned", Workspace::NoMetastore, TERRAFORM_1832),
    reported("no metastore is assigned", Workspace::NoMetastore),
    reported("metastore_does_not_exist", Workspace::NoMetastore),
    reported("no_metastore_assigned", Workspace::NoMetastore),
    reported("not have a metastore", Workspace::NoMetastore),
    reported("not assigned to a metastore", Workspace::NoMetastore),
    seen("permission assignment apis are not available", Workspace::NoMetastore, TERRAFORM_5282),
    seen("service principal is deactivated", Workspace::Deactivated, DEACTIVATE),
    reported("has been deactivated", Workspace::Deactivated),
    reported("cannot be set as run_as", Workspace::NotIn),
    reported("is not a member of this workspace", Workspace::NotIn),
    reported("is not a member of the workspace", Workspace::NotIn),
    reported("not assigned to this workspace", Workspace::NotIn),
    reported("not assigned to the workspace", Workspace::NotIn),
    seen("user not authorized", Workspace::NotIn, POWERSHELL_20),
    reported("invalid access to org", Workspace::NotIn),
    reported("is not a part of org", Workspace::NotIn),
    reported("not have access to this workspace", Workspace::NotIn),
    reported("not have access to the workspace", Workspace::NotIn),
    reported("not authorized to access this workspace", Workspace::NotIn),
];
