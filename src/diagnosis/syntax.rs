//! SQL that Databricks could not read.

use crate::model::Source;

use super::shape::{Shape, reported, seen, untied};
use super::{Case, Cause, Finding, lost};

/// Why SQL could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// A name with a hyphen or the like stands without back quotes.
    Unquoted,
    /// Several statements were sent at once.
    SeveralStatements,
    /// Nothing but comments was sent.
    Empty,
    /// It holds a parameter without a value.
    Parameter,
    /// It ran on compute without Unity Catalog.
    NotUnityCatalog,
    /// It is not SQL as Databricks knows it.
    Other,
}

pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    if PLACEHOLDERS.iter().any(|pattern| case.message.holds(pattern)) {
        return vec![lost::of_placeholder(case, None)];
    }
    untied(case, &SHAPES, Cause::Syntax)
}

/// What Databricks says of a placeholder that is still in SQL: the signs that ours and other guides' begin with.
const PLACEHOLDERS: [&str; 3] =
    ["syntax error at or near '$'", "syntax error at or near '{'", "syntax error at or near '<'"];

const GO_DRIVER: Source = Source::november_2026("https://github.com/databricks/databricks-sql-go");
const SPARK_CLASSES: Source = Source::november_2026("https://github.com/apache/spark");
const CDC_207: Source =
    Source::november_2026("https://github.com/CDCgov/data-exchange-hl7/issues/207");

/// What Databricks says of SQL that it cannot read.
pub const SHAPES: [Shape<Syntax>; 9] = [
    seen("[invalid_identifier]", Syntax::Unquoted, GO_DRIVER),
    reported("the unquoted identifier * is invalid", Syntax::Unquoted),
    seen("[parse_empty_statement]", Syntax::Empty, SPARK_CLASSES),
    seen("[unbound_sql_parameter]", Syntax::Parameter, SPARK_CLASSES),
    seen("extra input '", Syntax::SeveralStatements, GO_DRIVER),
    seen("parse_syntax_error", Syntax::Other, GO_DRIVER),
    seen("syntax error at or near", Syntax::Other, GO_DRIVER),
    seen("operation not allowed: grant", Syntax::NotUnityCatalog, CDC_207),
    seen("table access control is not enabled", Syntax::NotUnityCatalog, CDC_207),
];
