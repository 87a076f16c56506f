//! A principal that Databricks does not find.
//!
//! `Could not find principal with name …`:
//! <https://github.com/databricks/terraform-provider-databricks/issues/4680> (November 2026).

use crate::diagnosis::cause::{Cause, UnknownPrincipal};
use crate::diagnosis::mention::placeholder;
use crate::diagnosis::message::MOST_SENTENCES;
use crate::model::{ApplicationId, ApplicationIdError};

use super::{Case, Finding, not_found};

pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    let named = case.message.after("could not find principal with name").map(|at| {
        let finding = of_name(case, at.line());
        if in_tool(case) { or_group(finding) } else { finding }
    });
    let permissions = ["principal: serviceprincipalname(", "principal: username("]
        .into_iter()
        .flat_map(|words| case.message.after(words))
        .map(|at| of_permission(case, at.line().split(')').next().unwrap_or_default()));
    let groups = case.message.after("principal: groupname(");
    let groups = groups.map(|_| untied(UnknownPrincipal::WorkspaceGroup));
    let mut found: Vec<Finding> =
        named.chain(permissions).chain(groups).take(MOST_SENTENCES).collect();
    if found.is_empty() && case.message.holds("principal_does_not_exist") {
        found.push(untied(UnknownPrincipal::Nothing));
    }
    found
}

/// Says whether Terraform or a bundle made the grant, where a name stands in a resource and in no statement.
fn in_tool(case: &Case<'_>) -> bool {
    ["cannot create grant", "cannot update grant", "databricks_grant", "resources."]
        .iter()
        .any(|words| case.message.holds(words))
}

/// In a tool, a name may as well be a group's.
/// <https://github.com/databricks/terraform-provider-databricks/issues/2237> (November 2026).
fn or_group(finding: Finding) -> Finding {
    match finding.diagnosis.cause {
        Cause::Principal(UnknownPrincipal::NoId(ApplicationIdError::Other)) => {
            untied(UnknownPrincipal::NameInTool)
        }
        _ => finding,
    }
}

/// Permissions on warehouses and the like name service principals by application ID, and only those of the workspace.
/// <https://github.com/databricks/terraform-provider-databricks/issues/4604> (November 2026).
fn of_permission(case: &Case<'_>, name: &str) -> Finding {
    match ApplicationId::parse(name) {
        Err(ApplicationIdError::Other | ApplicationIdError::Email) => {
            untied(UnknownPrincipal::InPermissions)
        }
        Err(ApplicationIdError::Placeholder) if is_hidden(name) => {
            untied(UnknownPrincipal::InPermissions)
        }
        _ => of_name(case, name),
    }
}

/// Says whether a name was taken out of a message, rather than never put in.
fn is_hidden(name: &str) -> bool {
    placeholder(name).is_none() && !name.contains('$') && !name.contains("{{")
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
        Err(ApplicationIdError::Placeholder) if is_hidden(word) => {
            untied(UnknownPrincipal::Nothing)
        }
        Err(ApplicationIdError::Placeholder) => not_found::of_placeholder(case, placeholder(word)),
        Err(_) if word.is_empty() => untied(UnknownPrincipal::Nothing),
        Err(_) if matches!(word.to_ascii_lowercase().as_str(), "admins" | "users") => {
            untied(UnknownPrincipal::WorkspaceGroup)
        }
        Err(error) => untied(UnknownPrincipal::NoId(error)),
    }
}
