//! How panels are drawn: whole, told apart, and as nothing but the elements and texts that are meant.

#![expect(clippy::unwrap_used, reason = "a failure here is a failed test")]

use std::collections::BTreeSet;

use data_graph_setup::panel::block::Block;
use data_graph_setup::panel::drawn::{Attribute, CopyText, DrawnPanel, Node, Tag};
use data_graph_setup::panel::{Bench, Progress, Question, Reply, Text, Tool};
use data_graph_setup::plan::{Draft, Field};

use super::contents::{all_blocks, cases};
use super::support::{CLIENT_ID, only, smallest, whole};
use super::{question, shown};

/// What a tool shows of a draft and a text, as it is drawn.
fn drawn(question: Question, text: &str) -> DrawnPanel {
    let tool = question.tool;
    let progress = Progress::Done(shown(question, text));
    Reply { tool, number: 0, progress }.drawn().panel.unwrap()
}

/// All nodes from top to bottom, each before what is in it.
fn all(nodes: &[Node]) -> Vec<&Node> {
    let mut found = Vec::new();
    for node in nodes {
        found.push(node);
        if let Node::Element(_, _, children) = node {
            found.extend(all(children));
        }
    }
    found
}

fn attribute(node: &Node, wanted: Attribute) -> Option<&Text> {
    let Node::Element(_, attributes, _) = node else { return None };
    attributes.iter().find(|(attribute, _)| *attribute == wanted).map(|(_, value)| value)
}

fn has_class(node: &Node, class: &str) -> bool {
    attribute(node, Attribute::Class)
        .is_some_and(|classes| classes.split(' ').any(|it| it == class))
}

/// All text in a node, as the page shows it.
fn text_of(nodes: &[Node]) -> String {
    let texts = all(nodes).into_iter().filter_map(|node| match node {
        Node::Text(text) => Some(&**text),
        _ => None,
    });
    texts.collect()
}

/// The text of each element with a class.
fn texts(nodes: &[Node], class: &str) -> Vec<String> {
    let found = all(nodes).into_iter().filter(|node| has_class(node, class));
    found.map(|node| text_of(std::slice::from_ref(node))).collect()
}

fn copy_texts(nodes: &[Node]) -> Vec<&CopyText> {
    let texts = all(nodes).into_iter().filter_map(|node| match node {
        Node::CopyButton(text) => Some(text),
        _ => None,
    });
    texts.collect()
}

const HOSTILE: &str = "<img src=x onerror=alert(1)>&lt;\"'`";

#[test]
fn what_is_typed_and_pasted_is_text_and_stays_whole() {
    let back_quoted = "a`b``c";
    let draft = Draft { catalogs: vec![only(back_quoted, &["s`s"])], ..smallest() };
    let listing = format!(
        "Principal\tActionType\tObjectType\tObjectKey\n\
         {CLIENT_ID}\tMODIFY\tCATALOG\t{back_quoted}\n{HOSTILE}\tSELECT\tCATALOG\tsales\n\
         What is {HOSTILE}?\n"
    );
    let panel = drawn(question(Tool::Audit, &draft), &listing);
    let rows = texts(&panel.nodes, "alike__row").join("\n");
    assert!(rows.contains(&format!("MODIFY on catalog {back_quoted}")), "{rows}");
    assert!(rows.contains(&format!("on schema {back_quoted}.s`s")), "{rows}");
    let others = texts(&panel.nodes, "verdict__others").concat();
    assert!(others.starts_with(&format!("{HOSTILE}: SELECT")), "{others}");
    let allows = texts(&panel.nodes, "verdict__allows").concat();
    let nothing = "do nothing yet: it can read no table and create none.";
    assert_eq!(allows, format!("With these grants Segment can {nothing}"));
    let unread = texts(&panel.nodes, "verdict__text");
    assert_eq!(unread, [format!("What is {HOSTILE}?")]);

    let error = format!("Catalog '{back_quoted}' does not exist. [NO_SUCH_CATALOG_EXCEPTION]");
    let panel = drawn(question(Tool::ExplainError, &draft), &error);
    let cause = texts(&panel.nodes, "explanation__cause").concat();
    assert!(cause.contains(back_quoted), "{cause}");

    let panel = drawn(question(Tool::AccessMap, &draft), "");
    let listed = texts(&panel.nodes, "access-map__listed");
    assert!(listed.contains(&back_quoted.to_owned()), "{listed:?}");
    assert!(listed.contains(&"s`s".to_owned()), "{listed:?}");
}

#[test]
fn what_is_typed_and_pasted_is_in_no_class_id_or_key() {
    let typed = "typed-here";
    let pasted = "pasted-here";
    let draft = Draft { catalogs: vec![only(typed, &[typed]), whole(HOSTILE)], ..smallest() };
    let listing = format!(
        "{pasted}\n{pasted}\tSELECT\tCATALOG\t{pasted}\n{CLIENT_ID}\tSELECT\tCATALOG\t{pasted}\n"
    );
    for tool in [Tool::Audit, Tool::Checks, Tool::ExplainError, Tool::Undo, Tool::AccessMap] {
        let panel = drawn(question(tool, &draft), &listing);
        for node in all(&panel.nodes) {
            for name in
                [Attribute::Class, Attribute::Id, Attribute::Key, Attribute::Role, Attribute::D]
            {
                let value = attribute(node, name).map(|value| &**value).unwrap_or_default();
                assert!(!value.contains(typed) && !value.contains(pasted), "{value}");
                assert!(!value.contains('<'), "{value}");
            }
        }
    }
}

#[test]
fn what_keeps_something_is_told_from_all_beside_it() {
    fn keys_differ(nodes: &[Node]) {
        let keys: Vec<&str> =
            nodes.iter().filter_map(|it| attribute(it, Attribute::Key)).map(|key| &**key).collect();
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len(), "{keys:?}");
        assert!(nodes.iter().filter(|it| matches!(it, Node::TextBox { .. })).count() < 2);
        for node in nodes {
            if let Node::Element(tag, _, children) = node {
                let is_fold = *tag == Tag::Details;
                assert!(!is_fold || attribute(node, Attribute::Key).is_some(), "{node:?}");
                keys_differ(children);
            }
        }
    }
    for (name, question, text) in cases() {
        let panel = drawn(question, &text);
        keys_differ(&panel.nodes);
        let copies = copy_texts(&panel.nodes);
        let names: BTreeSet<&str> =
            copies.iter().map(|copy| &**copy.name.as_ref().unwrap_or(&copy.label)).collect();
        assert_eq!(names.len(), copies.len(), "{name}: buttons are called the same");
    }
}

#[test]
fn the_box_stays_the_same_while_findings_come_and_go() {
    let path = |question: Question, text: &str| {
        let panel = drawn(question, text);
        let tool = panel.nodes.into_iter().find(|it| has_class(it, "tool"));
        let Some(Node::Element(_, _, children)) = tool else { unreachable!("nothing is drawn") };
        let ask = children.iter().position(|it| has_class(it, "tool__ask"));
        (ask, children.iter().map(|it| attribute(it, Attribute::Key).cloned()).next())
    };
    let nothing_to_ask = Draft { segment_catalog: "a b".to_owned(), ..Draft::default() };
    for draft in [smallest(), nothing_to_ask] {
        for text in ["", "no listing"] {
            let found = path(question(Tool::Audit, &draft), text);
            assert_eq!(found, (Some(0), Some(Some("ask".into()))));
        }
    }
}

#[test]
fn a_fold_is_open_where_its_block_is() {
    let mut states = BTreeSet::new();
    for (name, question, text) in cases() {
        let panel = shown(question.clone(), &text);
        let expected: Vec<bool> = all_blocks(&panel)
            .into_iter()
            .filter_map(|block| match block {
                Block::Fold { is_open, .. } => Some(*is_open),
                _ => None,
            })
            .collect();
        let nodes = drawn(question, &text).nodes;
        let is_open = |it: &&Node| attribute(it, Attribute::Open).is_some();
        // Those of a text and of a catalog are closed, and no blocks.
        let all = all(&nodes);
        let (closed, folds): (Vec<_>, Vec<_>) =
            all.into_iter().filter(|it| has_class(it, "fold")).partition(|it| {
                attribute(it, Attribute::Key)
                    .is_some_and(|key| ["text", "granted"].contains(&&**key))
            });
        assert!(!closed.iter().any(is_open), "{name}");
        let found: Vec<bool> = folds.iter().map(is_open).collect();
        assert_eq!(found, expected, "{name}");
        states.extend(found);
    }
    assert_eq!(states.len(), 2, "open and closed");
}

#[test]
fn nothing_is_a_region_that_scrolls_by_itself() {
    for (name, question, text) in cases() {
        for node in all(&drawn(question, &text).nodes) {
            let role = attribute(node, Attribute::Role).map(|role| &**role);
            assert_ne!(role, Some("region"), "{name}: {node:?}");
            let label = attribute(node, Attribute::AriaLabel).map(|label| &**label);
            assert_eq!(role.is_some(), label.is_some(), "{name}: {node:?}");
            assert!(label.is_none_or(|label| !label.is_empty()), "{name}: {node:?}");
        }
    }
}

#[test]
fn until_something_is_pasted_a_line_says_what_will_stand_there() {
    for tool in [Tool::Audit, Tool::ExplainError] {
        let waiting =
            |text: &str| texts(&drawn(question(tool, &smallest()), text).nodes, "tool__waiting");
        assert_eq!(waiting("").len(), 1);
        assert_eq!(waiting("something"), [""; 0]);
    }
}

#[test]
fn a_catalog_keeps_its_key_whatever_comes_before_it() {
    let keys = |draft: Draft| -> BTreeSet<Text> {
        let header = "Principal,ActionType,ObjectType,ObjectKey\n";
        let nodes = drawn(question(Tool::Audit, &draft), header).nodes;
        let catalogs = all(&nodes).into_iter().filter(|it| has_class(it, "catalog"));
        catalogs.filter_map(|it| attribute(it, Attribute::Key).cloned()).collect()
    };
    let fewer = keys(Draft { catalogs: vec![whole("sales")], ..smallest() });
    let more = keys(Draft { catalogs: vec![whole("crm"), whole("SALES")], ..smallest() });
    assert_eq!((fewer.len(), more.len()), (3, 4));
    assert!(fewer.is_subset(&more));
}

#[test]
fn statements_are_copied_together_with_their_gaps_and_each_leads_to_its_step() {
    let text = "User does not have USE SCHEMA on Schema 'profiles.ps_segment'. SQLSTATE: 42501";
    let draft = Draft { client_id: String::new(), ..smallest() };
    let panel = drawn(question(Tool::ExplainError, &draft), text);
    let copies = copy_texts(&panel.nodes);
    let [copy] = copies.as_slice() else { unreachable!("{copies:?}") };
    let statements = texts(&panel.nodes, "probe-list__statement");
    assert!(!statements.is_empty());
    assert_eq!(*copy.text, statements.iter().map(|it| format!("{it}\n")).collect::<String>());
    assert_eq!(copy.blanks, [Field::ClientId]);
    let buttons = all(&panel.nodes).into_iter().filter(|it| matches!(it, Node::Button(..))).count();
    assert_eq!(buttons, panel.points_at.len());
}

#[test]
fn a_reply_that_only_reads_on_draws_nothing() {
    let mut bench = Bench::default();
    let row = format!("{CLIENT_ID},SELECT,SCHEMA,sales.{:0>240}\n", 1);
    bench.take_text(Tool::Audit, row.repeat(400));
    bench.ask(question(Tool::Audit, &smallest()));
    let mut panels = Vec::new();
    while !bench.is_idle() {
        let drawn = bench.work().map(|reply| reply.drawn());
        panels.extend(drawn.map(|it| it.panel.map(|panel| panel.is_reading)));
    }
    assert_eq!(panels.first(), Some(&Some(true)));
    assert_eq!(panels.last(), Some(&Some(false)));
    let within = panels.get(1..panels.len() - 1).unwrap();
    assert!(!within.is_empty() && within.iter().all(Option::is_none), "{panels:?}");
}
