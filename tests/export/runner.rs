//! The SQL by who can run it.

use data_graph_setup::export::runner::parts;
use data_graph_setup::export::{live_statements, sql_text};
use data_graph_setup::model::Wording;
use data_graph_setup::plan::{Draft, StorageDraft, resolve};

use super::support::{only, smallest, whole};

/// Each part: its catalog, whether it creates that, and its statements.
fn split(draft: &Draft) -> Vec<(String, bool, Vec<String>)> {
    let resolved = resolve(draft);
    let plan = &resolved.plan;
    let text = |statement| sql_text(statement, plan.wording);
    let name = |part: &data_graph_setup::export::runner::Part<'_>| {
        part.catalog.filled().map_or(String::new(), |name| name.as_str().to_owned())
    };
    let parts = parts(plan);
    parts
        .iter()
        .map(|part| (name(part), part.creates, part.statements.iter().map(text).collect()))
        .collect()
}

fn full(wording: Wording) -> Draft {
    Draft {
        segment_catalog: "segment".to_owned(),
        reverse_etl_schema: "__segment_reverse_etl".to_owned(),
        profiles_sync: only("profiles", &["a", "b"]),
        catalogs: vec![whole("sales"), only("web", &["c"]), whole("segment"), whole("Sales")],
        granted_before: true,
        test_table: "sales.a.b".to_owned(),
        wording,
        ..smallest()
    }
}

#[test]
fn every_statement_that_grants_is_in_one_part_with_the_others_of_its_catalog() {
    for wording in [Wording::Guide, Wording::UnityCatalog] {
        let draft = full(wording);
        let resolved = resolve(&draft);
        let all = live_statements(&resolved.plan).filter(|(place, _)| place.step.grants());
        let mut all: Vec<_> = all.map(|(_, it)| sql_text(&it, wording)).collect();
        let parts = split(&draft);
        let names: Vec<_> =
            parts.iter().map(|(name, creates, _)| (name.as_str(), *creates)).collect();
        assert_eq!(
            names,
            [("segment", true), ("sales", false), ("profiles", false), ("web", false)]
        );
        let mut split: Vec<_> =
            parts.iter().flat_map(|(_, _, statements)| statements.clone()).collect();
        all.sort_unstable();
        split.sort_unstable();
        assert_eq!(split, all);
        for (name, _, statements) in &parts {
            // In the guide's words a schema stands without its catalog, which is made current before.
            let mut is_current = false;
            for statement in statements {
                is_current |= *statement == format!("USE CATALOG `{name}`;");
                assert!(
                    is_current || statement.contains(&format!("`{name}`")),
                    "{name}: {statement}"
                );
            }
        }
    }
}

#[test]
fn a_catalog_that_exists_is_its_owners() {
    let draft = Draft { storage: StorageDraft::Exists, ..smallest() };
    assert!(split(&draft).iter().all(|(_, creates, _)| !creates));
}

#[test]
fn catalogs_without_a_name_are_parts_of_their_own() {
    let draft = Draft {
        profiles_sync: whole(""),
        catalogs: vec![whole("a b"), only("", &["x"]), whole("c")],
        ..smallest()
    };
    let parts = split(&draft);
    let names: Vec<_> = parts.iter().map(|(name, _, _)| name.as_str()).collect();
    assert_eq!(names.iter().filter(|name| name.is_empty()).count(), 3, "{names:?}");
}
