//! Writing a link.

use crate::model::Wording;
use crate::plan::{Draft, Plan, ScopeDraft, StorageDraft};

use super::percent::encode_into;
use super::{
    GRANTED_BEFORE, Key, LinkError, STORAGE_EXISTS, VERSION, WORDING_UNITY_CATALOG,
    within_length_limit, within_name_limit,
};

/// Writes a plan as a link, without the `#`.
///
/// Only values without problems are written, and a restricted catalog is never written as a whole one. An
/// empty plan is `v=1`.
pub fn encode(plan: &Plan) -> Result<String, LinkError> {
    within_name_limit(plan)?;
    let mut link = format!("{}={VERSION}", Key::Version.as_str());
    let draft = Draft::from(plan);
    for (key, _) in Key::ALL {
        write_key(&mut link, key, &draft);
    }
    within_length_limit(&link)?;
    Ok(link)
}

fn write_key(link: &mut String, key: Key, draft: &Draft) {
    match key {
        Key::Version => {}
        Key::ClientId => write(link, key, &draft.client_id),
        Key::SegmentCatalog => write(link, key, &draft.segment_catalog),
        Key::Storage => match &draft.storage {
            StorageDraft::New => {}
            StorageDraft::Exists => write(link, key, STORAGE_EXISTS),
            StorageDraft::NewAt(location) => write(link, key, location),
        },
        Key::ReverseEtlSchema => write(link, key, &draft.reverse_etl_schema),
        Key::ProfilesSync => write_scope(link, key, &draft.profiles_sync),
        Key::Read => draft.catalogs.iter().for_each(|scope| write_scope(link, key, scope)),
        Key::GrantedBefore if draft.granted_before => write(link, key, GRANTED_BEFORE),
        Key::GrantedBefore => {}
        Key::TestTable => write(link, key, &draft.test_table),
        Key::Hostname => write(link, key, &draft.hostname),
        Key::HttpPath => write(link, key, &draft.http_path),
        Key::Port => write(link, key, &draft.port),
        Key::Wording if draft.wording == Wording::UnityCatalog => {
            write(link, key, WORDING_UNITY_CATALOG);
        }
        Key::Wording => {}
    }
}

/// Writes `catalog`, or `catalog.schema` once per schema, or `catalog.` where none is named yet.
fn write_scope(link: &mut String, key: Key, scope: &ScopeDraft) {
    match scope.schemas.as_deref() {
        _ if scope.catalog.is_empty() => {}
        None => write(link, key, &scope.catalog),
        Some([]) => write(link, key, &format!("{}.", scope.catalog)),
        Some(schemas) => {
            for schema in schemas {
                write(link, key, &format!("{}.{schema}", scope.catalog));
            }
        }
    }
}

fn write(link: &mut String, key: Key, value: &str) {
    if value.is_empty() {
        return;
    }
    link.push('&');
    link.push_str(key.as_str());
    link.push('=');
    encode_into(link, value);
}
