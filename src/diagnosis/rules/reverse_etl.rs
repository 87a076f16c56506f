//! The schema that Segment Reverse ETL created under another service principal.
//!
//! The Data Graph guide's last section speaks of "an error on the Segment app indicating that the user doesn't have
//! sufficient privileges on an existing `_segment_reverse_etl`", without its words:
//! <https://github.com/segmentio/segment-docs/blob/develop/src/unify/data-graph/setup-guides/databricks-setup.md>
//! (November 2026).

use crate::diagnosis::cause::{Cause, Diagnosis, ReverseEtl};
use crate::model::Object;
use crate::plan::{REVERSE_ETL_SCHEMA, REVERSE_ETL_SCHEMA_AS_PRINTED};

use super::{Case, Finding};

/// Says whether a securable is that schema, or a table in it.
pub(super) fn is_schema_of(object: &Object) -> bool {
    object.names().nth(1).is_some_and(|schema| {
        let schema = schema.folded();
        schema == REVERSE_ETL_SCHEMA || schema == REVERSE_ETL_SCHEMA_AS_PRINTED
    })
}

/// What the plan has to do with that schema in a catalog.
pub(super) fn finding(case: &Case<'_>, object: &Object) -> Finding {
    let catalog = object.catalog();
    let segment = &case.plan.segment_catalog;
    if segment.name.filled().is_none_or(|name| !name.is_same_as(catalog)) {
        let is_tied = case.index.knows_catalog_of(object);
        let catalog = case.index.catalog(catalog).unwrap_or(catalog).clone();
        return Finding::new(
            Cause::ReverseEtl(ReverseEtl::OtherCatalog(catalog)),
            Vec::new(),
            is_tied,
        );
    }
    let schema = object.names().nth(1).map(|name| name.folded().into_owned());
    let Diagnosis { cause, statements } = planned(case, schema.as_deref());
    Finding::new(cause, statements, true)
}

/// Finds that schema beside a word for permissions, in whatever sentence.
pub(super) fn find(case: &Case<'_>) -> Option<Diagnosis> {
    const WORDS: [&str; 7] = [
        "sufficient privilege",
        "missing privilege",
        "permission",
        "does not have",
        "doesn't have",
        "not authorized",
        "denied",
    ];
    let is_about_it = case.message.holds(REVERSE_ETL_SCHEMA_AS_PRINTED)
        && WORDS.iter().any(|word| case.message.holds(word));
    // In prose the number of underscores says little: Segment's own has both.
    is_about_it.then(|| planned(case, None))
}

fn planned(case: &Case<'_>, schema: Option<&str>) -> Diagnosis {
    let planned = &case.plan.segment_catalog.reverse_etl_schema;
    let planned_name = planned.as_ref().and_then(|slot| slot.filled());
    let reverse_etl = match (planned, planned_name, schema) {
        (None, ..) => ReverseEtl::NotPlanned,
        (Some(_), Some(planned), Some(schema)) if planned.folded() != schema => {
            let underscores = schema.chars().take_while(|c| *c == '_').count();
            ReverseEtl::OtherSpelling { underscores }
        }
        _ => ReverseEtl::Planned,
    };
    let statements = match reverse_etl {
        ReverseEtl::Planned => case.index.reverse_etl().into_iter().collect(),
        _ => Vec::new(),
    };
    Diagnosis { cause: Cause::ReverseEtl(reverse_etl), statements }
}
