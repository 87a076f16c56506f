//! The contract's table of steps, worked out a second time and plainly.

use std::collections::BTreeSet;

use data_graph_setup::model::{ApplicationId, Identifier, Location, NamePart, Wording};
use data_graph_setup::plan::{Draft, ScopeDraft, StorageDraft};

use crate::drafts::stands_in_quotes;

pub const HEADINGS: [&str; 5] = [
    "-- Step 2: Segment's own catalog",
    "-- Step 3: Profiles Sync catalog",
    "-- Step 4: Other catalogs",
    "-- Step 5: Only some schemas",
    "-- Reverse ETL schema",
];

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
pub fn expected_sql(draft: &Draft) -> (String, String) {
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
