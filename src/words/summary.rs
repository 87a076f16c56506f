//! A plan's access in a sentence or two.

use crate::model::Identifier;
use crate::plan::{Extent, Plan, Read, Slot};

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

/// How many catalogs can be read, and how much of them.
pub fn reach(plan: &Plan) -> String {
    let (mut catalogs, mut whole, mut schemas) = (0, 0, 0);
    for read in plan.reads.iter().filter(|read| names_something(read)) {
        catalogs += 1;
        match &read.extent {
            Extent::Whole => whole += 1,
            Extent::Only(only) => schemas += only.len(),
        }
    }
    let schemas = counted(schemas, "schema", "schemas");
    let (catalogs, rest) = (counted(catalogs, "catalog", "catalogs"), catalogs - whole);
    match (whole, rest) {
        (_, 0) => format!("{catalogs}, all whole"),
        (0, _) => format!("{catalogs}, none whole, but {schemas}"),
        _ => format!("{catalogs}, {whole} of them whole, and {schemas} of the others"),
    }
}

/// What can be read: catalogs that are read whole, and the schemas of the others; none where no schema is named yet.
pub fn readable(plan: &Plan) -> Vec<(&Read, Option<&Slot<Identifier>>)> {
    let mut readable = Vec::new();
    for read in plan.reads.iter().filter(|read| names_something(read)) {
        match &read.extent {
            Extent::Only(schemas) if !schemas.is_empty() => {
                schemas.iter().for_each(|schema| readable.push((read, Some(schema))));
            }
            _ => readable.push((read, None)),
        }
    }
    readable
}

/// Says whether a row names its catalog, or schemas of one that has no name yet.
fn names_something(read: &Read) -> bool {
    let names_schema = |only: &[Slot<Identifier>]| only.iter().any(|it| it.filled().is_some());
    let is_limited = matches!(&read.extent, Extent::Only(only) if names_schema(only));
    read.catalog.filled().is_some() || is_limited
}

/// Names what can be read.
pub fn readable_names(readable: &[(&Read, Option<&Slot<Identifier>>)]) -> Sentence {
    let mut named = Sentence::default();
    let mut of = None;
    for (read, schema) in readable {
        let is_next = of.replace(read.row) == Some(read.row);
        if is_next {
            named.add(", ");
        } else {
            if !named.is_empty() {
                named.add(" · ");
            }
            named.add(whole_name(&read.catalog));
            named.add(match (schema, &read.extent) {
                (Some(_), _) => ": only ",
                (None, Extent::Whole) => " (all schemas)",
                (None, Extent::Only(_)) => " (no schema yet)",
            });
        }
        if let Some(schema) = schema {
            named.add(whole_name(schema));
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
