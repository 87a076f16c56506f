//! The class of an error, where nothing else of it is known.

use crate::diagnosis::cause::{Cause, Diagnosis, ErrorClass};
use crate::model::Source;

use super::Case;
use super::pattern::{Pattern, first, reported, seen};

/// Finds the class of an error where nothing else of it is known.
pub(super) fn find(case: &Case<'_>) -> Option<Diagnosis> {
    let class = first(case.message, &PATTERNS)?;
    Some(Diagnosis { cause: Cause::ErrorClass(class), statements: Vec::new() })
}

const ERROR_CLASSES: Source =
    Source::november_2026("https://docs.databricks.com/gcp/error-messages");
const SEGMENT_WAREHOUSES: Source =
    Source::november_2026("https://github.com/segmentio/segment-docs");

/// What is known by its class alone.
pub const PATTERNS: [Pattern<ErrorClass>; 21] = [
    seen("permission denied for relation", ErrorClass::NotDatabricks, SEGMENT_WAREHOUSES),
    reported("permission denied for schema", ErrorClass::NotDatabricks),
    reported("permission denied for table", ErrorClass::NotDatabricks),
    reported("permission denied for database", ErrorClass::NotDatabricks),
    seen("insufficient_permissions", ErrorClass::Permission, ERROR_CLASSES),
    reported("sufficient privileges", ErrorClass::Permission),
    reported("sqlstate: 42501", ErrorClass::Permission),
    reported("unauthorized_access", ErrorClass::Permission),
    seen("table_or_view_not_found", ErrorClass::NotFound, ERROR_CLASSES),
    seen("schema_not_found", ErrorClass::NotFound, ERROR_CLASSES),
    reported("no_such_catalog_exception", ErrorClass::NotFound),
    reported("sqlstate: 42704", ErrorClass::NotFound),
    reported("sqlstate: 42p01", ErrorClass::NotFound),
    reported("sqlstate: 42601", ErrorClass::Syntax),
    reported("sqlstate: 42602", ErrorClass::Syntax),
    reported("permission_denied", ErrorClass::Permission),
    reported("permissiondenied", ErrorClass::Permission),
    reported("not have permission", ErrorClass::Permission),
    reported("n't have permission", ErrorClass::Permission),
    reported("access denied", ErrorClass::Permission),
    reported("not authorized to", ErrorClass::Permission),
];
