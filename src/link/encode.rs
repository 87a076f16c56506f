//! Writing a link.

use crate::model::Wording;
use crate::plan::field::Value;
use crate::plan::{Draft, Key, Plan, ScopeDraft, StorageDraft};

use super::percent::encode_into;
use super::{FLAG, LinkError, VERSION, VERSION_KEY, within_length_limit, within_name_limit};

/// Writes a plan as a link, without the `#`.
///
/// Only values without problems are written, and a restricted catalog is never written as a whole one. An
/// empty plan is `v=1`.
pub fn encode(plan: &Plan) -> Result<String, LinkError> {
    within_name_limit(plan)?;
    let link = written(&Draft::from(plan));
    within_length_limit(&link)?;
    Ok(link)
}

/// How many values a draft has in a link.
pub fn count_values(draft: &Draft) -> usize {
    written(draft).matches('&').count()
}

fn written(draft: &Draft) -> String {
    let mut link = format!("{VERSION_KEY}={VERSION}");
    for key in Key::ALL {
        write_key(&mut link, key, draft);
    }
    link
}

fn write_key(link: &mut String, key: Key, draft: &Draft) {
    match key.value() {
        Value::Text(field, _) | Value::Number(field, _) => write(link, key, draft.text(field)),
        Value::Flag(field) if draft.holds(field) => write(link, key, FLAG),
        Value::Flag(_) => {}
        Value::Storage => match &draft.storage {
            StorageDraft::New => {}
            StorageDraft::Exists => write(link, key, StorageDraft::EXISTS),
            StorageDraft::NewAt(location) => write(link, key, location),
        },
        Value::ProfilesSync => write_scope(link, key, &draft.profiles_sync),
        Value::Catalogs => draft.catalogs.iter().for_each(|scope| write_scope(link, key, scope)),
        Value::Wording if draft.wording == Wording::default() => {}
        Value::Wording => write(link, key, draft.wording.word()),
    }
}

/// Writes `catalog`, or `catalog.schema` once per schema, or `catalog.` where none is named yet.
fn write_scope(link: &mut String, key: Key, scope: &ScopeDraft) {
    match scope.schemas.as_deref() {
        _ if scope.catalog.is_empty() => {}
        None => write(link, key, &scope.catalog),
        Some([]) => write_joined(link, key, &[&scope.catalog, "."]),
        Some(schemas) => {
            for schema in schemas {
                write_joined(link, key, &[&scope.catalog, ".", schema]);
            }
        }
    }
}

fn write(link: &mut String, key: Key, value: &str) {
    if !value.is_empty() {
        write_joined(link, key, &[value]);
    }
}

fn write_joined(link: &mut String, key: Key, pieces: &[&str]) {
    link.push('&');
    link.push_str(key.in_link());
    link.push('=');
    pieces.iter().for_each(|piece| encode_into(link, piece));
}
