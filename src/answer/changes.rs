//! What differs between the SQL of two plans.

use crate::export::{Statement, StatementPlace, live_statements, sql_text};
use crate::model::{Lookup, Securable};
use crate::plan::Plan;

/// The statements by which the SQL of two plans differs, checks aside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Those that only the later plan has, in the order of its SQL.
    pub added: Vec<ChangedStatement>,
    /// Those that only the earlier plan has, in the order of its SQL.
    pub removed: Vec<ChangedStatement>,
}

/// A statement that only one of two plans has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedStatement {
    /// Where it stands in its plan.
    pub place: StatementPlace,
    /// Its text there.
    pub sql: String,
}

/// Compares the SQL of two plans, in time linear in it.
///
/// Statements that only stand elsewhere are no change. A schema that is named without its catalog is that of the catalog which is
/// current there, so the same text can be another statement. One that stands there twice is two statements.
pub fn changes(before: &Plan, after: &Plan) -> Changes {
    let (before, after) = (Statements::of(before), Statements::of(after));
    Changes { added: after.without(&before), removed: before.without(&after) }
}

/// A plan's statements, each with its number among those that differ.
#[derive(Default)]
struct Statements {
    numbers: Lookup,
    counts: Vec<usize>,
    statements: Vec<(String, ChangedStatement)>,
}

impl Statements {
    fn of(plan: &Plan) -> Self {
        let mut all = Self::default();
        for (place, statement) in live_statements(plan).filter(|(place, _)| place.step.grants()) {
            let sql = sql_text(&statement, plan.wording);
            let mut key = sql.clone();
            if let Statement::Grant {
                on: Securable::SchemaInCurrentCatalog { catalog, .. }, ..
            } = statement
            {
                key.push_str(&sql_text(&Statement::UseCatalog(catalog), plan.wording));
            }
            let next = all.counts.len();
            let number = all.numbers.add(&key, next).unwrap_or(next);
            if number == next {
                all.counts.push(0);
            }
            if let Some(count) = all.counts.get_mut(number) {
                *count += 1;
            }
            all.statements.push((key, ChangedStatement { place, sql }));
        }
        all
    }

    /// The statements beyond those that others have, too: of equal ones the last.
    fn without(&self, others: &Self) -> Vec<ChangedStatement> {
        let mut left = others.counts.clone();
        let mut changed = Vec::new();
        for (key, statement) in &self.statements {
            let count = others.numbers.get(key).and_then(|number| left.get_mut(number));
            match count {
                Some(count) if 0 < *count => *count -= 1,
                _ => changed.push(statement.clone()),
            }
        }
        changed
    }
}
