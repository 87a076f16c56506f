//! Everything that a draft amounts to, worked out once for whoever shows it.

pub mod audited;
mod changes;
pub mod explained;
pub mod form;
mod undo;

use crate::export::{self, Effect, Setting, Statement, Step, Token, sql_text, tokens};
use crate::model::GuideStep;
use crate::plan::{Draft, Opening, Plan, Resolved, resolve};
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
    pub sql: String,
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
    pub sql: String,
    /// Its statements, one by one.
    pub statements: Vec<AnsweredStatement>,
}

/// A statement with its text and its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnsweredStatement {
    /// Its text in pieces.
    pub tokens: Vec<Token>,
    /// Its text: one line with its closing semicolon.
    pub sql: String,
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
        let live = || steps.iter().filter(|step| !step.is_example);
        let sql: Vec<String> =
            live().filter(|step| step.id.grants()).map(AnsweredStep::under_its_heading).collect();
        let checks =
            live().filter(|step| !step.id.grants()).map(|step| step.sql.as_str()).collect();
        Self {
            summary: words::summary::summary(&plan),
            settings: export::settings(&plan),
            sql: sql.join("\n"),
            checks,
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

impl AnsweredStatement {
    /// The openings in it.
    pub fn openings(&self) -> impl Iterator<Item = Opening> {
        self.tokens.iter().filter_map(Token::opening)
    }
}

impl AnsweredStep {
    /// The fields that leave an opening in it, each once, and whether their value is wrong.
    pub fn open_fields(&self) -> Vec<(Field, bool)> {
        let mut fields = Vec::new();
        for opening in self.statements.iter().flat_map(AnsweredStatement::openings) {
            if let Some(field) = opening.field
                && !fields.contains(&(field, opening.is_wrong))
            {
                fields.push((field, opening.is_wrong));
            }
        }
        fields
    }

    fn new(step: &Step<'_>, plan: &Plan, why: &impl Fn(&Statement<'_>) -> String) -> Self {
        let statements: Vec<AnsweredStatement> = step
            .statements
            .iter()
            .map(|statement| {
                let tokens = tokens(statement, plan.wording);
                let sql = sql_text(&tokens);
                AnsweredStatement { tokens, sql, effect: statement.effect(), why: why(statement) }
            })
            .collect();
        let sql = statements.iter().map(|statement| format!("{}\n", statement.sql)).collect();
        Self { id: step.id, is_example: step.is_example, sql, statements }
    }

    fn under_its_heading(&self) -> String {
        format!("-- {}\n{}", words::label::step_heading(self.id), self.sql)
    }
}
