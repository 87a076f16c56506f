//! Reading a link: good parts are kept, bad ones named.

use crate::model::{IdentifierError, Lookup, NamePart, SecretKind, Wording, lowercase};
use crate::plan::draft::is_blank;
use crate::plan::field::Value;
use crate::plan::{
    Draft, Field, Key, Problem, ProblemKind, ScopeDraft, ScopeRow, StorageDraft, resolve,
};

use super::{
    Decoded, FLAG, Ignored, IgnoredReason, LinkError, VERSION, VERSION_KEY, percent,
    within_length_limit, within_name_limit,
};

/// Reads a link, with or without its `#`, in time linear in its length.
///
/// The fragment is split before it is decoded, so that no encoding changes its shape.
pub fn decode(fragment: &str) -> Result<Decoded, LinkError> {
    let link = fragment.strip_prefix('#').unwrap_or(fragment);
    within_length_limit(link)?;
    let texts = link.split('&').filter(|text| !text.is_empty());
    let (parts, faults): (Vec<Part>, Vec<_>) = texts.map(Part::read).unzip();
    let mut reading = Reading::new(&parts, faults);
    reading.read_version();
    for key in Key::ALL {
        match key.value() {
            Value::ProfilesSync | Value::Catalogs => reading.read_scopes(key),
            value => reading.read_single(key, value),
        }
    }
    reading.restrict_lost();
    let resolved = resolve(&reading.draft);
    within_name_limit(&resolved.plan)?;
    reading.ignore_wrong(resolved.problems);
    Ok(Decoded { draft: Draft::from(&resolved.plan), ignored: reading.ignored() })
}

/// One `key=value` of a link.
struct Part<'l> {
    key: String,
    value: String,
    /// The value before it was decoded.
    raw: &'l str,
}

impl<'l> Part<'l> {
    /// Reads a part, and says why it cannot be used whatever its key means.
    fn read(text: &'l str) -> (Self, Option<IgnoredReason>) {
        let (raw_key, raw) = text.split_once('=').unwrap_or((text, ""));
        let (key, value) = (percent::decode(raw_key), percent::decode(raw));
        let is_known = key.text == VERSION_KEY || Key::from_link(&key.text).is_some();
        let texts = [raw_key, raw, &key.text, &value.text];
        let fault = match texts.into_iter().find_map(SecretKind::find) {
            Some(kind) => Some(IgnoredReason::Secret(kind)),
            None if key.is_broken || value.is_broken => Some(IgnoredReason::BrokenEncoding),
            None if !is_known => Some(IgnoredReason::UnknownKey),
            None => None,
        };
        (Self { key: key.text, value: value.text, raw }, fault)
    }
}

/// A link while it is read, key by key, so that the draft is filled in the order of the form.
struct Reading<'p> {
    parts: &'p [Part<'p>],
    /// Why each part was not used.
    reasons: Vec<Option<IgnoredReason>>,
    draft: Draft,
    /// Which part filled each field.
    filled: Vec<(Field, usize)>,
    /// The first part that names the whole of a catalog.
    whole: Lookup,
    /// The catalogs of parts that were lost before it was known which schema they name.
    lost: Lookup,
}

impl<'p> Reading<'p> {
    fn new(parts: &'p [Part<'p>], reasons: Vec<Option<IgnoredReason>>) -> Self {
        Self {
            parts,
            reasons,
            draft: Draft::default(),
            filled: Vec::new(),
            whole: Lookup::default(),
            lost: Lookup::default(),
        }
    }

    /// Records why a part was not used; the first reason counts.
    fn ignore(&mut self, number: usize, reason: IgnoredReason) {
        if let Some(place) = self.reasons.get_mut(number) {
            place.get_or_insert(reason);
        }
    }

    /// The parts of a key with their numbers, whatever is wrong with them.
    fn parts_of(&self, key: &'static str) -> impl Iterator<Item = (usize, &'p Part<'p>)> + use<'p> {
        self.parts.iter().enumerate().filter(move |(_, part)| part.key == key)
    }

    /// The part that counts of a key with one value: the first one, even where it turns out to be wrong.
    fn single(&mut self, key: &'static str) -> Option<(usize, &'p Part<'p>)> {
        let mut parts = self.parts_of(key);
        let (number, part) = parts.next()?;
        for (later, _) in parts {
            self.ignore(later, IgnoredReason::Repeated);
        }
        self.is_usable(number, part).then_some((number, part))
    }

    fn is_usable(&mut self, number: usize, part: &Part<'_>) -> bool {
        if is_blank(&part.value) {
            self.ignore(number, IgnoredReason::NoValue);
        }
        matches!(self.reasons.get(number), Some(None))
    }

    fn read_version(&mut self) {
        if let Some((number, part)) = self.single(VERSION_KEY)
            && let Err(reason) = version(part.value.trim())
        {
            self.ignore(number, reason);
        }
    }

    fn read_single(&mut self, key: Key, value: Value) {
        if let Some((number, part)) = self.single(key.in_link()) {
            match self.fill(value, part) {
                Ok(field) => self.filled.extend(field.map(|field| (field, number))),
                Err(reason) => self.ignore(number, reason),
            }
        }
    }

    /// Fills in the one value of a key, and says which field that is.
    fn fill(&mut self, value: Value, part: &Part<'_>) -> Result<Option<Field>, IgnoredReason> {
        let (draft, text) = (&mut self.draft, part.value.trim());
        match value {
            Value::Text(field, _) | Value::Number(field, _) => {
                if field == Field::TestTable {
                    check_periods(part)?;
                }
                draft.set_text(field, part.value.clone());
                Ok(Some(field))
            }
            Value::Flag(field) if text == FLAG => {
                draft.set_flag(field, true);
                Ok(Some(field))
            }
            Value::Flag(_) => Err(IgnoredReason::NotAChoice { known: FLAG }),
            Value::Storage => {
                let location = || StorageDraft::NewAt(part.value.clone());
                draft.storage = StorageDraft::from_word(text).unwrap_or_else(location);
                Ok(Some(Field::Location))
            }
            Value::Wording => {
                let known = Wording::UnityCatalog.word();
                let wording = Wording::from_word(text);
                draft.wording = wording.ok_or(IgnoredReason::NotAChoice { known })?;
                Ok(None)
            }
            Value::ProfilesSync | Value::Catalogs => Ok(None),
        }
    }

    fn read_scopes(&mut self, key: Key) {
        for (number, part) in self.parts_of(key.in_link()) {
            if self.is_usable(number, part)
                && let Err(reason) = self.read_scope(key, number, part.raw)
            {
                self.ignore(number, reason);
            }
            if let Some(Some(reason)) = self.reasons.get(number)
                && is_lost(reason)
                && let Some((catalog, _)) = part.raw.split_once('.')
            {
                self.lost.add(&folded(&percent::decode(catalog).text), number);
            }
        }
    }

    /// Reads `catalog`, `catalog.schema` or `catalog.`.
    fn read_scope(&mut self, key: Key, number: usize, raw: &str) -> Result<(), IgnoredReason> {
        let mut names = raw.split('.').map(|name| percent::decode(name).text);
        let catalog = names.next().unwrap_or_default();
        let schema = names.next();
        if names.next().is_some() {
            return Err(IgnoredReason::TooManyParts);
        }
        if is_blank(&catalog) {
            return Err(IgnoredReason::NoCatalog);
        }
        if key == Key::ProfilesSync && !self.draft.profiles_sync.catalog.is_empty() {
            return self.add_to_profiles_sync(number, &catalog, schema);
        }
        if schema.is_none() {
            self.whole.add(&folded(&catalog), number);
        }
        let row = match key {
            Key::ProfilesSync => ScopeRow::ProfilesSync,
            _ => {
                self.draft.catalogs.push(ScopeDraft::default());
                ScopeRow::Other(self.draft.catalogs.len() - 1)
            }
        };
        if let Some(scope) = self.draft.scope_mut(row) {
            scope.catalog = catalog;
        }
        self.filled.push((Field::Catalog(row), number));
        self.add_schema(row, number, schema);
        Ok(())
    }

    /// Limits a row to a schema, or to none yet where its name is empty.
    fn add_schema(&mut self, row: ScopeRow, number: usize, schema: Option<String>) {
        if let Some(scope) = self.draft.scope_mut(row)
            && let Some(schema) = schema
        {
            let schemas = scope.schemas.get_or_insert_default();
            if !is_blank(&schema) {
                self.filled.push((Field::Schema(row, schemas.len()), number));
                schemas.push(schema);
            }
        }
    }

    /// Reads another part about Profiles Sync.
    fn add_to_profiles_sync(
        &mut self,
        number: usize,
        catalog: &str,
        schema: Option<String>,
    ) -> Result<(), IgnoredReason> {
        let scope = &self.draft.profiles_sync;
        let folded = folded(catalog);
        if self::folded(&scope.catalog) != folded {
            return Err(IgnoredReason::OtherProfilesSyncCatalog);
        }
        let field = Field::Catalog(ScopeRow::ProfilesSync);
        let problem = Problem::new(field, catalog, ProblemKind::WholeAndRestricted);
        match (scope.schemas.is_some(), schema.is_some()) {
            (true, false) => return Err(IgnoredReason::Problem(problem)),
            (false, true) => {
                // What is not used is the part before, which named the whole catalog.
                if let Some(whole) = self.whole.get(&folded) {
                    self.ignore(whole, IgnoredReason::Problem(problem));
                }
            }
            (true, true) | (false, false) => {}
        }
        self.add_schema(ScopeRow::ProfilesSync, number, schema);
        Ok(())
    }

    /// Keeps a catalog restricted although the part that says so is lost, so that no loss widens a link.
    fn restrict_lost(&mut self) {
        let scopes = [&mut self.draft.profiles_sync].into_iter().chain(&mut self.draft.catalogs);
        for scope in scopes.filter(|scope| self.lost.get(&folded(&scope.catalog)).is_some()) {
            scope.schemas.get_or_insert_default();
        }
    }

    /// Ignores the parts whose values are wrong. Problems and filled fields both stand in the order of the form.
    fn ignore_wrong(&mut self, problems: Vec<Problem>) {
        let filled = std::mem::take(&mut self.filled);
        let mut filled = filled.into_iter();
        for problem in problems {
            let own = filled.find(|(field, _)| *field == problem.field).map(|(_, number)| number);
            if let Some(number) = self.whole_part(&problem).or(own) {
                self.ignore(number, IgnoredReason::Problem(problem));
            }
        }
    }

    /// The part that names the whole of a catalog which the part with the problem restricts.
    fn whole_part(&self, problem: &Problem) -> Option<usize> {
        let scope = self.draft.scope(problem.field.row()?)?;
        let is_narrower =
            problem.kind == ProblemKind::WholeAndRestricted && scope.schemas.is_some();
        is_narrower.then(|| self.whole.get(&folded(&scope.catalog)))?
    }

    /// What was not used, in the order of the link.
    fn ignored(self) -> Vec<Ignored> {
        let mut ignored = Vec::new();
        for (part, reason) in self.parts.iter().zip(self.reasons) {
            let Some(reason) = reason else { continue };
            let is_secret = match &reason {
                IgnoredReason::Secret(_) => true,
                IgnoredReason::Problem(found) => found.kind.secret().is_some(),
                _ => false,
            };
            let value = if is_secret { String::new() } else { unless_secret(&part.value) };
            ignored.push(Ignored { key: unless_secret(&part.key), value, reason });
        }
        ignored
    }
}

/// Says whether a part is lost before it is known what it restricts.
fn is_lost(reason: &IgnoredReason) -> bool {
    matches!(
        reason,
        IgnoredReason::Secret(_) | IgnoredReason::BrokenEncoding | IgnoredReason::TooManyParts
    )
}

/// Refuses a full name of which a part holds a period of its own, which was encoded.
fn check_periods(part: &Part<'_>) -> Result<(), IgnoredReason> {
    let mut names = part.raw.split('.').map(|name| percent::decode(name).text);
    let Some(at) = names.position(|name| name.contains('.')) else { return Ok(()) };
    let name = match at {
        0 => NamePart::Catalog,
        1 => NamePart::Schema,
        _ => NamePart::Table,
    };
    let kind = ProblemKind::Name(name, IdentifierError::Forbidden { found: '.' });
    Err(IgnoredReason::Problem(Problem::new(Field::TestTable, &part.value, kind)))
}

/// A catalog's name as Unity Catalog compares it, before it is known to be one.
fn folded(catalog: &str) -> String {
    lowercase(catalog.trim())
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
