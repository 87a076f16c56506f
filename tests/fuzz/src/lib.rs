//! The laws that the targets share. SQL is read back and secrets are looked for without a look at how the crate
//! writes the one and finds the other.

use data_graph_setup::answer::Answer;
use data_graph_setup::export::Token;
use data_graph_setup::js::answer::{AnswerOut, DecodedOut, PlanOut};
use data_graph_setup::js::call::{CallValue, Seen, Unreadable, read_plan};
use data_graph_setup::link::{Decoded, LinkError, MAX_BYTES, MAX_NAMES, decode, encode};
use data_graph_setup::model::{GuideStep, Wording};
use data_graph_setup::plan::{Draft, Extent, Plan, ScopeDraft, Storage, resolve};
use data_graph_setup::words;
use serde_json::Value;

pub const CLIENT_ID: &str = "0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10";

/// Says whether a text holds anything secret-shaped.
pub fn holds_secret_shape(text: &str) -> bool {
    let is_base64url = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let hex = ["dose", "dapi", "doau"].map(|prefix| (prefix, true));
    hex.into_iter().chain([("eyJ", false)]).any(|(prefix, is_hex)| {
        text.match_indices(prefix).any(|(at, _)| {
            let body = text[at + prefix.len()..].chars();
            let belongs = |c: &char| if is_hex { c.is_ascii_hexdigit() } else { is_base64url(*c) };
            8 <= body.take_while(belongs).count()
        })
    })
}

pub fn assert_no_secret(text: &str) {
    assert!(!holds_secret_shape(text), "a secret is in: {text}");
}

/// Looks through every text in a value as JavaScript gets it.
fn assert_no_secret_in(value: &impl serde::Serialize) {
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

// Reading SQL back.

/// A statement as Databricks reads it.
pub struct Statement {
    /// Its words, with `N` for each name and `T` for each text.
    pub skeleton: String,
    /// What stands between back quotes, with doubled ones made single.
    pub names: Vec<String>,
}

impl Statement {
    /// Reads one statement on one line, in which only our words stand unquoted.
    pub fn read(sql: &str) -> Self {
        let body = sql.strip_suffix(';').unwrap_or_else(|| panic!("no semicolon ends {sql:?}"));
        let (mut words, mut names) = (Vec::new(), Vec::new());
        let mut rest = body;
        while let Some(first) = rest.chars().next() {
            let length = match first {
                ' ' => {
                    rest = &rest[1..];
                    assert!(!rest.is_empty() && !rest.starts_with(' '), "a space too many: {sql}");
                    continue;
                }
                '`' | '\'' => {
                    let length = quoted_length(rest, first);
                    let doubled = String::from_iter([first, first]);
                    let within = &rest[1..length - 1];
                    let is_line = !within.contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']);
                    assert!(is_line && !within.contains('\0'), "more than one line: {sql:?}");
                    if first == '`' {
                        words.push("N");
                        names.push(within.replace(&doubled, "`"));
                    } else {
                        assert!(!within.contains(['\\', '\'']), "needs an escape: {sql}");
                        words.push("T");
                    }
                    rest = &rest[length..];
                    continue;
                }
                '*' | ',' | '.' => 1,
                _ => rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len()),
            };
            assert!(0 < length, "{first:?} stands unquoted: {sql}");
            words.push(&rest[..length]);
            rest = &rest[length..];
        }
        Self { skeleton: words.join(" "), names }
    }
}

/// How long the quoted text is that `rest` begins with, quotes included.
fn quoted_length(rest: &str, quote: char) -> usize {
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if c == quote && chars.next_if(|&(_, next)| next == quote).is_none() {
            return at + 1;
        }
    }
    panic!("a quote stays open in {rest:?}");
}

/// Every statement there is, in either wording.
fn known_statements(wording: Wording) -> Vec<&'static str> {
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

// Laws.

/// Asserts all that holds for the answer to any draft.
pub fn assert_answer(answer: &Answer) {
    assert_statements(answer);
    assert_texts(answer);
    let is_open =
        answer.steps.iter().filter(|step| !step.is_example).any(|step| {
            step.statements.iter().any(|statement| statement.openings().next().is_some())
        });
    assert!(!(answer.is_ready() && is_open), "ready, and something is open");
    let messages = answer.problems.iter().map(words::problem::problem);
    for message in messages.chain(answer.notes.iter().map(words::note::note)) {
        assert_sentence(&message);
    }
    assert_no_secret(&format!("{answer:?}"));
    assert_no_secret_in(&AnswerOut::from(answer));
}

/// Asserts that each step holds its statements, and each statement only our words and quoted values.
pub fn assert_statements(answer: &Answer) {
    let ids: Vec<&str> = answer.steps.iter().map(|step| step.id.key()).collect();
    assert_eq!(ids, ["2", "3", "4", "5", "6", "reverse-etl"]);
    let known = known_statements(answer.plan.wording);
    for step in &answer.steps {
        let live = live_statements(&answer.plan, step.id);
        assert_eq!(step.is_example, live == 0, "step {}", step.id.key());
        assert!(!step.statements.is_empty());
        if !step.is_example {
            assert_eq!(step.statements.len(), live, "step {}", step.id.key());
        }
        let lines: String =
            step.statements.iter().map(|statement| format!("{}\n", statement.sql)).collect();
        assert_eq!(step.sql, lines);
        assert_eq!(step.sql.lines().count(), step.statements.len());
        for statement in &step.statements {
            let read = Statement::read(&statement.sql);
            assert!(known.contains(&read.skeleton.as_str()), "{}", statement.sql);
            let text: String = statement.tokens.iter().map(Token::as_str).collect();
            assert_eq!(statement.sql, text);
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
    let expected = granting.iter().flat_map(|step| &step.statements);
    assert!(statements.eq(expected.map(|statement| statement.sql.as_str())), "{}", answer.sql);
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
        assert_sentence(&words::ignored::reason(&part.reason));
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
