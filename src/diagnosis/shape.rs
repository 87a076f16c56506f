//! The shapes of messages, each with where it was seen.

use crate::model::Source;

use super::message::Message;
use super::{Case, Cause, Diagnosis, Finding, State};

/// What is typical of a message, and what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape<Meaning> {
    /// A part of it in small letters, where `*` stands for what differs.
    pub pattern: &'static str,
    /// What the message means.
    pub means: Meaning,
    /// Where it was seen; absent where that has no address of its own.
    pub source: Option<Source>,
}

/// A shape with the page that shows it.
pub(super) const fn seen<Meaning>(
    pattern: &'static str,
    means: Meaning,
    source: Source,
) -> Shape<Meaning> {
    Shape { pattern, means, source: Some(source) }
}

/// A shape that is only known from logs and notes in public files.
pub(super) const fn reported<Meaning>(pattern: &'static str, means: Meaning) -> Shape<Meaning> {
    Shape { pattern, means, source: None }
}

/// What the first shape that is in a message means.
pub(super) fn first<Meaning: Copy>(
    message: &Message,
    shapes: &[Shape<Meaning>],
) -> Option<Meaning> {
    shapes.iter().find(|shape| message.holds(shape.pattern)).map(|shape| shape.means)
}

/// Finds a cause that has to do with no statement, by the first shape that is in a message.
pub(super) fn untied<Meaning: Copy>(
    case: &Case<'_>,
    shapes: &[Shape<Meaning>],
    cause: fn(Meaning) -> Cause,
) -> Vec<Finding> {
    first(case.message, shapes).map(|found| Finding::untied(cause(found))).into_iter().collect()
}

/// Finds the class of an error where nothing else of it is known.
pub(super) fn find_state(case: &Case<'_>) -> Option<Diagnosis> {
    let state = first(case.message, &STATES)?;
    Some(Diagnosis { cause: Cause::State(state), statements: Vec::new() })
}

const ERROR_CLASSES: Source =
    Source::november_2026("https://docs.databricks.com/gcp/error-messages");
const SEGMENT_WAREHOUSES: Source =
    Source::november_2026("https://github.com/segmentio/segment-docs");

/// What is known by its class alone.
pub const STATES: [Shape<State>; 15] = [
    seen("permission denied for relation", State::NotDatabricks, SEGMENT_WAREHOUSES),
    reported("permission denied for schema", State::NotDatabricks),
    reported("permission denied for table", State::NotDatabricks),
    reported("permission denied for database", State::NotDatabricks),
    seen("insufficient_permissions", State::Permission, ERROR_CLASSES),
    reported("sufficient privileges", State::Permission),
    reported("sqlstate: 42501", State::Permission),
    reported("unauthorized_access", State::Permission),
    seen("table_or_view_not_found", State::NotFound, ERROR_CLASSES),
    seen("schema_not_found", State::NotFound, ERROR_CLASSES),
    reported("no_such_catalog_exception", State::NotFound),
    reported("sqlstate: 42704", State::NotFound),
    reported("sqlstate: 42p01", State::NotFound),
    reported("sqlstate: 42601", State::Syntax),
    reported("sqlstate: 42602", State::Syntax),
];
