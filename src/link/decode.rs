//! Reading a link: good parts are kept, bad ones named.

use std::collections::HashSet;

use crate::model::{IdentifierError, NamePart, SecretKind, Wording};
use crate::plan::draft::is_blank;
use crate::plan::{
    Draft, Field, Problem, ProblemKind, ScopeDraft, ScopeRow, StorageDraft, resolve,
};

use super::{
    Decoded, GRANTED_BEFORE, Ignored, IgnoredReason, Key, LinkError, STORAGE_EXISTS, STORAGE_NEW,
    VERSION, WORDING_GUIDE, WORDING_UNITY_CATALOG, percent, within_length_limit, within_name_limit,
};

/// Reads a link, with or without its `#`, in time linear in its length.
///
/// The fragment is split before it is decoded, so that no encoding changes its shape.
pub fn decode(fragment: &str) -> Result<Decoded, LinkError> {
    let link = fragment.strip_prefix('#').unwrap_or(fragment);
    within_length_limit(link)?;
    let mut decoding = Decoding::default();
    for text in link.split('&').filter(|text| !text.is_empty()) {
        decoding.read(text);
    }
    decoding.finish()
}

/// One `key=value` of a link, decoded.
struct Part {
    key: String,
    value: String,
}

/// A link while it is read. Each part has a number; what it fills in the draft remembers that number.
#[derive(Default)]
struct Decoding {
    draft: Draft,
    parts: Vec<Part>,
    /// Keys that have their value, each with its part's number.
    single: Vec<(Key, usize)>,
    /// The part that names the Profiles Sync catalog.
    profiles_sync: Option<usize>,
    /// The part of each of the Profiles Sync schemas.
    profiles_sync_schemas: Vec<usize>,
    /// The part of each other row.
    rows: Vec<usize>,
    /// The catalogs of parts that were lost before it was known which schema they name.
    lost_restrictions: HashSet<String>,
    ignored: Vec<(usize, IgnoredReason)>,
}

impl Decoding {
    fn read(&mut self, text: &str) {
        let (raw_key, raw_value) = text.split_once('=').unwrap_or((text, ""));
        let (key, value) = (percent::decode(raw_key), percent::decode(raw_value));
        let is_broken = key.is_broken || value.is_broken;
        let secret =
            [raw_key, raw_value, &key.text, &value.text].into_iter().find_map(SecretKind::find);
        let number = self.parts.len();
        let known = Key::from_text(&key.text);
        let has_value = !is_blank(&value.text);
        self.parts.push(Part { key: key.text, value: value.text });
        let is_taken = |key: Key| self.single.iter().any(|(seen, _)| *seen == key);
        let single = known.filter(|key| !matches!(key, Key::ProfilesSync | Key::Read));
        let is_repeated = single.is_some_and(is_taken);
        // The first one of a single key counts, even where it turns out to be wrong.
        self.single.extend(single.filter(|_| !is_repeated).map(|key| (key, number)));
        let outcome = match known {
            _ if secret.is_some() => secret.map(IgnoredReason::Secret).map_or(Ok(()), Err),
            _ if is_broken => Err(IgnoredReason::BrokenEncoding),
            None => Err(IgnoredReason::UnknownKey),
            Some(_) if is_repeated => Err(IgnoredReason::Repeated),
            Some(_) if !has_value => Err(IgnoredReason::NoValue),
            Some(key @ (Key::ProfilesSync | Key::Read)) => self.read_scope(key, number, raw_value),
            Some(key) => self.read_single(key, number, raw_value),
        };
        if let (Some(Key::ProfilesSync | Key::Read), Err(reason)) = (known, &outcome)
            && is_lost(reason)
        {
            self.remember_lost(raw_value);
        }
        if let Err(reason) = outcome {
            self.ignored.push((number, reason));
        }
    }

    fn read_single(&mut self, key: Key, number: usize, raw: &str) -> Result<(), IgnoredReason> {
        let value = self.parts.get(number).map(|part| part.value.clone()).unwrap_or_default();
        let draft = &mut self.draft;
        match key {
            Key::Version => return version(value.trim()),
            Key::ClientId => draft.client_id = value,
            Key::SegmentCatalog => draft.segment_catalog = value,
            Key::Storage => {
                draft.storage = match value.trim() {
                    STORAGE_NEW => StorageDraft::New,
                    STORAGE_EXISTS => StorageDraft::Exists,
                    _ => StorageDraft::NewAt(value),
                }
            }
            Key::ReverseEtlSchema => draft.reverse_etl_schema = value,
            Key::GrantedBefore if value.trim() == GRANTED_BEFORE => draft.granted_before = true,
            Key::GrantedBefore => return Err(IgnoredReason::NotAChoice { known: GRANTED_BEFORE }),
            Key::TestTable => {
                if let Some(part) = part_with_period(raw) {
                    let error = IdentifierError::Forbidden { found: '.' };
                    let kind = ProblemKind::Name(part, error);
                    let problem = Problem::new(Field::TestTable, &value, kind);
                    return Err(IgnoredReason::Problem(problem));
                }
                draft.test_table = value;
            }
            Key::Hostname => draft.hostname = value,
            Key::HttpPath => draft.http_path = value,
            Key::Port => draft.port = value,
            Key::Wording => match value.trim() {
                WORDING_GUIDE => {}
                WORDING_UNITY_CATALOG => draft.wording = Wording::UnityCatalog,
                _ => return Err(IgnoredReason::NotAChoice { known: WORDING_UNITY_CATALOG }),
            },
            Key::ProfilesSync | Key::Read => {}
        }
        Ok(())
    }

    /// Reads `catalog`, `catalog.schema` or `catalog.`.
    fn read_scope(&mut self, key: Key, number: usize, raw: &str) -> Result<(), IgnoredReason> {
        let mut parts = raw.split('.').map(|part| percent::decode(part).text);
        let catalog = parts.next().unwrap_or_default();
        let schema = parts.next();
        if parts.next().is_some() {
            return Err(IgnoredReason::TooManyParts);
        }
        if is_blank(&catalog) {
            return Err(IgnoredReason::NoCatalog);
        }
        let named = |schema: String| if is_blank(&schema) { Vec::new() } else { vec![schema] };
        match key {
            Key::ProfilesSync => self.read_profiles_sync(number, catalog, schema.map(named)),
            _ => {
                let schemas = schema.map(named);
                self.draft.catalogs.push(ScopeDraft { catalog, schemas });
                self.rows.push(number);
                Ok(())
            }
        }
    }

    fn read_profiles_sync(
        &mut self,
        number: usize,
        catalog: String,
        schemas: Option<Vec<String>>,
    ) -> Result<(), IgnoredReason> {
        let scope = &mut self.draft.profiles_sync;
        if self.profiles_sync.is_none() {
            self.profiles_sync = Some(number);
            self.profiles_sync_schemas.extend(schemas.iter().flatten().map(|_| number));
            *scope = ScopeDraft { catalog, schemas };
            return Ok(());
        }
        if folded(&scope.catalog) != folded(&catalog) {
            return Err(IgnoredReason::OtherProfilesSyncCatalog);
        }
        let is_both_ways = scope.schemas.is_some() != schemas.is_some();
        let is_whole = schemas.is_none();
        if let Some(schemas) = schemas {
            self.profiles_sync_schemas.extend(schemas.iter().map(|_| number));
            scope.schemas.get_or_insert_default().extend(schemas);
        }
        if is_both_ways {
            let field = Field::Catalog(ScopeRow::ProfilesSync);
            let problem = Problem::new(field, &catalog, ProblemKind::WholeAndRestricted);
            let reason = IgnoredReason::Problem(problem);
            if is_whole {
                return Err(reason);
            }
            // What is not used is the part before, which named the whole catalog.
            self.ignored.extend(self.profiles_sync.map(|whole| (whole, reason)));
        }
        Ok(())
    }

    /// Remembers which catalog a lost part restricts, as far as that can be read.
    fn remember_lost(&mut self, raw: &str) {
        if let Some((catalog, _)) = raw.split_once('.') {
            self.lost_restrictions.insert(folded(&percent::decode(catalog).text));
        }
    }

    /// Keeps a catalog restricted although the part that says so is lost, so that no loss widens a link.
    fn restrict_lost(&mut self) {
        let scopes = [&mut self.draft.profiles_sync].into_iter().chain(&mut self.draft.catalogs);
        for scope in scopes.filter(|scope| self.lost_restrictions.contains(&folded(&scope.catalog)))
        {
            scope.schemas.get_or_insert_default();
        }
    }

    fn finish(mut self) -> Result<Decoded, LinkError> {
        self.restrict_lost();
        let resolved = resolve(&self.draft);
        within_name_limit(&resolved.plan)?;
        for problem in resolved.problems {
            let number = match problem.kind {
                ProblemKind::WholeAndRestricted => self.whole_part(problem.field),
                _ => self.part_of(problem.field),
            };
            if let Some(number) = number {
                self.ignored.push((number, IgnoredReason::Problem(problem)));
            }
        }
        self.ignored.sort_by_key(|(number, _)| *number);
        self.ignored.dedup_by_key(|(number, _)| *number);
        let ignored = self.ignored.into_iter().filter_map(|(number, reason)| {
            let part = self.parts.get(number)?;
            let is_secret = match &reason {
                IgnoredReason::Secret(_) => true,
                IgnoredReason::Problem(found) => found.kind.secret().is_some(),
                _ => false,
            };
            let value = if is_secret { String::new() } else { unless_secret(&part.value) };
            Some(Ignored { key: unless_secret(&part.key), value, reason })
        });
        Ok(Decoded { draft: Draft::from(&resolved.plan), ignored: ignored.collect() })
    }

    /// The number of the part that names the whole of a catalog that is restricted elsewhere, which is not used.
    fn whole_part(&self, field: Field) -> Option<usize> {
        let scope = self.draft.scope(field.row()?)?;
        if scope.schemas.is_none() {
            return self.part_of(field);
        }
        let catalog = folded(&scope.catalog);
        let is_whole =
            |scope: &ScopeDraft| scope.schemas.is_none() && folded(&scope.catalog) == catalog;
        if is_whole(&self.draft.profiles_sync) {
            return self.profiles_sync;
        }
        let row = self.draft.catalogs.iter().position(is_whole)?;
        self.rows.get(row).copied()
    }

    /// The number of the part that filled a field.
    fn part_of(&self, field: Field) -> Option<usize> {
        let key = match field {
            Field::Catalog(ScopeRow::ProfilesSync) => return self.profiles_sync,
            Field::Schema(ScopeRow::ProfilesSync, index) => {
                return self.profiles_sync_schemas.get(index).copied();
            }
            Field::Catalog(ScopeRow::Other(row)) | Field::Schema(ScopeRow::Other(row), _) => {
                return self.rows.get(row).copied();
            }
            Field::ClientId => Key::ClientId,
            Field::SegmentCatalog => Key::SegmentCatalog,
            Field::Location => Key::Storage,
            Field::ReverseEtlSchema => Key::ReverseEtlSchema,
            Field::GrantedBefore => Key::GrantedBefore,
            Field::TestTable => Key::TestTable,
            Field::Hostname => Key::Hostname,
            Field::HttpPath => Key::HttpPath,
            Field::Port => Key::Port,
        };
        self.single.iter().find(|(seen, _)| *seen == key).map(|(_, number)| *number)
    }
}

/// Says whether a part is lost before it is known what it restricts.
fn is_lost(reason: &IgnoredReason) -> bool {
    matches!(
        reason,
        IgnoredReason::Secret(_) | IgnoredReason::BrokenEncoding | IgnoredReason::TooManyParts
    )
}

/// The first part of a dotted name that holds a period of its own, which was encoded.
fn part_with_period(raw: &str) -> Option<NamePart> {
    let at = raw.split('.').position(|part| percent::decode(part).text.contains('.'))?;
    Some(match at {
        0 => NamePart::Catalog,
        1 => NamePart::Schema,
        _ => NamePart::Table,
    })
}

/// A catalog's name as Unity Catalog compares it, before it is known to be one.
fn folded(catalog: &str) -> String {
    catalog.trim().to_lowercase()
}

fn version(text: &str) -> Result<(), IgnoredReason> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    match text.trim_start_matches('0') {
        VERSION if is_number => Ok(()),
        "" => Err(IgnoredReason::NotAVersion),
        _ if is_number => Err(IgnoredReason::NewerVersion),
        _ => Err(IgnoredReason::NotAVersion),
    }
}

fn unless_secret(text: &str) -> String {
    if SecretKind::find(text).is_some() { String::new() } else { text.to_owned() }
}
