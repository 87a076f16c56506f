//! What holds of a plan's own SQL, and of the way back, in a small Unity Catalog that runs them.

use std::collections::{BTreeMap, BTreeSet};

use data_graph_setup::access::{Grants, allowed, needed};
use data_graph_setup::answer::{Answer, undo};
use data_graph_setup::model::Wording;
use data_graph_setup::plan::{Draft, Extent, Plan};
use proptest::prelude::*;

use crate::drafts::{config, draft, ready_draft};
use crate::support::CLIENT_ID;
use crate::support::sql::{names_in, skeleton};
use crate::support::world::{Path, World, is_in_all, path};
use crate::worlds::{Planned, plan_in_world, run};

/// A schema or table that no plan names.
const FRESH: &str = "made tomorrow";

/// What can be done in a catalog: by the names of schemas, `FRESH` for those that nobody named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Access {
    read: BTreeSet<String>,
    write: BTreeSet<String>,
    makes_schemas: bool,
}

/// What a world lets be done in the catalogs and schemas of a plan, and in others.
fn access_in(world: &World, plan: &Plan) -> BTreeMap<String, Access> {
    let mut schemas: BTreeSet<String> = [FRESH.to_owned()].into();
    let mut catalogs: BTreeSet<String> = [FRESH.to_owned()].into();
    catalogs.extend(segment_catalog(plan));
    schemas.extend(reverse_etl_schema(plan));
    for read in &plan.reads {
        catalogs.extend(read.catalog.filled().map(|name| name.as_str().to_lowercase()));
        if let Extent::Only(names) = &read.extent {
            let filled = names.iter().filter_map(|name| name.filled());
            schemas.extend(filled.map(|name| name.as_str().to_lowercase()));
        }
    }
    for place in world.places() {
        catalogs.extend(place.first().cloned());
        schemas.extend(place.get(1).cloned());
    }
    let access = |catalog: &String| {
        let table = |schema: &String| path(&[catalog, schema, FRESH]);
        let at = |can: &dyn Fn(&Path) -> bool| {
            schemas.iter().filter(|schema| can(&table(schema))).cloned().collect()
        };
        Access {
            read: at(&|table| world.reads(table)),
            write: at(&|table| world.writes(table)),
            makes_schemas: world.makes_schemas(&path(&[catalog])),
        }
    };
    catalogs
        .iter()
        .map(|catalog| (catalog.clone(), access(catalog)))
        .filter(|(_, access)| *access != Access::default())
        .collect()
}

fn segment_catalog(plan: &Plan) -> Option<String> {
    plan.segment_catalog.name.filled().map(|name| name.as_str().to_lowercase())
}

fn reverse_etl_schema(plan: &Plan) -> Option<String> {
    let schema = plan.segment_catalog.reverse_etl_schema.as_ref()?;
    schema.filled().map(|name| name.as_str().to_lowercase())
}

/// What the plan itself says: its reads, the Segment catalog, the Reverse ETL schema.
fn access_of(plan: &Plan, named: &BTreeSet<String>) -> BTreeMap<String, Access> {
    let mut all: BTreeMap<String, Access> = BTreeMap::new();
    if let Some(segment) = segment_catalog(plan) {
        let access = all.entry(segment).or_default();
        access.makes_schemas = true;
        access.read.extend(reverse_etl_schema(plan));
        access.write.extend(reverse_etl_schema(plan));
    }
    for read in &plan.reads {
        let Some(catalog) = read.catalog.filled() else { continue };
        let access = all.entry(catalog.as_str().to_lowercase()).or_default();
        match &read.extent {
            Extent::Whole => access.read.extend(named.iter().cloned()),
            Extent::Only(schemas) => {
                let filled = schemas.iter().filter_map(|schema| schema.filled());
                access.read.extend(filled.map(|schema| schema.as_str().to_lowercase()));
            }
        }
    }
    all.retain(|_, access| *access != Access::default());
    all
}

/// Every schema that a plan names, and one that it does not.
fn named_schemas(plan: &Plan) -> BTreeSet<String> {
    let mut schemas: BTreeSet<String> = [FRESH.to_owned()].into();
    schemas.extend(reverse_etl_schema(plan));
    for read in &plan.reads {
        if let Extent::Only(names) = &read.extent {
            let filled = names.iter().filter_map(|name| name.filled());
            schemas.extend(filled.map(|name| name.as_str().to_lowercase()));
        }
    }
    schemas
}

/// What the crate says that grants allow, over the same schemas.
fn access_by_crate(grants: &Grants, named: &BTreeSet<String>) -> BTreeMap<String, Access> {
    let reach = |reach: &data_graph_setup::access::Reach| -> BTreeSet<String> {
        if reach.is_whole {
            assert!(reach.schemas.is_empty() && reach.tables.is_empty(), "{reach:?}");
            return named.clone();
        }
        reach.schemas.iter().map(|schema| schema.as_str().to_lowercase()).collect()
    };
    allowed(grants)
        .iter()
        .filter(|catalog| !catalog.is_nothing())
        .map(|catalog| {
            let access = Access {
                read: reach(&catalog.read),
                write: reach(&catalog.write),
                makes_schemas: catalog.makes_schemas,
            };
            (catalog.catalog.as_str().to_lowercase(), access)
        })
        .filter(|(_, access)| *access != Access::default())
        .collect()
}

/// The numbers and names in a summary.
fn claims(summary: &str) -> Option<(usize, usize, usize, String, Option<String>)> {
    let (_, rest) = summary.split_once("` can read ")?;
    let (reads, rest) = rest.split_once(" and create schemas in `")?;
    let number = |text: &str| text.split(' ').next()?.parse::<usize>().ok();
    let catalogs = number(reads)?;
    let (limited, schemas) = match reads.split_once(" in part (") {
        Some((before, schemas)) => {
            // Where none is whole, the count of all stands for those in part.
            let limited = match before.split_once(": ") {
                Some((_, parts)) => {
                    let (whole, limited) = parts.split_once(" whole, ")?;
                    let limited = number(limited)?;
                    (number(whole)? + limited == catalogs).then_some(limited)?
                }
                None => catalogs,
            };
            (limited, number(schemas)?)
        }
        None => (0, 0),
    };
    let rest = rest.strip_suffix("`.")?;
    let (segment, reverse_etl) = match rest.split_once("`. It gets all privileges on its schema `")
    {
        Some((segment, schema)) => (segment, Some(schema.to_owned())),
        None => (rest, None),
    };
    Some((catalogs, limited, schemas, segment.to_owned(), reverse_etl))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_plans_own_sql_gives_exactly_the_access_that_the_plan_names(draft in draft()) {
        let answer = Answer::new(&draft);
        let mut world = World::default();
        let principal = answer.plan.principal.filled().map_or("", |id| id.as_str());
        prop_assert_eq!(world.run(&answer.sql, principal), Ok(()));
        let plan = match principal {
            // Nobody holds anything then.
            "" => {
                prop_assert!(world.grants.is_empty());
                return Ok(());
            }
            _ => &answer.plan,
        };
        let named = named_schemas(plan);
        prop_assert_eq!(access_in(&world, plan), access_of(plan, &named), "{}", answer.sql);
        let grants: Grants = needed(plan).into_iter().collect();
        prop_assert_eq!(access_by_crate(&grants, &named), access_of(plan, &named));
    }

    #[test]
    fn what_a_plan_needs_is_what_its_sql_grants_in_its_order_and_once(draft in draft()) {
        let answer = Answer::new(&Draft { client_id: CLIENT_ID.to_owned(), ..draft.clone() });
        let mut world = World::default();
        let mut in_order = Vec::new();
        let mut catalog = String::new();
        for line in answer.sql.split_inclusive('\n') {
            let is_use = line.starts_with("USE CATALOG");
            if is_use {
                line.clone_into(&mut catalog);
                continue;
            }
            let before = world.grants.clone();
            prop_assert_eq!(world.run(&format!("{catalog}{line}"), CLIENT_ID), Ok(()));
            let new: BTreeSet<_> = world.grants.difference(&before).cloned().collect();
            in_order.push(new);
        }
        let mut needed = needed(&answer.plan).into_iter().map(|grant| {
            let on: Path = grant.on.names().map(|name| name.as_str().to_lowercase()).collect();
            (on, grant.privilege.as_listed())
        });
        for new in in_order {
            let next: BTreeSet<_> = needed.by_ref().take(new.len()).collect();
            prop_assert_eq!(next, new);
        }
        prop_assert_eq!(needed.next(), None);
    }

    #[test]
    fn a_summary_claims_what_the_sql_gives(draft in ready_draft()) {
        let plan = Planned::new(&draft);
        let access = access_in(&plan.needed, &plan.answer.plan);
        let claimed = claims(&plan.answer.summary.to_text());
        prop_assert!(claimed.is_some(), "{}", plan.answer.summary.to_text());
        let Some((catalogs, limited, schemas, segment, reverse_etl)) = claimed else { return Ok(()) };
        // The Reverse ETL schema is claimed by itself, unless it was also chosen.
        let segment = segment.to_lowercase();
        let own = reverse_etl.as_ref().map(|schema| schema.to_lowercase());
        let chosen = |catalog: &String, schema: &String| {
            let only_own = catalog == &segment && Some(schema) == own.as_ref();
            !only_own || plan.needed.contains("SELECT", &path(&[catalog, schema]))
                || plan.needed.contains("USE SCHEMA", &path(&[catalog]))
        };
        let read: Vec<BTreeSet<&String>> = access
            .iter()
            .map(|(catalog, access)| {
                access.read.iter().filter(|schema| chosen(catalog, schema)).collect()
            })
            .filter(|schemas: &BTreeSet<_>| !schemas.is_empty())
            .collect();
        let in_part: Vec<_> =
            read.iter().filter(|schemas| !schemas.contains(&FRESH.to_owned())).collect();
        prop_assert_eq!(read.len(), catalogs);
        prop_assert_eq!(in_part.len(), limited);
        prop_assert_eq!(in_part.iter().map(|schemas| schemas.len()).sum::<usize>(), schemas);
        let makes: Vec<&String> = access
            .iter()
            .filter(|(_, access)| access.makes_schemas)
            .map(|(catalog, _)| catalog)
            .collect();
        prop_assert_eq!(makes, vec![&segment]);
        let writes: Vec<(&String, &String)> = access
            .iter()
            .flat_map(|(catalog, access)| access.write.iter().map(move |schema| (catalog, schema)))
            .collect();
        prop_assert_eq!(writes, own.iter().map(|own| (&segment, own)).collect::<Vec<_>>());
    }

    #[test]
    fn both_wordings_grant_the_same(draft in draft()) {
        let [guide, listed] = [Wording::Guide, Wording::UnityCatalog].map(|wording| {
            let answer = Answer::new(&Draft {
                client_id: CLIENT_ID.to_owned(),
                wording,
                ..draft.clone()
            });
            run(&World::default(), &answer.sql)
        });
        prop_assert_eq!(guide?, listed?);
    }

    #[test]
    fn what_grants_allow_is_what_the_world_allows((plan, world) in plan_in_world()) {
        let grants: Grants = world
            .grants
            .iter()
            .filter_map(|(on, privilege)| crate::support::grant(on, privilege))
            .collect();
        prop_assert_eq!(grants.iter().count(), world.grants.len());
        let mut named = named_schemas(&plan.answer.plan);
        named.extend(world.places().iter().filter_map(|place| place.get(1).cloned()));
        prop_assert_eq!(
            access_by_crate(&grants, &named),
            access_in(&world, &plan.answer.plan),
            "{:?}", world
        );
        for catalog in allowed(&grants) {
            let name = catalog.catalog.as_str().to_lowercase();
            let is_here = |on: &Path| on.first() == Some(&name);
            let manages =
                world.grants.iter().any(|(on, privilege)| is_here(on) && *privilege == "MANAGE");
            prop_assert_eq!(catalog.administers, manages);
            for (tables, can) in [
                (&catalog.read.tables, &(|table: &Path| world.reads(table)) as &dyn Fn(&Path) -> bool),
                (&catalog.write.tables, &|table: &Path| world.writes(table)),
            ] {
                let told: BTreeSet<Path> = tables
                    .iter()
                    .map(|(schema, table)| path(&[&name, schema.as_str(), table.as_str()]))
                    .collect();
                let alone = |on: &&Path| {
                    let schema = on.get(1).map_or("", String::as_str);
                    is_here(on) && on.len() == 3 && can(on) && !can(&path(&[&name, schema, FRESH]))
                };
                let expected: BTreeSet<Path> =
                    world.places().iter().filter(alone).cloned().collect();
                prop_assert_eq!(told, expected);
            }
        }
    }

    #[test]
    fn granted_before_leaves_only_the_schemas_unless_in_segments_own_catalog(
        draft in ready_draft(),
        granted_before in any::<bool>(),
    ) {
        let plan = Planned::new(&Draft { granted_before, ..draft.clone() });
        let mut world = World::default();
        for read in &plan.answer.plan.reads {
            let Some(catalog) = read.catalog.filled() else { continue };
            for privilege in ["USE CATALOG", "USE SCHEMA", "SELECT"] {
                world.grants.insert((path(&[catalog.as_str()]), privilege));
            }
        }
        let world = run(&world, &plan.answer.sql)?;
        let named = named_schemas(&plan.answer.plan);
        let access = access_in(&world, &plan.answer.plan);
        for read in &plan.answer.plan.reads {
            let Some(catalog) = read.catalog.filled() else { continue };
            let catalog = catalog.as_str().to_lowercase();
            let is_segments = segment_catalog(&plan.answer.plan).as_ref() == Some(&catalog);
            let stays_whole =
                read.extent == Extent::Whole || !granted_before || is_segments;
            let mut expected = access_of(&plan.answer.plan, &named)
                .remove(&catalog)
                .map(|access| access.read)
                .unwrap_or_default();
            if stays_whole {
                expected = named.clone();
            }
            prop_assert_eq!(access.get(&catalog).map(|access| &access.read), Some(&expected));
        }
    }

    #[test]
    fn undo_leaves_nothing_of_what_was_granted_run_once_or_twice(draft in ready_draft()) {
        let plan = Planned::new(&draft);
        let undone = run(&plan.needed, &undo(&plan.answer.plan).text)?;
        prop_assert_eq!(&undone, &World::default(), "{}", undo(&plan.answer.plan).text);
        prop_assert_eq!(&run(&undone, &undo(&plan.answer.plan).text)?, &World::default());
    }

    #[test]
    fn undo_takes_from_any_world_what_the_sql_grants_and_no_more((plan, world) in plan_in_world()) {
        let granted = run(&world, &plan.answer.sql)?;
        let undone = run(&granted, &undo(&plan.answer.plan).text)?;
        let all: BTreeSet<Path> = plan
            .needed
            .grants
            .iter()
            .filter(|(_, privilege)| *privilege == "ALL PRIVILEGES")
            .map(|(on, _)| on.clone())
            .collect();
        let mut expected = granted.clone();
        expected.grants.retain(|(on, privilege)| {
            let is_taken_along = all.contains(on) && is_in_all(privilege);
            !plan.needed.contains(privilege, on) && !is_taken_along
        });
        prop_assert_eq!(&undone, &expected, "{}", undo(&plan.answer.plan).text);
        prop_assert_eq!(&run(&undone, &undo(&plan.answer.plan).text)?, &expected);
    }

    #[test]
    fn undo_is_made_of_revokes_that_stand_alone_and_says_what_stays(draft in draft()) {
        let answer = Answer::new(&draft);
        let undo = undo(&answer.plan);
        let mut after_all = false;
        for line in undo.text.lines().filter(|line| !line.is_empty()) {
            if line.starts_with("--") {
                prop_assert!(UNDO_COMMENTS.contains(&line), "{}", line);
                continue;
            }
            let skeleton = skeleton(line);
            let is_regrant = skeleton == "GRANT USE SCHEMA , SELECT ON SCHEMA N . N TO N";
            prop_assert!(UNDO_STATEMENTS.contains(&skeleton.as_str()) || is_regrant, "{}", line);
            // Nothing is granted again but what the line above takes along.
            prop_assert!(!is_regrant || after_all, "{}", line);
            after_all = skeleton.starts_with("REVOKE ALL PRIVILEGES");
            let granted: BTreeSet<String> = answer.sql.lines().flat_map(|line| {
                if line.is_empty() || line.starts_with("--") { Vec::new() } else { names_in(line) }
            }).collect();
            prop_assert!(names_in(line).iter().all(|name| granted.contains(name)), "{}", line);
        }
        prop_assert_eq!(
            undo.text.contains("-- Not granted again: what a REVOKE"),
            answer.sql.lines().any(|line| line.starts_with("REVOKE"))
        );
        prop_assert_eq!(
            undo.text.contains("-- Not removed: the catalog that Step 2 creates"),
            answer.sql.lines().any(|line| line.starts_with("CREATE CATALOG"))
        );
        prop_assert_eq!(undo.statements, undo.text.lines().filter(|line| line.ends_with(';')).count());
        prop_assert!(undo.text.ends_with('\n') && !undo.text.contains("\n\n\n"));
        let is_whole = |text: &str| !text.contains("${");
        prop_assert_eq!(is_whole(&undo.text), is_whole(&answer.sql.lines()
            .filter(|line| line.starts_with("GRANT") || line.starts_with("USE CATALOG"))
            .collect::<Vec<_>>().join("\n")));
    }
}

const UNDO_COMMENTS: [&str; 7] = [
    "-- Undo Reverse ETL schema",
    "-- Undo Step 5: Only some schemas",
    "-- Undo Step 4: Other catalogs",
    "-- Undo Step 3: Profiles Sync catalog",
    "-- Undo Step 2: Segment's own catalog",
    "-- Not removed: the catalog that Step 2 creates, with everything in it",
    "-- Not granted again: what a REVOKE in your SQL removes",
];

const UNDO_STATEMENTS: [&str; 8] = [
    "REVOKE ALL PRIVILEGES ON SCHEMA N . N FROM N",
    "REVOKE USE SCHEMA , SELECT ON SCHEMA N . N FROM N",
    "REVOKE USE CATALOG ON CATALOG N FROM N",
    "REVOKE USE CATALOG , SELECT , USE SCHEMA ON CATALOG N FROM N",
    "REVOKE USE CATALOG , USE SCHEMA , SELECT ON CATALOG N FROM N",
    "REVOKE USE CATALOG , CREATE SCHEMA , SELECT ON CATALOG N FROM N",
    "REVOKE CREATE SCHEMA ON CATALOG N FROM N",
    "REVOKE SELECT ON CATALOG N FROM N",
];
