//! The SQL warehouse: what keeps it from being used.

use crate::diagnosis::cause::{Cause, Warehouse};
use crate::model::Source;

use super::pattern::{Pattern, reported, seen, untied};
use super::{Case, Finding};

pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    untied(case, &PATTERNS, Cause::Warehouse)
}

const GO_DRIVER: Source = Source::november_2026("https://github.com/databricks/databricks-sql-go");
const LIGHTDASH: Source = Source::november_2026("https://github.com/lightdash/lightdash");
const TERRAFORM_2678: Source = Source::november_2026(
    "https://github.com/databricks/terraform-provider-databricks/issues/2678",
);
const TERRAFORM_4750: Source = Source::november_2026(
    "https://github.com/databricks/terraform-provider-databricks/issues/4750",
);

/// What is said of SQL warehouses.
pub const PATTERNS: [Pattern<Warehouse>; 15] = [
    reported("is not authorized to use this sql endpoint", Warehouse::NotAllowed),
    reported("is not authorized to use or monitor this sql endpoint", Warehouse::NotAllowed),
    reported("is not authorized to use this sql warehouse", Warehouse::NotAllowed),
    reported("disabled for users without the", Warehouse::NotEntitled),
    reported("is not a valid endpoint id", Warehouse::Path),
    seen("must match pattern /sql/1.0/", Warehouse::Path, GO_DRIVER),
    reported("[resource_does_not_exist] warehouse", Warehouse::NotFound),
    seen("no existing owner must provide a new owner", Warehouse::NoOwner, TERRAFORM_2678),
    seen("is not ready to accept connections", Warehouse::Starting, LIGHTDASH),
    seen("503 when connecting to resource", Warehouse::Starting, LIGHTDASH),
    seen("has not been initialized or had already closed", Warehouse::Starting, LIGHTDASH),
    seen("couldn't create directory /local_disk0", Warehouse::Starting, LIGHTDASH),
    seen("failed waiting for warehouse to start", Warehouse::Starting, TERRAFORM_4750),
    reported("cannot start warehouse * serverless compute", Warehouse::NoServerless),
    reported("/sql/protocolv1/o/", Warehouse::Cluster),
];
