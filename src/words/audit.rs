//! What an audit found.

use crate::access::{CatalogAccess, Grants, Reach};
use crate::audit::{Counts, ExtraKind, JudgedGrant, Through, UnknownReason, UnreadReason, Verdict};
use crate::model::Object;
use crate::model::{Privilege, SecurableType};

use super::sentence::{Sentence, listed, name, sentence};
use super::{counted, noun, place};

/// What the verdict's line is made of.
#[derive(Clone, Debug)]
pub struct Found<'a> {
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
    pub wider_groups: Vec<(&'a str, &'a Sentence)>,
    /// Whether names are missing or wrong in the plan.
    pub has_gaps: bool,
}

/// An audit in one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The verdict itself.
    pub verdict: Sentence,
    /// What is to be known of it, and what it does not cover.
    pub rest: Sentence,
}

impl Summary {
    /// All of it as plain text.
    pub fn to_text(&self) -> String {
        let mut all = self.verdict.clone();
        if !self.rest.is_empty() {
            all.add_sentence(&self.rest);
        }
        all.to_text()
    }
}

/// The verdict in one line, with what it does not cover behind it.
pub fn summary(found: &Found<'_>) -> Summary {
    if !found.is_listing {
        return Summary { verdict: NO_GRANTS.into(), rest: WHAT_IS_EXPECTED.into() };
    }
    if !found.has_client_id {
        return Summary { verdict: NO_CLIENT_ID.into(), rest: Sentence::default() };
    }
    let is_all = found.own_unread == 0 && !found.is_partial;
    let mut summary = Summary::default();
    if found.is_of_others {
        summary.verdict.add(ALL_OF_OTHERS);
    }
    summary.verdict.add_sentence(verdict(&found.counts, is_all));
    let rest = &mut summary.rest;
    if found.is_partial {
        rest.add_sentence(PARTIAL);
    }
    match found.own_unread {
        0 => {}
        1 => rest.add_sentence(
            "A row of this client ID could not be read: it may hold more than is told here.",
        ),
        count => rest.add_sentence(sentence![
            count,
            " rows of this client ID could not be read: it may hold more than is told here.",
        ]),
    }
    if let Some((group, more)) = found.wider_groups.first() {
        rest.add_sentence(sentence![name(group), " holds more, such as ", *more]);
        match found.wider_groups.len() {
            1 => {}
            2 => rest.add(", and so does 1 other principal"),
            count => rest.add(sentence![", and so do ", count - 1, " other principals"]),
        }
        rest.add(": if that is a group with this service principal in it, so does the principal.");
    }
    match (found.unread.saturating_sub(found.own_unread), found.own_unread) {
        (0, _) => {}
        (unread, 0) => {
            rest.add_sentence(sentence![counted(unread, "line", "lines"), " could not be read."])
        }
        (unread, _) => rest.add_sentence(sentence![
            counted(unread, "other line", "other lines"),
            " could not be read either.",
        ]),
    }
    if found.has_gaps {
        rest.add_sentence(GAPS);
    }
    summary
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

/// A text with its first letter made a capital one.
fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Says that a listing is not all.
pub const PARTIAL: &str = "The listing goes on beyond what was pasted.";
/// Says that all rows are about other principals.
pub const ALL_OF_OTHERS: &str = "No row is about this client ID: is it the right one?";
/// Says what is not judged while names are missing.
pub const GAPS: &str =
    "Names are still missing or wrong in the plan, so grants on them count as more than needed.";
/// Says that a text is no listing.
pub const NO_GRANTS: &str = "No grants recognised.";
/// Says what a text should have been.
pub const WHAT_IS_EXPECTED: &str = "Expected is the whole result of SHOW GRANTS, with its columns Principal, ActionType, \
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
pub fn why(judged: &JudgedGrant) -> Sentence {
    let grant = &judged.grant;
    let kind = noun(grant.on.securable_type());
    match &judged.verdict {
        Verdict::Have(through) => have(&grant.on, grant.privilege, through),
        Verdict::Missing { held_by } => {
            let consequence = without(grant.privilege, grant.on.securable_type());
            match held_by.as_deref() {
                None | Some("") => consequence.into(),
                Some(other) => sentence![
                    consequence,
                    " ",
                    name(other),
                    " holds it: if that is a group with this service principal in it, the principal \
                     has it from there, which Databricks does not list.",
                ],
            }
        }
        Verdict::Unknown(reason) => unknown(*reason, kind),
        Verdict::Extra(ExtraKind::WritesData) if grant.privilege == Privilege::Modify => {
            "Lets Segment add, change and delete rows outside its own catalog.".into()
        }
        Verdict::Extra(extra) => sentence![extra_reason(*extra), "."],
    }
}

fn have(on: &Object, privilege: Privilege, through: &Through) -> Sentence {
    let is_here = through.on.key() == on.key();
    let is_itself = through.by == privilege;
    let kind = noun(on.securable_type());
    match (is_here, is_itself) {
        (true, true) => sentence!["Granted on the ", kind, " itself."],
        (true, false) => sentence!["Part of ALL PRIVILEGES on the ", kind, " itself."],
        (false, true) => sentence!["Inherited from ", place(&through.on), "."],
        (false, false) => {
            sentence!["Part of ALL PRIVILEGES, inherited from ", place(&through.on), "."]
        }
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

fn unknown(reason: UnknownReason, kind: &'static str) -> Sentence {
    match reason {
        UnknownReason::NoClientId => {
            "Without a client ID it cannot be told whose grants count.".into()
        }
        UnknownReason::NoListing => "Nothing that was pasted is a listing of grants.".into(),
        UnknownReason::NotCovered => sentence![
            "Nothing that was pasted is about this ",
            kind,
            ". Run the query for it, and paste the query with its answer: if it lists nothing, the grant is missing.",
        ],
        UnknownReason::CutShort => "What was cut short may have held it. Paste all of it.".into(),
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
pub fn allowed(access: &[CatalogAccess]) -> Sentence {
    let parts = [
        part("read ", access, |access| reach(&access.read)),
        part("make or change things in ", access, |access| reach(&access.write)),
        part("make schemas in ", access, |access| access.makes_schemas.then(Sentence::default)),
        part("grant and drop in ", access, |access| access.administers.then(Sentence::default)),
    ];
    let mut allowed = Sentence::default();
    for part in parts.into_iter().flatten() {
        if !allowed.is_empty() {
            allowed.add("; ");
        }
        allowed.add(part);
    }
    if allowed.is_empty() {
        return "nothing yet: no table can be read, and none made.".into();
    }
    allowed.add(".");
    allowed
}

fn part(
    what: &'static str,
    access: &[CatalogAccess],
    extent: impl Fn(&CatalogAccess) -> Option<Sentence>,
) -> Option<Sentence> {
    let mut part = sentence![what];
    let mut count = 0;
    for (catalog, extent) in
        access.iter().filter_map(|access| Some((&access.catalog, extent(access)?)))
    {
        count += 1;
        if count <= MOST_NAMED {
            part.add((1 < count).then_some(", "));
            part.add(name(catalog.as_str()));
            part.add(extent);
        }
    }
    if MOST_NAMED < count {
        let more = counted(count - MOST_NAMED, "more catalog", "more catalogs");
        part.add(sentence![" and ", more]);
    }
    (0 < count).then_some(part)
}

/// How many catalogs or securables a sentence names.
const MOST_NAMED: usize = 8;

fn reach(reach: &Reach) -> Option<Sentence> {
    if reach.is_nothing() {
        return None;
    }
    if reach.is_whole {
        return Some(" (all schemas)".into());
    }
    let mut parts = Vec::new();
    match reach.schemas.as_slice() {
        [] => {}
        [one] => parts.push(sentence!["schema ", name(one.as_str())]),
        many => parts.push(sentence![counted(many.len(), "schema", "schemas")]),
    }
    if !reach.tables.is_empty() {
        parts.push(sentence![counted(reach.tables.len(), "table", "tables")]);
    }
    Some(sentence![" (", listed(parts), " of it)"])
}

/// What a principal holds, securable by securable.
pub fn holds(grants: &Grants) -> Sentence {
    let mut by_object: Vec<(&Object, Sentence)> = Vec::new();
    let mut more = 0;
    for (object, privilege) in grants.iter() {
        let is_room = by_object.len() < MOST_NAMED;
        match by_object.last_mut() {
            Some((last, privileges)) if *last == object => {
                privileges.add(", ");
                privileges.add(privilege.as_listed());
            }
            _ if is_room => by_object.push((object, sentence![privilege.as_listed()])),
            _ => more += 1,
        }
    }
    let mut held = Sentence::default();
    for (object, privileges) in by_object {
        held.add((!held.is_empty()).then_some("; "));
        held.add(sentence![privileges, " on ", place(object)]);
    }
    if 0 < more {
        held.add(sentence!["; and ", counted(more, "more grant", "more grants")]);
    }
    held
}

/// A grant in a sentence.
pub fn grant(privilege: Privilege, on: &Object) -> Sentence {
    sentence![privilege.as_listed(), " on ", place(on)]
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
