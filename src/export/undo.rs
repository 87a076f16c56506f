//! The way back: statements that remove exactly what a plan's steps grant.

use crate::model::{Identifier, Privilege, Securable};
use crate::plan::Slot;

use super::statement::Name;
use super::{Statement, Step};

/// Removes what steps grant, the last one first: safe to run twice, and never a `DROP`.
///
/// A schema is named with its catalog, so that each statement stands alone. Revoking ALL PRIVILEGES also removes the single
/// privileges that other steps grant on the same schema, so these are granted again before their own turn comes.
/// See <https://docs.databricks.com/aws/en/data-governance/unity-catalog/access-control/privileges-reference> (November
/// 2026).
pub fn undo<'p>(steps: &[Step<'p>]) -> Vec<Step<'p>> {
    let grants = || steps.iter().filter(|step| !step.is_example && step.id.grants());
    let undone = grants().rev().map(|step| {
        let others = || grants().filter(|other| other.id != step.id);
        let statements = step.statements.iter().rev().flat_map(|statement| {
            let regrant = others().flat_map(|other| &other.statements);
            take_back(statement, regrant).unwrap_or_default()
        });
        Step { id: step.id, is_example: false, statements: statements.collect() }
    });
    undone.filter(|step| !step.statements.is_empty()).collect()
}

fn take_back<'p, 's>(
    statement: &Statement<'p>,
    others: impl Iterator<Item = &'s Statement<'p>>,
) -> Option<Vec<Statement<'p>>>
where
    'p: 's,
{
    let Statement::Grant { privileges, on, to } = *statement else { return None };
    let on = in_full(&on);
    let revoke = Statement::Revoke { privileges, on, from: to };
    let regrant = others.filter_map(|other| match *other {
        Statement::Grant { privileges, on: other, to }
            if is_taken_along(privileges) && is_same(&in_full(&other), &on) =>
        {
            Some(Statement::Grant { privileges, on, to })
        }
        _ => None,
    });
    let takes_along = privileges.contains(&Privilege::AllPrivileges);
    Some([revoke].into_iter().chain(regrant.filter(|_| takes_along)).collect())
}

fn is_taken_along(privileges: &[Privilege]) -> bool {
    privileges.iter().any(|privilege| privilege.is_in_all_privileges())
}

fn in_full<'p>(on: &Securable<Name<'p>>) -> Securable<Name<'p>> {
    on.map_in_full(|name| *name)
}

fn is_same(one: &Securable<Name<'_>>, other: &Securable<Name<'_>>) -> bool {
    let key = |on: &Securable<Name<'_>>| {
        on.try_map_in_full(|name: &&Slot<Identifier>| {
            name.filled().map(|name| name.folded().into_owned())
        })
    };
    key(one).is_some() && key(one) == key(other)
}
