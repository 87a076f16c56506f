//! What should be known about a plan.

use crate::plan::{Note, NoteKind};

use super::sentence::{Piece, Sentence, code, name, sentence};

/// A note as whole sentences.
pub fn note(note: &Note) -> Sentence {
    match &note.kind {
        NoteKind::RepeatedCatalog { first, again } => sentence![
            name(first),
            " and ",
            name(again),
            " are one catalog to Databricks. It is granted once, in its first place, with the schemas of both."
        ],
        NoteKind::RepeatedSchema { first, again } => sentence![
            name(first),
            " and ",
            name(again),
            " are one schema to Databricks. It is granted once."
        ],
        NoteKind::OddCharacter { name: holder, found } => sentence![
            name(holder),
            " holds ",
            Piece::Name(found.to_string()),
            ". Names may, but if you meant several names, give each a row of its own."
        ],
        NoteKind::ReverseEtlInNewCatalog => "Reverse ETL can only have run in a catalog that exists already. If it did, \
             choose “It already exists” for the Segment catalog; if the catalog is really new, there is no such schema."
            .into(),
        NoteKind::ReadsSegmentCatalog { catalog, keeps_earlier_grants } => sentence![
            name(catalog),
            " is also the catalog that Segment writes in: Segment would be able to make schemas beside your \
             data. A catalog of its own for Segment keeps the two apart.",
            if *keeps_earlier_grants {
                " Earlier grants on it are not taken back, since that would also take what Step 2 grants."
            } else {
                ""
            },
        ],
        NoteKind::TakesBackGrants => "The SQL takes SELECT and USE SCHEMA back from the catalogs that are limited to some \
             schemas. ALL PRIVILEGES, ownership and what comes through groups stay, and another Segment product that \
             uses the same service principal loses this access too."
            .into(),
        NoteKind::NothingToTakeBack => "No catalog is limited to some schemas, so there is nothing to take back and the \
             SQL holds no REVOKE."
            .into(),
        NoteKind::TestTableOutsideAccess => "This table is in none of the catalogs and schemas that Segment may read, so \
             the test would fail for the service principal. Choose a table from one of them."
            .into(),
        NoteKind::UnknownHost => "This host has none of the forms that Databricks gives its workspaces. Segment sends the \
             client ID and the secret to it: make sure that it is yours."
            .into(),
        NoteKind::UnknownWarehouse => sentence![
            "This path has none of the forms that Databricks gives its SQL warehouses, such as ",
            code("/sql/1.0/warehouses/0123456789abcdef"),
            ". Compare it with the warehouse's Connection details."
        ],
        NoteKind::PortsDiffer { on_host, in_field } => {
            let in_field = in_field.number().to_string();
            sentence![
                "The host was written with port ",
                on_host.number().to_string(),
                ", but the port says ",
                in_field.clone(),
                ". The settings use ",
                in_field,
                "."
            ]
        }
    }
}
