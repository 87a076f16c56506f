//! Where a catalog is stored: what keeps the Segment catalog from being made.

use crate::model::Source;
use crate::plan::Storage;

use super::shape::{Shape, first, reported, seen};
use super::{Case, Cause, Finding};

/// Why a catalog's storage cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageTrouble {
    /// The metastore has no storage of its own, and the statement names none.
    NoRoot,
    /// Whoever ran the statement may not store a catalog at the location.
    NotAllowed,
    /// No external location holds the path.
    NoExternalLocation,
    /// The path is in use.
    Overlap,
    /// The external location is not bound to the workspace.
    Unbound,
    /// The credential does not reach the path.
    Credential,
    /// The external location is read-only.
    ReadOnly,
}

pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    let finding = first(case.message, &SHAPES).map(|trouble| {
        let concerns_plan = trouble == StorageTrouble::NoRoot
            || matches!(case.plan.segment_catalog.storage, Storage::NewAt(_));
        let statement = case.places.create_catalog().filter(|_| concerns_plan);
        Finding::about(Cause::Storage(trouble), statement.into_iter().collect())
    });
    finding.into_iter().collect()
}

const CLI_4513: Source = Source::november_2026("https://github.com/databricks/cli/issues/4513");
const KNOWLEDGE_BASE: Source = Source::november_2026("https://kb.databricks.com");
const SDK_ERRORS: Source = Source::november_2026("https://databricks.github.io/sdk-js");

/// What is said of a catalog's storage.
pub const SHAPES: [Shape<StorageTrouble>; 11] = [
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
