//! The laws that the targets share. SQL is read back and secrets are looked for as the crate's own tests do, without a
//! look at how the crate writes the one and finds the other.

#[path = "../../support/mod.rs"]
pub mod support;

use data_graph_setup::answer::Answer;
use data_graph_setup::export::{self, Token};
use data_graph_setup::js::answer::{AnswerOut, DecodedOut, PlanOut};
use data_graph_setup::js::call::{CallValue, Seen, Unreadable, read_plan};
use data_graph_setup::link::{Decoded, LinkError, MAX_BYTES, MAX_NAMES, decode, encode};
use data_graph_setup::model::{GuideStep, Wording};
use data_graph_setup::plan::{Draft, Extent, Plan, ScopeDraft, Storage, resolve};
use data_graph_setup::words;
use serde_json::Value;

use support::holds_secret_shape;
use support::sql::{contracts_statements, skeleton};

pub fn assert_no_secret(text: &str) {
    assert!(!holds_secret_shape(text), "a secret is in: {text}");
}

/// Looks through every text in a value as JavaScript gets it.
pub fn assert_no_secret_in(value: &impl serde::Serialize) {
    let mut values = vec![serde_json::to_value(value).expect("nothing in it is unknown to JSON")];
    while let Some(value) = values.pop() {
        match value {
            Value::String(text) => assert_no_secret(&text),
            Value::Array(items) => values.extend(items),
            Value::Object(entries) => values.extend(entries.into_iter().map(|(_, entry)| entry)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}

/// Asserts all that holds for the answer to any draft.
pub fn assert_answer(answer: &Answer) {
    assert_statements(answer);
    assert_texts(answer);
    let is_open = answer.steps.iter().any(|step| !step.open_fields.is_empty());
    assert!(!(answer.is_ready() && is_open), "ready, and something is open");
    let messages = answer.problems.iter().map(|problem| words::problem::problem(problem).to_text());
    for message in messages.chain(answer.notes.iter().map(|note| words::note::note(note).to_text())) {
        assert_sentence(&message);
    }
    assert_no_secret(&format!("{answer:?}"));
    assert_no_secret_in(&AnswerOut::from(answer));
}

/// Asserts that each step holds its statements, and each statement only our words and quoted values.
pub fn assert_statements(answer: &Answer) {
    let ids: Vec<&str> = answer.steps.iter().map(|step| step.id.key()).collect();
    assert_eq!(ids, ["2", "3", "4", "5", "6", "reverse-etl"]);
    let known = contracts_statements(answer.plan.wording);
    for step in &answer.steps {
        let live = live_statements(&answer.plan, step.id);
        assert_eq!(step.is_example, live == 0, "step {}", step.id.key());
        assert!(!step.statements.is_empty());
        if !step.is_example {
            assert_eq!(step.statements.len(), live, "step {}", step.id.key());
        }
        assert_eq!(step.sql.lines().count(), step.statements.len());
        let laid_out = export::step(&answer.plan, step.id);
        for (statement, sql) in laid_out.statements.iter().zip(step.texts()) {
            assert!(known.contains(&skeleton(sql).as_str()), "{sql}");
            let tokens = export::tokens(statement, answer.plan.wording);
            let text: String = tokens.iter().map(Token::as_str).collect();
            assert_eq!(sql, text);
        }
    }
}

/// How many statements a plan has in a step, examples aside, counted from the guide's table.
fn live_statements(plan: &Plan, id: GuideStep) -> usize {
    let is_guide = plan.wording == Wording::Guide;
    let whole = |is_profiles_sync| {
        let reads = plan.reads.iter().filter(|read| read.extent == Extent::Whole);
        reads.filter(|read| read.is_profiles_sync() == is_profiles_sync).count()
    };
    match id {
        GuideStep::SegmentCatalog => {
            let create = usize::from(plan.segment_catalog.storage != Storage::Exists);
            create + if is_guide { 3 } else { 1 }
        }
        GuideStep::ProfilesSync => whole(true),
        GuideStep::OtherCatalogs => whole(false),
        GuideStep::SomeSchemas => {
            let restricted = plan.reads.iter().filter_map(|read| match &read.extent {
                Extent::Whole => None,
                Extent::Only(schemas) => {
                    let revoke = usize::from(plan.takes_back_grants_on(read));
                    Some(revoke + 1 + usize::from(is_guide) + schemas.len())
                }
            });
            restricted.sum()
        }
        GuideStep::Check => {
            let is_named = plan
                .reads
                .iter()
                .any(|read| read.catalog.opening().is_none_or(|opening| opening.is_wrong));
            let look = 1 + usize::from(is_guide);
            match &plan.test_table {
                Some(_) => look + 1,
                None => usize::from(is_named) * look,
            }
        }
        GuideStep::ReverseEtl => usize::from(plan.segment_catalog.reverse_etl_schema.is_some()),
        GuideStep::ServicePrincipal | GuideStep::Connect => 0,
    }
}

/// Asserts that the whole SQL is the steps' statements under their headings, and nothing else.
fn assert_texts(answer: &Answer) {
    let live = || answer.steps.iter().filter(|step| !step.is_example);
    let granting: Vec<_> = live().filter(|step| step.id != GuideStep::Check).collect();
    let lines: Vec<&str> = answer.sql.split_terminator('\n').collect();
    let headings = lines.iter().filter(|line| line.starts_with("-- ")).count();
    assert_eq!(headings, granting.len());
    let statements = lines.into_iter().filter(|line| !line.is_empty() && !line.starts_with("-- "));
    assert!(statements.eq(granting.iter().flat_map(|step| step.texts())), "{}", answer.sql);
    let checks: String =
        live().filter(|step| step.id == GuideStep::Check).map(|step| step.sql.as_str()).collect();
    assert_eq!(answer.checks, checks);
}

/// Asserts that a plan's link is within limits, holds plain characters only, and gives the plan back in canonical
/// form. A plan that is too large for a link has none, which is told by `false`.
pub fn assert_link(plan: &Plan) -> bool {
    let canonical = Draft::from(plan);
    assert_no_secret(&format!("{canonical:?}"));
    let names = names_in(&canonical);
    let link = match encode(plan) {
        Ok(link) => link,
        Err(LinkError::TooManyNames { names: counted }) => {
            assert!(MAX_NAMES < counted && counted == names);
            return false;
        }
        Err(LinkError::TooLong { bytes }) => {
            assert!(MAX_BYTES < bytes);
            return false;
        }
    };
    assert!(names <= MAX_NAMES && link.len() <= MAX_BYTES);
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.~/:@%&=".contains(c);
    assert!(link.starts_with("v=1") && link.chars().all(is_plain), "{link}");
    assert_no_secret(&link);
    let decoded = decode(&link);
    assert_eq!(decoded, Ok(Decoded { draft: canonical.clone(), ignored: Vec::new() }), "{link}");
    assert_canonical(&canonical);
    assert_eq!(encode(&resolve(&canonical).plan), Ok(link));
    true
}

/// Asserts that nothing is wrong in a canonical draft, and that it stays as it is on the way through a plan and
/// through JavaScript.
pub fn assert_canonical(draft: &Draft) {
    let resolved = resolve(draft);
    assert_eq!(resolved.problems, [], "{draft:?}");
    assert_eq!(Draft::from(&resolved.plan), *draft);
    let call = serde_json::to_value(PlanOut(draft)).expect("nothing in it is unknown to JSON");
    assert_eq!(read_plan(&Json(&call)).as_ref(), Ok(draft));
}

/// A call's value as JSON has it.
pub struct Json<'v>(pub &'v Value);

impl CallValue for Json<'_> {
    fn look(&self) -> Result<Seen, Unreadable> {
        Ok(match self.0 {
            Value::Null => Seen::Absent,
            Value::String(text) => Seen::Text(text.clone()),
            Value::Number(number) => number.as_f64().map_or(Seen::Other, Seen::Number),
            Value::Bool(flag) => Seen::Flag(*flag),
            Value::Array(_) => Seen::List,
            Value::Object(_) => Seen::Object,
        })
    }

    fn keys(&self) -> Result<Vec<String>, Unreadable> {
        Ok(self.0.as_object().into_iter().flat_map(|entries| entries.keys().cloned()).collect())
    }

    fn value_of(&self, key: &str) -> Result<Self, Unreadable> {
        Ok(Self(self.0.get(key).unwrap_or(&Value::Null)))
    }

    fn length(&self) -> Result<f64, Unreadable> {
        Ok(self.0.as_array().map_or(0.0, |items| items.len() as f64))
    }

    fn item(&self, index: u32) -> Result<Self, Unreadable> {
        Ok(Self(self.0.get(index as usize).unwrap_or(&Value::Null)))
    }

    fn shown(number: f64) -> String {
        number.to_string()
    }
}

/// Asserts that nothing which was read from a link, or is said of it, is secret-shaped.
pub fn assert_decoded(decoded: &Decoded) {
    for part in &decoded.ignored {
        assert_sentence(&words::ignored::reason(&part.reason).to_text());
    }
    assert_no_secret(&format!("{decoded:?}"));
    assert_no_secret_in(&DecodedOut::from(decoded));
}

/// Asserts that a text is a sentence on one line.
pub fn assert_sentence(text: &str) {
    assert!(text.ends_with('.') && !text.contains(['\n', '\r']), "no sentence: {text:?}");
}

fn names_in(draft: &Draft) -> usize {
    let names = |scope: &ScopeDraft| {
        usize::from(!scope.catalog.is_empty()) + scope.schemas.as_ref().map_or(0, Vec::len)
    };
    names(&draft.profiles_sync) + draft.catalogs.iter().map(names).sum::<usize>()
}
