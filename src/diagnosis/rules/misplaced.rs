//! A privilege that does not exist where it was granted.
//!
//! `Privilege … is not applicable to this entity [name:KIND/…]. … check the privilege version of the metastore in use
//! [1.0].`: <https://github.com/databricks/terraform-provider-databricks/issues/2176> (November 2026).

use crate::diagnosis::cause::{Cause, Elsewhere, Misplaced, Mistake};
use crate::diagnosis::mention::{Mention, of_parts};
use crate::diagnosis::message::{Cursor, MOST_SENTENCES};
use crate::model::{Privilege, SecurableType, full_name};

use super::{Case, Finding};

pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    const LONGEST_PRIVILEGE: usize = 60;
    let found = case.message.after("privilege ").filter_map(|at| {
        let (word, behind) = at.up_to(" is not applicable to this entity", LONGEST_PRIVILEGE)?;
        Some(of_privilege(case, word, behind))
    });
    found.take(MOST_SENTENCES).chain(of_old_model(case)).collect()
}

/// The old model's words for the same: `Action CREATE cannot be granted on table …`.
/// <https://github.com/databricks/terraform-provider-databricks/issues/1546> (November 2026).
fn of_old_model(case: &Case<'_>) -> Option<Finding> {
    let is_said = case.message.holds("action * cannot be granted on");
    is_said.then(|| Finding::untied(Cause::LacksElsewhere(Elsewhere::Hive { catalog: None })))
}

fn of_privilege(case: &Case<'_>, word: &str, behind: Cursor<'_>) -> Finding {
    let (on, mention) = entity(behind);
    let is_old = case.message.holds("version of the metastore in use [0");
    let mistake = mistake(word, on, is_old);
    let object = match mention {
        Mention::Named(named) => named.object(),
        Mention::Placeholder(_) | Mention::Hidden | Mention::DatabricksOwn | Mention::Nothing => {
            None
        }
    };
    let right = match mistake {
        Mistake::OtherLevel(privilege)
        | Mistake::CalledOtherwise(privilege)
        | Mistake::OldMetastore(privilege)
        | Mistake::Known(privilege) => Some(privilege),
        Mistake::Unknown => None,
    };
    let statements = right
        .zip(object.as_ref())
        .and_then(|(privilege, object)| case.index.granting(privilege, object))
        .unwrap_or_default();
    let is_tied = object.is_some_and(|object| case.index.knows_catalog_of(&object));
    Finding::new(Cause::Misplaced(Misplaced { on, mistake }), statements, is_tied)
}

/// What stands in the brackets: a name and a kind.
fn entity(cursor: Cursor<'_>) -> (Option<SecurableType>, Mention) {
    const LONGEST: usize = 3 * 255 * 4;
    let inner = cursor.over(" [").and_then(|at| at.up_to("]", LONGEST));
    let Some((inner, _)) = inner else { return (None, Mention::Nothing) };
    let (name, kind) = inner.rsplit_once(':').unwrap_or(("", inner));
    let kind = match kind.split(['/', '_']).next().unwrap_or_default() {
        "CATALOG" => SecurableType::Catalog,
        "SCHEMA" => SecurableType::Schema,
        "TABLE" | "VIEW" => SecurableType::Table,
        _ => return (None, Mention::Nothing),
    };
    (Some(kind), of_parts(&full_name::split_unquoted(name), kind))
}

fn mistake(word: &str, on: Option<SecurableType>, is_old: bool) -> Mistake {
    let words = word.trim().to_ascii_uppercase().replace(['_', '\n'], " ");
    let known = Privilege::parse(&words, on.unwrap_or(SecurableType::Catalog));
    match (known, words.as_str()) {
        (None, "INSERT" | "UPDATE" | "DELETE") => Mistake::CalledOtherwise(Privilege::Modify),
        (None, "CREATE VIEW") => Mistake::CalledOtherwise(Privilege::CreateTable),
        (None, _) => Mistake::Unknown,
        (Some(privilege), _) => match on {
            Some(on) if !privilege.fits(on) => Mistake::OtherLevel(privilege),
            Some(_) => Mistake::OldMetastore(privilege),
            None if is_old => Mistake::OldMetastore(privilege),
            None => Mistake::Known(privilege),
        },
    }
}
