//! What an error message means for a plan, and what to do.

mod access;
mod connection;
mod names;
mod part;
mod setup;

use crate::diagnosis::{Cause, Diagnosis, SignIn};
use crate::export::StatementPlace;
use crate::model::{GuideStep, Privilege, SecretKind};
use crate::plan::{Plan, Slot};

use super::sentence::{Piece, Sentence, code, listed, name, sentence};
use super::{full_name, label, noun, place};

/// The cause of an error in this plan's terms, as whole sentences, with how to tell that it is fixed.
pub fn cause(diagnosis: &Diagnosis, plan: &Plan) -> Sentence {
    let statements = &diagnosis.statements;
    let filled = |parts| part::filled(parts, plan);
    let connects = |mut sentence: Sentence| {
        sentence.add_sentence(connection::TEST);
        sentence
    };
    match &diagnosis.cause {
        Cause::Lacks(lack) => access::lack(lack, statements, plan),
        Cause::LacksOnUnnamed { privileges, on, is_hidden } => {
            access::unnamed(privileges, *on, *is_hidden, statements)
        }
        Cause::LacksElsewhere(elsewhere) => access::elsewhere(elsewhere, statements),
        Cause::Runner(runner) => access::runner(runner, statements),
        Cause::ReverseEtl(found) => access::reverse_etl(found, statements, plan),
        Cause::Unbound { catalog } => names::unbound(catalog.as_ref()),
        Cause::Principal(found) => names::principal(*found, plan),
        Cause::Misplaced(misplaced) => names::misplaced(misplaced, statements),
        Cause::NotFound(found) => names::not_found(found, statements),
        Cause::Placeholder(found) => names::placeholder(*found, statements),
        Cause::NothingListed => filled(connection::nothing_listed()),
        Cause::SignIn(found @ (SignIn::NoCredentials | SignIn::TokenKept)) => {
            filled(connection::sign_in(*found))
        }
        Cause::SignIn(found) => connects(filled(connection::sign_in(*found))),
        Cause::Refusal(found) => connects(filled(connection::refusal(*found))),
        Cause::Network(found) => connects(filled(connection::network(*found))),
        Cause::Workspace(found) => filled(connection::workspace(*found)),
        Cause::Entitlement(missing) => connects(connection::entitlements(missing)),
        Cause::Warehouse(found) => connects(filled(setup::warehouse(*found))),
        Cause::Storage(found) => setup::storage(*found, plan, statements),
        Cause::Syntax(found) => filled(setup::syntax(*found)),
        Cause::Terraform(found) => filled(setup::terraform(*found)),
        Cause::ErrorClass(found) => filled(setup::error_class(*found)),
    }
}

/// What is said where no text was pasted.
pub const NOTHING_PASTED: &str = "Nothing to explain yet. Paste the whole message from Databricks, Segment, Terraform \
     or a command line.";

/// What is said of a text in which no known error is.
pub const UNKNOWN: &str = "This error is not known here, so this says nothing about your grants. What helps most \
     begins like “User does not have”, or stands in square brackets, like “[SCHEMA_NOT_FOUND]”. If your message has \
     such a line, add it. If not, run Step 6 as the service principal. If that works, the grants are right, and the \
     error is about something else: signing in, the warehouse, the network or the query itself. Show it to your \
     Databricks admin.";

/// What is said besides where the text holds a secret.
pub fn secret(kind: SecretKind) -> Sentence {
    sentence![
        "The text also has what looks like ",
        label::secret(kind),
        ". It was not kept. If others can see that text, replace the secret.",
    ]
}

/// Privileges in a row, as Databricks lists them.
fn privileges(privileges: &[Privilege]) -> Sentence {
    listed(privileges.iter().map(|privilege| privilege.as_listed()).collect())
}

/// Where statements are: statement 2 of Step 3. Absent where there are none.
fn places(statements: &[StatementPlace]) -> Option<Sentence> {
    const MOST: usize = 4;
    let first = statements.first()?;
    if statements.iter().any(|place| place.step != first.step) || MOST < statements.len() {
        let mut steps: Vec<GuideStep> = Vec::new();
        for place in statements {
            if !steps.contains(&place.step) {
                steps.push(place.step);
            }
        }
        return Some(sentence![
            statements.len(),
            " statements of ",
            listed(steps.into_iter().map(step).collect()),
        ]);
    }
    let numbers: Vec<usize> = statements.iter().map(|place| place.index + 1).collect();
    let noun = if statements.len() == 1 { "statement" } else { "statements" };
    Some(sentence![noun, " ", listed(numbers), " of ", step(first.step)])
}

fn step(step: GuideStep) -> Sentence {
    match step.number() {
        Some(number) => sentence!["Step ", number],
        None => sentence!["the ", label::REVERSE_ETL, " step"],
    }
}

/// The catalog that Segment writes in, as far as it is named.
fn segment_catalog(plan: &Plan) -> Sentence {
    match &plan.segment_catalog.name {
        Slot::Filled(name) => sentence![self::name(name.as_str())],
        Slot::Open(opening) => sentence![Piece::Code(opening.placeholder.to_string().into())],
    }
}
