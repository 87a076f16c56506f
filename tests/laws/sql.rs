//! The SQL is what the contract makes of a draft, and nothing that was typed stands in it unquoted.

use std::collections::BTreeSet;

use data_graph_setup::answer::{Answer, AnsweredStep};
use data_graph_setup::export::{Token, steps, tokens};
use data_graph_setup::model::{GuideStep, Identifier, NamePart};
use data_graph_setup::plan::{Draft, Field, ScopeDraft, StorageDraft};
use data_graph_setup::words;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::drafts::{config, draft, wording};
use crate::expected::{HEADINGS, expected_sql};
use crate::live_statements;
use crate::support::sql::{contracts_statements, names_in, pieces, skeleton};

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
        prop_assert_eq!(&*answer.sql, sql);
        prop_assert_eq!(answer.checks, checks);
    }

    #[test]
    fn the_only_unquoted_text_in_sql_is_ours(draft in draft()) {
        let answer = Answer::new(&draft);
        let known = contracts_statements(draft.wording);
        for statement in answer.steps.iter().flat_map(AnsweredStep::texts) {
            let skeleton = skeleton(statement);
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
            .flat_map(AnsweredStep::texts)
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
            .map(|step| &*step.sql)
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
                    let texts: Vec<_> = step.texts().map(skeleton).collect();
                    (step.id.key(), step.is_example, texts)
                })
                .collect();
            let problems: Vec<Field> = answer.problems.iter().map(|found| found.field).collect();
            (steps, answer.blanks.clone(), problems)
        });
        prop_assert_eq!(one, other);
    }

    #[test]
    fn tokens_make_the_statement_and_mark_what_is_ours(draft in draft()) {
        let answer = Answer::new(&draft);
        let laid_out = steps(&answer.plan).into_iter().flat_map(|step| step.statements);
        let texts = answer.steps.iter().flat_map(AnsweredStep::texts);
        for (statement, sql) in laid_out.zip(texts) {
            let tokens = tokens(&statement, answer.plan.wording);
            let text: String = tokens.iter().map(Token::as_str).collect();
            prop_assert_eq!(&text, sql);
            for token in &tokens {
                let is_quoted = token.as_str().starts_with(['`', '\'']);
                prop_assert_eq!(is_quoted, !matches!(token, Token::Words(_)));
            }
        }
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
        for statement in answer.steps.iter().flat_map(AnsweredStep::texts) {
            prop_assert!(pieces(statement).is_ok(), "{statement}");
        }
        for message in answer.problems.iter().map(|problem| words::problem::problem(problem).to_text()) {
            prop_assert!(message.ends_with('.') && !message.contains('\n'), "{}", message);
        }
    }
}
