//! The way back as text.

use crate::export::{self, Statement, sql_text};
use crate::model::Wording;
use crate::plan::Plan;
use crate::words::undo as words;

/// What removes all that a plan's SQL grants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undo {
    /// The statements under a heading for each step, the last step first, and at the end what they leave.
    pub text: String,
    /// How many statements there are.
    pub statements: usize,
}

/// Works out the way back.
///
/// It uses the words that Databricks lists, since what is listed is what can be revoked.
pub fn undo(plan: &Plan) -> Undo {
    let steps = export::steps(plan);
    let mut undo = Undo { text: String::new(), statements: 0 };
    for step in export::undo(&steps) {
        undo.begin_part();
        undo.comment(&words::heading(step.id));
        for statement in &step.statements {
            undo.text.push_str(&sql_text(statement, Wording::UnityCatalog));
            undo.text.push('\n');
            undo.statements += 1;
        }
    }
    let live = || steps.iter().filter(|step| !step.is_example).flat_map(|step| &step.statements);
    let makes_catalog = live().any(|it| matches!(it, Statement::CreateCatalog { .. }));
    let takes_back = live().any(|it| matches!(it, Statement::Revoke { .. }));
    if makes_catalog || takes_back {
        undo.begin_part();
    }
    if makes_catalog {
        undo.comment(words::CATALOG_STAYS);
    }
    if takes_back {
        undo.comment(words::REVOKE_STAYS);
    }
    undo
}

impl Undo {
    fn begin_part(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    fn comment(&mut self, words: &str) {
        self.text.push_str("-- ");
        self.text.push_str(words);
        self.text.push('\n');
    }
}
