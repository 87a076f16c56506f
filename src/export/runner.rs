//! Who can run which of a plan's statements, since catalogs often belong to different people.
//!
//! Grants on a catalog and what is in it are given by its owner, by who has MANAGE on it, or by a metastore admin; who creates
//! a catalog owns it, and needs CREATE CATALOG on the metastore:
//! <https://docs.databricks.com/aws/en/data-governance/unity-catalog/manage-privileges/> (November 2026).

use crate::model::Lookup;
use crate::plan::Plan;

use super::statement::{Name, known_as};
use super::{Statement, live_statements};

/// The statements that one person can run.
#[derive(Clone, Debug, PartialEq)]
pub struct Part<'p> {
    /// The catalog that they are about.
    pub catalog: Name<'p>,
    /// Whether the catalog is created here, so that nobody owns it yet.
    pub creates: bool,
    /// The statements, in the order in which they are to be run.
    pub statements: Vec<Statement<'p>>,
}

/// The statements that grant, by the catalogs that they are about, in the order in which these come.
pub fn parts(plan: &Plan) -> Vec<Part<'_>> {
    let mut places = Lookup::default();
    let mut parts: Vec<Part<'_>> = Vec::new();
    for (place, statement) in live_statements(plan) {
        let Some(catalog) = catalog(&statement).filter(|_| place.step.grants()) else { continue };
        let next = parts.len();
        let at = places.add(&known_as(catalog), next).unwrap_or(next);
        if at == next {
            parts.push(Part { catalog, creates: false, statements: Vec::new() });
        }
        if let Some(part) = parts.get_mut(at) {
            part.creates |= matches!(statement, Statement::CreateCatalog { .. });
            part.statements.push(statement);
        }
    }
    parts
}

/// The catalog that a statement grants on, or makes or makes current.
fn catalog<'p>(statement: &Statement<'p>) -> Option<Name<'p>> {
    match statement {
        Statement::CreateCatalog { catalog, .. } | Statement::UseCatalog(catalog) => Some(catalog),
        Statement::Grant { on, .. } | Statement::Revoke { on, .. } => Some(on.catalog()),
        _ => None,
    }
}
