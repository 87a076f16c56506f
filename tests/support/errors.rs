//! What the tests of explained errors share: a plan, and what a message comes to for it.

use data_graph_setup::answer::explained::Explained;
use data_graph_setup::plan::{Draft, Plan, REVERSE_ETL_SCHEMA, StorageDraft, resolve};

use super::{only, smallest, whole};

/// A plan with something in every step but the last.
pub fn draft() -> Draft {
    Draft {
        segment_catalog: "Segment_DB".to_owned(),
        catalogs: vec![whole("Sales"), only("crm", &["Orders", "it's"])],
        test_table: "crm.Orders.lines".to_owned(),
        ..smallest()
    }
}

/// The same, where Reverse ETL has run.
pub fn with_reverse_etl() -> Draft {
    Draft {
        storage: StorageDraft::Exists,
        reverse_etl_schema: REVERSE_ETL_SCHEMA.to_owned(),
        ..draft()
    }
}

/// The checked plan of a draft.
pub fn plan(draft: &Draft) -> Plan {
    resolve(draft).plan
}

/// Where an explanation points, as the module names it.
pub fn places(explained: &Explained) -> Vec<(&'static str, usize)> {
    explained.statements.iter().map(|place| (place.step.key(), place.index)).collect()
}

/// An explanation of a message for a draft.
pub fn explained(draft: &Draft, text: &str) -> Explained {
    Explained::new(&plan(draft), text)
}

/// Segment's own words are not known, so the guide's stand for them.
pub const REVERSE_ETL_PROSE: &str = "Error: the user doesn't have sufficient privileges on an existing _segment_reverse_etl catalog.";
