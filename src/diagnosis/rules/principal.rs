//! A principal that Databricks does not find.
//!
//! `Could not find principal with name …`:
//! <https://github.com/databricks/terraform-provider-databricks/issues/4680> (November 2026).

use crate::diagnosis::cause::{Cause, UnknownPrincipal};
use crate::diagnosis::mention::placeholder;
use crate::diagnosis::sentence::MOST_SENTENCES;
use crate::model::{ApplicationId, ApplicationIdError};

use super::{Case, Finding, not_found};

pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    let named =
        case.message.after("could not find principal with name").map(|at| of_name(case, at.line()));
    let permissions = ["principal: serviceprincipalname(", "principal: username("]
        .into_iter()
        .flat_map(|words| case.message.after(words))
        .map(|at| of_name(case, at.line().split(')').next().unwrap_or_default()));
    let groups = case.message.after("principal: groupname(");
    let groups = groups.map(|_| untied(UnknownPrincipal::WorkspaceGroup));
    let mut found: Vec<Finding> =
        named.chain(permissions).chain(groups).take(MOST_SENTENCES).collect();
    if found.is_empty() && case.message.holds("principal_does_not_exist") {
        found.push(untied(UnknownPrincipal::Nothing));
    }
    found
}

fn untied(found: UnknownPrincipal) -> Finding {
    Finding::untied(Cause::Principal(found))
}

fn of_name(case: &Case<'_>, line: &str) -> Finding {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || "'\"`".contains(c));
    let is_behind = |c: char| c.is_whitespace() || "'\"`,;()[]".contains(c);
    let word = line.split(is_behind).next().unwrap_or_default().trim_end_matches('.');
    match ApplicationId::parse(word) {
        Ok(id) if case.plan.principal.filled() == Some(&id) => {
            Finding::new(Cause::Principal(UnknownPrincipal::PlansOwn), Vec::new(), true)
        }
        Ok(_) => untied(UnknownPrincipal::OtherId),
        Err(ApplicationIdError::Placeholder) => not_found::of_placeholder(case, placeholder(word)),
        Err(_) if word.is_empty() => untied(UnknownPrincipal::Nothing),
        Err(_) if matches!(word.to_ascii_lowercase().as_str(), "admins" | "users") => {
            untied(UnknownPrincipal::WorkspaceGroup)
        }
        Err(error) => untied(UnknownPrincipal::NoId(error)),
    }
}
