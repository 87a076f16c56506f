//! A tool that lists nothing although all is green.
//!
//! `SHOW SCHEMAS` and `SHOW TABLES` list only what the caller may see, without any error:
//! <https://github.com/open-metadata/OpenMetadata/issues/33505>,
//! <https://github.com/databrickslabs/ontobricks/issues/91> (November 2026). People put it in words of their own.

use crate::diagnosis::cause::{Cause, Diagnosis};

use super::Case;

/// Finds an empty list in prose.
pub(super) fn find(case: &Case<'_>) -> Option<Diagnosis> {
    let holds = |words: &[&str]| words.iter().any(|word| case.message.holds(word));
    let is_nothing = || {
        NONE.iter().any(|none| {
            let mut behind = case.message.after(none);
            behind.any(|at| WHAT.iter().any(|what| at.over(what).is_some()))
        })
    };
    let is_said = holds(&PROSE) || (is_nothing() && holds(&LISTING));
    let is_error = holds(&["sqlstate", "error_code", "exception"]);
    (is_said && !is_error)
        .then(|| Diagnosis { cause: Cause::NothingListed, statements: Vec::new() })
}

const NONE: [&str; 7] = ["no ", "any ", " 0 ", "zero ", "empty ", "not the ", "none of the "];
const WHAT: [&str; 6] = ["table", "schema", "catalog", "database", "asset", "object"];
/// Words of somebody who expected a list.
const LISTING: [&str; 10] =
    ["list", "show", "see ", "sync", "browse", "found", " says", "discover", "appear", "ingest"];
const PROSE: [&str; 10] = [
    "n't have any table",
    "has no tables",
    "contains no tables",
    "dropdown is empty",
    "only see information_schema",
    "list is empty",
    "lists nothing",
    "shows nothing",
    "nothing shows up",
    "nothing is synced",
];
