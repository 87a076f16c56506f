//! What an error message is about: its cause, and which of a plan's statements mend it.
//!
//! [`diagnose`] looks for the shapes of messages that Databricks, its tools and Segment are known to write, each kept
//! beside where it was seen. Of the text only names that were checked and known words go further.

mod applicable;
pub mod cause;
mod lack;
mod lost;
mod mention;
mod message;
mod places;
mod principal;
mod reverse_etl;
mod sentence;
pub mod shape;
pub mod sign_in;
pub mod storage;
pub mod syntax;
pub mod terraform;
pub mod warehouse;

pub use cause::{
    Absence, Absent, Cause, Elsewhere, Lack, Lost, LostPlace, Misplaced, Mistake, ReverseEtl,
    Runner, State, UnknownPrincipal,
};
pub use mention::Named;
pub use shape::Shape;

use crate::export::StatementPlace;
use crate::plan::Plan;

use message::Message;
use places::Places;

/// The cause of an error, and where in the plan it is mended.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnosis {
    /// What the message is about.
    pub cause: Cause,
    /// The statements that mend it, or that it is about, in the order in which they are to be run.
    pub statements: Vec<StatementPlace>,
}

/// Finds out what a pasted message is about, in time linear in the text and the plan.
///
/// Of several known errors in it, the first that has to do with the plan, else the first. Absent where none is known.
///
/// ```
/// use data_graph_setup::diagnosis::{Cause, diagnose};
/// use data_graph_setup::plan::{Draft, resolve};
///
/// let plan = resolve(&Draft::default()).plan;
/// let found = diagnose(&plan, "Error: cannot create catalog: Metastore storage root URL does not exist.");
/// assert!(matches!(found.map(|found| found.cause), Some(Cause::Storage(_))));
/// assert_eq!(diagnose(&plan, "All is well."), None);
/// ```
pub fn diagnose(plan: &Plan, text: &str) -> Option<Diagnosis> {
    let message = Message::new(text);
    let places = Places::new(plan);
    let case = Case { message: &message, plan, places: &places };
    let mut first = None;
    for rule in RULES {
        for finding in rule(&case) {
            if finding.is_tied {
                return Some(finding.diagnosis);
            }
            first.get_or_insert(finding.diagnosis);
        }
    }
    first.or_else(|| FALLBACKS.iter().find_map(|rule| rule(&case)))
}

/// What is looked for, the more special before the more general.
const RULES: [fn(&Case<'_>) -> Vec<Finding>; 12] = [
    syntax::find,
    lost::find_unbound,
    sign_in::find,
    warehouse::find,
    storage::find,
    principal::find,
    applicable::find,
    lack::find_runner,
    lack::find,
    lost::find,
    lost::find_placeholder,
    terraform::find,
];

/// What is taken where nothing else was found.
const FALLBACKS: [fn(&Case<'_>) -> Option<Diagnosis>; 2] = [reverse_etl::find, shape::find_state];

/// A message, and the plan that it is held against.
struct Case<'c> {
    message: &'c Message,
    plan: &'c Plan,
    places: &'c Places<'c>,
}

/// A known error in a message.
struct Finding {
    diagnosis: Diagnosis,
    /// Whether it has to do with something that the plan names.
    is_tied: bool,
}

/// How many sentences of one kind are looked at.
const MOST_SENTENCES: usize = 100;

impl Finding {
    fn new(cause: Cause, statements: Vec<StatementPlace>, is_tied: bool) -> Self {
        Self { diagnosis: Diagnosis { cause, statements }, is_tied }
    }

    /// A finding that has nothing to do with the plan.
    fn untied(cause: Cause) -> Self {
        Self::new(cause, Vec::new(), false)
    }

    /// A finding that has to do with the plan as soon as a statement is about it.
    fn about(cause: Cause, statements: Vec<StatementPlace>) -> Self {
        let is_tied = !statements.is_empty();
        Self::new(cause, statements, is_tied)
    }
}
