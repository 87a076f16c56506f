//! A plan's access in one sentence.

use crate::model::Identifier;
use crate::plan::{Extent, Plan, Slot};

use super::counted;
use super::sentence::{Piece, Sentence, sentence};

/// Says who can read and make what, as far as the plan names it.
///
/// Only names that are there and right count; a plan without any says so.
pub fn summary(plan: &Plan) -> Sentence {
    let principal = match &plan.principal {
        Slot::Filled(id) => Piece::Name(id.as_str().to_owned()),
        Slot::Open(opening) => Piece::Code(opening.placeholder.to_string().into()),
    };
    let segment = &plan.segment_catalog;
    let mut summary = sentence![
        principal,
        " can read ",
        readable(plan),
        " and create schemas in ",
        whole_name(&segment.name),
    ];
    if let Some(schema) = &segment.reverse_etl_schema {
        summary.add(", with all privileges on its schema ");
        summary.add(whole_name(schema));
    }
    summary.add(".");
    summary
}

fn readable(plan: &Plan) -> Sentence {
    let catalogs = plan.reads.iter().filter(|read| read.catalog.filled().is_some()).count();
    if catalogs == 0 {
        return "no catalog yet".into();
    }
    let mut readable = sentence![counted(catalogs, "catalog", "catalogs")];
    let (mut limited, mut schemas) = (0, 0);
    for (read, only) in plan.restricted_catalogs() {
        if read.catalog.filled().is_some() {
            limited += 1;
            schemas += only.iter().filter(|schema| schema.filled().is_some()).count();
        }
    }
    if 0 < limited {
        let schemas = counted(schemas, "schema", "schemas");
        readable.add(sentence![" (", limited, " limited to ", schemas, ")"]);
    }
    readable
}

/// Names every catalog that can be read, and the schemas where it is not all of them.
pub fn readable_names(plan: &Plan) -> Sentence {
    let mut named = Sentence::default();
    for read in plan.reads.iter().filter(|read| read.catalog.filled().is_some()) {
        if !named.is_empty() {
            named.add(" · ");
        }
        named.add(whole_name(&read.catalog));
        match &read.extent {
            Extent::Whole => named.add(" (all schemas)"),
            Extent::Only(schemas) => {
                named.add(" (only ");
                for (index, schema) in schemas.iter().enumerate() {
                    if 0 < index {
                        named.add(", ");
                    }
                    named.add(whole_name(schema));
                }
                named.add(")");
            }
        }
    }
    named
}

/// A name that is shown whole, since it is to be compared, or its placeholder.
fn whole_name(slot: &Slot<Identifier>) -> Piece {
    match slot {
        Slot::Filled(name) => Piece::Name(name.as_str().to_owned()),
        Slot::Open(opening) => Piece::Code(opening.placeholder.to_string().into()),
    }
}
