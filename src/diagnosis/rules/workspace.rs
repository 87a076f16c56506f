//! The workspace, and a principal's place in it.

use crate::diagnosis::cause::{Cause, Workspace};
use crate::model::Source;

use super::pattern::{Pattern, reported, seen, untied};
use super::{Case, Finding};

pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    untied(case, &PATTERNS, Cause::Workspace)
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
pub const PATTERNS: [Pattern<Workspace>; 24] = [
    seen("no metastore assigned", Workspace::NoMetastore, TERRAFORM_1832),
    reported("no metastore is assigned", Workspace::NoMetastore),
    reported("metastore_does_not_exist", Workspace::NoMetastore),
    reported("no_metastore_assigned", Workspace::NoMetastore),
    reported("not have a metastore", Workspace::NoMetastore),
    reported("not assigned to a metastore", Workspace::NoMetastore),
    seen("permission assignment apis are not available", Workspace::NoMetastore, TERRAFORM_5282),
    seen("service principal * is deactivated", Workspace::Deactivated, DEACTIVATE),
    reported("service principal * is inactive", Workspace::Deactivated),
    reported("service principal * is not active", Workspace::Deactivated),
    reported("service principal * is disabled", Workspace::Deactivated),
    reported("principal is deactivated", Workspace::Deactivated),
    reported("principal is inactive", Workspace::Deactivated),
    reported("user is deactivated", Workspace::Deactivated),
    reported("user is inactive", Workspace::Deactivated),
    reported("user is not active", Workspace::Deactivated),
    reported("has been deactivated", Workspace::Deactivated),
    reported("cannot be set as run_as", Workspace::NotIn),
    reported("is not a member of this workspace", Workspace::NotIn),
    reported("is not a member of the workspace", Workspace::NotIn),
    reported("not assigned to this workspace", Workspace::NotIn),
    reported("not assigned to the workspace", Workspace::NotIn),
    seen("user not authorized", Workspace::NotIn, POWERSHELL_20),
    reported("invalid access to org", Workspace::NotIn),
];
