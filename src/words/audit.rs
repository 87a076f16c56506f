//! What an audit found.

use crate::access::{CatalogAccess, Grants, Object, Reach};
use crate::audit::{Counts, ExtraKind, JudgedGrant, Through, UnknownReason, UnreadReason, Verdict};
use crate::model::{Privilege, SecurableType};

use super::{capitalized, counted, noun, place, shown};

/// What the verdict's line is made of.
#[derive(Clone, Debug)]
pub struct Summary<'a> {
    /// How many grants have which status.
    pub counts: Counts,
    /// How many pieces of the text could not be read.
    pub unread: usize,
    /// Whether anything in the text was a listing.
    pub is_listing: bool,
    /// Whether the plan says whose grants are meant.
    pub has_client_id: bool,
    /// Whether all that is listed is of other principals.
    pub is_of_others: bool,
    /// How many rows of the service principal could not be read.
    pub own_unread: usize,
    /// Whether the listing goes on beyond the text.
    pub is_partial: bool,
    /// The principals that may be groups and have more than the plan needs, each with the first of it.
    pub wider_groups: Vec<(&'a str, &'a str)>,
    /// Whether names are missing or wrong in the plan.
    pub has_gaps: bool,
}

impl Summary<'_> {
    /// The verdict in one line, with what it does not cover behind it.
    pub fn to_text(&self) -> String {
        if !self.is_listing {
            return NO_GRANTS.to_owned();
        }
        if !self.has_client_id {
            return NO_CLIENT_ID.to_owned();
        }
        let groups = self.wider_groups.first().map(|(group, more)| {
            let others = match self.wider_groups.len() {
                1 => String::new(),
                count => format!(", and so {}", match count - 1 {
                    1 => "does 1 other principal".to_owned(),
                    count => format!("do {count} other principals"),
                }),
            };
            format!(
                "{} holds more, such as {more}{others}: if that is a group with this service principal in it, so does the \
                 principal.",
                shown(group)
            )
        });
        let own_unread = (0 < self.own_unread).then(|| match self.own_unread {
            1 => "A row of this client ID could not be read: it may hold more than is told here.".to_owned(),
            count => format!(
                "{count} rows of this client ID could not be read: it may hold more than is told here."
            ),
        });
        let of_others = self.is_of_others.then(|| ALL_OF_OTHERS.to_owned());
        let unread = self.unread.saturating_sub(self.own_unread);
        let unread = (0 < unread).then(|| match self.own_unread {
            0 => format!("{} could not be read.", counted(unread, "line", "lines")),
            _ => format!(
                "{} could not be read either.",
                counted(unread, "other line", "other lines")
            ),
        });
        let gaps = self.has_gaps.then(|| GAPS.to_owned());
        let partial = self.is_partial.then(|| PARTIAL.to_owned());
        let is_all = self.own_unread == 0 && !self.is_partial;
        let parts = [
            of_others,
            Some(verdict(&self.counts, is_all)),
            partial,
            own_unread,
            groups,
            unread,
            gaps,
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

fn verdict(counts: &Counts, is_all: bool) -> String {
    let Counts { have, missing, unknown, extra } = *counts;
    if missing + unknown + extra == 0 {
        return format!(
            "Nothing missing, {} more than needed: {}.",
            if is_all { "nothing" } else { "none found" },
            match have {
                1 => "the one grant is there".to_owned(),
                _ => format!("all {have} grants are there"),
            }
        );
    }
    let of = |count: usize, what: &str| match (count, unknown) {
        (0, 0) if is_all => format!("nothing {what}"),
        (0, _) => format!("none found {what}"),
        _ => format!("{count} {what}"),
    };
    let found = format!("{}, {}", of(missing, "missing"), of(extra, "more than needed"));
    let verdict = match unknown {
        0 => format!("{found}."),
        // What was found comes first only where something was.
        _ if missing + extra == 0 => format!("{unknown} cannot be told, {found}."),
        _ => format!("{found}, {unknown} cannot be told."),
    };
    capitalized(&verdict)
}

/// Says that a listing is not all.
pub const PARTIAL: &str = "The listing goes on beyond what was pasted.";
/// Says that all rows are about other principals.
pub const ALL_OF_OTHERS: &str = "No row is about this client ID: is it the right one?";
/// Says what is not judged while names are missing.
pub const GAPS: &str =
    "Names are still missing or wrong in the plan, so grants on them count as more than needed.";
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
                     has it from there, which Databricks does not list.",
                    shown(other)
                ),
            }
        }
        Verdict::Unknown(reason) => unknown(*reason, kind),
        Verdict::Extra(ExtraKind::WritesData) if grant.privilege == Privilege::Modify => {
            "Lets Segment add, change and delete rows outside its own catalog.".to_owned()
        }
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
            "Nothing that was pasted is about this {kind}. Run the query for it, and paste the query with its answer: if it \
             lists nothing, the grant is missing."
        ),
        UnknownReason::CutShort => {
            "What was cut short may have held it. Paste all of it.".to_owned()
        }
    }
}

/// What is wrong with a grant that is not needed, as a clause without its full stop.
pub fn extra_reason(kind: ExtraKind) -> &'static str {
    match kind {
        ExtraKind::WritesData => "Lets Segment make or change things outside its own catalog",
        ExtraKind::CatalogWide => {
            "Reaches across the whole catalog, where only some of its schemas were chosen"
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
            "Opens or shows more than the plan names, but reads no data by itself"
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
    let more = named.len().saturating_sub(MOST_NAMED);
    let named: Vec<&str> = named.iter().take(MOST_NAMED).map(String::as_str).collect();
    let more = match more {
        0 => String::new(),
        more => format!(" and {}", counted(more, "more catalog", "more catalogs")),
    };
    (!named.is_empty()).then(|| format!("{what} {}{more}", named.join(", ")))
}

/// How many catalogs or securables a sentence names.
const MOST_NAMED: usize = 8;

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

/// What a principal holds, securable by securable.
pub fn holds(grants: &Grants) -> String {
    let mut by_object: Vec<(String, Vec<&'static str>)> = Vec::new();
    let mut more = 0;
    for (object, privilege) in grants.iter() {
        let object = place(object);
        let is_room = by_object.len() < MOST_NAMED;
        match by_object.last_mut() {
            Some((last, privileges)) if *last == object => privileges.push(privilege.as_listed()),
            _ if is_room => by_object.push((object, vec![privilege.as_listed()])),
            _ => more += 1,
        }
    }
    let held = by_object
        .iter()
        .map(|(object, privileges)| format!("{} on {object}", privileges.join(", ")));
    let mut held = held.collect::<Vec<_>>().join("; ");
    if 0 < more {
        held.push_str(&format!("; and {}", counted(more, "more grant", "more grants")));
    }
    held
}

/// A grant in a sentence.
pub fn grant(privilege: Privilege, on: &Object) -> String {
    format!("{} on {}", privilege.as_listed(), place(on))
}

/// Heads the grants that are missing.
pub const FIX_MISSING: &str = "Missing";
/// Heads the grants that are held only through something wider.
pub const FIX_KEPT: &str = "To keep what is needed when the wider grants below are taken back";
/// Heads what is to be taken back.
pub const FIX_EXTRA: &str =
    "More than needed: to take it back, remove the two dashes in front of REVOKE";
/// Stands over what ALL PRIVILEGES takes along.
pub const FIX_REGRANT: &str = "Run this with the line above, which takes these along";
