//! Checking a draft: all of it at once, so that every problem is reported together.

use crate::model::{
    ApplicationId, FullNameError, HostnameError, HttpPath, Identifier, IdentifierError, Location,
    NamePart, Port, SecretKind, Securable, SecurableType, WarehouseAddress, full_name,
};

use super::draft::is_blank;
use super::merge::{Merged, merge_rows};
use super::{
    Connection, DEFAULT_SEGMENT_CATALOG, Draft, Extent, Field, Note, NoteKind, Placeholder, Plan,
    Problem, ProblemKind, REVERSE_ETL_SCHEMA, REVERSE_ETL_SCHEMA_AS_PRINTED, Read, SegmentCatalog,
    Slot, Storage, StorageDraft, TestTable,
};

/// A draft's plan, and everything that was found on the way to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// What is meant.
    pub plan: Plan,
    /// The fields that miss a value, in the order of the form.
    pub blanks: Vec<Field>,
    /// The values that are wrong, in the order of the form.
    pub problems: Vec<Problem>,
    /// What should be known: of the rows first, then of the rest.
    pub notes: Vec<Note>,
}

/// Checks a draft.
///
/// A missing value leaves an opening and a blank, a wrong one an opening and a problem; the rest is kept.
pub fn resolve(draft: &Draft) -> Resolved {
    let mut findings = Findings::default();
    let principal = findings.principal(&draft.client_id);
    let segment_catalog = findings.segment_catalog(draft);
    let Merged { reads, problems, notes } = merge_rows(draft);
    findings.problems.extend(problems);
    findings.notes.extend(notes);
    let test_table = findings.test_table(&draft.test_table);
    let connection = findings.connection(draft);
    let plan = Plan {
        principal,
        segment_catalog,
        reads,
        granted_before: draft.granted_before,
        test_table,
        connection,
        wording: draft.wording,
    };
    findings.look_at(&plan);
    let blanks = blanks_of(&plan);
    let Findings { problems, notes } = findings;
    Resolved { plan, blanks, problems, notes }
}

#[derive(Default)]
struct Findings {
    problems: Vec<Problem>,
    notes: Vec<Note>,
}

impl Findings {
    /// Turns a text into a slot, recording what is wrong with it.
    fn slot<T>(
        &mut self,
        field: Field,
        placeholder: Placeholder,
        text: &str,
        parsed: Result<T, ProblemKind>,
    ) -> Slot<T> {
        if is_blank(text) {
            return Slot::missing(placeholder, field);
        }
        match parsed {
            Ok(value) => Slot::Filled(value),
            Err(kind) => {
                self.problems.push(Problem::new(field, text, kind));
                Slot::wrong(placeholder, field)
            }
        }
    }

    /// Reads an optional text, recording what is wrong with it.
    fn optional<T>(
        &mut self,
        field: Field,
        text: &str,
        parse: impl FnOnce(&str) -> Result<T, ProblemKind>,
    ) -> Option<T> {
        if is_blank(text) {
            return None;
        }
        parse(text).map_err(|kind| self.problems.push(Problem::new(field, text, kind))).ok()
    }

    fn note(&mut self, field: Field, kind: NoteKind) {
        self.notes.push(Note { field, kind });
    }

    fn principal(&mut self, text: &str) -> Slot<ApplicationId> {
        let parsed = ApplicationId::parse(text).map_err(ProblemKind::ClientId);
        self.slot(Field::ClientId, Placeholder::ClientId, text, parsed)
    }

    fn segment_catalog(&mut self, draft: &Draft) -> SegmentCatalog {
        let text = match draft.segment_catalog.as_str() {
            text if is_blank(text) => DEFAULT_SEGMENT_CATALOG,
            text => text,
        };
        let parsed = name(text, NamePart::Catalog);
        let name = self.slot(Field::SegmentCatalog, Placeholder::SegmentCatalog, text, parsed);
        let storage = match &draft.storage {
            StorageDraft::New => Storage::New,
            StorageDraft::Exists => Storage::Exists,
            StorageDraft::NewAt(text) => {
                let parsed = Location::parse(text).map_err(ProblemKind::Location);
                Storage::NewAt(self.slot(
                    Field::Location,
                    Placeholder::ManagedLocation,
                    text,
                    parsed,
                ))
            }
        };
        let text = draft.reverse_etl_schema.as_str();
        let reverse_etl_schema = (!is_blank(text)).then(|| {
            let parsed = reverse_etl_schema(text);
            self.slot(Field::ReverseEtlSchema, Placeholder::ReverseEtlSchema, text, parsed)
        });
        SegmentCatalog { name, storage, reverse_etl_schema }
    }

    fn test_table(&mut self, text: &str) -> Option<TestTable> {
        if is_blank(text) {
            return None;
        }
        Some(test_table(text).unwrap_or_else(|kind| {
            self.problems.push(Problem::new(Field::TestTable, text, kind));
            TestTable {
                catalog: Slot::wrong(Placeholder::TestCatalog, Field::TestTable),
                schema: Slot::wrong(Placeholder::TestSchema, Field::TestTable),
                table: Slot::wrong(Placeholder::TestTable, Field::TestTable),
            }
        }))
    }

    fn connection(&mut self, draft: &Draft) -> Connection {
        let mut has_wrong_port = false;
        let address = self.optional(Field::Hostname, &draft.hostname, |text| {
            WarehouseAddress::parse(text).map_err(|error| {
                has_wrong_port = error == HostnameError::Port;
                ProblemKind::Hostname(error)
            })
        });
        let http_path = self.optional(Field::HttpPath, &draft.http_path, |text| {
            HttpPath::parse(text).map_err(ProblemKind::HttpPath)
        });
        let in_field = self.optional(Field::Port, &draft.port, |text| {
            Port::parse(text).map_err(ProblemKind::Port)
        });
        let on_host = address.as_ref().and_then(|address| address.port);
        let hostname = address.map(|address| address.hostname);
        if hostname.as_ref().is_some_and(|host| !host.is_known_workspace_form()) {
            self.note(Field::Hostname, NoteKind::UnknownHost);
        }
        if http_path.as_ref().is_some_and(|path| !path.is_known_warehouse_form()) {
            self.note(Field::HttpPath, NoteKind::UnknownWarehouse);
        }
        let port = if is_blank(&draft.port) {
            (!has_wrong_port).then(|| on_host.unwrap_or(Port::DEFAULT))
        } else {
            in_field
        };
        if let (Some(on_host), Some(in_field)) = (on_host, in_field)
            && on_host != in_field
        {
            self.note(Field::Port, NoteKind::PortsDiffer { on_host, in_field });
        }
        Connection { hostname, http_path, port }
    }

    /// Notes what only the whole plan shows.
    fn look_at(&mut self, plan: &Plan) {
        let segment = &plan.segment_catalog;
        if segment.reverse_etl_schema.is_some() && segment.storage != Storage::Exists {
            self.note(Field::ReverseEtlSchema, NoteKind::ReverseEtlInNewCatalog);
        }
        if let Some(name) = segment.name.filled() {
            self.notes.extend(
                NoteKind::of_list_character(name)
                    .map(|kind| Note { field: Field::SegmentCatalog, kind }),
            );
        }
        for read in plan.reads.iter().filter(|read| plan.is_segment_catalog(&read.catalog)) {
            let catalog =
                read.catalog.filled().map(Identifier::as_str).unwrap_or_default().to_owned();
            let keeps_earlier_grants = plan.granted_before && read.extent != Extent::Whole;
            let kind = NoteKind::ReadsSegmentCatalog { catalog, keeps_earlier_grants };
            self.note(Field::Catalog(read.row), kind);
        }
        if plan.granted_before {
            if plan.reads.iter().any(|read| plan.takes_back_grants_on(read)) {
                self.note(Field::GrantedBefore, NoteKind::TakesBackGrants);
            } else if plan.restricted_catalogs().next().is_none() {
                self.note(Field::GrantedBefore, NoteKind::NothingToTakeBack);
            }
        }
        if plan.test_table.as_ref().is_some_and(|test| test.is_outside(&plan.reads)) {
            self.note(Field::TestTable, NoteKind::TestTableOutsideAccess);
        }
    }
}

impl TestTable {
    /// The table's full name as typed, where all of it is right.
    pub fn full_name(&self) -> Option<String> {
        let [catalog, schema, table] = [&self.catalog, &self.schema, &self.table]
            .map(|slot| slot.filled().map(Identifier::as_str));
        Some(format!("{}.{}.{}", catalog?, schema?, table?))
    }

    /// Says whether the table is surely in none of the catalogs and schemas that are read.
    fn is_outside(&self, reads: &[Read]) -> bool {
        let (Some(catalog), Some(schema)) = (self.catalog.filled(), self.schema.filled()) else {
            return false;
        };
        let may_hold = |read: &Read| match read.catalog.filled() {
            None => true,
            Some(read_catalog) if !read_catalog.is_same_as(catalog) => false,
            Some(_) => match &read.extent {
                Extent::Whole => true,
                Extent::Only(schemas) => schemas
                    .iter()
                    .any(|slot| slot.filled().is_none_or(|read| read.is_same_as(schema))),
            },
        };
        !reads.iter().any(may_hold)
    }
}

fn name(text: &str, part: NamePart) -> Result<Identifier, ProblemKind> {
    Identifier::parse(text, part).map_err(|error| ProblemKind::Name(part, error))
}

fn reverse_etl_schema(text: &str) -> Result<Identifier, ProblemKind> {
    match text.trim() {
        REVERSE_ETL_SCHEMA | REVERSE_ETL_SCHEMA_AS_PRINTED => name(text, NamePart::Schema),
        _ => Err(ProblemKind::ReverseEtlSchema(SecretKind::find(text))),
    }
}

fn test_table(text: &str) -> Result<TestTable, ProblemKind> {
    if let Some(kind) = SecretKind::find(text) {
        let secret = IdentifierError::Secret(kind);
        return Err(ProblemKind::Name(NamePart::Table, secret));
    }
    if let Some((open, close)) = Identifier::quotes_around(text.trim()) {
        return Err(ProblemKind::Name(NamePart::Table, IdentifierError::Quoted { open, close }));
    }
    let parts = full_name::split(text);
    match full_name::read(&parts, SecurableType::Table) {
        Ok(Securable::Table { catalog, schema, table }) => Ok(TestTable {
            catalog: Slot::Filled(catalog),
            schema: Slot::Filled(schema),
            table: Slot::Filled(table),
        }),
        Err(FullNameError::Part(part, error)) => Err(ProblemKind::Name(part, error)),
        _ => Err(ProblemKind::TestTableParts { found: parts.len() }),
    }
}

fn blanks_of(plan: &Plan) -> Vec<Field> {
    let mut blanks = Vec::new();
    blanks.extend(blank(&plan.principal));
    if let Storage::NewAt(location) = &plan.segment_catalog.storage {
        blanks.extend(blank(location));
    }
    for read in &plan.reads {
        blanks.extend(blank(&read.catalog));
        if let Extent::Only(schemas) = &read.extent {
            blanks.extend(schemas.iter().filter_map(blank));
        }
    }
    blanks
}

fn blank<T>(slot: &Slot<T>) -> Option<Field> {
    let opening = slot.opening()?;
    if opening.is_wrong { None } else { opening.field }
}
