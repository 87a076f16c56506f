//! What the audit's examples share: a plan, the rows of all that it needs, and a look at one row.

use data_graph_setup::answer::audited::Audited;
use data_graph_setup::plan::{Draft, resolve};
use data_graph_setup::words::audit::securable as listed;

use super::{CLIENT_ID, only, smallest};

/// An audit of a text in which `ID` stands for the client ID.
pub fn audit(draft: &Draft, text: &str) -> Audited {
    Audited::new(&resolve(draft).plan, &text.replace("ID", CLIENT_ID))
}

/// Profiles Sync whole, one schema of sales, Segment's own catalog with what Reverse ETL left in it.
pub fn plan() -> Draft {
    Draft {
        segment_catalog: "segment".to_owned(),
        reverse_etl_schema: "__segment_reverse_etl".to_owned(),
        catalogs: vec![only("sales", &["orders"])],
        ..smallest()
    }
}

/// All that the plan needs, a line each, in the order of its SQL.
pub const NEEDED: [&str; 10] = [
    "ID,USE CATALOG,CATALOG,segment",
    "ID,CREATE SCHEMA,CATALOG,segment",
    "ID,SELECT,CATALOG,segment",
    "ID,USE CATALOG,CATALOG,profiles",
    "ID,SELECT,CATALOG,profiles",
    "ID,USE SCHEMA,CATALOG,profiles",
    "ID,USE CATALOG,CATALOG,sales",
    "ID,USE SCHEMA,SCHEMA,sales.orders",
    "ID,SELECT,SCHEMA,sales.orders",
    "ID,ALL PRIVILEGES,SCHEMA,segment.__segment_reverse_etl",
];

/// The lines that the plan needs, without some and with more.
pub fn all_but(gone: &[&str], more: &[&str]) -> String {
    let kept = NEEDED.iter().filter(|line| !gone.contains(line));
    kept.chain(more).map(|line| format!("{line}\n")).collect()
}

/// The row about a privilege on a securable: status, where it comes from, why.
#[track_caller]
pub fn row(
    audited: &Audited,
    privilege: &str,
    securable: &str,
) -> (&'static str, Option<String>, String) {
    let found: Vec<_> = audited
        .rows
        .iter()
        .filter(|row| row.privilege == privilege && listed(&row.securable) == securable)
        .collect();
    let [row] = found.as_slice() else { unreachable!("{privilege} on {securable}: {found:?}") };
    (row.status.as_str(), row.from.as_ref().map(listed), row.why.to_text())
}
