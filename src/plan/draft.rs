//! The form's text as it was typed, never rejected.

use crate::model::{Port, Wording};

use super::{DEFAULT_SEGMENT_CATALOG, Extent, Plan, Read, ScopeRow, Storage};

/// Everything that can be filled in, as typed. An empty text is a missing one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The service principal's client ID.
    pub client_id: String,
    /// The Segment catalog; empty means [`DEFAULT_SEGMENT_CATALOG`].
    pub segment_catalog: String,
    /// Whether and how the Segment catalog is created.
    pub storage: StorageDraft,
    /// The Reverse ETL schema, where Reverse ETL has run.
    pub reverse_etl_schema: String,
    /// The Profiles Sync catalog.
    pub profiles_sync: ScopeDraft,
    /// The other catalogs, a row each.
    pub catalogs: Vec<ScopeDraft>,
    /// Whether there are older, wider grants to remove.
    pub granted_before: bool,
    /// The table to test with, `catalog.schema.table`.
    pub test_table: String,
    /// The workspace's host.
    pub hostname: String,
    /// The warehouse's path.
    pub http_path: String,
    /// The port; empty means the host's own, or 443.
    pub port: String,
    /// In which words the SQL is printed.
    pub wording: Wording,
}

/// A row that names a catalog and how much of it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScopeDraft {
    /// The catalog.
    pub catalog: String,
    /// Only these schemas; absent for the whole catalog.
    pub schemas: Option<Vec<String>>,
}

/// How the Segment catalog comes to be, as chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum StorageDraft {
    /// Created in the metastore's own storage.
    #[default]
    New,
    /// Created at this location.
    NewAt(String),
    /// It exists.
    Exists,
}

impl StorageDraft {
    /// What the module and the link call a catalog that is created in the metastore's own storage.
    pub const NEW: &str = "new";

    /// What the module and the link call a catalog that exists.
    pub const EXISTS: &str = "exists";

    /// Finds one of the two without a location by its word.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            Self::NEW => Some(Self::New),
            Self::EXISTS => Some(Self::Exists),
            _ => None,
        }
    }
}

impl Wording {
    /// What the module and the link call the guide's.
    pub const GUIDE: &str = "guide";

    /// What the module and the link call Unity Catalog's.
    pub const UNITY_CATALOG: &str = "unity-catalog";

    /// Finds a wording by its word.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            Self::GUIDE => Some(Self::Guide),
            Self::UNITY_CATALOG => Some(Self::UnityCatalog),
            _ => None,
        }
    }

    /// What the module and the link call it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Guide => Self::GUIDE,
            Self::UnityCatalog => Self::UNITY_CATALOG,
        }
    }
}

impl ScopeDraft {
    /// Says whether nothing is typed in the row.
    pub fn is_empty(&self) -> bool {
        is_blank(&self.catalog) && self.typed_schemas().next().is_none()
    }

    /// The schemas that are typed, each with its place in the row.
    pub fn typed_schemas(&self) -> impl Iterator<Item = (usize, &str)> {
        let schemas = self.schemas.as_deref().unwrap_or_default();
        schemas.iter().map(String::as_str).enumerate().filter(|(_, schema)| !is_blank(schema))
    }
}

impl Draft {
    /// How many names stand for what can be read: catalogs that are read whole, and the schemas of the others.
    pub fn count_names(&self) -> usize {
        let scopes = [&self.profiles_sync].into_iter().chain(&self.catalogs);
        scopes.filter(|it| !it.is_empty()).map(|it| it.typed_schemas().count().max(1)).sum()
    }

    /// How long these names are together, in bytes.
    pub fn length_of_names(&self) -> usize {
        let scopes = [&self.profiles_sync].into_iter().chain(&self.catalogs);
        let length = |it: &ScopeDraft| {
            it.catalog.len() + it.typed_schemas().map(|(_, schema)| schema.len()).sum::<usize>()
        };
        scopes.map(length).sum()
    }
}

/// Says whether a text holds nothing but white space.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

impl From<&Plan> for Draft {
    /// Writes a plan in canonical form: trimmed, merged, wrong values and defaults left out.
    ///
    /// A restricted catalog stays restricted even where none of its schemas is left.
    fn from(plan: &Plan) -> Self {
        let mut draft = Self {
            client_id: text(plan.principal.filled().map(|id| id.as_str())),
            segment_catalog: text(plan.segment_catalog.name.filled().map(|name| name.as_str())),
            storage: match &plan.segment_catalog.storage {
                Storage::New => StorageDraft::New,
                Storage::Exists => StorageDraft::Exists,
                Storage::NewAt(location) => {
                    location.filled().map_or(StorageDraft::New, |location| {
                        StorageDraft::NewAt(location.as_str().to_owned())
                    })
                }
            },
            reverse_etl_schema: text(
                plan.segment_catalog
                    .reverse_etl_schema
                    .as_ref()
                    .and_then(|schema| schema.filled())
                    .map(|schema| schema.as_str()),
            ),
            granted_before: plan.granted_before,
            test_table: plan
                .test_table
                .as_ref()
                .and_then(|test| test.full_name())
                .unwrap_or_default(),
            hostname: text(plan.connection.hostname.as_ref().map(|host| host.as_str())),
            http_path: text(plan.connection.http_path.as_ref().map(|path| path.as_str())),
            port: plan
                .connection
                .port
                .filter(|port| *port != Port::DEFAULT)
                .map(|port| port.number().to_string())
                .unwrap_or_default(),
            wording: plan.wording,
            ..Self::default()
        };
        if draft.segment_catalog == DEFAULT_SEGMENT_CATALOG {
            draft.segment_catalog.clear();
        }
        for read in &plan.reads {
            match (read.row, scope(read)) {
                (_, None) => {}
                (ScopeRow::ProfilesSync, Some(scope)) => draft.profiles_sync = scope,
                (ScopeRow::Other(_), Some(scope)) => draft.catalogs.push(scope),
            }
        }
        draft
    }
}

fn scope(read: &Read) -> Option<ScopeDraft> {
    let schemas = match &read.extent {
        Extent::Whole => None,
        Extent::Only(schemas) => Some(
            schemas
                .iter()
                .filter_map(|schema| Some(schema.filled()?.as_str().to_owned()))
                .collect(),
        ),
    };
    Some(ScopeDraft { catalog: read.catalog.filled()?.as_str().to_owned(), schemas })
}

fn text(value: Option<&str>) -> String {
    value.unwrap_or_default().to_owned()
}
