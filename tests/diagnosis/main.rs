//! What error messages mean for a plan, and which statements are pointed at.

#[path = "../support/mod.rs"]
mod support;

mod access;
mod cases;
mod connection;
mod names;
mod reading;
mod setup;

use data_graph_setup::model::Wording;
use data_graph_setup::plan::Draft;

use crate::support::errors::{explained, places};

/// A place as the module names it.
type At = (&'static str, usize);

/// A message, what is said of it, and where it points in the guide's wording and in Unity Catalog's.
struct Row {
    text: &'static str,
    says: &'static str,
    guide: &'static [At],
    unity_catalog: &'static [At],
}

/// A message that points at the same places in both wordings.
const fn row(text: &'static str, says: &'static str, at: &'static [At]) -> Row {
    Row { text, says, guide: at, unity_catalog: at }
}

#[track_caller]
fn assert_rows(draft: &Draft, rows: &[Row]) {
    for row in rows {
        for (wording, at) in
            [(Wording::Guide, row.guide), (Wording::UnityCatalog, row.unity_catalog)]
        {
            let explained = explained(&Draft { wording, ..draft.clone() }, row.text);
            assert!(explained.is_known, "{}", row.text);
            assert_eq!(places(&explained), at, "{} in {wording:?}", row.text);
            if wording == Wording::Guide || at == row.guide {
                let says = row.says.replace("WHO", WHO);
                assert_eq!(explained.cause.to_text(), says, "{}", row.text);
            }
        }
    }
}

/// Said of every missing privilege that may be the service principal's.
const WHO: &str = "Its owner, someone with MANAGE on it or a metastore admin can grant; SHOW GRANTS lists it then. True if \
                   Segment showed this error. If you saw it in your own session, your own account lacks the right: \
                   Databricks says “User” for both.";
