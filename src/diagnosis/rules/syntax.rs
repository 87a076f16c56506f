//! SQL that Databricks could not read.

use crate::diagnosis::cause::{Cause, Diagnosis, Syntax};
use crate::diagnosis::message::Message;
use crate::model::Source;

use super::pattern::{Pattern, first, reported, seen, untied};
use super::{Case, Finding, not_found};

pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    if PLACEHOLDERS.iter().any(|pattern| case.message.holds(pattern)) {
        return vec![not_found::of_placeholder(case, None)];
    }
    let is_unread = first(case.message, &PATTERNS)
        .is_some_and(|found| !matches!(found, Syntax::NotUnityCatalog | Syntax::NoCatalogNamed));
    if is_unread && shows_other_sql(case.message) {
        return vec![Finding::untied(Cause::Syntax(Syntax::NotOurs))];
    }
    untied(case, &PATTERNS, Cause::Syntax)
}

/// Finds a query that fails at something that no statement of a plan has.
pub(super) fn find_query(case: &Case<'_>) -> Option<Diagnosis> {
    let is_query = !case.message.holds("[invalid_parameter_value")
        && QUERY_CLASSES.iter().any(|class| case.message.holds(class));
    is_query.then(|| Diagnosis { cause: Cause::Syntax(Syntax::Query), statements: Vec::new() })
}

/// Says whether the SQL that failed is shown, and begins as none of a plan's statements does.
///
/// Spark shows it under `== SQL ==`: <https://spark.apache.org/docs/latest/sql-error-conditions.html> (November 2026).
fn shows_other_sql(message: &Message) -> bool {
    const OURS: [&str; 8] = [
        "create catalog",
        "grant ",
        "revoke ",
        "use ",
        "show schemas",
        "show tables",
        "show grants",
        "select * from ",
    ];
    message.after("== sql ==").take(1).any(|at| {
        let sql = at.line_of(OURS_LENGTH).trim_start().to_ascii_lowercase();
        !sql.is_empty() && !sql.starts_with("--") && !OURS.iter().any(|ours| sql.starts_with(ours))
    })
}

const OURS_LENGTH: usize = 80;

/// What the classes of errors begin with that come of a query's own columns, types, values and commands.
/// <https://docs.databricks.com/error-messages/error-classes.html> (November 2026).
const QUERY_CLASSES: [&str; 29] = [
    "[unresolved_",
    "[ambiguous_",
    "[datatype_mismatch",
    "[divide_by_zero",
    "[arithmetic_overflow",
    "[numeric_value_out_of_range",
    "[cast_",
    "[cannot_parse_",
    "[cannot_up_cast",
    "[column_",
    "[delta_",
    "[missing_aggregation",
    "[missing_group_by",
    "[group_by_",
    "[incompatible_",
    "[insert_column_",
    "[invalid_",
    "[num_columns_mismatch",
    "[path_not_found",
    "[table_or_view_already_exists",
    "[uc_command_not_supported",
    "[unsupported_",
    "[wrong_num_args",
    "[window_function_",
    "[not_null_constraint",
    "[scalar_subquery_",
    "given input columns",
    "cannot resolve '",
    "unresolved column",
];

/// What Databricks says of a placeholder that is still in SQL: the signs that ours and other guides' begin with.
const PLACEHOLDERS: [&str; 3] =
    ["syntax error at or near '$'", "syntax error at or near '{'", "syntax error at or near '<'"];

const GO_DRIVER: Source = Source::november_2026("https://github.com/databricks/databricks-sql-go");
const SPARK_CLASSES: Source = Source::november_2026("https://github.com/apache/spark");
const CDC_207: Source =
    Source::november_2026("https://github.com/CDCgov/data-exchange-hl7/issues/207");

const TERRAFORM_1216: Source = Source::november_2026(
    "https://github.com/databricks/terraform-provider-databricks/issues/1216",
);

/// What Databricks says of SQL that it cannot read.
pub const PATTERNS: [Pattern<Syntax>; 20] = [
    seen("[invalid_identifier]", Syntax::Unquoted, GO_DRIVER),
    reported("the unquoted identifier * is invalid", Syntax::Unquoted),
    seen("[parse_empty_statement]", Syntax::Empty, SPARK_CLASSES),
    seen("[unbound_sql_parameter]", Syntax::Parameter, SPARK_CLASSES),
    seen("extra input ';'", Syntax::SeveralStatements, GO_DRIVER),
    seen("extra input 'grant'", Syntax::SeveralStatements, GO_DRIVER),
    reported("extra input 'use'", Syntax::SeveralStatements),
    reported("extra input 'select'", Syntax::SeveralStatements),
    reported("extra input 'show'", Syntax::SeveralStatements),
    reported("near ';'", Syntax::SeveralStatements),
    seen("parse_syntax_error", Syntax::Other, GO_DRIVER),
    seen("syntax error at or near", Syntax::Other, GO_DRIVER),
    seen("operation not allowed: grant", Syntax::NotUnityCatalog, CDC_207),
    reported("operation not allowed: revoke", Syntax::NotUnityCatalog),
    seen("table access control is not enabled", Syntax::NotUnityCatalog, CDC_207),
    reported("unity catalog is not enabled on", Syntax::NotUnityCatalog),
    seen("for unity catalog, please specify", Syntax::NoCatalogNamed, TERRAFORM_1216),
    reported("mismatched input", Syntax::Other),
    reported("no viable alternative at input", Syntax::Other),
    reported("parseexception", Syntax::Other),
];
