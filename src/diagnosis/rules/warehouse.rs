//! The SQL warehouse: what keeps it from being used.

use crate::diagnosis::cause::{Cause, Warehouse};
use crate::diagnosis::mention::KINDS;
use crate::diagnosis::message::{MOST_SENTENCES, Message, end_of, start_of};
use crate::model::Source;

use super::pattern::{Pattern, first, reported, seen};
use super::{Case, Finding};

pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    // What fails then is Databricks' sign-in.
    if case.message.holds("authentication is temporarily") {
        return Vec::new();
    }
    let found = first(case.message, &PATTERNS).or_else(|| in_words(case.message));
    found.map(|found| Finding::untied(Cause::Warehouse(found))).into_iter().collect()
}

/// Reads what is said around the word itself, in whatever sentence.
fn in_words(message: &Message) -> Option<Warehouse> {
    const AROUND: usize = 60;
    let is_short = message.holds("quota");
    let holds = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    let words = ["warehouse", "sql endpoint"].into_iter();
    let places = words.flat_map(|word| message.whole_words(word)).take(MOST_SENTENCES);
    places
        .filter(|(before, _)| !KINDS.iter().any(|(kind, _)| before.trim_end().ends_with(kind)))
        .find_map(|(before, behind)| {
            let (before, behind) = (end_of(before, AROUND), start_of(behind, 0, AROUND));
            if is_short {
                Some(Warehouse::NoCapacity)
            } else if holds(before, &DENIED) || holds(behind, &DENIED_BEHIND) {
                Some(Warehouse::NotAllowed)
            } else if holds(before, &["not find", "n't find", "no such"]) || holds(behind, &GONE) {
                Some(Warehouse::NotFound)
            } else if holds(before, &LATE) || holds(behind, &STOPPED) {
                Some(Warehouse::Starting)
            } else {
                None
            }
        })
}

const DENIED: [&str; 14] = [
    "not authorized",
    "permission to use",
    "permission to access",
    "permission to start",
    "have access to",
    "no access to",
    "cannot access",
    "cannot see",
    "n't see",
    "n't access",
    "can_use",
    "can use",
    "not allowed",
    "denied",
];
const DENIED_BEHIND: [&str; 3] = ["permission denied", "access denied", "permission"];
const GONE: [&str; 5] = ["not exist", "n't exist", "not found", "not be found", "deleted"];
const LATE: [&str; 6] =
    ["timeout", "timed out", "failed to start", "cannot start", "to start the", "waiting for"];
const STOPPED: [&str; 9] = [
    "not running",
    "stopped",
    "stopping",
    "starting",
    "not available",
    "unavailable",
    "not ready",
    "to start",
    "terminated",
];

const GO_DRIVER: Source = Source::november_2026("https://github.com/databricks/databricks-sql-go");
const LIGHTDASH: Source = Source::november_2026("https://github.com/lightdash/lightdash");
const TERRAFORM_2678: Source = Source::november_2026(
    "https://github.com/databricks/terraform-provider-databricks/issues/2678",
);
const TERRAFORM_4750: Source = Source::november_2026(
    "https://github.com/databricks/terraform-provider-databricks/issues/4750",
);

const TERRAFORM_1440: Source = Source::november_2026(
    "https://github.com/databricks/terraform-provider-databricks/issues/1440",
);
const DBT_893: Source =
    Source::november_2026("https://github.com/databricks/dbt-databricks/issues/893");
const DBT_1063: Source =
    Source::november_2026("https://github.com/databricks/dbt-databricks/issues/1063");

/// What is said of SQL warehouses.
pub const PATTERNS: [Pattern<Warehouse>; 26] = [
    reported("is not authorized to use this sql endpoint", Warehouse::NotAllowed),
    reported("not authorized to use or monitor this sql", Warehouse::NotAllowed),
    reported("is not authorized to use this sql warehouse", Warehouse::NotAllowed),
    reported("is not a valid endpoint id", Warehouse::Path),
    seen("must match pattern /sql/1.0/", Warehouse::Path, GO_DRIVER),
    reported("[resource_does_not_exist] warehouse", Warehouse::NotFound),
    reported("no cluster found matching", Warehouse::NotFound),
    reported("too many 404 error responses", Warehouse::NotFound),
    seen("no existing owner must provide a new owner", Warehouse::NoOwner, TERRAFORM_2678),
    reported("[warehouse_stopped]", Warehouse::Starting),
    seen("clusters are failing to launch", Warehouse::NoCapacity, TERRAFORM_1440),
    seen("is not ready to accept connections", Warehouse::Starting, LIGHTDASH),
    seen("has not been initialized or had already closed", Warehouse::Starting, LIGHTDASH),
    seen("couldn't create directory /local_disk0", Warehouse::Starting, LIGHTDASH),
    seen("failed waiting for warehouse to start", Warehouse::Starting, TERRAFORM_4750),
    seen("503 when connecting to resource", Warehouse::Unavailable, LIGHTDASH),
    seen("too many 503 error responses", Warehouse::Unavailable, DBT_893),
    seen("query could not be scheduled", Warehouse::Unavailable, DBT_1063),
    reported("temporarily_unavailable", Warehouse::Unavailable),
    reported("temporarily unavailable", Warehouse::Unavailable),
    reported("cannot start warehouse * serverless compute", Warehouse::NoServerless),
    reported("cloud_provider_launch_failure", Warehouse::NoCapacity),
    reported("quota exceeded", Warehouse::NoCapacity),
    reported("quota_exceeded", Warehouse::NoCapacity),
    reported("invalid access to a virtual cluster", Warehouse::Cluster),
    reported("/sql/protocolv1/o/", Warehouse::Cluster),
];
