//! Terraform's JSON: state, which was seen, and plans, which are wishes.
//!
//! <https://developer.hashicorp.com/terraform/internals/json-format> and the provider's `databricks_grant` and
//! `databricks_grants` (November 2026).

use super::{Content, Piece, add_assignment};
use crate::audit::question::{Question, Subject};
use crate::json::Value;

/// Says whether an object is a resource with grants in Terraform's state.
pub fn is_resource(object: &Value) -> bool {
    matches!(object.text("type"), Some("databricks_grant" | "databricks_grants"))
        && (object.get("instances").is_some() || object.get("values").is_some())
}

/// Adds what a resource in state holds.
pub fn find(resource: &Value, content: &mut Content) {
    let instances = resource.get("instances").and_then(Value::as_array).unwrap_or_default();
    // The plural owns the whole list, the singular one principal's part of it.
    let is_whole = resource.text("type") == Some("databricks_grants");
    let attributes = instances.iter().filter_map(|it| it.get("attributes"));
    for attributes in attributes.chain(resource.get("values")) {
        let mut piece = Piece {
            question: subject(attributes).map(|about| Question::of_state(about, is_whole)),
            is_state: true,
            ..Piece::default()
        };
        match attributes.get("grant").and_then(Value::as_array) {
            Some(grants) => grants.iter().for_each(|grant| add_assignment(grant, &mut piece)),
            None => add_assignment(attributes, &mut piece),
        }
        piece.is_direct = Some(true);
        content.pieces.push(piece);
    }
}

fn subject(attributes: &Value) -> Option<Subject> {
    let by_id = attributes.text("id").and_then(subject_of_id);
    let by_key =
        || attributes.members().iter().find_map(|(kind, name)| Subject::read(kind, name.as_str()?));
    by_id.or_else(by_key)
}

/// What a resource's ID says it is about: `catalog/sales`, `schema/sales.orders/<principal>`.
pub fn subject_of_id(id: &str) -> Option<Subject> {
    let mut parts = id.split('/');
    Subject::read(parts.next()?, parts.next()?)
}

/// Says whether an object is a plan, or a part of one.
pub fn is_plan(object: &Value) -> bool {
    ["resource_changes", "planned_values", "before", "after"]
        .iter()
        .any(|key| object.get(key).is_some())
}

/// Says whether a plan leaves a principal with less than it has.
pub fn takes_away(plan: &Value, principal: &str) -> bool {
    let count = |value: Option<&Value>| value.map_or(0, |value| count_of(value, principal));
    let is_here =
        plan.get("before").is_some() && count(plan.get("after")) < count(plan.get("before"));
    is_here || plan.children().any(|child| takes_away(child, principal))
}

/// How many privileges of a principal stand in a value.
fn count_of(value: &Value, principal: &str) -> usize {
    let is_of = value.text("principal").is_some_and(|it| it.eq_ignore_ascii_case(principal));
    let privileges = value.get("privileges").and_then(Value::as_array).unwrap_or_default();
    let here = if is_of { privileges.len() } else { 0 };
    here + value.children().map(|child| count_of(child, principal)).sum::<usize>()
}
