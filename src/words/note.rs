//! What should be known about a plan.

use crate::plan::{Note, NoteKind};

use super::shown;

/// A note as whole sentences.
pub fn note(note: &Note) -> String {
    match &note.kind {
        NoteKind::RepeatedCatalog { first, again } => format!(
            "{} and {} are one catalog to Databricks. It is granted once, in its first place, with the schemas of both.",
            shown(first),
            shown(again)
        ),
        NoteKind::RepeatedSchema { first, again } => format!(
            "{} and {} are one schema to Databricks. It is granted once.",
            shown(first),
            shown(again)
        ),
        NoteKind::OddCharacter { name, found } => format!(
            "{} holds `{found}`. Names may, but if you meant several names, give each a row of its own.",
            shown(name)
        ),
        NoteKind::ReverseEtlInNewCatalog => "Reverse ETL can only have run in a catalog that exists already. If it did, \
             choose “It already exists” for the Segment catalog; if the catalog is really new, there is no such schema."
            .to_owned(),
        NoteKind::ReadsSegmentCatalog { catalog, keeps_earlier_grants } => {
            let catalog = shown(catalog);
            let kept = if *keeps_earlier_grants {
                " Earlier grants on it are not taken back, since that would also take what Step 2 grants."
            } else {
                ""
            };
            format!(
                "{catalog} is also the catalog that Segment writes in: Segment would be able to make schemas beside your \
                 data. A catalog of its own for Segment keeps the two apart.{kept}"
            )
        }
        NoteKind::TakesBackGrants => "The SQL takes SELECT and USE SCHEMA back from the catalogs that are limited to some \
             schemas. ALL PRIVILEGES, ownership and what comes through groups stay, and another Segment product that \
             uses the same service principal loses this access too."
            .to_owned(),
        NoteKind::NothingToTakeBack => "No catalog is limited to some schemas, so there is nothing to take back and the \
             SQL holds no REVOKE."
            .to_owned(),
        NoteKind::TestTableOutsideAccess => "This table is in none of the catalogs and schemas that Segment may read, so \
             the test would fail for the service principal. Choose a table from one of them."
            .to_owned(),
        NoteKind::UnknownHost => "This host has none of the forms that Databricks gives its workspaces. Segment sends the \
             client ID and the secret to it: make sure that it is yours."
            .to_owned(),
        NoteKind::UnknownWarehouse => "This path has none of the forms that Databricks gives its SQL warehouses, such as \
             `/sql/1.0/warehouses/0123456789abcdef`. Compare it with the warehouse's Connection details."
            .to_owned(),
        NoteKind::PortsDiffer { on_host, in_field } => format!(
            "The host was written with port {}, but the port says {}. The settings use {1}.",
            on_host.number(),
            in_field.number()
        ),
    }
}
