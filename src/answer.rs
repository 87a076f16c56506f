//! Everything that a draft amounts to, worked out once for whoever shows it.

pub mod audited;
mod changes;
pub mod explained;
pub mod form;
mod undo;

use std::rc::Rc;

use crate::export::{self, Effect, Piece, Setting, Statement, Step, spell};
use crate::model::GuideStep;
use crate::plan::{Draft, Plan, Resolved, resolve};
use crate::words;
use crate::words::sentence::Sentence;

pub use changes::{ChangedStatement, Changes, changes};
pub use form::Form;
pub use undo::{Undo, undo};

pub use crate::plan::{Field, Note, Problem};

/// What a draft amounts to: its SQL, its settings, and what is missing or wrong in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The checked plan.
    pub plan: Plan,
    /// The fields that miss a value.
    pub blanks: Vec<Field>,
    /// The values that are wrong.
    pub problems: Vec<Problem>,
    /// What should be known.
    pub notes: Vec<Note>,
    /// The access in one sentence.
    pub summary: Sentence,
    /// Every step that holds SQL, in the guide's order.
    pub steps: Vec<AnsweredStep>,
    /// All that grants, examples aside, under a heading for each step.
    pub sql: Rc<str>,
    /// The statements of Step 6, unless it is an example.
    pub checks: String,
    /// What to enter in Segment, in the guide's order.
    pub settings: [Setting; 6],
}

/// A step with its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnsweredStep {
    /// Which step it is.
    pub id: GuideStep,
    /// Whether it only shows the guide's statements, since the plan has nothing to do here.
    pub is_example: bool,
    /// Its statements, a line each.
    pub sql: Rc<str>,
    /// What there is to say of its statements, one by one.
    pub statements: Vec<AnsweredStatement>,
    /// The fields that leave an opening in it, each once, and whether their value is wrong.
    pub open_fields: Vec<(Field, bool)>,
}

/// What there is to say of a statement besides its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnsweredStatement {
    /// Where its line ends in the text of its step, in bytes.
    pub end: usize,
    /// What it does to the service principal's access.
    pub effect: Effect,
    /// Why it is there, and what Databricks lists it as; empty in an answer without reasons.
    pub why: String,
}

impl Answer {
    /// Works out what a draft amounts to, in time linear in its text.
    ///
    /// ```
    /// use data_graph_setup::answer::Answer;
    /// use data_graph_setup::plan::{Draft, ScopeDraft};
    ///
    /// let draft = Draft {
    ///     client_id: "0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10".to_owned(),
    ///     profiles_sync: ScopeDraft { catalog: "profiles".to_owned(), schemas: None },
    ///     ..Draft::default()
    /// };
    /// let answer = Answer::new(&draft);
    /// assert!(answer.is_ready());
    /// assert!(answer.sql.contains(
    ///     "GRANT USAGE, SELECT, USE SCHEMA ON CATALOG `profiles` TO `0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10`;"
    /// ));
    /// ```
    pub fn new(draft: &Draft) -> Self {
        Self::explained_by(draft, words::why::why)
    }

    /// The same without the reasons of the statements, for who seldom shows them.
    pub fn without_reasons(draft: &Draft) -> Self {
        Self::explained_by(draft, |_| String::new())
    }

    fn explained_by(draft: &Draft, why: impl Fn(&Statement<'_>) -> String) -> Self {
        let Resolved { plan, blanks, problems, notes } = resolve(draft);
        let laid_out = export::steps(&plan);
        let steps: Vec<AnsweredStep> =
            laid_out.iter().map(|step| AnsweredStep::new(step, &plan, &why)).collect();
        let checks = steps.iter().filter(|step| !step.is_example && !step.id.grants());
        Self {
            summary: words::summary::summary(&plan),
            settings: export::settings(&plan),
            sql: whole(&steps).into(),
            checks: checks.map(|step| &*step.sql).collect(),
            steps,
            plan,
            blanks,
            problems,
            notes,
        }
    }

    /// Says whether nothing is missing and nothing wrong, so that the SQL can be run as it is.
    pub fn is_ready(&self) -> bool {
        self.blanks.is_empty() && self.problems.is_empty()
    }
}

impl AnsweredStep {
    /// The texts of its statements, in their order.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        (0..self.statements.len()).map(|index| self.lines(index, index + 1))
    }

    /// The texts of some of its statements together, from one on and before another, counted from 0; without the end of the
    /// last line.
    pub fn lines(&self, from: usize, to: usize) -> &str {
        let before = |count: usize| {
            let last = count.checked_sub(1).and_then(|index| self.statements.get(index));
            last.map_or(0, |last| last.end)
        };
        self.sql.get(before(from)..before(to)).unwrap_or_default().trim_end_matches('\n')
    }

    fn new(step: &Step<'_>, plan: &Plan, why: &impl Fn(&Statement<'_>) -> String) -> Self {
        let mut sql = String::new();
        let mut openings = Openings::default();
        let mut statements = Vec::with_capacity(step.statements.len());
        for statement in &step.statements {
            spell(statement, plan.wording, &mut |piece| {
                piece.write(&mut sql);
                if let Piece::Open(opening, _) = piece {
                    openings.note(opening.field, opening.is_wrong);
                }
            });
            sql.push('\n');
            let (effect, end) = (statement.effect(), sql.len());
            statements.push(AnsweredStatement { end, effect, why: why(statement) });
        }
        let Openings { fields: open_fields, .. } = openings;
        let sql = sql.into();
        Self { id: step.id, is_example: step.is_example, sql, statements, open_fields }
    }
}

/// The SQL of a plan, for who needs nothing else of it: all that grants, examples aside, under a heading for each step.
pub fn sql(plan: &Plan) -> String {
    let steps = export::steps(plan);
    let steps: Vec<AnsweredStep> =
        steps.iter().map(|step| AnsweredStep::new(step, plan, &|_| String::new())).collect();
    whole(&steps)
}

fn whole(steps: &[AnsweredStep]) -> String {
    let mut sql = String::new();
    for step in steps.iter().filter(|step| !step.is_example && step.id.grants()) {
        let between = if sql.is_empty() { "-- " } else { "\n-- " };
        for piece in [between, &words::label::step_heading(step.id), "\n", &step.sql] {
            sql.push_str(piece);
        }
    }
    sql
}

/// The fields that leave an opening in a step, each once.
#[derive(Default)]
struct Openings {
    fields: Vec<(Field, bool)>,
    /// Where those stand that more than one statement may have: of rows, the last one's alone, since the statements of a row
    /// stand together.
    shared: Vec<Field>,
}

impl Openings {
    fn note(&mut self, field: Option<Field>, is_wrong: bool) {
        let Some(field) = field else { return };
        if !matches!(field, Field::Schema(..)) {
            if self.shared.contains(&field) {
                return;
            }
            self.shared.retain(|it| it.row().is_none() || field.row().is_none());
            self.shared.push(field);
        }
        self.fields.push((field, is_wrong));
    }
}
