//! From text as typed (the [`Draft`]) to checked meaning (the [`Plan`]), with everything that keeps it from being whole.

mod as_text;
mod by_field;
pub mod draft;
pub mod field;
pub mod finding;
pub mod mend;
pub mod merge;
pub mod resolve;
pub mod slot;

use crate::model::{ApplicationId, Hostname, HttpPath, Identifier, Location, Port, Wording};

pub use draft::{Draft, ScopeDraft, StorageDraft};
pub use field::{Field, Key};
pub use finding::{Note, NoteKind, Problem, ProblemKind};
pub use mend::Mend;
pub use resolve::{Resolved, resolve};
pub use slot::{Opening, Placeholder, Slot};

/// A checked plan: who gets access to what, and how Segment connects.
///
/// Every part is either a checked value or an opening that a placeholder stands in; no raw text is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The service principal that receives every grant.
    pub principal: Slot<ApplicationId>,
    /// The catalog that Segment writes in.
    pub segment_catalog: SegmentCatalog,
    /// The catalogs that Segment reads, each once, Profiles Sync before the others.
    pub reads: Vec<Read>,
    /// Whether restricted catalogs have older, wider grants, which have to be removed.
    pub granted_before: bool,
    /// The table that the checks read from.
    pub test_table: Option<TestTable>,
    /// What Segment needs to reach the SQL warehouse.
    pub connection: Connection,
    /// In which words the SQL is printed.
    pub wording: Wording,
}

/// The catalog that Segment writes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SegmentCatalog {
    /// Its name.
    pub name: Slot<Identifier>,
    /// Whether and how it is created.
    pub storage: Storage,
    /// The schema that Segment Reverse ETL left in it, where it has run.
    pub reverse_etl_schema: Option<Slot<Identifier>>,
}

/// How the Segment catalog comes to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Storage {
    /// Created in the metastore's own storage.
    New,
    /// Created at a location.
    NewAt(Slot<Location>),
    /// It exists.
    Exists,
}

/// A catalog that Segment reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// Where it was named first.
    pub row: ScopeRow,
    /// The catalog.
    pub catalog: Slot<Identifier>,
    /// How much of it.
    pub extent: Extent,
}

/// A row that names a catalog to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "panel", derive(serde::Serialize, serde::Deserialize))]
pub enum ScopeRow {
    /// The Profiles Sync catalog.
    ProfilesSync,
    /// One of the other catalogs, counted from 0.
    Other(usize),
}

/// How much of a catalog is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All its schemas, now and later.
    Whole,
    /// Only these schemas; never empty, since a missing name is an opening.
    Only(Vec<Slot<Identifier>>),
}

/// The table that the checks read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestTable {
    /// Its catalog.
    pub catalog: Slot<Identifier>,
    /// Its schema.
    pub schema: Slot<Identifier>,
    /// The table.
    pub table: Slot<Identifier>,
}

/// What Segment needs to reach the SQL warehouse; a part is absent while missing or wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connection {
    /// The workspace's host.
    pub hostname: Option<Hostname>,
    /// The warehouse's path on it.
    pub http_path: Option<HttpPath>,
    /// The port.
    pub port: Option<Port>,
}

/// The name that the guide gives the Segment catalog.
pub const DEFAULT_SEGMENT_CATALOG: &str = "SEGMENT_LINKED_PROFILES_DB";

/// The schema that Segment Reverse ETL keeps its state in.
///
/// Two underscores: all of Segment's own SQL has them, its prose and some copies one
/// (github.com/segmentio/segment-docs, November 2026).
pub const REVERSE_ETL_SCHEMA: &str = "__segment_reverse_etl";

/// The Reverse ETL schema as the guide's copy prints it.
pub const REVERSE_ETL_SCHEMA_AS_PRINTED: &str = "_segment_reverse_etl";

impl Read {
    /// Says whether this is the Profiles Sync catalog.
    pub fn is_profiles_sync(&self) -> bool {
        self.row == ScopeRow::ProfilesSync
    }
}

impl Plan {
    /// Says whether catalogs besides Profiles Sync are read.
    pub fn has_other_catalogs(&self) -> bool {
        self.reads.iter().any(|read| !read.is_profiles_sync())
    }

    /// The catalogs that are read whole, Profiles Sync first.
    pub fn whole_catalogs(&self) -> impl Iterator<Item = &Read> {
        self.reads.iter().filter(|read| read.extent == Extent::Whole)
    }

    /// The catalogs of which only some schemas are read, with these, Profiles Sync first.
    pub fn restricted_catalogs(&self) -> impl Iterator<Item = (&Read, &[Slot<Identifier>])> {
        self.reads.iter().filter_map(|read| match &read.extent {
            Extent::Whole => None,
            Extent::Only(schemas) => Some((read, schemas.as_slice())),
        })
    }

    /// Says whether the name of some catalog or schema that is to be granted on is missing or wrong.
    pub fn has_open_names(&self) -> bool {
        let segment = &self.segment_catalog;
        let is_open = |name: &Slot<Identifier>| name.filled().is_none();
        is_open(&segment.name)
            || segment.reverse_etl_schema.as_ref().is_some_and(is_open)
            || self.reads.iter().any(|read| {
                is_open(&read.catalog)
                    || match &read.extent {
                        Extent::Whole => false,
                        Extent::Only(schemas) => schemas.iter().any(is_open),
                    }
            })
    }

    /// Says whether a catalog is known to be the one that Segment writes in.
    pub fn is_segment_catalog(&self, catalog: &Slot<Identifier>) -> bool {
        match (self.segment_catalog.name.filled(), catalog.filled()) {
            (Some(segment), Some(catalog)) => segment.is_same_as(catalog),
            _ => false,
        }
    }

    /// Says whether any older, wider grants are removed.
    pub fn takes_back_grants(&self) -> bool {
        self.reads.iter().any(|read| self.takes_back_grants_on(read))
    }

    /// Says whether a restricted catalog's older, wider grants are removed.
    ///
    /// Never for the Segment catalog, where that would also take what Step 2 grants.
    pub fn takes_back_grants_on(&self, read: &Read) -> bool {
        self.granted_before
            && matches!(read.extent, Extent::Only(_))
            && !self.is_segment_catalog(&read.catalog)
    }
}
