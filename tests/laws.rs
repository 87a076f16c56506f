//! What holds for every draft and every link, tried over many that nobody would think of.

// The core is the same in the browser, where the generator of random inputs does not compile.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use data_graph_setup::answer::Answer;
use data_graph_setup::export::Token;
use data_graph_setup::link::{decode, encode};
use data_graph_setup::model::{ApplicationId, GuideStep, Identifier, Location, NamePart, Wording};
use data_graph_setup::plan::mend::{Mend, mend};
use data_graph_setup::plan::{
    Draft, Extent, Field, ProblemKind, ScopeDraft, StorageDraft, resolve,
};
use data_graph_setup::words;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use support::drafts::{config, draft, ready_draft, stands_in_quotes, wording};
use support::sql::{names_in, pieces, skeleton};
use support::{CLIENT_ID, assert_keeps_no_secret, holds_secret_shape};

/// Every statement that the contract's table of steps has, in either wording.
fn contracts_statements(wording: Wording) -> Vec<&'static str> {
    let both = [
        "CREATE CATALOG IF NOT EXISTS N",
        "CREATE CATALOG IF NOT EXISTS N MANAGED LOCATION T",
        "REVOKE SELECT , USE SCHEMA ON CATALOG N FROM N",
        "GRANT ALL PRIVILEGES ON SCHEMA N . N TO N",
    ];
    let other: &[&str] = match wording {
        Wording::Guide => &[
            "GRANT USAGE ON CATALOG N TO N",
            "GRANT CREATE ON CATALOG N TO N",
            "GRANT SELECT ON CATALOG N TO N",
            "GRANT USAGE , SELECT , USE SCHEMA ON CATALOG N TO N",
            "USE CATALOG N",
            "GRANT USAGE , SELECT ON SCHEMA N TO N",
            "SHOW SCHEMAS",
            "SELECT * FROM N . N LIMIT 10",
        ],
        Wording::UnityCatalog => &[
            "GRANT USE CATALOG , CREATE SCHEMA , SELECT ON CATALOG N TO N",
            "GRANT USE CATALOG , USE SCHEMA , SELECT ON CATALOG N TO N",
            "GRANT USE CATALOG ON CATALOG N TO N",
            "GRANT USE SCHEMA , SELECT ON SCHEMA N . N TO N",
            "SHOW SCHEMAS IN N",
            "SELECT * FROM N . N . N LIMIT 10",
        ],
    };
    both.iter().chain(other).copied().collect()
}

const HEADINGS: [&str; 5] = [
    "-- Step 2: Segment's own catalog",
    "-- Step 3: Profiles Sync catalog",
    "-- Step 4: Other catalogs",
    "-- Step 5: Only some schemas",
    "-- Reverse ETL schema",
];

/// The statements of the steps that are no examples.
fn live_statements(answer: &Answer) -> impl Iterator<Item = &str> {
    answer
        .steps
        .iter()
        .filter(|step| !step.is_example)
        .flat_map(|step| &step.statements)
        .map(|statement| statement.sql.as_str())
}

#[test]
fn the_reader_of_these_tests_refuses_what_is_not_quoted() {
    for statement in [
        "GRANT USAGE ON CATALOG `a` TO `b`",
        "GRANT USAGE ON CATALOG a TO `b`;",
        "GRANT USAGE ON CATALOG `a`b` TO `c`;",
        "GRANT USAGE ON CATALOG `a` TO `b`; DROP;",
        "GRANT  USAGE ON CATALOG `a` TO `b`;",
        "USE CATALOG `a;",
        "USE CATALOG `a` -- x;",
        "USE CATALOG \"a\";",
        "DROP CATALOG `a`;",
        "USE CATALOG `a`\n;",
        "CREATE CATALOG IF NOT EXISTS `a` MANAGED LOCATION 'it's';",
        "CREATE CATALOG IF NOT EXISTS `a` MANAGED LOCATION 'a\\';",
        "SELECT * FROM `a`.`b` LIMIT 100;",
    ] {
        assert!(pieces(statement).is_err(), "{statement}");
    }
    let names = |name: &str| vec![name.to_owned()];
    assert_eq!(names_in("USE CATALOG `a``b; -- ```;"), names("a`b; -- `"));
    assert_eq!(names_in("USE CATALOG ````;"), names("`"));
}

// The contract's table of steps, worked out a second time and plainly.

struct Row {
    is_profiles_sync: bool,
    is_missing: bool,
    valid: Option<String>,
    printed: String,
    schemas: Option<Vec<(String, bool)>>,
}

impl Row {
    fn new(scope: &ScopeDraft, is_profiles_sync: bool) -> Self {
        let valid = valid(&scope.catalog, NamePart::Catalog);
        let placeholder = if is_profiles_sync { "${profiles_sync_catalog}" } else { "${catalog}" };
        let schemas = scope.schemas.as_ref().map(|schemas| {
            schemas
                .iter()
                .enumerate()
                .filter(|(_, schema)| !schema.trim().is_empty())
                .map(|(index, schema)| match self::valid(schema, NamePart::Schema) {
                    Some(schema) => (schema, true),
                    None => (format!("${{schema_{}}}", index + 1), false),
                })
                .collect()
        });
        Self {
            is_profiles_sync,
            is_missing: scope.catalog.trim().is_empty(),
            printed: valid.clone().unwrap_or_else(|| placeholder.to_owned()),
            valid,
            schemas,
        }
    }

    /// Its schemas as they are printed, each once; absent for a whole catalog.
    fn printed_schemas(&self) -> Option<Vec<String>> {
        let mut seen = BTreeSet::new();
        let mut schemas: Vec<String> = self
            .schemas
            .as_ref()?
            .iter()
            .filter(|(schema, is_valid)| !is_valid || seen.insert(schema.to_lowercase()))
            .map(|(schema, _)| schema.clone())
            .collect();
        if schemas.is_empty() {
            schemas.push("${schema_1}".to_owned());
        }
        Some(schemas)
    }
}

fn valid(text: &str, part: NamePart) -> Option<String> {
    Identifier::parse(text, part).is_ok().then(|| text.trim().to_owned())
}

fn rows(draft: &Draft) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let is_empty = |scope: &ScopeDraft| {
        let schemas = scope.schemas.iter().flatten();
        scope.catalog.trim().is_empty() && schemas.map(|schema| schema.trim()).all(str::is_empty)
    };
    let others = draft.catalogs.iter().filter(|scope| !is_empty(scope));
    let all = [(&draft.profiles_sync, true)].into_iter().chain(others.map(|scope| (scope, false)));
    for (scope, is_profiles_sync) in all {
        let row = Row::new(scope, is_profiles_sync);
        let folded = row.valid.as_ref().map(|name| name.to_lowercase());
        let earlier = rows.iter_mut().find(|earlier| {
            folded.is_some() && earlier.valid.as_ref().map(|name| name.to_lowercase()) == folded
        });
        match (earlier, row.schemas) {
            (None, schemas) => rows.push(Row { schemas, ..row }),
            (Some(_), None) => {}
            (Some(earlier), Some(schemas)) => {
                earlier.schemas.get_or_insert_default().extend(schemas);
            }
        }
    }
    rows
}

/// What the contract's table makes of a draft: `sql` and `checks`.
fn expected_sql(draft: &Draft) -> (String, String) {
    let q = |name: &str| format!("`{}`", name.replace('`', "``"));
    let guide = draft.wording == Wording::Guide;
    let id = q(&match ApplicationId::parse(&draft.client_id) {
        Ok(_) => draft.client_id.trim().to_lowercase(),
        Err(_) => "${client_id}".to_owned(),
    });
    let segment_name = if draft.segment_catalog.trim().is_empty() {
        Some("SEGMENT_LINKED_PROFILES_DB".to_owned())
    } else {
        valid(&draft.segment_catalog, NamePart::Catalog)
    };
    let segment = q(segment_name.as_deref().unwrap_or("${segment_internal_catalog}"));
    let rows = rows(draft);

    let mut step_2 = Vec::new();
    match &draft.storage {
        StorageDraft::Exists => {}
        StorageDraft::New => step_2.push(format!("CREATE CATALOG IF NOT EXISTS {segment};")),
        StorageDraft::NewAt(text) => {
            let location = match Location::parse(text) {
                Ok(_) => text.trim(),
                Err(_) => "${managed_location}",
            };
            step_2.push(format!(
                "CREATE CATALOG IF NOT EXISTS {segment} MANAGED LOCATION '{location}';"
            ));
        }
    }
    let own: &[&str] = if guide {
        &["USAGE", "CREATE", "SELECT"]
    } else {
        &["USE CATALOG, CREATE SCHEMA, SELECT"]
    };
    step_2.extend(own.iter().map(|words| format!("GRANT {words} ON CATALOG {segment} TO {id};")));

    let read = if guide { "USAGE, SELECT, USE SCHEMA" } else { "USE CATALOG, USE SCHEMA, SELECT" };
    let whole = |is_profiles_sync| -> Vec<String> {
        rows.iter()
            .filter(|row| row.is_profiles_sync == is_profiles_sync && row.schemas.is_none())
            .map(|row| format!("GRANT {read} ON CATALOG {} TO {id};", q(&row.printed)))
            .collect()
    };

    let mut step_5 = Vec::new();
    for row in &rows {
        let Some(schemas) = row.printed_schemas() else { continue };
        let catalog = q(&row.printed);
        let is_segments = row.valid.is_some()
            && row.valid.as_ref().map(|name| name.to_lowercase())
                == segment_name.as_ref().map(|name| name.to_lowercase());
        if draft.granted_before && !is_segments {
            step_5.push(format!("REVOKE SELECT, USE SCHEMA ON CATALOG {catalog} FROM {id};"));
        }
        let usage = if guide { "USAGE" } else { "USE CATALOG" };
        step_5.push(format!("GRANT {usage} ON CATALOG {catalog} TO {id};"));
        if guide {
            step_5.push(format!("USE CATALOG {catalog};"));
        }
        step_5.extend(schemas.iter().map(|schema| {
            let schema = q(schema);
            if guide {
                format!("GRANT USAGE, SELECT ON SCHEMA {schema} TO {id};")
            } else {
                format!("GRANT USE SCHEMA, SELECT ON SCHEMA {catalog}.{schema} TO {id};")
            }
        }));
    }

    let reverse_etl = match draft.reverse_etl_schema.trim() {
        "" => Vec::new(),
        schema => {
            let is_one = matches!(schema, "__segment_reverse_etl" | "_segment_reverse_etl");
            let schema = q(if is_one { schema } else { "${reverse_etl_schema}" });
            vec![format!("GRANT ALL PRIVILEGES ON SCHEMA {segment}.{schema} TO {id};")]
        }
    };

    let [heading_2, heading_3, heading_4, heading_5, heading_retl] = HEADINGS;
    let blocks: Vec<String> = [
        (heading_2, step_2),
        (heading_3, whole(true)),
        (heading_4, whole(false)),
        (heading_5, step_5),
        (heading_retl, reverse_etl),
    ]
    .into_iter()
    .filter(|(_, statements)| !statements.is_empty())
    .map(|(heading, statements)| format!("{heading}\n{}\n", statements.join("\n")))
    .collect();
    (blocks.join("\n"), expected_checks(draft, &rows))
}

fn expected_checks(draft: &Draft, rows: &[Row]) -> String {
    let q = |name: &str| format!("`{}`", name.replace('`', "``"));
    let test = (!draft.test_table.trim().is_empty()).then(|| {
        let parts: Vec<&str> = draft.test_table.split('.').collect();
        let names = match parts.as_slice() {
            _ if stands_in_quotes(draft.test_table.trim()) => None,
            [catalog, schema, table] => valid(catalog, NamePart::Catalog)
                .zip(valid(schema, NamePart::Schema))
                .zip(valid(table, NamePart::Table)),
            _ => None,
        };
        match names {
            Some(((catalog, schema), table)) => [q(&catalog), q(&schema), q(&table)],
            None => {
                ["`${linked_read_only_database}`", "`${schema}`", "`${table}`"].map(str::to_owned)
            }
        }
    });
    let first = rows.iter().find(|row| !row.is_missing).map(|row| q(&row.printed));
    let Some(catalog) = test.as_ref().map(|[catalog, ..]| catalog.clone()).or(first) else {
        return String::new();
    };
    let is_guide = draft.wording == Wording::Guide;
    let mut lines = if is_guide {
        vec![format!("USE CATALOG {catalog};"), "SHOW SCHEMAS;".to_owned()]
    } else {
        vec![format!("SHOW SCHEMAS IN {catalog};")]
    };
    lines.extend(test.map(|[catalog, schema, table]| {
        if is_guide {
            format!("SELECT * FROM {schema}.{table} LIMIT 10;")
        } else {
            format!("SELECT * FROM {catalog}.{schema}.{table} LIMIT 10;")
        }
    }));
    lines.iter().map(|line| format!("{line}\n")).collect()
}

// The shape of a draft, to be filled with any names.

/// A draft in which every name is a number, so that other names can be put in its place.
#[derive(Clone, Debug)]
struct Shape {
    segment: Option<usize>,
    profiles_sync: (usize, Option<Vec<usize>>),
    catalogs: Vec<(usize, Option<Vec<usize>>)>,
    test_table: Option<[usize; 3]>,
    draft: Draft,
}

const DISTINCT: usize = 6;

fn shape() -> impl Strategy<Value = Shape> {
    let name = || 0..DISTINCT;
    let scope = move || (name(), option::of(vec(name(), 0..4)));
    let segment = option::of(name());
    let test = option::of([name(), name(), name()]);
    (segment, scope(), vec(scope(), 0..5), test, draft()).prop_map(
        |(segment, profiles_sync, catalogs, test_table, draft)| Shape {
            segment,
            profiles_sync,
            catalogs,
            test_table,
            draft,
        },
    )
}

impl Shape {
    fn with_names(&self, names: &[String]) -> Draft {
        let name = |number: usize| names.get(number).cloned().unwrap_or_default();
        let scope = |(catalog, schemas): &(usize, Option<Vec<usize>>)| ScopeDraft {
            catalog: name(*catalog),
            schemas: schemas
                .as_ref()
                .map(|schemas| schemas.iter().map(|&number| name(number)).collect()),
        };
        Draft {
            segment_catalog: self.segment.map(name).unwrap_or_default(),
            profiles_sync: scope(&self.profiles_sync),
            catalogs: self.catalogs.iter().map(scope).collect(),
            test_table: self.test_table.map(|parts| parts.map(name).join(".")).unwrap_or_default(),
            ..self.draft.clone()
        }
    }
}

/// Distinct valid names: the digits around them keep quotes from making a pair.
fn distinct_names() -> impl Strategy<Value = Vec<String>> {
    let middle = "[A-Za-zäß語`'\";$%&#*@!?()\\[\\]\\\\,:|~^+=-]{0,12}";
    vec(middle, DISTINCT).prop_map(|middles| {
        middles
            .iter()
            .enumerate()
            .map(|(number, middle)| format!("{number}{middle}{number}"))
            .collect()
    })
}

fn is_a_name(name: &str) -> bool {
    Identifier::parse(name, NamePart::Catalog).is_ok()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_sql_is_what_the_contracts_table_makes_of_the_draft(draft in draft()) {
        let answer = Answer::new(&draft);
        let (sql, checks) = expected_sql(&draft);
        prop_assert_eq!(answer.sql, sql);
        prop_assert_eq!(answer.checks, checks);
    }

    #[test]
    fn the_only_unquoted_text_in_sql_is_ours(draft in draft()) {
        let answer = Answer::new(&draft);
        let known = contracts_statements(draft.wording);
        for statement in answer.steps.iter().flat_map(|step| &step.statements) {
            let skeleton = skeleton(&statement.sql);
            prop_assert!(known.contains(&skeleton.as_str()), "{}", skeleton);
        }
    }

    #[test]
    fn the_whole_sql_is_headings_empty_lines_and_single_statements(draft in draft()) {
        let answer = Answer::new(&draft);
        let body = answer.sql.strip_suffix('\n');
        let lines: Vec<&str> = body.unwrap_or_default().split('\n').collect();
        let statements: Vec<&str> = lines
            .iter()
            .copied()
            .filter(|line| !line.is_empty() && !HEADINGS.contains(line))
            .collect();
        for statement in &statements {
            prop_assert!(pieces(statement).is_ok(), "{}", statement);
        }
        let granting: Vec<&str> = answer
            .steps
            .iter()
            .filter(|step| !step.is_example && step.id != GuideStep::Check)
            .flat_map(|step| &step.statements)
            .map(|statement| statement.sql.as_str())
            .collect();
        prop_assert_eq!(statements, granting);
        prop_assert!(body.is_some_and(|body| !body.ends_with('\n')));
        prop_assert!(!answer.sql.contains("\n\n\n"));
        for (index, line) in lines.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|index| lines.get(index));
            prop_assert_eq!(HEADINGS.contains(line), before.is_none_or(|line| line.is_empty()));
        }
        let checks: String = answer
            .steps
            .iter()
            .filter(|step| !step.is_example && step.id == GuideStep::Check)
            .map(|step| step.sql.as_str())
            .collect();
        prop_assert_eq!(&answer.checks, &checks);
        prop_assert!(checks.is_empty() || checks.ends_with(";\n"));
    }

    #[test]
    fn unquoting_what_was_quoted_gives_back_what_was_typed(draft in draft()) {
        let answer = Answer::new(&draft);
        let scopes: Vec<&ScopeDraft> =
            [&draft.profiles_sync].into_iter().chain(&draft.catalogs).collect();
        let mut typed: BTreeSet<String> = scopes
            .iter()
            .flat_map(|scope| [&scope.catalog].into_iter().chain(scope.schemas.iter().flatten()))
            .chain([&draft.segment_catalog, &draft.reverse_etl_schema])
            .map(|text| text.trim().to_owned())
            .chain(draft.test_table.split('.').map(|part| part.trim().to_owned()))
            .chain([draft.client_id.trim().to_lowercase()])
            .chain(["SEGMENT_LINKED_PROFILES_DB".to_owned()])
            .collect();
        typed.retain(|text| !text.contains("${"));
        let placeholders = [
            "${client_id}", "${segment_internal_catalog}", "${profiles_sync_catalog}",
            "${catalog}", "${linked_read_only_database}", "${schema}", "${table}",
            "${reverse_etl_schema}", "${schema_1}", "${schema_2}", "${schema_3}", "${schema_4}",
        ];
        for name in live_statements(&answer).flat_map(names_in) {
            let is_known = typed.contains(&name) || placeholders.contains(&name.as_str());
            prop_assert!(is_known, "{:?} was never typed", name);
        }
    }

    #[test]
    fn other_names_change_no_statement_but_its_names(
        shape in shape(),
        one in distinct_names(),
        other in distinct_names(),
    ) {
        prop_assume!(one.iter().chain(&other).all(|name| is_a_name(name)));
        let answers = [one, other].map(|names| Answer::new(&shape.with_names(&names)));
        let [one, other] = answers.each_ref().map(|answer| {
            let steps: Vec<_> = answer
                .steps
                .iter()
                .map(|step| {
                    let statements = step.statements.iter();
                    let texts: Vec<_> =
                        statements.map(|statement| skeleton(&statement.sql)).collect();
                    (step.id.key(), step.is_example, texts)
                })
                .collect();
            let problems: Vec<Field> = answer.problems.iter().map(|found| found.field).collect();
            (steps, answer.blanks.clone(), problems)
        });
        prop_assert_eq!(one, other);
    }

    #[test]
    fn a_link_gives_back_the_plan_in_canonical_form(draft in draft()) {
        let plan = resolve(&draft).plan;
        let link = encode(&plan);
        prop_assert!(link.is_ok());
        let link = link.unwrap_or_default();
        let decoded = decode(&link);
        prop_assert!(decoded.is_ok());
        let Ok(decoded) = decoded else { return Ok(()) };
        let canonical = Draft::from(&plan);
        prop_assert_eq!(&decoded.draft, &canonical);
        prop_assert!(decoded.ignored.is_empty(), "{:?}", decoded.ignored);
        let again = resolve(&canonical);
        prop_assert!(again.problems.is_empty(), "{:?}", again.problems);
        prop_assert_eq!(encode(&again.plan).ok(), Some(link));
        prop_assert_eq!(Draft::from(&again.plan), canonical);
    }

    #[test]
    fn a_link_to_a_plan_that_is_ready_prints_the_same_bytes(draft in ready_draft()) {
        let answer = Answer::new(&draft);
        prop_assert!(answer.is_ready(), "{:?} {:?}", answer.blanks, answer.problems);
        let link = encode(&answer.plan).unwrap_or_default();
        let again = decode(&link).map(|decoded| Answer::new(&decoded.draft));
        prop_assert!(again.is_ok());
        let Ok(again) = again else { return Ok(()) };
        prop_assert!(again.is_ready());
        prop_assert_eq!(again.sql, answer.sql);
        prop_assert_eq!(again.checks, answer.checks);
        prop_assert_eq!(again.settings, answer.settings);
        prop_assert_eq!(again.summary.to_text(), answer.summary.to_text());
    }

    #[test]
    fn a_link_holds_only_plain_characters_and_encoded_bytes(draft in draft()) {
        let link = encode(&resolve(&draft).plan).unwrap_or_default();
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.~/:@%&=".contains(c);
        prop_assert!(link.starts_with("v=1") && link.chars().all(is_plain), "{}", link);
        let order = [
            "v", "id", "segment", "storage", "retl", "profiles", "read", "before", "test", "host",
            "path", "port", "wording",
        ];
        let places: Vec<_> = link
            .split('&')
            .map(|part| order.iter().position(|key| part.split('=').next() == Some(key)))
            .collect();
        prop_assert!(places.iter().all(Option::is_some), "{}", link);
        prop_assert!(places.is_sorted(), "{}", link);
    }

    #[test]
    fn a_link_never_widens(draft in draft()) {
        let plan = resolve(&draft).plan;
        let link = encode(&plan).unwrap_or_default();
        let decoded = decode(&link).map(|decoded| decoded.draft).unwrap_or_default();
        let read: BTreeMap<String, Option<BTreeSet<String>>> = [&decoded.profiles_sync]
            .into_iter()
            .chain(&decoded.catalogs)
            .map(|scope| {
                let schemas = scope.schemas.as_ref();
                (scope.catalog.clone(), schemas.map(|schemas| schemas.iter().cloned().collect()))
            })
            .filter(|(catalog, _)| !catalog.is_empty())
            .collect();
        let named = plan.reads.iter().filter_map(|read| {
            let schemas = match &read.extent {
                Extent::Whole => None,
                Extent::Only(schemas) => Some(
                    schemas.iter().filter_map(|schema| Some(schema.filled()?.as_str().to_owned())),
                ),
            };
            Some((read.catalog.filled()?.as_str().to_owned(), schemas.map(Iterator::collect)))
        });
        prop_assert_eq!(read, named.collect::<BTreeMap<_, _>>());
    }

    #[test]
    fn no_catalog_is_granted_both_whole_and_in_part(draft in draft()) {
        let answer = Answer::new(&draft);
        let mut whole = BTreeSet::new();
        let mut in_part = BTreeSet::new();
        let reading = [GuideStep::ProfilesSync, GuideStep::OtherCatalogs, GuideStep::SomeSchemas];
        let mut current = String::new();
        let steps = answer.steps.iter().filter(|step| reading.contains(&step.id));
        for statement in steps.filter(|step| !step.is_example).flat_map(|step| &step.statements) {
            let skeleton = skeleton(&statement.sql);
            let names = names_in(&statement.sql);
            let first = names.first().map(|name| name.to_lowercase()).unwrap_or_default();
            if skeleton.starts_with("USE CATALOG") {
                current = first;
            } else if skeleton.starts_with("GRANT") && skeleton.contains("SELECT") {
                if skeleton.contains("ON CATALOG") {
                    whole.insert(first);
                } else if skeleton.contains("N . N") {
                    in_part.insert(first);
                } else {
                    in_part.insert(current.clone());
                }
            }
        }
        // Two catalogs whose names are missing or wrong share a placeholder and are no one catalog.
        let both: Vec<_> =
            whole.intersection(&in_part).filter(|name| !name.starts_with("${")).collect();
        prop_assert!(both.is_empty(), "{:?}", both);
    }

    #[test]
    fn the_current_catalog_is_set_right_where_it_counts_and_nowhere_else(draft in draft()) {
        let answer = Answer::new(&draft);
        for step in &answer.steps {
            let mut is_current = false;
            for statement in &step.statements {
                let skeleton = skeleton(&statement.sql);
                if skeleton == "USE CATALOG N" {
                    let is_place = matches!(step.id, GuideStep::SomeSchemas | GuideStep::Check);
                    prop_assert!(is_place && draft.wording == Wording::Guide);
                    is_current = true;
                } else if skeleton.contains("ON CATALOG") {
                    is_current = false;
                } else if matches!(
                    skeleton.as_str(),
                    "GRANT USAGE , SELECT ON SCHEMA N TO N"
                        | "SHOW SCHEMAS"
                        | "SELECT * FROM N . N LIMIT 10"
                ) {
                    prop_assert!(is_current, "{} means no catalog", statement.sql);
                }
            }
        }
    }

    #[test]
    fn access_is_taken_back_only_when_asked_and_never_from_the_segment_catalog(draft in draft()) {
        let answer = Answer::new(&draft);
        let segment = match draft.segment_catalog.trim() {
            "" => "SEGMENT_LINKED_PROFILES_DB",
            name => name,
        };
        for step in &answer.steps {
            for statement in &step.statements {
                if statement.sql.starts_with("REVOKE") {
                    prop_assert!(draft.granted_before && !step.is_example);
                    prop_assert_eq!(step.id, GuideStep::SomeSchemas);
                    let catalog = names_in(&statement.sql).into_iter().next().unwrap_or_default();
                    prop_assert_ne!(catalog.to_lowercase(), segment.to_lowercase());
                }
            }
        }
    }

    #[test]
    fn the_six_steps_are_always_there_in_order_and_none_is_empty(draft in draft()) {
        let answer = Answer::new(&draft);
        let ids: Vec<&str> = answer.steps.iter().map(|step| step.id.key()).collect();
        prop_assert_eq!(ids, ["2", "3", "4", "5", "6", "reverse-etl"]);
        for step in &answer.steps {
            prop_assert!(!step.statements.is_empty());
            let lines: String =
                step.statements.iter().map(|statement| format!("{}\n", statement.sql)).collect();
            prop_assert_eq!(&step.sql, &lines);
        }
    }

    #[test]
    fn an_example_holds_the_guides_placeholders_and_no_field(draft in draft()) {
        let answer = Answer::new(&draft);
        for step in answer.steps.iter().filter(|step| step.is_example) {
            prop_assert!(step.open_fields().is_empty());
            for statement in &step.statements {
                prop_assert!(statement.openings().all(|opening| opening.field.is_none()));
                for name in names_in(&statement.sql) {
                    let is_placeholder = name.starts_with("${") && name.ends_with('}');
                    prop_assert!(is_placeholder || name == "__segment_reverse_etl", "{}", name);
                }
            }
        }
    }

    #[test]
    fn a_live_placeholder_has_a_field_that_is_a_blank_or_a_problem(draft in draft()) {
        let answer = Answer::new(&draft);
        let mut open = BTreeSet::new();
        for step in answer.steps.iter().filter(|step| !step.is_example) {
            for opening in step.statements.iter().flat_map(|statement| statement.openings()) {
                let field = opening.field.map(|field| field.to_string()).unwrap_or_default();
                open.insert((field, opening.is_wrong));
            }
        }
        let blanks = answer.blanks.iter().map(|field| (field.to_string(), false));
        let prints_no_placeholder = |field: Field| {
            matches!(field, Field::Hostname | Field::HttpPath | Field::Port)
        };
        let wrong = answer
            .problems
            .iter()
            .filter(|found| found.kind != ProblemKind::WholeAndRestricted)
            .filter(|found| !prints_no_placeholder(found.field))
            .map(|found| (found.field.to_string(), true));
        prop_assert_eq!(open, blanks.chain(wrong).collect::<BTreeSet<_>>());
    }

    #[test]
    fn the_sql_is_free_of_placeholders_where_nothing_is_missing_or_wrong(draft in draft()) {
        let answer = Answer::new(&draft);
        let has_placeholder = live_statements(&answer).any(|statement| statement.contains("${"));
        let is_printed_wrong = |found: &data_graph_setup::plan::Problem| {
            found.kind != ProblemKind::WholeAndRestricted
                && !found.field.to_string().starts_with("connection.")
        };
        let is_open = !answer.blanks.is_empty() || answer.problems.iter().any(is_printed_wrong);
        prop_assert_eq!(has_placeholder, is_open);
        let is_in_text = [&answer.sql, &answer.checks].iter().any(|text| text.contains("${"));
        prop_assert_eq!(is_in_text, is_open);
    }

    #[test]
    fn tokens_make_the_statement_and_mark_what_is_ours(draft in draft()) {
        let answer = Answer::new(&draft);
        for statement in answer.steps.iter().flat_map(|step| &step.statements) {
            let text: String = statement.tokens.iter().map(Token::as_str).collect();
            prop_assert_eq!(&text, &statement.sql);
            for token in &statement.tokens {
                let is_quoted = token.as_str().starts_with(['`', '\'']);
                prop_assert_eq!(is_quoted, !matches!(token, Token::Words(_)));
            }
        }
    }

    #[test]
    fn what_would_mend_a_problem_is_right(draft in draft()) {
        for problem in resolve(&draft).problems {
            let mut mended = draft.clone();
            let fields = match mend(&problem) {
                None => continue,
                Some(Mend::Replace { field, text }) => {
                    mended.set_text(field, text);
                    vec![field]
                }
                Some(Mend::Split { row, catalog, schema }) => {
                    mended.set_text(Field::Catalog(row), catalog);
                    if let Some(scope) = mended.scope_mut(row) {
                        scope.schemas = Some(vec![schema]);
                    }
                    vec![Field::Catalog(row), Field::Schema(row, 0)]
                }
            };
            let left = resolve(&mended).problems.into_iter().find(|found| {
                fields.contains(&found.field) && found.kind != ProblemKind::WholeAndRestricted
            });
            prop_assert_eq!(left, None, "{:?}", problem);
        }
    }

    #[test]
    fn nothing_that_is_said_holds_a_secret(draft in draft()) {
        assert_keeps_no_secret(&Answer::new(&draft));
    }

    #[test]
    fn no_text_in_any_field_breaks_anything(
        texts in vec(any::<String>(), 12),
        at_location in any::<bool>(),
        granted_before in any::<bool>(),
        wording in wording(),
    ) {
        let mut texts = texts.into_iter();
        let mut next = || texts.next().unwrap_or_default();
        let draft = Draft {
            client_id: next(),
            segment_catalog: next(),
            storage: if at_location { StorageDraft::NewAt(next()) } else { StorageDraft::New },
            reverse_etl_schema: next(),
            profiles_sync: ScopeDraft { catalog: next(), schemas: Some(vec![next()]) },
            catalogs: vec![ScopeDraft { catalog: next(), schemas: None }],
            granted_before,
            test_table: next(),
            hostname: next(),
            http_path: next(),
            port: next(),
            wording,
        };
        let answer = Answer::new(&draft);
        for statement in answer.steps.iter().flat_map(|step| &step.statements) {
            prop_assert!(pieces(&statement.sql).is_ok(), "{}", statement.sql);
        }
        for message in answer.problems.iter().map(|problem| words::problem::problem(problem).to_text()) {
            prop_assert!(message.ends_with('.') && !message.contains('\n'), "{}", message);
        }
    }

    #[test]
    fn no_text_breaks_a_link(text in any::<String>()) {
        let decoded = decode(&text);
        prop_assert!(decoded.is_ok());
    }

    #[test]
    fn no_mixture_of_known_parts_breaks_a_link(parts in vec(part(), 0..10)) {
        let link = parts.join("&");
        let decoded = decode(&link);
        prop_assert!(decoded.is_ok(), "{}", link);
        let Ok(decoded) = decoded else { return Ok(()) };
        prop_assert!(!holds_secret_shape(&format!("{decoded:?}")), "{}", link);
        prop_assert!(decoded.ignored.len() <= link.split('&').count());
        let answer = Answer::new(&decoded.draft);
        prop_assert!(answer.problems.is_empty(), "{}: {:?}", link, answer.problems);
        prop_assert_eq!(Draft::from(&answer.plan), decoded.draft);
        for part in &decoded.ignored {
            let reason = words::ignored::reason(&part.reason).to_text();
            prop_assert!(reason.ends_with('.') && !reason.contains('\n'), "{}", reason);
            prop_assert!(!holds_secret_shape(&reason), "{}", reason);
        }
    }

    #[test]
    fn of_all_mentions_of_a_catalog_in_a_link_a_restricted_one_holds(
        mentions in vec((any::<bool>(), select(&["a", "A", "b", "c"][..]),
            select(&["", ".", ".x", ".X", ".y"][..])), 0..8),
    ) {
        let link: Vec<String> = mentions
            .iter()
            .map(|(is_profiles_sync, catalog, schema)| {
                format!("{}={catalog}{schema}", if *is_profiles_sync { "profiles" } else { "read" })
            })
            .collect();
        let profiles_sync = mentions.iter().find(|(is_profiles_sync, ..)| *is_profiles_sync);
        let is_used = |(is_profiles_sync, catalog, _): &&(bool, &str, &str)| {
            !is_profiles_sync
                || profiles_sync.is_some_and(|(_, first, _)| first.eq_ignore_ascii_case(catalog))
        };
        let mut expected: BTreeMap<String, Option<BTreeSet<String>>> = BTreeMap::new();
        for (_, catalog, schema) in mentions.iter().filter(is_used) {
            let entry = expected.entry(catalog.to_lowercase()).or_default();
            if let Some(schema) = schema.strip_prefix('.') {
                let schemas = entry.get_or_insert_default();
                schemas.extend((!schema.is_empty()).then(|| schema.to_lowercase()));
            }
        }
        let decoded = decode(&link.join("&")).map(|decoded| decoded.draft).unwrap_or_default();
        let read: BTreeMap<String, Option<BTreeSet<String>>> = [&decoded.profiles_sync]
            .into_iter()
            .chain(&decoded.catalogs)
            .filter(|scope| !scope.catalog.is_empty())
            .map(|scope| {
                let schemas = scope.schemas.as_ref();
                let folded = |schemas: &Vec<String>| {
                    schemas.iter().map(|schema| schema.to_lowercase()).collect()
                };
                (scope.catalog.to_lowercase(), schemas.map(folded))
            })
            .collect();
        prop_assert_eq!(read, expected);
        prop_assert_eq!(
            decoded.profiles_sync.catalog.to_lowercase(),
            profiles_sync.map(|(_, catalog, _)| catalog.to_lowercase()).unwrap_or_default()
        );
    }
}

/// A part of a link: a known key or none, and any value, encoded well or badly.
fn part() -> impl Strategy<Value = String> {
    let key = select(vec![
        "v", "id", "segment", "storage", "retl", "profiles", "profiles", "read", "read", "read",
        "before", "test", "host", "path", "port", "wording", "x", "",
    ]);
    let values = vec![
        "1",
        "2",
        "exists",
        "a",
        "a.",
        "a.x",
        "A.y",
        "b",
        "a.b.c",
        "a%2Eb",
        "a%20b",
        "%ff",
        "%",
        "+",
        "system",
        ".x",
        "",
        "%20",
        "a%60b",
        "dose01234567",
        "d%6Fse01234567",
        "a.eyJhbGciOiJI",
        "%0dapi01234567",
        "DOSE01234567",
        "https://A.example.com:8443/",
        "443",
        "0",
        "unity-catalog",
        "__segment_reverse_etl",
        "s3://b",
        CLIENT_ID,
        "%E2%80%AEa",
        "%00",
    ];
    let value = prop_oneof![
        6 => select(values).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "[a-z.%0-9]{0,8}",
    ];
    (key, value).prop_map(|(key, value)| format!("{key}={value}"))
}
