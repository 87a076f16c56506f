//! What should be known about a plan.

use crate::plan::{Note, NoteKind};

use super::sentence::{Piece, Sentence, code, name, sentence};

/// A note as whole sentences.
pub fn note(note: &Note) -> Sentence {
    match &note.kind {
        NoteKind::RepeatedCatalog { .. } => {
            "You already listed this catalog above. It is granted only once.".into()
        }
        NoteKind::RepeatedSchema { .. } => {
            "You already listed this schema above. It is granted only once.".into()
        }
        NoteKind::OddCharacter { name: holder, found } => sentence![
            name(holder),
            " has the character ",
            Piece::Name(found.to_string()),
            ". That is allowed. If you meant several names, give each its own row."
        ],
        NoteKind::ReverseEtlInNewCatalog => {
            "Reverse ETL cannot have run in a new catalog. Either the Segment catalog already exists, or the answer here \
             is No."
                .into()
        }
        NoteKind::ReadsSegmentCatalog { catalog, keeps_earlier_grants } => sentence![
            name(catalog),
            " is also the catalog that Segment writes in. Segment can then create schemas beside your data. A separate \
             catalog for Segment avoids this.",
            if *keeps_earlier_grants {
                " Older access to it is not removed: that would also remove what Step 2 grants."
            } else {
                ""
            },
        ],
        NoteKind::TakesBackGrants => "The SQL removes SELECT and USE SCHEMA on the catalogs that are limited to some schemas. \
             Another Segment product with the same service principal loses this access too. ALL PRIVILEGES, ownership \
             and access through groups stay."
            .into(),
        NoteKind::NothingToTakeBack => {
            "No catalog is limited to some schemas, so the SQL removes nothing.".into()
        }
        NoteKind::TestTableOutsideAccess => "Segment gets no access to this table, so the test would fail. Choose a table in a \
             catalog or schema that Segment may read."
            .into(),
        NoteKind::UnknownHost => "This does not look like a Databricks workspace. Check it: Segment will send your secret to \
             this address."
            .into(),
        NoteKind::UnknownWarehouse => sentence![
            "This does not look like a SQL warehouse path. It should look like ",
            code("/sql/1.0/warehouses/0123456789abcdef"),
            "."
        ],
        NoteKind::PortsDiffer { on_host, in_field } => {
            let in_field = in_field.number().to_string();
            sentence![
                "The hostname has port ",
                on_host.number().to_string(),
                ", but the field Port has ",
                in_field.clone(),
                ". The settings use ",
                in_field,
                "."
            ]
        }
    }
}
