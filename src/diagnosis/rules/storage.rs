//! Where a catalog is stored: what keeps the Segment catalog from being created.

use crate::diagnosis::cause::{Cause, StorageTrouble};
use crate::model::Source;
use crate::plan::Storage;

use super::pattern::{Pattern, first, reported, seen};
use super::{Case, Finding};

pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    let finding = first(case.message, &PATTERNS).map(|trouble| {
        let concerns_plan = trouble == StorageTrouble::NoRoot
            || trouble != StorageTrouble::Cloud
                && matches!(case.plan.segment_catalog.storage, Storage::NewAt(_));
        let statement = case.index.create_catalog().filter(|_| concerns_plan);
        Finding::about(Cause::Storage(trouble), statement.into_iter().collect())
    });
    finding.into_iter().collect()
}

const CLI_4513: Source = Source::november_2026("https://github.com/databricks/cli/issues/4513");
const DEMOS_117: Source =
    Source::november_2026("https://github.com/databricks-demos/dbdemos/issues/117");
const KNOWLEDGE_BASE: Source = Source::november_2026("https://kb.databricks.com");
const SDK_ERRORS: Source = Source::november_2026("https://databricks.github.io/sdk-js");

/// What is said of a catalog's storage.
pub const PATTERNS: [Pattern<StorageTrouble>; 17] = [
    seen("error from cloud storage provider", StorageTrouble::Cloud, DEMOS_117),
    reported("authorizationpermissionmismatch", StorageTrouble::Cloud),
    reported("authorizationfailure", StorageTrouble::Cloud),
    reported(
        "not authorized to perform this operation using this permission",
        StorageTrouble::Cloud,
    ),
    reported("amazons3exception", StorageTrouble::Cloud),
    reported("service: amazon s3; status code: 403", StorageTrouble::Cloud),
    seen("storage root url does not exist", StorageTrouble::NoRoot, CLI_4513),
    reported("use the ui to create a catalog with default storage", StorageTrouble::NoRoot),
    reported("create managed storage on external location", StorageTrouble::NotAllowed),
    reported("no_parent_external_location_for_path", StorageTrouble::NoExternalLocation),
    reported("no parent external location was found", StorageTrouble::NoExternalLocation),
    seen("external_location_does_not_exist", StorageTrouble::NoExternalLocation, SDK_ERRORS),
    reported("external location '*' does not exist", StorageTrouble::NoExternalLocation),
    seen("location_overlap", StorageTrouble::Overlap, KNOWLEDGE_BASE),
    reported("external location * is not accessible in current workspace", StorageTrouble::Unbound),
    reported("is a workspace default credential that is only allowed", StorageTrouble::Credential),
    reported("cannot write to a read-only external location", StorageTrouble::ReadOnly),
];
