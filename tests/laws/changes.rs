//! What changed between two plans is what turns the SQL of one into that of the other.

use std::collections::BTreeMap;

use data_graph_setup::answer::{Answer, AnsweredStep, Changes, changes};
use data_graph_setup::model::Wording;
use data_graph_setup::plan::{Draft, ScopeDraft};
use proptest::prelude::*;

use crate::drafts::{config, draft};
use crate::support::sql::{names_in, skeleton};
use crate::support::{only, smallest};

/// Statements, each with how often it is there.
type Bag = BTreeMap<(String, String), i64>;

/// The statements that grant, each with the catalog that is current there where it names a schema without one.
fn bag(answer: &Answer) -> Bag {
    let mut bag = Bag::new();
    let mut current = String::new();
    let live = answer.steps.iter().filter(|step| !step.is_example && step.id.grants());
    for statement in live.flat_map(AnsweredStep::texts) {
        let kind = skeleton(statement);
        if kind == "USE CATALOG N" {
            current = names_in(statement).concat();
        }
        let needs_catalog = kind.contains("ON SCHEMA N TO");
        let catalog = if needs_catalog { current.clone() } else { String::new() };
        *bag.entry((statement.to_owned(), catalog)).or_default() += 1;
    }
    bag
}

fn between(before: &Draft, after: &Draft) -> (Answer, Answer, Changes) {
    let (before, after) = (Answer::new(before), Answer::new(after));
    let found = changes(&before.plan, &after.plan);
    (before, after, found)
}

/// What is left of the later plan's statements without the earlier one's: less than none for those that are gone.
fn difference(before: &Answer, after: &Answer) -> Bag {
    let mut difference = bag(after);
    for (key, count) in bag(before) {
        *difference.entry(key).or_default() -= count;
    }
    difference
}

/// How often each text is in a list, and how often it should be there.
fn counts<'a>(texts: impl Iterator<Item = (&'a str, i64)>) -> BTreeMap<&'a str, i64> {
    let mut counts = BTreeMap::new();
    for (text, count) in texts.filter(|(_, count)| 0 < *count) {
        *counts.entry(text).or_default() += count;
    }
    counts
}

/// A plan and what somebody made of it.
fn edited() -> impl Strategy<Value = (Draft, Draft)> {
    (draft(), draft(), any::<u8>()).prop_map(|(before, other, edit)| {
        let mut after = before.clone();
        match edit % 6 {
            0 => after = other,
            1 => after.catalogs.extend(other.catalogs),
            2 => after.catalogs.reverse(),
            3 => after.granted_before = !after.granted_before,
            4 => after.profiles_sync = other.profiles_sync,
            _ => {
                after.wording = match after.wording {
                    Wording::Guide => Wording::UnityCatalog,
                    Wording::UnityCatalog => Wording::Guide,
                }
            }
        }
        (before, after)
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_was_added_and_removed_turns_one_plans_statements_into_the_others((before, after) in edited()) {
        let (before, after, found) = between(&before, &after);
        let difference = difference(&before, &after);
        let added = counts(found.added.iter().map(|it| (it.sql.as_str(), 1)));
        let removed = counts(found.removed.iter().map(|it| (it.sql.as_str(), 1)));
        prop_assert_eq!(added, counts(difference.iter().map(|((sql, _), count)| (sql.as_str(), *count))));
        prop_assert_eq!(removed, counts(difference.iter().map(|((sql, _), count)| (sql.as_str(), -count))));
    }

    #[test]
    fn each_changed_statement_stands_where_it_says((before, after) in edited()) {
        let (before, after, found) = between(&before, &after);
        for (answer, changed) in [(&after, &found.added), (&before, &found.removed)] {
            let places: Vec<_> = changed.iter().map(|it| (it.place.step.key(), it.place.index)).collect();
            let mut in_order = places.clone();
            in_order.sort_by_key(|(step, index)| {
                (answer.steps.iter().position(|it| it.id.key() == *step), *index)
            });
            prop_assert_eq!(&places, &in_order);
            for statement in changed {
                let step = answer.steps.iter().find(|it| it.id == statement.place.step).unwrap();
                prop_assert_eq!(step.texts().nth(statement.place.index), Some(&*statement.sql));
                prop_assert!(!step.is_example);
            }
        }
    }

    #[test]
    fn no_plan_differs_from_itself_and_the_way_back_is_the_reverse((before, after) in edited()) {
        prop_assert_eq!(between(&before, &before).2, Changes::default());
        let (forth, back) = (between(&before, &after).2, between(&after, &before).2);
        prop_assert_eq!(forth, Changes { added: back.removed, removed: back.added });
    }
}

fn texts(before: Vec<ScopeDraft>, after: Vec<ScopeDraft>) -> [Vec<String>; 2] {
    let draft = |catalogs| Draft { catalogs, ..smallest() };
    let found = between(&draft(before), &draft(after)).2;
    [found.added, found.removed].map(|list| list.into_iter().map(|it| it.sql).collect())
}

#[test]
fn a_schema_that_moves_to_another_catalog_is_a_change_although_its_statement_reads_the_same() {
    let [added, removed] = texts(
        vec![only("a", &["x"]), only("b", &["y"])],
        vec![only("a", &["y"]), only("b", &["x"])],
    );
    assert_eq!((added.len(), removed.len()), (2, 2));
    assert!(added.iter().all(|it| removed.contains(it)));
}

#[test]
fn rows_in_another_order_are_no_change() {
    let rows = [only("a", &["x", "z"]), only("b", &["y"])];
    let reversed = rows.iter().rev().cloned().collect();
    assert_eq!(texts(rows.to_vec(), reversed), [Vec::<String>::new(), Vec::new()]);
}

#[test]
fn of_equal_statements_as_many_are_added_as_there_are_more() {
    let rows = |count| vec![only("", &["x"]); count];
    let [added, removed] = texts(rows(1), rows(3));
    assert_eq!((added.len(), removed.len()), (6, 0));
    let [added, removed] = texts(rows(3), rows(2));
    assert_eq!((added.len(), removed.len()), (0, 3));
}
