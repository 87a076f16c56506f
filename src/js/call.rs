//! The plan as JavaScript passes it in and gets it back.

use serde::{Deserialize, Serialize};

use crate::model::Wording;
use crate::plan::{Draft, ScopeDraft, StorageDraft};

/// A plan in the module's words.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct PlanIn {
    /// The service principal's client ID.
    pub client_id: Option<String>,
    /// The catalog that Segment writes in.
    pub segment_catalog: Option<SegmentCatalogIn>,
    /// The Profiles Sync catalog.
    pub profiles_sync: Option<ScopeIn>,
    /// The other catalogs.
    pub catalogs: Option<Vec<Option<ScopeIn>>>,
    /// Whether wider grants were made before.
    pub granted_before: Option<bool>,
    /// The table to test with.
    pub test_table: Option<String>,
    /// How Segment reaches the warehouse.
    pub connection: Option<ConnectionIn>,
    /// In which words the SQL is printed.
    pub wording: Option<WordingIn>,
}

/// The catalog that Segment writes in.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct SegmentCatalogIn {
    /// Its name.
    pub name: Option<String>,
    /// How it comes to be.
    pub storage: Option<StorageIn>,
    /// The schema that Reverse ETL left in it.
    pub reverse_etl_schema: Option<String>,
}

/// How the Segment catalog comes to be.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(untagged)]
pub enum StorageIn {
    /// `"new"` or `"exists"`.
    Word(StorageWord),
    /// Made at a location.
    At(LocationIn),
}

/// How the Segment catalog comes to be, where one word says it.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum StorageWord {
    /// Made in the metastore's own storage.
    New,
    /// It exists.
    Exists,
}

/// Where the Segment catalog is made.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LocationIn {
    /// The storage path.
    pub location: Option<String>,
}

/// A catalog to read.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ScopeIn {
    /// The catalog.
    pub catalog: Option<String>,
    /// Only these schemas.
    pub schemas: Option<Vec<Option<String>>>,
}

/// How Segment reaches the warehouse.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ConnectionIn {
    /// The workspace's host.
    pub hostname: Option<String>,
    /// The warehouse's path.
    pub http_path: Option<String>,
    /// The port.
    pub port: Option<f64>,
}

/// In which words the SQL is printed.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WordingIn {
    /// The guide's.
    Guide,
    /// Those that Databricks lists.
    UnityCatalog,
}

impl From<PlanIn> for Draft {
    fn from(plan: PlanIn) -> Self {
        let segment = plan.segment_catalog.unwrap_or_default();
        let connection = plan.connection.unwrap_or_default();
        Self {
            client_id: plan.client_id.unwrap_or_default(),
            segment_catalog: segment.name.unwrap_or_default(),
            storage: match segment.storage {
                None | Some(StorageIn::Word(StorageWord::New)) => StorageDraft::New,
                Some(StorageIn::Word(StorageWord::Exists)) => StorageDraft::Exists,
                Some(StorageIn::At(at)) => StorageDraft::NewAt(at.location.unwrap_or_default()),
            },
            reverse_etl_schema: segment.reverse_etl_schema.unwrap_or_default(),
            profiles_sync: plan.profiles_sync.unwrap_or_default().into(),
            catalogs: plan
                .catalogs
                .unwrap_or_default()
                .into_iter()
                .map(|scope| scope.unwrap_or_default().into())
                .collect(),
            granted_before: plan.granted_before.unwrap_or_default(),
            test_table: plan.test_table.unwrap_or_default(),
            hostname: connection.hostname.unwrap_or_default(),
            http_path: connection.http_path.unwrap_or_default(),
            port: connection.port.map(number_as_text).unwrap_or_default(),
            wording: match plan.wording {
                None | Some(WordingIn::Guide) => Wording::Guide,
                Some(WordingIn::UnityCatalog) => Wording::UnityCatalog,
            },
        }
    }
}

impl From<ScopeIn> for ScopeDraft {
    fn from(scope: ScopeIn) -> Self {
        let schemas = scope
            .schemas
            .map(|schemas| schemas.into_iter().map(Option::unwrap_or_default).collect());
        Self { catalog: scope.catalog.unwrap_or_default(), schemas }
    }
}

impl From<&Draft> for PlanIn {
    fn from(draft: &Draft) -> Self {
        let segment_catalog = SegmentCatalogIn {
            name: given(&draft.segment_catalog),
            storage: match &draft.storage {
                StorageDraft::New => None,
                StorageDraft::Exists => Some(StorageIn::Word(StorageWord::Exists)),
                StorageDraft::NewAt(location) => {
                    Some(StorageIn::At(LocationIn { location: Some(location.clone()) }))
                }
            },
            reverse_etl_schema: given(&draft.reverse_etl_schema),
        };
        let connection = ConnectionIn {
            hostname: given(&draft.hostname),
            http_path: given(&draft.http_path),
            port: draft.port.parse().ok(),
        };
        let catalogs: Vec<_> = draft.catalogs.iter().map(|scope| Some(scope.into())).collect();
        Self {
            client_id: given(&draft.client_id),
            segment_catalog: unless_default(segment_catalog),
            profiles_sync: unless_default(ScopeIn::from(&draft.profiles_sync)),
            catalogs: unless_default(catalogs),
            granted_before: unless_default(draft.granted_before),
            test_table: given(&draft.test_table),
            connection: unless_default(connection),
            wording: match draft.wording {
                Wording::Guide => None,
                Wording::UnityCatalog => Some(WordingIn::UnityCatalog),
            },
        }
    }
}

impl From<&ScopeDraft> for ScopeIn {
    fn from(scope: &ScopeDraft) -> Self {
        let schemas = scope.schemas.as_ref();
        Self {
            catalog: given(&scope.catalog),
            schemas: schemas.map(|schemas| schemas.iter().cloned().map(Some).collect()),
        }
    }
}

/// A number as JavaScript shows it.
fn number_as_text(number: f64) -> String {
    if number.is_infinite() {
        return if number < 0.0 { "-Infinity" } else { "Infinity" }.to_owned();
    }
    number.to_string()
}

fn given(text: &str) -> Option<String> {
    unless_default(text.to_owned())
}

fn unless_default<T: Default + PartialEq>(value: T) -> Option<T> {
    (value != T::default()).then_some(value)
}
