//! What only Terraform says.

use crate::diagnosis::cause::{Cause, Terraform};
use crate::model::Source;

use super::pattern::{Pattern, reported, seen, untied};
use super::{Case, Finding};

pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    untied(case, &PATTERNS, Cause::Terraform)
}

const PROVIDER: Source = Source::november_2026(
    "https://github.com/databricks/terraform-provider-databricks/blob/main/catalog/resource_grants.go",
);
const ISSUE_3566: Source = Source::november_2026(
    "https://github.com/databricks/terraform-provider-databricks/issues/3566",
);
const ISSUE_4151: Source = Source::november_2026(
    "https://github.com/databricks/terraform-provider-databricks/issues/4151",
);
const ISSUE_1658: Source = Source::november_2026(
    "https://github.com/databricks/terraform-provider-databricks/issues/1658",
);
const ISSUE_3125: Source = Source::november_2026(
    "https://github.com/databricks/terraform-provider-databricks/issues/3125",
);
const ISSUE_1547: Source = Source::november_2026(
    "https://github.com/databricks/terraform-provider-databricks/issues/1547",
);

/// What Terraform says.
pub const PATTERNS: [Pattern<Terraform>; 9] = [
    seen("permissions for * but have to be", Terraform::OtherPrivileges, PROVIDER),
    seen("duplicate privileges to add and delete", Terraform::OtherPrivileges, ISSUE_3566),
    seen("got empty permissions list", Terraform::EmptyList, PROVIDER),
    seen("got more than one principal in permissions list", Terraform::SeveralPrincipals, PROVIDER),
    seen("getpermissions invalid schema name", Terraform::SchemaWithoutCatalog, ISSUE_4151),
    seen("is not a valid securable type", Terraform::SecurableType, ISSUE_3125),
    seen("users can only manage catalog, schema, table", Terraform::SecurableType, ISSUE_1547),
    seen("cannot create grants: * is not allowed on", Terraform::OldProvider, ISSUE_1658),
    reported("failed in rate limiter", Terraform::TooManyRequests),
];
