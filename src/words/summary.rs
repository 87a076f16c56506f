//! A plan's access in a sentence or two.

use crate::model::Identifier;
use crate::plan::{Extent, Plan, Slot};

use super::counted;
use super::sentence::{Access, Piece, Sentence, of_access, sentence};

/// Says what can be read and created, and by whom, as far as the plan names it.
///
/// Only names that are there and right count; a plan without any says so.
pub fn summary(plan: &Plan) -> Sentence {
    let segment = &plan.segment_catalog;
    let catalogs = plan.reads.iter().filter(|read| read.catalog.filled().is_some()).count();
    let mut summary = if catalogs == 0 {
        "After this SQL: Segment can read nothing yet. It can ".into()
    } else {
        let read = format!("read {}", counted(catalogs, "catalog", "catalogs"));
        sentence![
            "After this SQL, ",
            plan.principal.filled().map_or_else(
                || "Segment".into(),
                |id| Sentence::from(Piece::Name(id.as_str().to_owned())),
            ),
            " can ",
            of_access(read, Access::Read),
            in_part(plan, catalogs),
            " and ",
        ]
    };
    summary.add(sentence![
        of_access("create schemas", Access::Write),
        " in ",
        whole_name(&segment.name),
        ".",
    ]);
    if let Some(schema) = &segment.reverse_etl_schema {
        summary.add(sentence![" It gets all privileges on its schema ", whole_name(schema), ".",]);
    }
    summary
}

/// How many of these catalogs can be read whole, and how many only in part; absent where it is all of them.
fn in_part(plan: &Plan, catalogs: usize) -> Option<String> {
    let (mut limited, mut schemas) = (0, 0);
    for (read, only) in plan.restricted_catalogs() {
        if read.catalog.filled().is_some() {
            limited += 1;
            schemas += only.iter().filter(|schema| schema.filled().is_some()).count();
        }
    }
    let parts = match catalogs - limited {
        _ if limited == 0 => return None,
        0 => " in part".to_owned(),
        whole => format!(": {whole} whole, {limited} in part"),
    };
    Some(format!("{parts} ({}),", counted(schemas, "schema", "schemas")))
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
pub fn whole_name(slot: &Slot<Identifier>) -> Piece {
    match slot {
        Slot::Filled(name) => Piece::Name(name.as_str().to_owned()),
        Slot::Open(opening) => Piece::Code(opening.placeholder.to_string().into()),
    }
}
