//! What each tool shows, in files that a reviewer can read.
//!
//! `UPDATE_GOLDEN=1 cargo test --features panel --test panel` writes them anew.

#![expect(clippy::unwrap_used, reason = "a failure here is a failed test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use data_graph_setup::panel::block::{Block, Copyable, JudgedGrants, Picture};
use data_graph_setup::panel::{Panel, Question, Tool};
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
            "audit, no listing",
            about(0, &full()),
            text("Good morning,\nhere is what you asked for."),
        ),
        (
            "audit, a wider group",
            about(0, &full()),
            format!("{}account users\tMODIFY\tCATALOG\tsales\n", fixture("clean")),
        ),
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
    ]
}

/// A plan in which nothing has a name.
fn unnamed() -> Draft {
    Draft { segment_catalog: "a b".to_owned(), storage: StorageDraft::Exists, ..Draft::default() }
}

fn fixture(name: &str) -> String {
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

fn grants(panel: &Panel) -> Vec<&JudgedGrants> {
    let grants = all_blocks(panel).into_iter().filter_map(|block| match block {
        Block::Grants(grants) => Some(grants),
        _ => None,
    });
    grants.collect()
}

#[test]
fn long_lists_are_cut_until_all_of_them_is_asked_for() {
    let rows = (0..60).map(|at| format!("{CLIENT_ID},SELECT,SCHEMA,sales.s{at}\n"));
    let unread = (0..70).map(|at| format!("What is line {at}?\n"));
    let others = (0..80).map(|at| format!("user{at}@example.com,SELECT,CATALOG,sales\n"));
    let text: String = rows.chain(unread).chain(others).collect();
    let lists = |shows_all: bool| {
        let panel = shown(Question { shows_all, ..question(Tool::Audit, &smallest()) }, &text);
        let extra: Vec<_> = grants(&panel)
            .iter()
            .filter(|grants| grants.heading.as_deref() == Some("More than needed (60)"))
            .map(|grants| (grants.rows.len(), grants.show_all.as_deref().map(str::to_owned)))
            .collect();
        let unread: Vec<_> = all_blocks(&panel)
            .into_iter()
            .filter_map(|block| match block {
                Block::Unread(unread) => {
                    Some((unread.lines.len(), unread.show_all.as_deref().map(str::to_owned)))
                }
                _ => None,
            })
            .collect();
        let others: Vec<_> = all_blocks(&panel)
            .into_iter()
            .filter_map(|block| match block {
                Block::Others(others) => Some(others.len()),
                _ => None,
            })
            .collect();
        let says_more = all_blocks(&panel).contains(&&Block::Paragraph("And 30 more.".into()));
        (extra, unread, others, says_more)
    };
    let button = |count: usize| Some(format!("Show all {count}"));
    assert_eq!(lists(false), (vec![(50, button(60))], vec![(50, button(70))], vec![50], true));
    assert_eq!(lists(true), (vec![(60, None)], vec![(70, None)], vec![50], true));
}

#[test]
fn a_long_text_is_whole_and_shown_in_part_by_whole_lines() {
    let schemas: Vec<String> = (0..1_000).map(|at| format!("schema_{at}")).collect();
    let schemas: Vec<&str> = schemas.iter().map(String::as_str).collect();
    let draft = Draft { catalogs: vec![only("sales", &schemas)], ..smallest() };
    for tool in [Tool::Audit, Tool::Checks, Tool::Undo] {
        let panel = shown(question(tool, &draft), "");
        let copyables = copyables(&panel);
        let text = copyables.last().unwrap();
        assert!(1_000 < text.text.lines().count());
        let beginning = text.beginning();
        assert!(text.text.starts_with(beginning) && beginning.ends_with('\n'));
        assert!((20_000..20_500).contains(&beginning.len()));
        let rest = text.text.lines().count() - beginning.lines().count();
        let hidden = format!("{rest} lines more, not shown here. The copy holds all of it.");
        assert_eq!(text.hidden.as_deref(), Some(hidden.as_str()));
    }
    let panel = shown(question(Tool::Checks, &draft), "");
    let Some(Block::Probes(probes)) = panel.blocks.last() else { unreachable!("{panel:?}") };
    assert_eq!((probes.probes.len(), probes.more.as_deref()), (200, Some("And 803 more.")));
    assert_eq!(panel.state, "1003 checks");
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
    assert_eq!(fields(Tool::Checks), [(vec![], vec![]), wrong_id]);
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
    assert_eq!(state(&format!("{}{lacks}", "é ".repeat(30_000))), "Not known here");
    assert_eq!(state(&format!("{}{lacks}", " ".repeat(100_000))), "Explained");
}
