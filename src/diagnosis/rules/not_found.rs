//! Catalogs, schemas and tables that are not there, or not for this workspace.
//!
//! `[SCHEMA_NOT_FOUND] The schema … cannot be found`, `Catalog '…' was not found`, `Schema '…' does not exist`:
//! <https://docs.databricks.com/gcp/error-messages> and <https://databricks.github.io/sdk-js>; that a catalog is not
//! accessible in a workspace is known from public logs (November 2026).

use crate::diagnosis::cause::{Cause, Elsewhere, ErrorClass, InPlan, Named, NotFound};
use crate::diagnosis::mention::{self, KINDS, Mention, of_parts};
use crate::export::StatementPlace;
use crate::model::Object;
use crate::model::SecurableType;
use crate::plan::{Placeholder, Slot};

use super::{Case, Finding, reverse_etl};

const UNBOUND: [&str; 1] = [" is not accessible in current workspace"];
const NOT_FOUND: [&str; 5] =
    [" was not found", " not found", " cannot be found", " could not be found", " does not exist"];

/// Finds a catalog that is not bound to the workspace.
pub(super) fn find_unbound(case: &Case<'_>) -> Vec<Finding> {
    let found = mentions(case, &UNBOUND).into_iter().map(|mention| {
        let Mention::Named(Named { names, .. }) = mention else {
            return Finding::untied(Cause::Unbound { catalog: None });
        };
        let known = names.first().and_then(|name| case.index.catalog(name));
        let catalog = known.or(names.first()).cloned();
        Finding::new(Cause::Unbound { catalog }, Vec::new(), known.is_some())
    });
    found.collect()
}

/// Finds something that is not there.
pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    let found = mentions(case, &NOT_FOUND).into_iter().filter_map(|mention| match mention {
        Mention::Named(named) if is_struck_out(case, &named) => {
            Some(Finding::untied(Cause::ErrorClass(ErrorClass::NotFound)))
        }
        Mention::Named(named) => Some(of_named(case, named)),
        // It is there, but not for Unity Catalog.
        Mention::DatabricksOwn if is_hive(case) => {
            Some(Finding::untied(Cause::LacksElsewhere(Elsewhere::Hive { catalog: None })))
        }
        Mention::DatabricksOwn => {
            Some(Finding::untied(Cause::LacksElsewhere(Elsewhere::DatabricksOwn)))
        }
        Mention::Hidden => Some(Finding::untied(Cause::ErrorClass(ErrorClass::NotFound))),
        Mention::Placeholder(_) | Mention::Nothing => None,
    });
    found.collect()
}

/// Finds a placeholder where the name of something that is not there belongs.
pub(super) fn find_placeholder(case: &Case<'_>) -> Vec<Finding> {
    let found = mentions(case, &NOT_FOUND).into_iter().filter_map(|mention| match mention {
        Mention::Placeholder(placeholder) => Some(of_placeholder(case, placeholder)),
        Mention::Named(_) | Mention::Hidden | Mention::DatabricksOwn | Mention::Nothing => None,
    });
    found.collect()
}

/// Says whether a part of a name was struck out, and the plan has none of that name.
pub(super) fn is_struck_out(case: &Case<'_>, named: &Named) -> bool {
    named.names.iter().any(mention::is_struck_out)
        && named.names.first().is_none_or(|name| case.index.catalog(name).is_none())
}

/// A placeholder that was run as it stands.
pub(super) fn of_placeholder(case: &Case<'_>, found: Option<Placeholder>) -> Finding {
    Finding::about(Cause::Placeholder(found), case.index.open(found))
}

/// Says whether the old catalog is meant, by either of its names.
pub(super) fn is_hive(case: &Case<'_>) -> bool {
    ["hive_metastore", "spark_catalog"].iter().any(|name| case.message.holds(name))
}

/// Everything that is named with its kind before one of these phrases, in the message's order.
fn mentions(case: &Case<'_>, phrases: &[&str]) -> Vec<Mention> {
    if !phrases.iter().any(|phrase| case.message.holds(phrase)) {
        return Vec::new();
    }
    case.message.read_after(&KINDS.map(|(word, _)| word), |number, at| {
        let (_, kind) = KINDS.get(number)?;
        let (behind, parts) = at.name()?;
        phrases.iter().find_map(|phrase| behind.over(phrase))?;
        Some(of_parts(&parts, *kind))
    })
}

fn of_named(case: &Case<'_>, named: Named) -> Finding {
    let object = named.object().map(|object| case.index.spelled(object));
    let (in_plan, statements) = standing_of(case, &named, object.as_ref());
    let is_tied = !matches!(in_plan, InPlan::Nowhere | InPlan::NamedWithoutCatalog);
    let names = object.map(|object| object.names().cloned().collect());
    let named = Named { names: names.unwrap_or(named.names), ..named };
    Finding::new(Cause::NotFound(NotFound { named, in_plan }), statements, is_tied)
}

fn standing_of(
    case: &Case<'_>,
    named: &Named,
    object: Option<&Object>,
) -> (InPlan, Vec<StatementPlace>) {
    let index = case.index;
    let is_planned = object.is_some_and(|object| index.knows(object));
    if let (SecurableType::Schema, false, Some(last)) = (named.kind, is_planned, named.names.last())
        && let Some(catalog) = index.catalog(last)
    {
        let check = index.check_of(catalog).into_iter().collect();
        return (InPlan::AsCatalog, check);
    }
    let Some(object) = object else { return (InPlan::NamedWithoutCatalog, Vec::new()) };
    let segment = case.plan.segment_catalog.name.filled();
    if named.kind == SecurableType::Catalog
        && segment.is_some_and(|segment| segment.is_same_as(object.catalog()))
    {
        return match index.create_catalog() {
            Some(create) => (InPlan::Created, vec![create]),
            None => (InPlan::SaidToExist, Vec::new()),
        };
    }
    let granted = index.on(object);
    if !granted.is_empty() {
        let is_reverse_etl = reverse_etl::is_schema_of(object)
            && granted.iter().all(|place| Some(*place) == index.reverse_etl());
        let in_plan = if is_reverse_etl { InPlan::ReverseEtl } else { InPlan::Granted };
        return (in_plan, granted);
    }
    if is_tested(case, object) {
        return (InPlan::Tested, index.sample().into_iter().collect());
    }
    if is_planned || index.knows_catalog_of(object) {
        return (InPlan::OnlyItsCatalog, Vec::new());
    }
    (InPlan::Nowhere, Vec::new())
}

fn is_tested(case: &Case<'_>, object: &Object) -> bool {
    let Some(test) = &case.plan.test_table else { return false };
    let tested = [&test.catalog, &test.schema, &test.table].map(Slot::filled);
    let names: Vec<_> = object.names().collect();
    names.iter().zip(tested).all(|(name, tested)| tested.is_some_and(|it| it.is_same_as(name)))
}
