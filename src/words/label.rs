//! What fields and steps are called.

use crate::model::GuideStep;
use crate::model::SecretKind;
use crate::plan::{Field, ScopeRow};

use super::sentence::{Sentence, code, sentence};

/// What a field is called where it stands alone, as in a list of empty fields.
pub fn field(field: Field) -> String {
    match field {
        Field::ClientId => CLIENT_ID.to_owned(),
        Field::SegmentCatalog => SEGMENT_CATALOG.to_owned(),
        Field::Location => LOCATION.to_owned(),
        Field::ReverseEtlSchema => REVERSE_ETL_SCHEMA.to_owned(),
        Field::Catalog(row) => catalog(row),
        Field::Schema(row, index) => format!("{}, {}", catalog(row), schema(index)),
        Field::GrantedBefore => GRANTED_BEFORE.to_owned(),
        Field::TestTable => TEST_TABLE.to_owned(),
        Field::Hostname => HOSTNAME.to_owned(),
        Field::HttpPath => HTTP_PATH.to_owned(),
        Field::Port => PORT.to_owned(),
    }
}

/// What the catalog of a row is called.
pub fn catalog(row: ScopeRow) -> String {
    match row {
        ScopeRow::ProfilesSync => PROFILES_SYNC_CATALOG.to_owned(),
        ScopeRow::Other(index) => format!("Other catalog {}", index + 1),
    }
}

/// What a row's schema is called, counted from 0.
pub fn schema(index: usize) -> String {
    format!("schema {}", index + 1)
}

/// Label of the client ID.
pub const CLIENT_ID: &str = "Client ID";
/// Label of the catalog that Segment writes in.
pub const SEGMENT_CATALOG: &str = "Segment catalog";
/// Label of a new catalog's location.
pub const LOCATION: &str = "Storage location";
/// Label of the schema that Reverse ETL created.
pub const REVERSE_ETL_SCHEMA: &str = "Reverse ETL schema";
/// Label of the Profiles Sync catalog.
pub const PROFILES_SYNC_CATALOG: &str = "Profiles Sync catalog";
/// Heading of the other catalogs.
pub const OTHER_CATALOGS: &str = "Other catalogs";
/// Label of the switch that removes older, wider grants.
pub const GRANTED_BEFORE: &str = "Older whole-catalog access";
/// Label of the table to test with.
pub const TEST_TABLE: &str = "Table to test with";
/// Label of the host.
pub const HOSTNAME: &str = "Hostname";
/// Label of the warehouse's path.
pub const HTTP_PATH: &str = "HTTP path";
/// Label of the port.
pub const PORT: &str = "Port";

/// A step's number and title in one: the heading of its part of the whole SQL.
pub fn step_heading(step: GuideStep) -> String {
    let title = step.title();
    step.number().map_or_else(|| title.to_owned(), |number| format!("Step {number}: {title}"))
}

/// Short name of what the guide's last section is about.
pub const REVERSE_ETL: &str = "Reverse ETL";

/// What a secret is called, with its article and how it begins.
pub fn secret(kind: SecretKind) -> Sentence {
    let (what, beginning) = match kind {
        SecretKind::OAuthSecret => ("an OAuth secret (", "dose…"),
        SecretKind::PersonalAccessToken => ("a personal access token (", "dapi…"),
        SecretKind::RefreshToken => ("an OAuth refresh token (", "doau…"),
        SecretKind::JsonWebToken => ("an access token (", "eyJ…"),
    };
    sentence![what, code(beginning), ")"]
}
