//! Names that are not there, not for here, or not names at all.

use crate::diagnosis::{InPlan, Misplaced, Mistake, NotFound, UnknownPrincipal};
use crate::export::StatementPlace;
use crate::model::{ApplicationIdError, Identifier, Privilege, SecurableType};
use crate::plan::{Placeholder, Plan};

use super::{capitalized, full_name, joined, noun, places, shown};

/// A catalog that the workspace may not use.
pub fn unbound(catalog: Option<&Identifier>) -> String {
    let catalog = catalog.map_or_else(
        || "This catalog".to_owned(),
        |name| format!("Catalog {}", shown(name.as_str())),
    );
    format!(
        "{catalog} is there, but not bound to this workspace. No grant mends that: have its owner bind the workspace to it \
         in Catalog Explorer, under Workspaces, or use a workspace that it is bound to."
    )
}

/// A principal that was not found.
pub fn principal(found: UnknownPrincipal, plan: &Plan) -> String {
    let own = plan.principal.filled().map(|id| format!("`{}`", id.as_str()));
    let use_own = own.as_ref().map_or_else(
        || {
            "Enter the client ID here, the service principal's Application ID, and run the plan's statements.".to_owned()
        },
        |id| {
            format!("Grants take the Application ID, which in this plan is {id}: run the plan's own statements.")
        },
    );
    match found {
        UnknownPrincipal::PlansOwn => format!(
            "Databricks knows no service principal with this plan's client ID {}. Compare it with the Application ID in \
             Databricks. If it is right, the service principal is in another account, or not in this workspace yet: add \
             it under Settings, Identity and access, wait a minute, and run the statement again.",
            own.unwrap_or_default()
        ),
        UnknownPrincipal::OtherId => match own {
            Some(id) => format!(
                "Databricks knows no principal with the UUID that was granted to, and it is not this plan's client ID {id}. It \
                 may be an account ID, or the ID of another service principal: run the plan's own statements."
            ),
            None => "Databricks knows no principal with the UUID that was granted to. It may be an account ID, or the ID of \
                     a service principal in another account: enter the service principal's Application ID here as the \
                     client ID."
                .to_owned(),
        },
        UnknownPrincipal::WorkspaceGroup => format!(
            "Databricks found no such group: groups of one workspace, such as `users` and `admins`, cannot be granted to. {use_own}"
        ),
        UnknownPrincipal::NoId(error) => format!("{} {use_own}", no_id(error)),
        UnknownPrincipal::Nothing => format!(
            "Databricks does not find the principal that was granted to. {use_own}"
        ),
    }
}

fn no_id(error: ApplicationIdError) -> &'static str {
    match error {
        ApplicationIdError::Number => {
            "Databricks does not find the principal: the statement names a number, which is the internal ID of a service \
             principal."
        }
        ApplicationIdError::Email => {
            "Databricks does not find the principal: the statement names an e-mail address that no user of this account has."
        }
        ApplicationIdError::WarehouseId => {
            "Databricks does not find the principal: the statement names what looks like the ID of a SQL warehouse."
        }
        ApplicationIdError::Secret(_) => {
            "Databricks does not find the principal: the statement names a secret instead of an ID. Replace that secret, \
             since it stands in the query history now."
        }
        ApplicationIdError::Placeholder
        | ApplicationIdError::Wrapped
        | ApplicationIdError::Other => {
            "Databricks does not find the principal: the statement names it by something that is no ID, perhaps the display \
             name of a service principal or a group."
        }
    }
}

/// A privilege that does not exist where it was granted.
pub fn misplaced(misplaced: &Misplaced, statements: &[StatementPlace]) -> String {
    let on = misplaced.on.map_or("there", |on| match on {
        SecurableType::Catalog => "on catalogs",
        SecurableType::Schema => "on schemas",
        SecurableType::Table => "on tables",
    });
    let place = places(statements)
        .map(|place| format!(" This plan does it with {place}."))
        .unwrap_or_default();
    match misplaced.mistake {
        Mistake::OtherLevel(privilege) => format!(
            "{} cannot be granted {on}, only {}. Grant it there.{place}",
            privilege.as_listed(),
            levels(privilege)
        ),
        Mistake::CalledOtherwise(privilege) => format!(
            "Unity Catalog has no privilege of that name; what it stood for is called {}. Segment needs it only where this \
             plan grants it.{place}",
            privilege.as_listed()
        ),
        Mistake::OldMetastore(privilege) => format!(
            "{} can be granted {on} today, so this metastore is still at an older version of the privilege model, in which \
             nothing is inherited. Have a metastore admin upgrade it to privilege model 1.0, then run the statement again.",
            privilege.as_listed()
        ),
        Mistake::Known(privilege) => format!(
            "{} was granted where it does not exist: it can be granted {}. Compare the statement with those of this plan.",
            privilege.as_listed(),
            levels(privilege)
        ),
        Mistake::Unknown => format!(
            "The privilege that was to be granted does not exist {on}, or is misspelt. Compare the statement with those of \
             this plan."
        ),
    }
}

fn levels(privilege: Privilege) -> String {
    let levels: Vec<&str> = [
        (SecurableType::Catalog, "on catalogs"),
        (SecurableType::Schema, "on schemas"),
        (SecurableType::Table, "on tables"),
    ]
    .into_iter()
    .filter(|(kind, _)| privilege.fits(*kind))
    .map(|(_, words)| words)
    .collect();
    joined(&levels)
}

/// Something that is not there.
pub fn not_found(missing: &NotFound, statements: &[StatementPlace]) -> String {
    let kind = noun(missing.named.kind);
    let name = format!("{kind} {}", full_name(missing.named.names.iter()));
    let found = format!("Databricks finds no {name}.");
    let place = places(statements).unwrap_or_else(|| "the statement".to_owned());
    match missing.in_plan {
        InPlan::Created => format!(
            "{found} It is the catalog that Segment writes in, and this plan makes it with {place}: run that first. If it \
             has been run, the workspace belongs to another metastore: compare the hostname."
        ),
        InPlan::SaidToExist => format!(
            "{found} It is the catalog that Segment writes in, which this plan says exists. Check its spelling and the \
             workspace; if it is not there yet, choose that it is to be made, and run the new statement of Step 2."
        ),
        InPlan::ReverseEtl => format!(
            "{found} Reverse ETL does not seem to have run in that catalog, or its schema has the other number of \
             underscores. If it has not run, answer “Has Segment Reverse ETL ever run in this catalog?” with no, and \
             leave out {place}."
        ),
        InPlan::Granted => format!(
            "{found} This plan names it in {place}. Check its spelling in Catalog Explorer, and that this workspace belongs to \
             the metastore that holds it; then mend it here and run the new statements."
        ),
        InPlan::Tested => format!(
            "{found} Only the table to test with names it, in {place}. Check its spelling in Catalog Explorer, and mend it here."
        ),
        InPlan::AsCatalog => format!(
            "{} is a catalog of this plan, but was taken for a schema: the guide's `USE DATABASE` in Step 6 does that, \
             since Databricks calls schemas databases too. {}",
            missing.named.names.last().map(|name| shown(name.as_str())).unwrap_or_default(),
            if statements.is_empty() {
                "Use `USE CATALOG` instead, or names written in full.".to_owned()
            } else {
                format!("Run {place} instead.")
            }
        ),
        InPlan::OnlyItsCatalog => format!(
            "{found} Its catalog is in this plan, but no statement names the {kind} itself. Check its spelling in Catalog \
             Explorer; what cannot be reached for want of a grant may also be told as not found."
        ),
        InPlan::NamedWithoutCatalog => format!(
            "{found} The name stands without its catalog, so Databricks looked in the current one only. Write it in full, \
             as in `catalog.schema.table`, or run `USE CATALOG` first."
        ),
        InPlan::Nowhere => format!(
            "{found} This plan does not name it. Check its spelling, and that this workspace belongs to the metastore that \
             holds it; if Segment is to read it, add it here."
        ),
    }
}

/// A placeholder that was run.
pub fn placeholder(found: Option<Placeholder>, statements: &[StatementPlace]) -> String {
    let what = found.map_or_else(
        || "a placeholder".to_owned(),
        |placeholder| format!("the placeholder `{placeholder}`"),
    );
    let what = capitalized(&what);
    match places(statements) {
        Some(place) => format!(
            "{what} was run as it stands. It is still open in {place} of this plan: fill in what is missing here, and run \
             the new statements."
        ),
        None => format!(
            "{what} was run as it stands. Nothing is open in this plan any more where it stood: copy the statements anew, \
             and run those."
        ),
    }
}
