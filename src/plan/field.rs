//! The fields of the form and the keys of a plan, with all that the rest of the code has to know of each.

use std::fmt;

use super::{Draft, ScopeRow};

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
    /// Whether there are older, wider grants to remove.
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

/// A key of a plan, as it stands in the module's call and in a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// The service principal's client ID.
    ClientId,
    /// The name of the Segment catalog.
    SegmentCatalog,
    /// Whether and how the Segment catalog is created.
    Storage,
    /// The schema of Segment Reverse ETL.
    ReverseEtlSchema,
    /// The Profiles Sync catalog.
    ProfilesSync,
    /// The other catalogs.
    Catalogs,
    /// Whether there are older, wider grants to remove.
    GrantedBefore,
    /// The table to test with.
    TestTable,
    /// The workspace's host.
    Hostname,
    /// The warehouse's path.
    HttpPath,
    /// The port.
    Port,
    /// In which words the SQL is printed.
    Wording,
}

/// What stands under a key.
#[derive(Clone, Copy, Debug)]
pub enum Value {
    /// A text.
    Text(Field, Place),
    /// A number where JavaScript passes it in, and a text elsewhere.
    Number(Field, Place),
    /// Yes or no.
    Flag(Field),
    /// How the Segment catalog comes to be: a word for a [`StorageDraft`](super::StorageDraft), or a location.
    Storage,
    /// The row of the Profiles Sync catalog.
    ProfilesSync,
    /// A row for each other catalog.
    Catalogs,
    /// A word for a [`Wording`](crate::model::Wording).
    Wording,
}

/// Where a draft keeps a text.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The text.
    pub text: fn(&Draft) -> &String,
    /// The text, to be changed.
    pub text_mut: fn(&mut Draft) -> &mut String,
}

/// What belongs to no value of a field and is removed on paste, besides white space around it and invisible characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cleaning {
    /// Nothing else.
    Spaces,
    /// What stands around a UUID.
    AroundId,
    /// Quotes around a name.
    AroundName,
    /// Quotes around a full name or its parts.
    AroundFullName,
}

struct Facts {
    path: &'static str,
    in_link: &'static str,
    value: Value,
    cleaning: Cleaning,
}

macro_rules! place {
    ($name:ident) => {
        Place { text: |draft| &draft.$name, text_mut: |draft| &mut draft.$name }
    };
}

impl Key {
    /// Every key, in the order of the form, of the module's plan and of the link.
    pub const ALL: [Self; 12] = [
        Self::ClientId,
        Self::SegmentCatalog,
        Self::Storage,
        Self::ReverseEtlSchema,
        Self::ProfilesSync,
        Self::Catalogs,
        Self::GrantedBefore,
        Self::TestTable,
        Self::Hostname,
        Self::HttpPath,
        Self::Port,
        Self::Wording,
    ];

    fn facts(self) -> &'static Facts {
        match self {
            Self::ClientId => &Facts {
                path: "clientId",
                in_link: "id",
                value: Value::Text(Field::ClientId, place!(client_id)),
                cleaning: Cleaning::AroundId,
            },
            Self::SegmentCatalog => &Facts {
                path: "segmentCatalog.name",
                in_link: "segment",
                value: Value::Text(Field::SegmentCatalog, place!(segment_catalog)),
                cleaning: Cleaning::AroundName,
            },
            Self::Storage => &Facts {
                path: "segmentCatalog.storage",
                in_link: "storage",
                value: Value::Storage,
                cleaning: Cleaning::Spaces,
            },
            Self::ReverseEtlSchema => &Facts {
                path: "segmentCatalog.reverseEtlSchema",
                in_link: "retl",
                value: Value::Text(Field::ReverseEtlSchema, place!(reverse_etl_schema)),
                cleaning: Cleaning::Spaces,
            },
            Self::ProfilesSync => &Facts {
                path: "profilesSync",
                in_link: "profiles",
                value: Value::ProfilesSync,
                cleaning: Cleaning::AroundName,
            },
            Self::Catalogs => &Facts {
                path: "catalogs",
                in_link: "read",
                value: Value::Catalogs,
                cleaning: Cleaning::AroundName,
            },
            Self::GrantedBefore => &Facts {
                path: "grantedBefore",
                in_link: "before",
                value: Value::Flag(Field::GrantedBefore),
                cleaning: Cleaning::Spaces,
            },
            Self::TestTable => &Facts {
                path: "testTable",
                in_link: "test",
                value: Value::Text(Field::TestTable, place!(test_table)),
                cleaning: Cleaning::AroundFullName,
            },
            Self::Hostname => &Facts {
                path: "connection.hostname",
                in_link: "host",
                value: Value::Text(Field::Hostname, place!(hostname)),
                cleaning: Cleaning::Spaces,
            },
            Self::HttpPath => &Facts {
                path: "connection.httpPath",
                in_link: "path",
                value: Value::Text(Field::HttpPath, place!(http_path)),
                cleaning: Cleaning::Spaces,
            },
            Self::Port => &Facts {
                path: "connection.port",
                in_link: "port",
                value: Value::Number(Field::Port, place!(port)),
                cleaning: Cleaning::Spaces,
            },
            Self::Wording => &Facts {
                path: "wording",
                in_link: "wording",
                value: Value::Wording,
                cleaning: Cleaning::Spaces,
            },
        }
    }

    /// Finds a key by its path in the module's plan.
    pub fn at(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.path() == path)
    }

    /// The names directly under a path in the module's plan: of keys, and of objects that hold keys.
    pub fn names_under(path: &str) -> Vec<&'static str> {
        let mut names = Vec::new();
        for key in Self::ALL {
            let below = match path {
                "" => Some(key.path()),
                path => key.path().strip_prefix(path).and_then(|path| path.strip_prefix('.')),
            };
            let name = below.and_then(|path| path.split('.').next());
            if name.is_some() && names.last().copied() != name {
                names.extend(name);
            }
        }
        names
    }

    /// The path of a name under a path in the module's plan.
    pub fn joined(path: &str, name: &str) -> String {
        if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
    }

    /// Finds a key by its name in a link.
    pub fn from_link(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.in_link() == name)
    }

    /// Its path in the module's plan, such as `connection.port`.
    pub fn path(self) -> &'static str {
        self.facts().path
    }

    /// Its name in a link.
    pub fn in_link(self) -> &'static str {
        self.facts().in_link
    }

    /// What stands under it.
    pub fn value(self) -> Value {
        self.facts().value
    }
}

// A key that is missing in `ALL` would be read nowhere.
const _: () = assert!(Key::ALL.len() == Key::Wording as usize + 1);

/// The key of a row's catalog.
pub const CATALOG: &str = "catalog";

/// The key of a row's schemas.
pub const SCHEMAS: &str = "schemas";

/// The key of the location, where one stands for the storage.
pub const LOCATION: &str = "location";

impl Field {
    /// The key under which the field's value stands.
    pub fn key(self) -> Key {
        match self {
            Self::ClientId => Key::ClientId,
            Self::SegmentCatalog => Key::SegmentCatalog,
            Self::Location => Key::Storage,
            Self::ReverseEtlSchema => Key::ReverseEtlSchema,
            Self::Catalog(row) | Self::Schema(row, _) => row.key(),
            Self::GrantedBefore => Key::GrantedBefore,
            Self::TestTable => Key::TestTable,
            Self::Hostname => Key::Hostname,
            Self::HttpPath => Key::HttpPath,
            Self::Port => Key::Port,
        }
    }

    /// What is removed from a text that is pasted into the field.
    pub fn cleaning(self) -> Cleaning {
        self.key().facts().cleaning
    }

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

impl ScopeRow {
    fn key(self) -> Key {
        match self {
            Self::ProfilesSync => Key::ProfilesSync,
            Self::Other(_) => Key::Catalogs,
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Location => write!(f, "{}.{LOCATION}", self.key().path()),
            Self::Catalog(row) => write!(f, "{row}.{CATALOG}"),
            Self::Schema(row, index) => write!(f, "{row}.{SCHEMAS}[{index}]"),
            field => f.write_str(field.key().path()),
        }
    }
}

impl fmt::Display for ScopeRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key().path())?;
        match self {
            Self::ProfilesSync => Ok(()),
            Self::Other(index) => write!(f, "[{index}]"),
        }
    }
}
