//! What an audit found.

pub mod remarks;

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
    /// On how many securables they are, where the text has no result for any of these.
    pub without_result: Option<usize>,
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
    /// What else is to be known of the text.
    pub remarks: &'a [Sentence],
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
        let mut rest = told(found.remarks);
        rest.add_sentence(WHAT_IS_EXPECTED);
        return Summary { verdict: NO_GRANTS.into(), rest };
    }
    if !found.has_client_id {
        return Summary { verdict: NO_CLIENT_ID.into(), rest: Sentence::default() };
    }
    let is_all = found.own_unread == 0 && !found.is_partial;
    let mut summary = Summary::default();
    if found.is_of_others {
        summary.verdict.add(ALL_OF_OTHERS);
    }
    summary.verdict.add_sentence(match found.without_result {
        Some(securables) => no_result(securables),
        None => verdict(&found.counts, is_all),
    });
    let rest = &mut summary.rest;
    *rest = told(found.remarks);
    if found.is_partial {
        rest.add_sentence(PARTIAL);
    }
    match found.own_unread {
        0 => {}
        1 => rest.add_sentence(
            "A row of this client ID could not be read, so it may have more access than shown here.",
        ),
        count => rest.add_sentence(sentence![
            count,
            " rows of this client ID could not be read, so it may have more access than shown here.",
        ]),
    }
    if let Some((group, more)) = found.wider_groups.first() {
        rest.add_sentence(sentence![name(group), " has more, such as ", *more]);
        match found.wider_groups.len() {
            1 => {}
            2 => rest.add(", and so does 1 other principal"),
            count => rest.add(sentence![", and so do ", count - 1, " other principals"]),
        }
        rest.add(". If this service principal is in that group, it has this access too.");
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

fn told(remarks: &[Sentence]) -> Sentence {
    let mut told = Sentence::default();
    remarks.iter().for_each(|remark| told.add_sentence(remark));
    told
}

/// The counts in words, what asks for something first; what there is none of is said only where that is certain.
fn verdict(counts: &Counts, is_all: bool) -> String {
    let Counts { have, missing, unknown, extra } = *counts;
    let are =
        |count: usize, what: &str| format!("{} {what}.", counted(count, "grant is", "grants are"));
    let all = || match have {
        1 => "The one grant is there.".to_owned(),
        _ => format!("All {have} grants are there."),
    };
    let mut said = Vec::new();
    if missing + unknown == 0 {
        said.push(all());
    }
    if 0 < missing {
        said.push(are(missing, "missing"));
    }
    if 0 < extra {
        said.push(are(extra, "not needed"));
    }
    if 0 < unknown {
        said.push(are(unknown, "not checked"));
        if missing + extra == 0 && 0 < have {
            said.push(are(have, "there"));
        }
    } else if extra == 0 {
        said.push(if is_all { NONE_TOO_MANY } else { NONE_FOUND_TOO_MANY }.to_owned());
    }
    said.join(" ")
}

fn no_result(securables: usize) -> String {
    format!(
        "Not checked yet: the text has no result for {}.",
        match securables {
            1 => "the one catalog or schema".to_owned(),
            _ => format!("any of the {securables} catalogs and schemas"),
        }
    )
}

/// Says that no grant is there but those that are needed.
const NONE_TOO_MANY: &str = "None is too many.";
/// The same where something could not be read.
const NONE_FOUND_TOO_MANY: &str = "No other grant was found.";
/// Says that a listing is not all.
pub const PARTIAL: &str = "The result goes on beyond the end of your text.";
/// Says that all rows are about other principals.
pub const ALL_OF_OTHERS: &str =
    "None of these rows belong to this client ID. Did you paste the right result?";
/// Says what is not judged while names are missing.
pub const GAPS: &str =
    "Some names in the plan are missing or wrong. Grants on those count as not needed.";
/// Says that a text is no listing.
pub const NO_GRANTS: &str = "No grants found in this text.";
/// Says what a text should have been.
pub const WHAT_IS_EXPECTED: &str = "Paste the whole result of SHOW GRANTS, with its columns Principal, ActionType, ObjectType and \
    ObjectKey, or of one of the other queries.";
/// Says that nobody's grants can be judged.
pub const NO_CLIENT_ID: &str =
    "Nothing is checked: the client ID is missing or wrong, so it is unknown whose grants count.";

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
                    " has it. If this service principal is in that group, it has it too: Databricks \
                     does not list that.",
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
        (Privilege::UseCatalog, _) => "Without it Segment cannot enter this catalog.",
        (Privilege::UseSchema, SecurableType::Catalog) => {
            "Without it Segment cannot enter the schemas of this catalog."
        }
        (Privilege::UseSchema, _) => "Without it Segment cannot enter this schema.",
        (Privilege::CreateSchema, _) => {
            "Without it Segment cannot create the schema for its checkpoint tables."
        }
        (Privilege::AllPrivileges, _) => {
            "Without it Segment cannot continue with the Reverse ETL tables in this schema."
        }
        (Privilege::Select, SecurableType::Catalog) => {
            "Without it Segment cannot read the tables in this catalog."
        }
        (Privilege::Select, _) => "Without it Segment cannot read the tables in this schema.",
        _ => "This plan needs it.",
    }
}

/// Why a grant on a kind of securable is not checked.
pub fn unknown(reason: UnknownReason, kind: &'static str) -> Sentence {
    match reason {
        UnknownReason::NoClientId => "Without a client ID it is unknown whose grants count.".into(),
        UnknownReason::NoListing => "There are no grants in your text.".into(),
        UnknownReason::NotCovered => sentence![
            "No result for this ",
            kind,
            " in your text. Run its SHOW GRANTS and paste query and result. An empty result means: missing. Write “no rows” \
             below its query then.",
        ],
        UnknownReason::NotShown => sentence![
            "What you pasted cannot show this grant. Run SHOW GRANTS on the ",
            kind,
            " itself, and paste query and result.",
        ],
        UnknownReason::CutShort => {
            "A part of the result is cut off, and it may be in there. Paste all of it.".into()
        }
        UnknownReason::Disputed => {
            "Two results in your text differ here. Run SHOW GRANTS again, and paste only its result.".into()
        }
        UnknownReason::Stated => {
            "A GRANT or REVOKE stands below the result in your text. Run SHOW GRANTS again, and paste its result.".into()
        }
    }
}

/// Why grants on several catalogs are not checked, and what to do, for all of them together; absent where the verdict on all
/// grants says it.
pub fn unknown_on_all(reason: UnknownReason, is_all: bool) -> Option<Sentence> {
    match (reason, is_all) {
        (UnknownReason::NoClientId | UnknownReason::NoListing, _) => None,
        (UnknownReason::NotCovered, true) => {
            Some("Run SHOW GRANTS for each and paste each query with its result. An empty result means: missing. Write “no rows” below its query then.".into())
        }
        (UnknownReason::NotCovered, false) => Some(
            "No result for these catalogs in your text. Run their SHOW GRANTS and paste each query with its result. An \
             empty result means: missing. Write “no rows” below its query then."
                .into(),
        ),
        (UnknownReason::NotShown, _) => Some(
            "What you pasted cannot show these grants. Run SHOW GRANTS on each of these catalogs and schemas, and paste \
             each query with its result."
                .into(),
        ),
        // These are about no catalog in particular.
        (UnknownReason::CutShort | UnknownReason::Disputed | UnknownReason::Stated, _) => {
            Some(unknown(reason, ""))
        }
    }
}

/// What is wrong with a grant that is not needed, as a clause without its full stop.
pub fn extra_reason(kind: ExtraKind) -> &'static str {
    match kind {
        ExtraKind::WritesData => "Lets Segment create or change things outside its own catalog",
        ExtraKind::CatalogWide => {
            "Covers the whole catalog, but you chose only some of its schemas"
        }
        ExtraKind::AllPrivileges => {
            "Gives every privilege, now and later, but Segment needs only some"
        }
        ExtraKind::Manages => {
            "Lets Segment give access to others, and change or delete what is in it"
        }
        ExtraKind::ReadsMore => "Lets Segment read things that are not in this plan",
        ExtraKind::WritesMore => {
            "Lets Segment create or change more in its own catalog than it needs"
        }
        ExtraKind::Reaches => {
            "Shows or opens more than this plan names, but reads no data by itself"
        }
        ExtraKind::Repeats => "Adds nothing: a wider grant of this plan covers it",
    }
}

/// Why a piece of the text could not be read.
pub fn unread_reason(reason: UnreadReason) -> &'static str {
    match reason {
        UnreadReason::NotARow => "Not a row of a result.",
        UnreadReason::CutShort => "A part of this row is cut off.",
        UnreadReason::UnknownPrivilege => "Unknown privilege for this kind of object.",
        UnreadReason::OtherObject => "Not about a catalog, schema or table.",
        UnreadReason::NoObject => "Does not say which catalog, schema or table it is about.",
        UnreadReason::NoPrincipal => "Does not say whose grant it is.",
        UnreadReason::BadName => {
            "This name is reserved by Databricks, or is not possible for this kind of object."
        }
    }
}

/// What grants allow, in one sentence.
pub fn allowed(access: &[CatalogAccess]) -> Sentence {
    let parts = [
        part("read ", access, |access| reach(&access.read)),
        part("create or change things in ", access, |access| reach(&access.write)),
        part("create schemas in ", access, |access| access.makes_schemas.then(Sentence::default)),
        part("give access and delete things in ", access, |access| {
            access.administers.then(Sentence::default)
        }),
    ];
    let mut allowed = Sentence::default();
    for part in parts.into_iter().flatten() {
        if !allowed.is_empty() {
            allowed.add("; ");
        }
        allowed.add(part);
    }
    if allowed.is_empty() {
        return "do nothing yet: it can read no table and create none.".into();
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
    Some(sentence![" (", listed(parts), ")"])
}

/// What a principal has, securable by securable.
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
pub const FIX_KEPT: &str = "Needed on their own, before the wider grants below are removed";
/// Heads what is not needed.
pub const FIX_EXTRA: &str = "Not needed: to remove a grant, delete the -- before its REVOKE";
/// Stands over what ALL PRIVILEGES takes along.
pub const FIX_REGRANT: &str = "Run this together with the line above, which removes these too";
