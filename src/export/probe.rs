//! Checks of what a plan's SQL has done: one for each catalog and schema, with what it should give.

use std::collections::HashMap;

use crate::model::{Identifier, Privilege, Securable};
use crate::plan::{Extent, Plan, Slot};

use super::statement::Name;
use super::{Statement, live_grants};

/// A statement that checks one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Probe<'p> {
    /// The statement. It names everything in full.
    pub statement: Statement<'p>,
    /// What it should give.
    pub expected: Expected<'p>,
}

/// What a check should give.
#[derive(Clone, Debug, PartialEq)]
pub enum Expected<'p> {
    /// At least these privileges, granted there or inherited.
    Grants(Vec<Privilege>),
    /// No error, whatever it lists.
    NoError,
    /// All the catalog's schemas.
    AllSchemas,
    /// These schemas, and none besides but what Databricks itself adds.
    Schemas(&'p [Slot<Identifier>]),
    /// The schema's tables.
    Tables,
    /// Up to ten rows.
    Rows,
}

/// Checks that an admin runs: `SHOW GRANTS` for each catalog and schema that the plan grants something on.
///
/// Where a name is missing or wrong there is nothing to check.
pub fn grant_probes(plan: &Plan) -> Vec<Probe<'_>> {
    let mut places: HashMap<Securable<String>, usize> = HashMap::new();
    let mut found: Vec<(Securable<Name<'_>>, Vec<Privilege>)> = Vec::new();
    for (privileges, on) in live_grants(plan) {
        let key = on.try_map_in_full(|name: &Name<'_>| Some(name.filled()?.folded().into_owned()));
        let Some(key) = key else { continue };
        let place = *places.entry(key).or_insert_with(|| {
            found.push((on.map_in_full(|name| *name), Vec::new()));
            found.len() - 1
        });
        let Some((_, expected)) = found.get_mut(place) else { continue };
        for privilege in privileges {
            if !expected.contains(privilege) {
                expected.push(*privilege);
            }
        }
    }
    let probe = |(on, privileges)| Probe {
        statement: Statement::ShowGrants { of: &plan.principal, on },
        expected: Expected::Grants(privileges),
    };
    found.into_iter().map(probe).collect()
}

/// Checks that the service principal itself runs: it lists and reads what it should, and nothing besides.
pub fn access_probes(plan: &Plan) -> Vec<Probe<'_>> {
    let segment = &plan.segment_catalog;
    let mut probes = Vec::new();
    let mut push = |statement, expected| probes.push(Probe { statement, expected });
    if segment.name.filled().is_some() {
        push(Statement::ShowSchemas(Some(&segment.name)), Expected::NoError);
        if let Some(schema) = segment.reverse_etl_schema.as_ref().filter(|schema| is_filled(schema))
        {
            let statement = Statement::ShowTables { catalog: &segment.name, schema };
            push(statement, Expected::Tables);
        }
    }
    for read in plan.reads.iter().filter(|read| is_filled(&read.catalog)) {
        let catalog = &read.catalog;
        let look = Statement::ShowSchemas(Some(catalog));
        match &read.extent {
            Extent::Whole => push(look, Expected::AllSchemas),
            Extent::Only(schemas) => {
                push(look, Expected::Schemas(schemas));
                for schema in schemas.iter().filter(|schema| is_filled(schema)) {
                    push(Statement::ShowTables { catalog, schema }, Expected::Tables);
                }
            }
        }
    }
    if let Some(test) = &plan.test_table
        && [&test.catalog, &test.schema, &test.table].into_iter().all(is_filled)
    {
        let (catalog, schema, table) = (Some(&test.catalog), &test.schema, &test.table);
        push(Statement::SelectSample { catalog, schema, table }, Expected::Rows);
    }
    probes
}

fn is_filled(name: &Slot<Identifier>) -> bool {
    name.filled().is_some()
}
