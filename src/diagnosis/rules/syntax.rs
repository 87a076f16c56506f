//! SQL that Databricks could not read.

use crate::diagnosis::cause::{Cause, Syntax};
use crate::model::Source;

use super::pattern::{Pattern, reported, seen, untied};
use super::{Case, Finding, not_found};

pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    if PLACEHOLDERS.iter().any(|pattern| case.message.holds(pattern)) {
        return vec![not_found::of_placeholder(case, None)];
    }
    untied(case, &PATTERNS, Cause::Syntax)
}

/// What Databricks says of a placeholder that is still in SQL: the signs that ours and other guides' begin with.
const PLACEHOLDERS: [&str; 3] =
    ["syntax error at or near '$'", "syntax error at or near '{'", "syntax error at or near '<'"];

const GO_DRIVER: Source = Source::november_2026("https://github.com/databricks/databricks-sql-go");
const SPARK_CLASSES: Source = Source::november_2026("https://github.com/apache/spark");
const CDC_207: Source =
    Source::november_2026("https://github.com/CDCgov/data-exchange-hl7/issues/207");

/// What Databricks says of SQL that it cannot read.
pub const PATTERNS: [Pattern<Syntax>; 9] = [
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
