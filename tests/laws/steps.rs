//! What the steps hold together: whole catalogs and parts, the current catalog, what is taken back, examples and placeholders.

use std::collections::BTreeSet;

use data_graph_setup::answer::{Answer, AnsweredStep};
use data_graph_setup::export::{self, sql_text};
use data_graph_setup::model::{GuideStep, Wording};
use data_graph_setup::plan::{Field, Opening, ProblemKind};
use proptest::prelude::*;

use crate::drafts::{config, draft};
use crate::live_statements;
use crate::support::sql::{names_in, skeleton};

/// The openings in a step's statements.
fn openings(answer: &Answer, step: &AnsweredStep) -> Vec<Opening> {
    let plan = &answer.plan;
    let statements = export::step(plan, step.id).statements;
    let tokens = statements.iter().flat_map(|statement| export::tokens(statement, plan.wording));
    tokens.filter_map(|token| token.opening()).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_catalog_is_granted_both_whole_and_in_part(draft in draft()) {
        let answer = Answer::new(&draft);
        let mut whole = BTreeSet::new();
        let mut in_part = BTreeSet::new();
        let reading = [GuideStep::ProfilesSync, GuideStep::OtherCatalogs, GuideStep::SomeSchemas];
        let mut current = String::new();
        let steps = answer.steps.iter().filter(|step| reading.contains(&step.id));
        for statement in steps.filter(|step| !step.is_example).flat_map(AnsweredStep::texts) {
            let skeleton = skeleton(statement);
            let names = names_in(statement);
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
            for statement in step.texts() {
                let skeleton = skeleton(statement);
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
                    prop_assert!(is_current, "{} means no catalog", statement);
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
            for statement in step.texts() {
                if statement.starts_with("REVOKE") {
                    prop_assert!(draft.granted_before && !step.is_example);
                    prop_assert_eq!(step.id, GuideStep::SomeSchemas);
                    let catalog = names_in(statement).into_iter().next().unwrap_or_default();
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
            let laid_out = export::step(&answer.plan, step.id);
            let lines: String = laid_out
                .statements
                .iter()
                .map(|statement| format!("{}\n", sql_text(statement, answer.plan.wording)))
                .collect();
            prop_assert_eq!(&*step.sql, lines);
            prop_assert_eq!(step.texts().count(), step.statements.len());
        }
    }

    #[test]
    fn an_example_holds_the_guides_placeholders_and_no_field(draft in draft()) {
        let answer = Answer::new(&draft);
        for step in answer.steps.iter().filter(|step| step.is_example) {
            prop_assert!(step.open_fields.is_empty());
            prop_assert!(openings(&answer, step).iter().all(|opening| opening.field.is_none()));
            for statement in step.texts() {
                for name in names_in(statement) {
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
            let mut of_step = BTreeSet::new();
            for opening in openings(&answer, step) {
                let field = opening.field.map(|field| field.to_string()).unwrap_or_default();
                of_step.insert((field, opening.is_wrong));
            }
            // The step names each of them once.
            let named = step.open_fields.iter().map(|(field, is_wrong)| (field.to_string(), *is_wrong));
            prop_assert_eq!(named.clone().count(), of_step.len());
            prop_assert_eq!(named.collect::<BTreeSet<_>>(), of_step.clone());
            open.extend(of_step);
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
        let is_in_text = [&*answer.sql, &answer.checks].iter().any(|text| text.contains("${"));
        prop_assert_eq!(is_in_text, is_open);
    }
}
