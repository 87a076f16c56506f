//! A plan's access in one sentence.

use crate::model::Identifier;
use crate::plan::{Extent, Plan, Slot};

use super::counted;

/// Says who can read and make what, as far as the plan names it.
///
/// Only names that are there and right count; a plan without any says so.
pub fn summary(plan: &Plan) -> String {
    let principal = match &plan.principal {
        Slot::Filled(id) => id.as_str().to_owned(),
        Slot::Open(opening) => opening.placeholder.to_string(),
    };
    let segment = &plan.segment_catalog;
    let segment_catalog = name(&segment.name);
    let reverse_etl = segment.reverse_etl_schema.as_ref().map_or_else(String::new, |schema| {
        format!(", with all privileges on its schema `{}`", name(schema))
    });
    format!(
        "`{principal}` can read {} and create schemas in `{segment_catalog}`{reverse_etl}.",
        readable(plan)
    )
}

fn readable(plan: &Plan) -> String {
    let catalogs = plan.reads.iter().filter(|read| read.catalog.filled().is_some()).count();
    if catalogs == 0 {
        return "no catalog yet".to_owned();
    }
    let limited: Vec<usize> = plan
        .restricted_catalogs()
        .filter(|(read, _)| read.catalog.filled().is_some())
        .map(|(_, schemas)| schemas.iter().filter(|schema| schema.filled().is_some()).count())
        .collect();
    let total = counted(catalogs, "catalog", "catalogs");
    if limited.is_empty() {
        return total;
    }
    let schemas = counted(limited.iter().sum(), "schema", "schemas");
    format!("{total} ({} limited to {schemas})", limited.len())
}

/// Names every catalog that can be read, and the schemas where it is not all of them.
pub fn readable_names(plan: &Plan) -> String {
    let catalogs = plan.reads.iter().filter(|read| read.catalog.filled().is_some());
    let named = catalogs.map(|read| match &read.extent {
        Extent::Whole => format!("`{}` (all schemas)", name(&read.catalog)),
        Extent::Only(schemas) => {
            let schemas: Vec<String> =
                schemas.iter().map(|schema| format!("`{}`", name(schema))).collect();
            format!("`{}` (only {})", name(&read.catalog), schemas.join(", "))
        }
    });
    named.collect::<Vec<_>>().join(" · ")
}

fn name(slot: &Slot<Identifier>) -> String {
    match slot {
        Slot::Filled(name) => name.as_str().to_owned(),
        Slot::Open(opening) => opening.placeholder.to_string(),
    }
}
