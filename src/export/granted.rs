//! What a plan's statements come to on each securable: the one table behind every form besides the SQL.

use crate::model::{GuideStep, Lookup, Privilege, Securable, SecurableType, Wording};
use crate::plan::{Opening, Plan};

use super::Statement;
use super::statement::{Name, known_as};
use super::step::steps_in;
use super::value::variable;

/// What a plan's statements come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline<'p> {
    /// The statement that creates the Segment catalog, where it is to be created.
    pub creates: Option<Statement<'p>>,
    /// What they grant, each securable once, in the order in which the SQL comes to them.
    pub granted: Vec<Granted<'p>>,
    /// What they leave open, each field once: what a form has to be given before it can run.
    pub openings: Vec<Opening>,
}

/// What the SQL grants on one securable, and what it revokes there.
#[derive(Clone, Debug, PartialEq)]
pub struct Granted<'p> {
    /// The step that is the first to grant something on it.
    pub step: GuideStep,
    /// The securable, a schema named with its catalog.
    pub on: Securable<Name<'p>>,
    /// The privileges, each once, in the order in which the SQL grants them.
    pub privileges: Vec<Privilege>,
    /// The privileges that it revokes. It grants none of these.
    pub revoked: &'p [Privilege],
    /// The statements that this comes from.
    pub statements: Vec<Statement<'p>>,
}

/// Reads a plan's statements, in the words that Databricks lists.
///
/// Terraform sees a change at every run where it has granted old words:
/// <https://github.com/databricks/terraform-provider-databricks/issues/1658> (November 2026).
pub fn outline(plan: &Plan) -> Outline<'_> {
    let mut outline = Outline::default();
    let (mut places, mut known) = (Lookup::default(), Lookup::default());
    outline.open(&mut known, plan.principal.opening());
    for step in steps_in(plan, Wording::UnityCatalog) {
        for statement in step.statements.into_iter().filter(|_| !step.is_example) {
            let (on, added, removed): (_, &[Privilege], &[Privilege]) = match statement {
                Statement::CreateCatalog { catalog, location } => {
                    outline.open(&mut known, catalog.opening());
                    outline.open(&mut known, location.and_then(|location| location.opening()));
                    outline.creates = Some(statement);
                    continue;
                }
                Statement::Grant { privileges, on, .. } => (on, privileges, &[]),
                Statement::Revoke { privileges, on, .. } => (on, &[], privileges),
                _ => continue,
            };
            let mut key = String::new();
            for name in on.names() {
                outline.open(&mut known, name.opening());
                key.push_str(&known_as(name));
                // No name holds one.
                key.push('/');
            }
            let next = outline.granted.len();
            let at = places.add(&key, next).unwrap_or(next);
            if at == next {
                outline.granted.push(Granted {
                    step: step.id,
                    on,
                    privileges: Vec::new(),
                    revoked: &[],
                    statements: Vec::new(),
                });
            }
            let Some(granted) = outline.granted.get_mut(at) else { continue };
            for privilege in added {
                if !granted.privileges.contains(privilege) {
                    granted.privileges.push(*privilege);
                }
            }
            if !removed.is_empty() {
                granted.revoked = removed;
            }
            granted.statements.push(statement);
        }
    }
    outline
}

impl Outline<'_> {
    fn open(&mut self, known: &mut Lookup, opening: Option<Opening>) {
        if let Some(opening) = opening
            && known.add(&variable(opening), self.openings.len()).is_none()
        {
            self.openings.push(opening);
        }
    }
}

impl Granted<'_> {
    /// The kind of the securable as Databricks' API, its CLI and Terraform spell it.
    pub fn kind(&self) -> &'static str {
        match self.on.securable_type() {
            SecurableType::Catalog => "catalog",
            SecurableType::Schema => "schema",
            SecurableType::Table => "table",
        }
    }
}

/// Privileges as Databricks' API, its CLI and Terraform spell them, in a list.
pub fn in_api(privileges: &[Privilege], between: &str) -> String {
    let mut list = String::from("[");
    for (index, privilege) in privileges.iter().enumerate() {
        if 0 < index {
            list.push_str(between);
        }
        list.push('"');
        list.push_str(&privilege.as_listed().replace(' ', "_"));
        list.push('"');
    }
    list.push(']');
    list
}
