//! Which statements each of the guide's steps holds for a plan.

use std::sync::LazyLock;

use crate::model::{ApplicationId, GuideStep, Identifier, Privilege, Securable, Wording};
use crate::plan::{Placeholder, Plan, REVERSE_ETL_SCHEMA, Read, Slot, Storage, TestTable};

use super::Statement;
use super::statement::Name;

/// A step with its statements.
#[derive(Clone, Debug, PartialEq)]
pub struct Step<'p> {
    /// Which step it is.
    pub id: GuideStep,
    /// Whether the plan has nothing to do here, so that the guide's own statements stand as an example.
    pub is_example: bool,
    /// The statements, in the order in which they are to be run.
    pub statements: Vec<Statement<'p>>,
}

/// Lays out a plan as the guide's steps: always all of them, in the guide's order.
pub fn steps(plan: &Plan) -> [Step<'_>; 6] {
    steps_in(plan, plan.wording)
}

/// The same in these words, which tell how the statements are cut.
pub fn steps_in(plan: &Plan, wording: Wording) -> [Step<'_>; 6] {
    GuideStep::WITH_SQL.map(|id| laid_out(plan, id, wording))
}

/// Lays out one of the guide's steps.
pub fn step(plan: &Plan, id: GuideStep) -> Step<'_> {
    laid_out(plan, id, plan.wording)
}

fn laid_out(plan: &Plan, id: GuideStep, wording: Wording) -> Step<'_> {
    let statements = statements(plan, id, wording);
    let is_example = statements.is_empty();
    let statements = if is_example { example(id, wording) } else { statements };
    Step { id, is_example, statements }
}

/// Where a statement stands among those of a plan's steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "panel", derive(serde::Serialize, serde::Deserialize))]
pub struct StatementPlace {
    /// The step that holds it, which is no example.
    pub step: GuideStep,
    /// Its place among the step's statements, counted from 0.
    pub index: usize,
}

/// Every statement of a plan, examples aside, in the order in which they are to be run.
pub fn live_statements(plan: &Plan) -> impl Iterator<Item = (StatementPlace, Statement<'_>)> {
    steps(plan).into_iter().filter(|step| !step.is_example).flat_map(
        |Step { id, statements, .. }| {
            let place = move |index| StatementPlace { step: id, index };
            statements.into_iter().enumerate().map(move |(index, it)| (place(index), it))
        },
    )
}

/// What a plan's statements grant, in their order: the privileges, and on what.
pub fn live_grants(plan: &Plan) -> impl Iterator<Item = (&[Privilege], Securable<Name<'_>>)> {
    live_statements(plan).filter_map(|(_, statement)| match statement {
        Statement::Grant { privileges, on, .. } => Some((privileges, on)),
        _ => None,
    })
}

fn statements(plan: &Plan, id: GuideStep, wording: Wording) -> Vec<Statement<'_>> {
    match id {
        GuideStep::ServicePrincipal | GuideStep::Connect => Vec::new(),
        GuideStep::SegmentCatalog => segment_catalog(plan, wording),
        GuideStep::ProfilesSync | GuideStep::OtherCatalogs => {
            let is_profiles_sync = id == GuideStep::ProfilesSync;
            plan.whole_catalogs()
                .filter(|read| read.is_profiles_sync() == is_profiles_sync)
                .map(|read| read_catalog(wording, &read.catalog, &plan.principal))
                .collect()
        }
        GuideStep::SomeSchemas => plan
            .restricted_catalogs()
            .flat_map(|(read, schemas)| restrict(plan, wording, read, schemas))
            .collect(),
        GuideStep::Check => check(plan, wording),
        GuideStep::ReverseEtl => plan
            .segment_catalog
            .reverse_etl_schema
            .iter()
            .map(|schema| reverse_etl(&plan.segment_catalog.name, schema, &plan.principal))
            .collect(),
    }
}

fn segment_catalog(plan: &Plan, wording: Wording) -> Vec<Statement<'_>> {
    let segment = &plan.segment_catalog;
    let location = match &segment.storage {
        Storage::NewAt(location) => Some(location),
        Storage::New | Storage::Exists => None,
    };
    let create = (segment.storage != Storage::Exists)
        .then_some(Statement::CreateCatalog { catalog: &segment.name, location });
    let grants: &[&[Privilege]] = match wording {
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
    wording: Wording,
    catalog: Name<'p>,
    principal: &'p Slot<ApplicationId>,
) -> Statement<'p> {
    let privileges: &[Privilege] = match wording {
        Wording::Guide => &[Privilege::UseCatalog, Privilege::Select, Privilege::UseSchema],
        Wording::UnityCatalog => &[Privilege::UseCatalog, Privilege::UseSchema, Privilege::Select],
    };
    Statement::Grant { privileges, on: Securable::Catalog(catalog), to: principal }
}

fn restrict<'p>(
    plan: &'p Plan,
    wording: Wording,
    read: &'p Read,
    schemas: &'p [Slot<Identifier>],
) -> impl Iterator<Item = Statement<'p>> {
    let revoke = plan.takes_back_grants_on(read).then_some(Statement::Revoke {
        privileges: &[Privilege::Select, Privilege::UseSchema],
        on: Securable::Catalog(&read.catalog),
        from: &plan.principal,
    });
    revoke.into_iter().chain(read_schemas(wording, &read.catalog, schemas, &plan.principal))
}

fn read_schemas<'p>(
    wording: Wording,
    catalog: Name<'p>,
    schemas: &'p [Slot<Identifier>],
    principal: &'p Slot<ApplicationId>,
) -> impl Iterator<Item = Statement<'p>> {
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

fn check(plan: &Plan, wording: Wording) -> Vec<Statement<'_>> {
    let named = |read: &&Read| read.catalog.opening().is_none_or(|opening| opening.is_wrong);
    let catalog = match &plan.test_table {
        Some(test) => Some(&test.catalog),
        None => plan.reads.iter().find(named).map(|read| &read.catalog),
    };
    catalog.map(|catalog| probe(wording, catalog, plan.test_table.as_ref())).unwrap_or_default()
}

fn probe<'p>(
    wording: Wording,
    catalog: Name<'p>,
    test: Option<&'p TestTable>,
) -> Vec<Statement<'p>> {
    let (look, within) = match wording {
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
fn example(id: GuideStep, wording: Wording) -> Vec<Statement<'static>> {
    let guide = &*GUIDE;
    match id {
        GuideStep::ServicePrincipal | GuideStep::SegmentCatalog | GuideStep::Connect => Vec::new(),
        GuideStep::ProfilesSync => {
            vec![read_catalog(wording, &guide.profiles_sync, &guide.principal)]
        }
        GuideStep::OtherCatalogs => vec![read_catalog(wording, &guide.catalog, &guide.principal)],
        GuideStep::SomeSchemas => {
            read_schemas(wording, &guide.catalog, &guide.schemas, &guide.principal).collect()
        }
        GuideStep::Check => probe(wording, &guide.test_table.catalog, Some(&guide.test_table)),
        GuideStep::ReverseEtl => {
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
