//! Which statements each of the guide's steps holds for a plan.

use std::sync::LazyLock;

use crate::model::{ApplicationId, Identifier, Privilege, Securable, Wording};
use crate::plan::{Placeholder, Plan, REVERSE_ETL_SCHEMA, Read, Slot, Storage, TestTable};

use super::Statement;
use super::statement::Name;

/// A step of the guide that holds SQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StepId {
    /// Step 2: a catalog for Segment to write in.
    SegmentCatalog,
    /// Step 3: reading the Profiles Sync catalog.
    ProfilesSync,
    /// Step 4: reading other catalogs.
    OtherCatalogs,
    /// Step 5: reading only some schemas.
    SomeSchemas,
    /// Step 6: checking the access.
    Check,
    /// The guide's last section: the schema that Reverse ETL left.
    ReverseEtl,
}

/// A step with its statements.
#[derive(Clone, Debug, PartialEq)]
pub struct Step<'p> {
    /// Which step it is.
    pub id: StepId,
    /// Whether the plan has nothing to do here, so that the guide's own statements stand as an example.
    pub is_example: bool,
    /// The statements, in the order in which they are to be run.
    pub statements: Vec<Statement<'p>>,
}

impl StepId {
    /// Every step that holds SQL, in the order in which they are shown.
    pub const ALL: [Self; 6] = [
        Self::SegmentCatalog,
        Self::ProfilesSync,
        Self::OtherCatalogs,
        Self::SomeSchemas,
        Self::Check,
        Self::ReverseEtl,
    ];

    /// The step's name in the module's answer.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SegmentCatalog => "2",
            Self::ProfilesSync => "3",
            Self::OtherCatalogs => "4",
            Self::SomeSchemas => "5",
            Self::Check => "6",
            Self::ReverseEtl => "reverse-etl",
        }
    }

    /// Says whether the step grants something, rather than checking it.
    pub fn grants(self) -> bool {
        self != Self::Check
    }
}

/// Lays out a plan as the guide's steps: always all of them, in the guide's order.
pub fn steps(plan: &Plan) -> [Step<'_>; 6] {
    StepId::ALL.map(|id| {
        let statements = statements(plan, id);
        let is_example = statements.is_empty();
        let statements = if is_example { example(plan, id) } else { statements };
        Step { id, is_example, statements }
    })
}

fn statements(plan: &Plan, id: StepId) -> Vec<Statement<'_>> {
    match id {
        StepId::SegmentCatalog => segment_catalog(plan),
        StepId::ProfilesSync | StepId::OtherCatalogs => {
            let is_profiles_sync = id == StepId::ProfilesSync;
            plan.whole_catalogs()
                .filter(|read| read.is_profiles_sync() == is_profiles_sync)
                .map(|read| read_catalog(plan, &read.catalog, &plan.principal))
                .collect()
        }
        StepId::SomeSchemas => plan
            .restricted_catalogs()
            .flat_map(|(read, schemas)| restrict(plan, read, schemas))
            .collect(),
        StepId::Check => check(plan),
        StepId::ReverseEtl => plan
            .segment_catalog
            .reverse_etl_schema
            .iter()
            .map(|schema| reverse_etl(&plan.segment_catalog.name, schema, &plan.principal))
            .collect(),
    }
}

fn segment_catalog(plan: &Plan) -> Vec<Statement<'_>> {
    let segment = &plan.segment_catalog;
    let location = match &segment.storage {
        Storage::NewAt(location) => Some(location),
        Storage::New | Storage::Exists => None,
    };
    let create = (segment.storage != Storage::Exists)
        .then_some(Statement::CreateCatalog { catalog: &segment.name, location });
    let grants: &[&[Privilege]] = match plan.wording {
        Wording::Guide => {
            &[&[Privilege::UseCatalog], &[Privilege::CreateSchema], &[Privilege::Select]]
        }
        Wording::UnityCatalog => {
            &[&[Privilege::UseCatalog, Privilege::CreateSchema, Privilege::Select]]
        }
    };
    let grants = grants.iter().map(|privileges| Statement::Grant {
        privileges,
        on: Securable::Catalog(&segment.name),
        to: &plan.principal,
    });
    create.into_iter().chain(grants).collect()
}

fn read_catalog<'p>(
    plan: &Plan,
    catalog: Name<'p>,
    principal: &'p Slot<ApplicationId>,
) -> Statement<'p> {
    let privileges: &[Privilege] = match plan.wording {
        Wording::Guide => &[Privilege::UseCatalog, Privilege::Select, Privilege::UseSchema],
        Wording::UnityCatalog => &[Privilege::UseCatalog, Privilege::UseSchema, Privilege::Select],
    };
    Statement::Grant { privileges, on: Securable::Catalog(catalog), to: principal }
}

fn restrict<'p>(
    plan: &'p Plan,
    read: &'p Read,
    schemas: &'p [Slot<Identifier>],
) -> impl Iterator<Item = Statement<'p>> {
    let revoke = plan.takes_back_grants_on(read).then_some(Statement::Revoke {
        privileges: &[Privilege::Select, Privilege::UseSchema],
        on: Securable::Catalog(&read.catalog),
        from: &plan.principal,
    });
    revoke.into_iter().chain(read_schemas(plan, &read.catalog, schemas, &plan.principal))
}

fn read_schemas<'p>(
    plan: &Plan,
    catalog: Name<'p>,
    schemas: &'p [Slot<Identifier>],
    principal: &'p Slot<ApplicationId>,
) -> impl Iterator<Item = Statement<'p>> {
    let wording = plan.wording;
    let use_catalog = Statement::Grant {
        privileges: &[Privilege::UseCatalog],
        on: Securable::Catalog(catalog),
        to: principal,
    };
    let make_current = (wording == Wording::Guide).then_some(Statement::UseCatalog(catalog));
    let read = schemas.iter().map(move |schema| match wording {
        Wording::Guide => Statement::Grant {
            privileges: &[Privilege::UseSchema, Privilege::Select],
            on: Securable::SchemaInCurrentCatalog { catalog, schema },
            to: principal,
        },
        Wording::UnityCatalog => Statement::Grant {
            privileges: &[Privilege::UseSchema, Privilege::Select],
            on: Securable::Schema { catalog, schema },
            to: principal,
        },
    });
    [use_catalog].into_iter().chain(make_current).chain(read)
}

fn check(plan: &Plan) -> Vec<Statement<'_>> {
    let named = |read: &&Read| read.catalog.opening().is_none_or(|opening| opening.is_wrong);
    let catalog = match &plan.test_table {
        Some(test) => Some(&test.catalog),
        None => plan.reads.iter().find(named).map(|read| &read.catalog),
    };
    catalog.map(|catalog| probe(plan, catalog, plan.test_table.as_ref())).unwrap_or_default()
}

fn probe<'p>(plan: &Plan, catalog: Name<'p>, test: Option<&'p TestTable>) -> Vec<Statement<'p>> {
    let (look, within) = match plan.wording {
        Wording::Guide => {
            (vec![Statement::UseCatalog(catalog), Statement::ShowSchemas(None)], None)
        }
        Wording::UnityCatalog => (vec![Statement::ShowSchemas(Some(catalog))], Some(catalog)),
    };
    let read = test.map(|test| Statement::SelectSample {
        catalog: within,
        schema: &test.schema,
        table: &test.table,
    });
    look.into_iter().chain(read).collect()
}

fn reverse_etl<'p>(
    catalog: Name<'p>,
    schema: Name<'p>,
    principal: &'p Slot<ApplicationId>,
) -> Statement<'p> {
    Statement::Grant {
        privileges: &[Privilege::AllPrivileges],
        on: Securable::Schema { catalog, schema },
        to: principal,
    }
}

/// The guide's own statements for a step that the plan has nothing to do in, with all their placeholders.
fn example(plan: &Plan, id: StepId) -> Vec<Statement<'static>> {
    let guide = &*GUIDE;
    match id {
        StepId::SegmentCatalog => Vec::new(),
        StepId::ProfilesSync => vec![read_catalog(plan, &guide.profiles_sync, &guide.principal)],
        StepId::OtherCatalogs => vec![read_catalog(plan, &guide.catalog, &guide.principal)],
        StepId::SomeSchemas => {
            read_schemas(plan, &guide.catalog, &guide.schemas, &guide.principal).collect()
        }
        StepId::Check => probe(plan, &guide.test_table.catalog, Some(&guide.test_table)),
        StepId::ReverseEtl => {
            vec![reverse_etl(&guide.segment_catalog, &guide.reverse_etl_schema, &guide.principal)]
        }
    }
}

/// The names that the guide's statements are printed with.
struct Guide {
    principal: Slot<ApplicationId>,
    segment_catalog: Slot<Identifier>,
    profiles_sync: Slot<Identifier>,
    catalog: Slot<Identifier>,
    schemas: [Slot<Identifier>; 2],
    test_table: TestTable,
    reverse_etl_schema: Slot<Identifier>,
}

static GUIDE: LazyLock<Guide> = LazyLock::new(|| Guide {
    principal: Slot::example(Placeholder::ClientId),
    segment_catalog: Slot::example(Placeholder::SegmentCatalog),
    profiles_sync: Slot::example(Placeholder::ProfilesSyncCatalog),
    catalog: Slot::example(Placeholder::Catalog),
    schemas: [1, 2].map(|number| Slot::example(Placeholder::NumberedSchema(number))),
    test_table: TestTable {
        catalog: Slot::example(Placeholder::TestCatalog),
        schema: Slot::example(Placeholder::TestSchema),
        table: Slot::example(Placeholder::TestTable),
    },
    reverse_etl_schema: Identifier::parse(REVERSE_ETL_SCHEMA, crate::model::NamePart::Schema)
        .map_or_else(|_| Slot::example(Placeholder::ReverseEtlSchema), Slot::Filled),
});
