//! The fields of the form, by the key path that the module knows them by.

use std::fmt;

/// One thing that can be filled in.
///
/// Shown as the module's key path, such as `catalogs[1].schemas[0]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "panel", derive(serde::Serialize, serde::Deserialize))]
pub enum Field {
    /// The service principal's client ID.
    ClientId,
    /// The name of the Segment catalog.
    SegmentCatalog,
    /// The location of a new Segment catalog.
    Location,
    /// The schema of Segment Reverse ETL.
    ReverseEtlSchema,
    /// The catalog of a row.
    Catalog(ScopeRow),
    /// A schema of a row, counted from 0.
    Schema(ScopeRow, usize),
    /// Whether wider grants were made before.
    GrantedBefore,
    /// The table to test with.
    TestTable,
    /// The workspace's host.
    Hostname,
    /// The warehouse's path.
    HttpPath,
    /// The port.
    Port,
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

impl Field {
    /// The row that the field stands in.
    pub fn row(self) -> Option<ScopeRow> {
        match self {
            Self::Catalog(row) | Self::Schema(row, _) => Some(row),
            _ => None,
        }
    }

    /// The same field after the row of another catalog was removed; none if it was in that row.
    pub fn after_removing_row(self, removed: usize) -> Option<Self> {
        let moved = |row| match row {
            ScopeRow::Other(index) if index == removed => None,
            ScopeRow::Other(index) if removed < index => Some(ScopeRow::Other(index - 1)),
            row => Some(row),
        };
        match self {
            Self::Catalog(row) => Some(Self::Catalog(moved(row)?)),
            Self::Schema(row, index) => Some(Self::Schema(moved(row)?, index)),
            field => Some(field),
        }
    }

    /// The same field after a schema of a row was removed; none if it was that one.
    pub fn after_removing_schema(self, of: ScopeRow, removed: usize) -> Option<Self> {
        match self {
            Self::Schema(row, index) if row == of && index == removed => None,
            Self::Schema(row, index) if row == of && removed < index => {
                Some(Self::Schema(row, index - 1))
            }
            field => Some(field),
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = match self {
            Self::ClientId => "clientId",
            Self::SegmentCatalog => "segmentCatalog.name",
            Self::Location => "segmentCatalog.storage.location",
            Self::ReverseEtlSchema => "segmentCatalog.reverseEtlSchema",
            Self::Catalog(row) => return write!(f, "{row}.catalog"),
            Self::Schema(row, index) => return write!(f, "{row}.schemas[{index}]"),
            Self::GrantedBefore => "grantedBefore",
            Self::TestTable => "testTable",
            Self::Hostname => "connection.hostname",
            Self::HttpPath => "connection.httpPath",
            Self::Port => "connection.port",
        };
        f.write_str(key)
    }
}

impl fmt::Display for ScopeRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ProfilesSync => f.write_str("profilesSync"),
            Self::Other(index) => write!(f, "catalogs[{index}]"),
        }
    }
}
