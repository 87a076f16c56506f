//! What each tool shows, in files that a reviewer can read.
//!
//! `UPDATE_GOLDEN=1 cargo test --features panel --test panel` writes them anew.

#![expect(clippy::unwrap_used, reason = "a failure here is a failed test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use data_graph_setup::panel::block::{AlikeGrants, Block, JudgedCatalog, Picture};
use data_graph_setup::panel::copyable::Copyable;
use data_graph_setup::panel::{Panel, Question, Text, Tool};
use data_graph_setup::picture::AccessTree;
use data_graph_setup::picture::drawing::{Drawing, Format};
use data_graph_setup::plan::{Draft, Field, ScopeRow, StorageDraft, resolve};

use super::printed::printed;
use super::support::{CLIENT_ID, full, only, smallest, whole};
use super::{question, shown};

pub fn cases() -> Vec<(&'static str, Question, String)> {
    let text = str::to_owned;
    let gaps = Draft {
        client_id: String::new(),
        catalogs: vec![only("sa les", &["orders", ""]), whole("")],
        granted_before: true,
        ..smallest()
    };
    let nobody = Draft { client_id: "no".to_owned(), ..smallest() };
    let about = |choice: usize, draft: &Draft| Question { choice, ..question(Tool::Audit, draft) };
    let lacks = "User does not have USE SCHEMA on Schema 'profiles.ps_segment'. SQLSTATE: 42501";
    vec![
        ("audit, nothing pasted", about(0, &full()), String::new()),
        ("audit, one query", about(1, &full()), text(" \n")),
        ("audit, CLI", about(2, &smallest()), String::new()),
        ("audit, gaps", about(0, &gaps), fixture("copied-grid")),
        ("audit, nothing to ask", about(0, &unnamed()), String::new()),
        ("audit, two missing and one too many", about(0, &full()), fixture("copied-grid")),
        ("audit, clean", about(0, &full()), fixture("clean")),
        (
            "audit, a result without rows",
            about(0, &full()),
            text("Principal\tActionType\tObjectType\tObjectKey\n"),
        ),
        ("audit, half of it", about(0, &full()), half_of_it()),
        (
            "audit, no listing",
            about(0, &full()),
            text("Good morning,\nhere is what you asked for."),
        ),
        (
            "audit, a wider group",
            about(0, &full()),
            format!("{}account users\tMODIFY\tCATALOG\tsales\n", fixture("clean")),
        ),
        ("audit, what else a text holds", about(0, &full()), what_else()),
        ("checks", question(Tool::Checks, &full()), String::new()),
        ("checks, gaps", question(Tool::Checks, &gaps), String::new()),
        ("explain, nothing pasted", question(Tool::ExplainError, &full()), String::new()),
        ("explain, known", question(Tool::ExplainError, &smallest()), text(lacks)),
        ("explain, gaps", question(Tool::ExplainError, &nobody), text(lacks)),
        ("explain, not known", question(Tool::ExplainError, &full()), text("Segmentation fault")),
        ("undo", question(Tool::Undo, &full()), String::new()),
        ("undo, gaps", question(Tool::Undo, &gaps), String::new()),
        ("map", question(Tool::AccessMap, &full()), String::new()),
        ("map, gaps", question(Tool::AccessMap, &gaps), String::new()),
        ("file", question(Tool::PlanFile, &full()), String::new()),
        ("file, another", question(Tool::PlanFile, &full()), text(ANOTHER)),
        ("file, no plan", question(Tool::PlanFile, &gaps), text("SHOW GRANTS")),
    ]
}

/// Another plan's file, of which not all can be used.
const ANOTHER: &str =
    r#"{"version": 1, "owner": "me", "catalogs": [{"catalog": "sales"}, {"catalog": "a.b"}]}"#;

/// Answers of two workspaces, a volume, a list of schemas and a plan of Terraform's.
fn what_else() -> String {
    let asked = |host: &str, privileges: &str| {
        format!(
            "$ curl https://{host}/api/2.1/unity-catalog/permissions/catalog/sales\n{{\"privilege_assignments\":[{{\"principal\":\
             \"{CLIENT_ID}\",\"privileges\":[{privileges}]}}]}}\n"
        )
    };
    let answers = asked("dbc-1.cloud.databricks.com", "\"USE_CATALOG\",\"SELECT\"")
        + &asked("dbc-2.cloud.databricks.com", "\"USE_CATALOG\"");
    let volume = format!("{CLIENT_ID}\tREAD VOLUME\tVOLUME\tmarketing.web.files\n");
    let statement = format!("REVOKE SELECT ON SCHEMA marketing.web FROM `{CLIENT_ID}`;\n");
    let plan = format!(
        "  ~ resource \"databricks_grants\" \"g\" {{\n      - grant {{\n          - principal = \"{CLIENT_ID}\"\n          - \
         privileges = [\n              - \"SELECT\",\n            ]\n        }}\n    }}\n"
    );
    format!("{answers}{volume}{statement}SHOW SCHEMAS IN marketing;\ndatabaseName\nother\n\n{plan}")
}

/// A listing that is cut off before its second catalog ends.
fn half_of_it() -> String {
    let lines = fixture("clean");
    lines.lines().take(9).map(|line| format!("{line}\n")).collect()
}

/// A plan in which nothing has a name.
pub fn unnamed() -> Draft {
    Draft { segment_catalog: "a b".to_owned(), storage: StorageDraft::Exists, ..Draft::default() }
}

/// A listing of tests/fixtures/audit/.
pub fn fixture(name: &str) -> String {
    fs::read_to_string(folder("fixtures/audit").join(format!("{name}.txt"))).unwrap()
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

#[test]
fn every_panel_shows_what_its_file_holds() {
    let mut unequal = Vec::new();
    let mut expected_files = BTreeSet::new();
    let golden = folder("golden/panel");
    for (name, question, text) in cases() {
        let path = golden.join(format!("{name}.txt"));
        let text = printed(&shown(question, &text));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::create_dir_all(&golden).unwrap();
            fs::write(&path, &text).unwrap();
        }
        if fs::read_to_string(&path).unwrap_or_default() != text {
            unequal.push(format!("{}\n{text}", path.display()));
        }
        expected_files.insert(path);
    }
    assert!(unequal.is_empty(), "These differ:\n{}", unequal.join("\n"));
    let files: BTreeSet<PathBuf> =
        fs::read_dir(golden).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files, expected_files, "a file without a case, or a case without a file");
}

/// All blocks of a panel, those within others too.
pub fn all_blocks(panel: &Panel) -> Vec<&Block> {
    fn add<'b>(blocks: &'b [Block], all: &mut Vec<&'b Block>) {
        for block in blocks {
            all.push(block);
            if let Block::Fold { blocks, .. }
            | Block::Verdict { blocks, .. }
            | Block::Explanation { blocks, .. } = block
            {
                add(blocks, all);
            }
        }
    }
    let mut all = Vec::new();
    add(&panel.blocks, &mut all);
    add(&panel.findings, &mut all);
    all
}

fn copyables(panel: &Panel) -> Vec<&Copyable> {
    let texts = all_blocks(panel).into_iter().filter_map(|block| match block {
        Block::Copyable(text) => Some(text),
        _ => None,
    });
    texts.collect()
}

/// The catalogs that an audit shows.
pub fn catalogs(panel: &Panel) -> Vec<&JudgedCatalog> {
    let lists = all_blocks(panel).into_iter().filter_map(|block| match block {
        Block::Catalogs(catalogs) => Some(&catalogs.catalogs),
        _ => None,
    });
    lists.flatten().collect()
}

/// What is shown alike in a catalog, at first sight or folded away.
pub fn alike(catalog: &JudgedCatalog) -> impl Iterator<Item = &AlikeGrants> {
    catalog.open.iter().chain(&catalog.folded)
}

#[test]
fn long_lists_are_cut_until_all_of_them_is_asked_for() {
    let rows = (0..60).map(|at| format!("{CLIENT_ID},MODIFY,SCHEMA,sales.s{at}\n"));
    let catalogs_too = (0..40).map(|at| format!("{CLIENT_ID},SELECT,CATALOG,c{at}\n"));
    let unread = (0..70).map(|at| format!("What is line {at}?\n"));
    let others = (0..80).map(|at| format!("user{at}@example.com,SELECT,CATALOG,sales\n"));
    let text: String = rows.chain(catalogs_too).chain(unread).chain(others).collect();
    let lists = |shows_all: bool| {
        let panel = shown(Question { shows_all, ..question(Tool::Audit, &smallest()) }, &text);
        let button = |button: &Option<Text>| button.as_deref().map(str::to_owned);
        let mut lists: Vec<_> = catalogs(&panel)
            .into_iter()
            .filter(|catalog| catalog.name == "sales")
            .flat_map(alike)
            .map(|alike| ("rows", alike.rows.len(), button(&alike.show_all)))
            .collect();
        lists.extend(all_blocks(&panel).into_iter().filter_map(|block| match block {
            Block::Catalogs(it) if it.key == "open" => {
                Some(("catalogs", it.catalogs.len(), button(&it.show_all)))
            }
            Block::Unread(it) => Some(("lines", it.lines.len(), button(&it.show_all))),
            Block::Others(it) => Some(("others", it.principals.len(), button(&it.show_all))),
            Block::Copyable(it) if it.label == "The fix" => {
                Some(("fix", it.beginning().lines().count(), button(&it.show_all)))
            }
            _ => None,
        }));
        lists
    };
    let button = |text: &str| Some(text.to_owned());
    assert_eq!(
        lists(false),
        [
            ("rows", 10, button("Show all 60")),
            ("catalogs", 20, button("Show all 41")),
            ("fix", 16, button("Show all 103 lines")),
            ("lines", 20, button("Show all 70")),
            ("others", 20, button("Show all 80")),
        ]
    );
    assert_eq!(
        lists(true),
        [
            ("rows", 60, None),
            ("catalogs", 41, None),
            ("fix", 103, None),
            ("lines", 70, None),
            ("others", 80, None),
        ]
    );
}

#[test]
fn a_long_text_is_whole_and_shown_in_part_by_whole_lines() {
    let schemas: Vec<String> = (0..1_000).map(|at| format!("schema_{at}")).collect();
    let schemas: Vec<&str> = schemas.iter().map(String::as_str).collect();
    let draft = Draft { catalogs: vec![only("sales", &schemas)], ..smallest() };
    for tool in [Tool::Audit, Tool::Checks, Tool::Undo] {
        let text = |shows_all: bool| {
            let panel = shown(Question { shows_all, ..question(tool, &draft) }, "");
            copyables(&panel).into_iter().max_by_key(|it| it.text.len()).unwrap().clone()
        };
        let first = text(false);
        let lines = first.text.lines().count();
        assert!(1_000 < lines);
        assert_eq!(first.beginning().lines().count(), 16);
        let button = format!("Show all {lines} lines");
        assert_eq!(
            (first.show_all.as_deref(), first.hidden.as_deref()),
            (Some(button.as_str()), None)
        );
        let more = text(true);
        assert_eq!(more.text, first.text);
        let beginning = more.beginning();
        assert!(more.text.starts_with(beginning) && beginning.ends_with('\n'));
        assert!((20_000..20_500).contains(&beginning.len()));
        let rest = lines - beginning.lines().count();
        let hidden = format!("{rest} lines more. The copy holds all of them.");
        assert_eq!(
            (more.show_all.as_deref(), more.hidden.as_deref()),
            (None, Some(hidden.as_str()))
        );
    }
    let probes = |shows_all: bool| {
        let panel = shown(Question { shows_all, ..question(Tool::Checks, &draft) }, "");
        assert_eq!(panel.state, "1003 checks");
        let mut found = panel.findings.iter().filter_map(|block| match block {
            Block::Probes(probes) => Some(probes),
            _ => None,
        });
        let probes = found.next().unwrap();
        let button = probes.show_all.as_deref().map(str::to_owned);
        (probes.probes.len(), button, probes.more.as_deref().map(str::to_owned))
    };
    assert_eq!(probes(false), (12, Some("Show all 1003".to_owned()), None));
    assert_eq!(probes(true), (200, None, Some("And 803 more.".to_owned())));
}

#[test]
fn a_text_of_a_few_lines_is_shown_whole() {
    for schemas in [21, 22] {
        let schemas: Vec<String> = (0..schemas).map(|at| format!("s{at}")).collect();
        let schemas: Vec<&str> = schemas.iter().map(String::as_str).collect();
        let draft = Draft { catalogs: vec![only("sales", &schemas)], ..smallest() };
        let panel = shown(question(Tool::Audit, &draft), "");
        let text = copyables(&panel).into_iter().next().unwrap();
        let lines = text.text.lines().count();
        assert_eq!(text.beginning().lines().count(), if lines <= 24 { lines } else { 16 });
        assert_eq!(text.show_all.is_some(), 24 < lines, "{lines}");
    }
}

#[test]
fn only_on_schemas_a_listing_may_hold_grants_from_the_catalog() {
    let panel = shown(question(Tool::Audit, &full()), "");
    let all = all_blocks(&panel);
    let Some(probes) = all.iter().find_map(|block| match block {
        Block::Probes(probes) => Some(&probes.probes),
        _ => None,
    }) else {
        unreachable!("{panel:?}")
    };
    let (mut schemas, mut catalogs) = (0, 0);
    for probe in probes {
        let expected = probe.expected.to_text();
        if probe.statement.contains(" ON SCHEMA ") {
            schemas += 1;
            assert!(expected.ends_with("May also list grants from its catalog."), "{expected}");
        } else {
            catalogs += 1;
            assert!(
                !expected.contains("its catalog") && !expected.contains("schema"),
                "{expected}"
            );
        }
    }
    assert!(0 < schemas && 0 < catalogs);
}

#[test]
fn a_long_picture_is_cut_until_all_of_it_is_asked_for() {
    let button = |catalogs: usize, shows_all: bool| {
        let catalogs = (0..catalogs).map(|at| whole(&format!("c{at}"))).collect();
        let draft = Draft { catalogs, ..smallest() };
        let panel = shown(Question { shows_all, ..question(Tool::AccessMap, &draft) }, "");
        let [Block::Picture(picture)] = panel.blocks.as_slice() else { unreachable!("{panel:?}") };
        picture.show_all.is_some()
    };
    assert_eq!([button(3, false), button(100, false), button(100, true)], [false, true, false]);
}

#[test]
fn gaps_stand_at_the_texts_that_they_are_in() {
    let draft = Draft { client_id: "no".to_owned(), profiles_sync: whole(""), ..full() };
    let fields = |tool: Tool| -> Vec<(Vec<Field>, Vec<Field>)> {
        let panel = shown(question(tool, &draft), "");
        copyables(&panel)
            .into_iter()
            .map(|text| (text.blanks.clone(), text.problems.clone()))
            .collect()
    };
    let wrong_id = (vec![], vec![Field::ClientId]);
    assert_eq!(fields(Tool::Audit), std::slice::from_ref(&wrong_id));
    let [secret, named @ ..] = &fields(Tool::Checks)[..] else { unreachable!() };
    assert_eq!(*secret, (vec![], vec![]));
    assert!(named.len() == 4 && named.iter().all(|each| *each == wrong_id), "{named:?}");
    assert_eq!(
        fields(Tool::Undo),
        [(vec![Field::Catalog(ScopeRow::ProfilesSync)], vec![Field::ClientId])]
    );
}

#[test]
fn the_picture_is_the_drawing_of_the_plan() {
    for draft in [full(), smallest(), Draft::default()] {
        let panel = shown(question(Tool::AccessMap, &draft), "");
        let [Block::Picture(Picture { drawings, .. })] = panel.blocks.as_slice() else {
            unreachable!("{panel:?}")
        };
        let plan = resolve(&draft).plan;
        let tree = AccessTree::new(&plan);
        assert_eq!(drawings.len(), Format::ALL.len());
        for ((drawn_for, owned), format) in drawings.iter().zip(Format::ALL) {
            assert_eq!(*drawn_for, format);
            // What its texts say is held by the golden files.
            let places = Drawing::new(&tree, format).map_texts(|_| ());
            assert_eq!(owned.clone().map_texts(|_| ()), places);
        }
    }
}

#[test]
fn an_error_is_read_up_to_64_kb() {
    let lacks = "User does not have USE SCHEMA on Schema 'profiles.ps_segment'. SQLSTATE: 42501";
    let state = |text: &str| shown(question(Tool::ExplainError, &smallest()), text).state;
    assert_eq!(state(&format!("{}{lacks}", "é ".repeat(10_000))), "Explained");
    assert_eq!(state(&format!("{}{lacks}", "é ".repeat(30_000))), "Unknown error");
    assert_eq!(state(&format!("{}{lacks}", " ".repeat(100_000))), "Explained");
}

#[test]
fn the_checks_end_with_where_to_look_when_nothing_gets_in_or_a_grant_is_gone() {
    let panel = shown(question(Tool::Checks, &full()), "");
    let text = |button: &str| {
        copyables(&panel).into_iter().find(|it| it.copy == button).unwrap().text.to_string()
    };
    for (button, group) in [
        ("Copy workspace command", "databricks service-principals list"),
        ("Copy account command", "databricks account service-principals list"),
    ] {
        let filter = format!(" --filter 'applicationId eq \"{CLIENT_ID}\"'");
        assert!(text(button).contains(&format!("{group}{filter}")), "{}", text(button));
    }
    let query = text("Copy the query");
    assert!(query.starts_with("SELECT ") && query.ends_with(";\n"), "{query}");
    let holds = ["system.access.audit", "'updatePermissions'", "event_date", CLIENT_ID];
    assert!(holds.iter().all(|word| query.contains(word)), "{query}");
}
