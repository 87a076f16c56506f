//! What an audit found.

use crate::access::{CatalogAccess, Object, Reach};
use crate::audit::{Counts, ExtraKind, JudgedGrant, Through, UnknownReason, UnreadReason, Verdict};
use crate::model::{Privilege, SecurableType};

use super::{counted, shown};

/// The verdict in one line, with what it does not cover behind it.
pub fn summary(
    counts: &Counts,
    unread: usize,
    is_listing: bool,
    has_client_id: bool,
    has_gaps: bool,
) -> String {
    if !is_listing {
        return NO_GRANTS.to_owned();
    }
    if !has_client_id {
        return NO_CLIENT_ID.to_owned();
    }
    let mut summary = verdict(counts);
    if 0 < unread {
        summary.push_str(&format!(" {} could not be read.", counted(unread, "line", "lines")));
    }
    if has_gaps {
        summary.push_str(" Names that are missing or wrong in the plan are not judged.");
    }
    summary
}

fn verdict(counts: &Counts) -> String {
    let Counts { have, missing, unknown, extra } = *counts;
    if missing + unknown + extra == 0 {
        return format!(
            "Nothing missing, nothing more than needed: {}.",
            match have {
                1 => "the one grant is there".to_owned(),
                _ => format!("all {have} grants are there"),
            }
        );
    }
    let missing = match missing {
        0 if 0 < unknown => "None found missing".to_owned(),
        0 => "Nothing missing".to_owned(),
        _ => format!("{missing} missing"),
    };
    let extra = match extra {
        0 => "nothing more than needed".to_owned(),
        _ => format!("{extra} more than needed"),
    };
    match unknown {
        0 => format!("{missing}, {extra}."),
        _ => format!("{missing}, {extra}, {unknown} cannot be told."),
    }
}

/// Says that a text is no listing, and what was expected.
pub const NO_GRANTS: &str = "No grants recognised. Expected is the whole result of SHOW GRANTS, with its columns Principal, ActionType, \
    ObjectType and ObjectKey, or of one of the other queries.";
/// Says that nobody's grants can be judged.
pub const NO_CLIENT_ID: &str = "The client ID is missing or wrong in the plan, so it cannot be told which of these grants are the service \
    principal's.";

/// A securable as Databricks lists it: its kind, then its full name.
pub fn securable(object: &Object) -> String {
    let names: Vec<&str> = object.names().map(|name| name.as_str()).collect();
    format!("{} {}", object.securable_type().in_sql(), names.join("."))
}

/// Why a grant got its verdict.
pub fn why(judged: &JudgedGrant) -> String {
    let grant = &judged.grant;
    let kind = noun(grant.on.securable_type());
    match &judged.verdict {
        Verdict::Have(through) => have(&grant.on, grant.privilege, through),
        Verdict::Missing { held_by } => {
            let consequence = without(grant.privilege, grant.on.securable_type());
            match held_by.as_deref() {
                None | Some("") => consequence.to_owned(),
                Some(other) => format!(
                    "{consequence} {} holds it: if that is a group with this service principal in it, the principal \
                     has it from there, which the listing does not show.",
                    shown(other)
                ),
            }
        }
        Verdict::Unknown(reason) => unknown(*reason, kind),
        Verdict::Extra(extra) => format!("{}.", extra_reason(*extra)),
    }
}

fn have(on: &Object, privilege: Privilege, through: &Through) -> String {
    let is_here = through.on.key() == on.key();
    let is_itself = through.by == privilege;
    match (is_here, is_itself) {
        (true, true) => format!("Granted on the {} itself.", noun(on.securable_type())),
        (true, false) => {
            format!("Part of ALL PRIVILEGES on the {} itself.", noun(on.securable_type()))
        }
        (false, true) => format!("Inherited from {}.", place(&through.on)),
        (false, false) => format!("Part of ALL PRIVILEGES, inherited from {}.", place(&through.on)),
    }
}

fn without(privilege: Privilege, on: SecurableType) -> &'static str {
    match (privilege, on) {
        (Privilege::UseCatalog, _) => "Without it Segment reaches nothing in this catalog.",
        (Privilege::UseSchema, SecurableType::Catalog) => {
            "Without it Segment reaches none of this catalog's schemas."
        }
        (Privilege::UseSchema, _) => "Without it Segment reaches none of this schema's tables.",
        (Privilege::CreateSchema, _) => {
            "Without it Segment cannot make the schema for its checkpoint tables."
        }
        (Privilege::AllPrivileges, _) => {
            "Without it Segment cannot go on with what Reverse ETL left in this schema."
        }
        (Privilege::Select, SecurableType::Catalog) => {
            "Without it Segment cannot read the tables in this catalog."
        }
        (Privilege::Select, _) => "Without it Segment cannot read the tables in this schema.",
        _ => "The plan needs it.",
    }
}

fn unknown(reason: UnknownReason, kind: &str) -> String {
    match reason {
        UnknownReason::NoClientId => {
            "Without a client ID it cannot be told whose grants count.".to_owned()
        }
        UnknownReason::NoListing => "Nothing that was pasted is a listing of grants.".to_owned(),
        UnknownReason::NotCovered => format!(
            "Nothing that was pasted is about this {kind}. Run the query for it. If that lists nothing for the service \
             principal, the grant is missing."
        ),
        UnknownReason::CutShort => {
            "A row that was cut short may have held it. Paste the rows in full.".to_owned()
        }
    }
}

/// What is wrong with a grant that is not needed, as a clause without its full stop.
pub fn extra_reason(kind: ExtraKind) -> &'static str {
    match kind {
        ExtraKind::WritesData => "Lets Segment make or change something outside its own catalog",
        ExtraKind::CatalogWide => {
            "Opens the whole catalog, so that choosing some of its schemas limits nothing"
        }
        ExtraKind::AllPrivileges => {
            "Gives everything that there is and will be here; the plan needs named privileges only"
        }
        ExtraKind::Manages => {
            "Lets Segment grant access to others, and change and drop what is in it"
        }
        ExtraKind::ReadsMore => "Lets Segment read what the plan does not name",
        ExtraKind::WritesMore => {
            "Lets Segment make or change more in its own catalog than the plan gives it"
        }
        ExtraKind::Reaches => {
            "Opens the way to something that the plan does not name, but reads nothing by itself"
        }
        ExtraKind::Repeats => "Adds nothing to a grant that the plan makes further up",
    }
}

/// Why a piece of the text could not be read.
pub fn unread_reason(reason: UnreadReason) -> &'static str {
    match reason {
        UnreadReason::NotARow => "No row of a listing.",
        UnreadReason::CutShort => "Something of this row was cut off.",
        UnreadReason::UnknownPrivilege => "No privilege that is known on this kind of object.",
        UnreadReason::OtherObject => {
            "About another kind of object than a catalog, schema or table."
        }
        UnreadReason::NoObject => "Does not say which catalog, schema or table it is about.",
        UnreadReason::NoPrincipal => "Does not say whose grant it is.",
        UnreadReason::BadName => {
            "Its object has a name that Databricks keeps for itself, or that no object can have."
        }
    }
}

/// What grants allow, in one sentence.
pub fn allowed(access: &[CatalogAccess]) -> String {
    let parts = [
        part("read", access, |access| reach(&access.read)),
        part("make or change things in", access, |access| reach(&access.write)),
        part("make schemas in", access, |access| access.makes_schemas.then(String::new)),
        part("grant and drop in", access, |access| access.administers.then(String::new)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        return "nothing yet: no table can be read, and none made.".to_owned();
    }
    format!("{}.", parts.join("; "))
}

fn part(
    what: &str,
    access: &[CatalogAccess],
    extent: impl Fn(&CatalogAccess) -> Option<String>,
) -> Option<String> {
    let named: Vec<String> = access
        .iter()
        .filter_map(|access| {
            let extent = extent(access)?;
            Some(format!("{}{extent}", shown(access.catalog.as_str())))
        })
        .collect();
    let more = named.len().saturating_sub(MOST_CATALOGS);
    let named: Vec<&str> = named.iter().take(MOST_CATALOGS).map(String::as_str).collect();
    let more = match more {
        0 => String::new(),
        more => format!(" and {}", counted(more, "more catalog", "more catalogs")),
    };
    (!named.is_empty()).then(|| format!("{what} {}{more}", named.join(", ")))
}

/// How many catalogs a sentence names.
const MOST_CATALOGS: usize = 8;

fn reach(reach: &Reach) -> Option<String> {
    if reach.is_nothing() {
        return None;
    }
    if reach.is_whole {
        return Some(" (all schemas)".to_owned());
    }
    let schemas = match reach.schemas.as_slice() {
        [] => None,
        [one] => Some(format!("schema {}", shown(one.as_str()))),
        many => Some(counted(many.len(), "schema", "schemas")),
    };
    let tables = match reach.tables.len() {
        0 => None,
        count => Some(counted(count, "table", "tables")),
    };
    let parts: Vec<String> = schemas.into_iter().chain(tables).collect();
    Some(format!(" ({} of it)", parts.join(" and ")))
}

/// A securable in a sentence.
pub fn place(object: &Object) -> String {
    let names: Vec<&str> = object.names().map(|name| name.as_str()).collect();
    format!("{} {}", noun(object.securable_type()), shown(&names.join(".")))
}

fn noun(kind: SecurableType) -> &'static str {
    match kind {
        SecurableType::Catalog => "catalog",
        SecurableType::Schema => "schema",
        SecurableType::Table => "table",
    }
}

/// Heads the grants that are missing.
pub const FIX_MISSING: &str = "Missing";
/// Heads the grants that are held only through something wider.
pub const FIX_KEPT: &str = "Held only through wider grants so far";
/// Heads what is to be taken back.
pub const FIX_EXTRA: &str =
    "More than needed: to take it back, remove the two dashes in front of REVOKE";
/// Stands over what ALL PRIVILEGES takes along.
pub const FIX_REGRANT: &str = "Run this with the line above, which takes these along";
