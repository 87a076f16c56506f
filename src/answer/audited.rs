//! An audit with its sentences and its fix.

use crate::access::allowed;
use crate::audit::{
    Elsewhere, JudgedGrant, Listing, Needs, OtherPrincipal, Reader, Repair, TakenBack,
    UnknownReason, Unread, Verdict, judge, repair,
};
use crate::export::{Statement, sql_text};
use crate::model::{
    ApplicationId, ByObject, Identifier, Lookup, Object, ObjectKey, Privilege, SecurableType,
    Wording,
};
use crate::plan::{Plan, Slot};
use crate::words::audit as words;
use crate::words::audit::remarks;
use crate::words::sentence::Sentence;

pub use crate::audit::{Counts, Status};
pub use crate::words::audit::Summary;

/// What a listing shows of the grants that a plan needs, and of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audited {
    /// The verdict in one line.
    pub summary: Summary,
    /// What the grants of the service principal that are listed allow; absent where this is unknown.
    pub allows: Option<Sentence>,
    /// How many rows have which status.
    pub counts: Counts,
    /// Whether anything in the text was a listing of grants.
    pub is_listing: bool,
    /// How many rows of the service principal could not be read.
    pub own_unread: usize,
    /// Whether the listing goes on beyond the text.
    pub is_partial: bool,
    /// A row for each grant that is needed, in the order of the plan's SQL, then those that are not, the worst first.
    pub rows: Vec<AuditedGrant>,
    /// The grants on what no plan is about, such as volumes: none of them is needed.
    pub elsewhere: Vec<Elsewhere>,
    /// What else is to be known of the text, a sentence or two each.
    pub remarks: Vec<Sentence>,
    /// What could not be read, in the order of the text.
    pub unread: Vec<Unread>,
    /// Whose other grants are listed.
    pub others: Vec<AuditedOther>,
    /// The SQL that would make the grants those that the plan needs: each `GRANT` live, each `REVOKE` a comment.
    pub fix: String,
    /// The same by catalog, where it is of more than one.
    pub fix_parts: Vec<FixPart>,
}

/// What of a fix the owner of a catalog can run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixPart {
    /// The catalog.
    pub catalog: Identifier,
    /// The SQL.
    pub fix: String,
}

/// A principal that is not the plan's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditedOther {
    /// Its name as listed; empty where it looks like a secret.
    pub principal: String,
    /// How many of its grants are listed.
    pub count: usize,
    /// What it holds, in a sentence.
    pub holds: Sentence,
    /// What it has in the plan's catalogs beyond what the plan needs there, where it may be a group.
    pub more: Option<Sentence>,
}

/// A grant with its verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditedGrant {
    /// The securable.
    pub securable: Object,
    /// The privilege as Databricks lists it.
    pub privilege: &'static str,
    /// The verdict.
    pub status: Status,
    /// Why it is not checked, where it is not.
    pub reason: Option<UnknownReason>,
    /// The securable that it was granted on, where it is held.
    pub from: Option<Object>,
    /// Why it got this verdict, in a sentence or two.
    pub why: Sentence,
}

impl Audited {
    /// Audits a plan by a pasted text, in time linear in both.
    ///
    /// ```
    /// use data_graph_setup::answer::audited::Audited;
    /// use data_graph_setup::plan::{Draft, ScopeDraft, resolve};
    ///
    /// let id = "0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10";
    /// let plan = resolve(&Draft {
    ///     client_id: id.to_owned(),
    ///     profiles_sync: ScopeDraft { catalog: "profiles".to_owned(), schemas: None },
    ///     ..Draft::default()
    /// })
    /// .plan;
    /// let text = format!("{id},USE CATALOG,CATALOG,profiles\n{id},MODIFY,CATALOG,profiles\n");
    /// let audited = Audited::new(&plan, &text);
    /// assert_eq!(audited.summary.to_text(), "2 grants are missing. 1 grant is not needed. 3 grants are not checked.");
    /// ```
    pub fn new(plan: &Plan, text: &str) -> Self {
        Self::of(plan, &Reader::read_all(plan.principal.filled(), text))
    }

    /// Audits a plan by a listing that was read for its service principal.
    pub fn of(plan: &Plan, listing: &Listing) -> Self {
        let needs = Needs::new(plan);
        let judged = judge(plan, &needs, listing);
        let mut counts = Counts::of(&judged);
        counts.extra += listing.elsewhere.len();
        let principal = plan.principal.filled();
        let repaired = principal.map(|id| {
            let writer = FixWriter { principal: Slot::Filled(id.clone()) };
            let repair = repair(&takeable(plan, &needs, &judged), listing);
            (writer.fix(&repair), FixPart::of(&repair, &writer))
        });
        let (fix, fix_parts) = repaired.unwrap_or_default();
        let remarks = remarks::remarks(listing, &unseen(&judged, listing));
        let others: Vec<AuditedOther> =
            listing.others.iter().map(|other| AuditedOther::new(&needs, other)).collect();
        let grants = &listing.grants;
        let allows =
            (principal.is_some() && !grants.is_empty()).then(|| words::allowed(&allowed(grants)));
        Self {
            summary: words::summary(&words::Found {
                counts,
                without_result: without_result(&judged),
                unread: listing.unread.len(),
                is_listing: listing.is_listing,
                has_client_id: principal.is_some(),
                is_of_others: grants.is_empty()
                    && listing.elsewhere.is_empty()
                    && !others.is_empty(),
                wider_groups: wider_groups(&others).collect(),
                own_unread: listing.own_unread,
                is_partial: listing.is_partial,
                has_gaps: plan.has_open_names(),
                remarks: &remarks,
            }),
            allows,
            counts,
            is_listing: listing.is_listing,
            own_unread: listing.own_unread,
            is_partial: listing.is_partial,
            fix,
            fix_parts,
            rows: judged.iter().map(AuditedGrant::new).collect(),
            elsewhere: listing.elsewhere.clone(),
            remarks,
            unread: listing.unread.clone(),
            others,
        }
    }
}

impl Audited {
    /// Says whether everything that is needed is there, and nothing else that is listed.
    pub fn is_clean(&self) -> bool {
        let Counts { missing, unknown, extra, .. } = self.counts;
        let is_partial = self.is_partial;
        let is_wider = wider_groups(&self.others).next().is_some();
        self.is_listing
            && missing + unknown + extra + self.own_unread == 0
            && !is_wider
            && !is_partial
    }
}

/// The schemas of the plan that the list of their catalog lacks.
fn unseen<'j>(judged: &'j [JudgedGrant], listing: &Listing) -> Vec<&'j Object> {
    let remarks = &listing.remarks;
    let is_listed = |catalog: &ObjectKey| {
        let lists = remarks.lists.iter().filter(|list| 0 < list.names);
        lists.filter_map(|list| list.of.as_ref()).any(|of| of.key() == *catalog)
    };
    let mut unseen: Vec<&Object> = Vec::new();
    for JudgedGrant { grant, verdict } in judged {
        let key = grant.on.key();
        let is_needed = !matches!(verdict, Verdict::Extra(_));
        let is_schema = key.securable_type() == SecurableType::Schema;
        if is_needed
            && is_schema
            && !remarks.lists.is_empty()
            && remarks.seen.get(&key).is_none()
            && is_listed(&key.catalog())
            && unseen.last() != Some(&&grant.on)
        {
            unseen.push(&grant.on);
        }
    }
    unseen
}

/// On how many securables the grants are, where the text has no result for any of these.
fn without_result(judged: &[JudgedGrant]) -> Option<usize> {
    let mut securables = ByObject::default();
    for JudgedGrant { grant, verdict } in judged {
        if *verdict != Verdict::Unknown(UnknownReason::NotCovered) {
            return None;
        }
        securables.insert(&grant.on.key(), ());
    }
    Some(securables.values().len()).filter(|count| 0 < *count)
}

/// The principals that may be groups and have more than the plan needs, each with the first of it.
fn wider_groups(others: &[AuditedOther]) -> impl Iterator<Item = (&str, &Sentence)> {
    others.iter().filter_map(|other| Some((other.principal.as_str(), other.more.as_ref()?)))
}

/// What was judged, less what is not needed in a catalog or schema whose name may only be missing in the plan.
fn takeable(plan: &Plan, needs: &Needs, judged: &[JudgedGrant]) -> Vec<JudgedGrant> {
    let has_open_names = plan.has_open_names();
    let is_certain = |judged: &&JudgedGrant| {
        !has_open_names
            || !matches!(judged.verdict, Verdict::Extra(_))
            || needs.knows_catalog(judged.grant.on.catalog())
    };
    judged.iter().filter(is_certain).cloned().collect()
}

impl AuditedOther {
    fn new(needs: &Needs, other: &OtherPrincipal) -> Self {
        Self {
            principal: other.principal.clone(),
            count: other.count,
            holds: words::holds(&other.grants),
            more: needs
                .more_of(&other.grants)
                .filter(|_| other.may_be_group())
                .map(|(privilege, object)| words::grant(privilege, object)),
        }
    }
}

impl AuditedGrant {
    fn new(judged: &JudgedGrant) -> Self {
        let grant = &judged.grant;
        let from = match &judged.verdict {
            Verdict::Have(through) => Some(&through.on),
            Verdict::Extra(_) => Some(&grant.on),
            Verdict::Missing { .. } | Verdict::Unknown(_) => None,
        };
        Self {
            securable: grant.on.clone(),
            privilege: grant.privilege.as_listed(),
            status: judged.verdict.status(),
            reason: match judged.verdict {
                Verdict::Unknown(reason) => Some(reason),
                _ => None,
            },
            from: from.cloned(),
            why: words::why(judged),
        }
    }
}

impl FixPart {
    /// A repair by catalog, where it is of more than one: these often belong to different people.
    fn of(repair: &Repair, writer: &FixWriter) -> Vec<Self> {
        let objects = repair.missing.iter().chain(&repair.kept).map(|(on, _)| on);
        let objects = objects.chain(repair.taken_back.iter().map(|taken| &taken.on));
        let mut parts: Vec<(Identifier, Repair)> = Vec::new();
        let mut places = Lookup::default();
        for on in objects {
            let catalog = on.catalog();
            let next = parts.len();
            if places.add(&catalog.folded(), next).is_none() {
                parts.push((catalog.clone(), Repair::default()));
            }
        }
        let place = |on: &Object| places.get(&on.catalog().folded());
        for it in &repair.missing {
            let part = place(&it.0).and_then(|at| parts.get_mut(at));
            part.into_iter().for_each(|(_, part)| part.missing.push(it.clone()));
        }
        for it in &repair.kept {
            let part = place(&it.0).and_then(|at| parts.get_mut(at));
            part.into_iter().for_each(|(_, part)| part.kept.push(it.clone()));
        }
        for it in &repair.taken_back {
            let part = place(&it.on).and_then(|at| parts.get_mut(at));
            part.into_iter().for_each(|(_, part)| part.taken_back.push(it.clone()));
        }
        if parts.len() < 2 {
            return Vec::new();
        }
        let part = |(catalog, repair)| Self { fix: writer.fix(&repair), catalog };
        parts.into_iter().map(part).collect()
    }
}

/// Spells the fix. Its comments are fixed words, or a statement of checked names that is not to be run by itself.
struct FixWriter {
    principal: Slot<ApplicationId>,
}

impl FixWriter {
    fn fix(&self, repair: &Repair) -> String {
        let grants = |heading: &str, grants: &[(Object, Vec<Privilege>)]| {
            let lines = grants.iter().map(|(on, privileges)| self.grant(on, privileges));
            (!grants.is_empty()).then(|| format!("-- {heading}\n{}", lines.collect::<String>()))
        };
        let parts = [
            grants(words::FIX_MISSING, &repair.missing),
            grants(words::FIX_KEPT, &repair.kept),
            self.taken_back(&repair.taken_back),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
    }

    fn grant(&self, on: &Object, privileges: &[Privilege]) -> String {
        let on = on.map_in_full(|name| Slot::Filled(name.clone()));
        spelled(&Statement::Grant {
            privileges,
            on: on.map_in_full(|name| name),
            to: &self.principal,
        })
    }

    fn revoke(&self, on: &Object, privileges: &[Privilege]) -> String {
        let on = on.map_in_full(|name| Slot::Filled(name.clone()));
        spelled(&Statement::Revoke {
            privileges,
            on: on.map_in_full(|name| name),
            from: &self.principal,
        })
    }

    fn taken_back(&self, taken_back: &[TakenBack]) -> Option<String> {
        if taken_back.is_empty() {
            return None;
        }
        let mut text = format!("-- {}\n", words::FIX_EXTRA);
        let mut last = None;
        for taken in taken_back {
            if last != Some(taken.kind) {
                text.push_str(&format!("-- {}:\n", words::extra_reason(taken.kind)));
                last = Some(taken.kind);
            }
            text.push_str(&format!("-- {}", self.revoke(&taken.on, &taken.privileges)));
            if !taken.regranted.is_empty() {
                text.push_str(&format!("-- {}:\n", words::FIX_REGRANT));
                text.push_str(&format!("-- {}", self.grant(&taken.on, &taken.regranted)));
            }
        }
        Some(text)
    }
}

/// A statement on a line of its own, in the words that Databricks lists.
fn spelled(statement: &Statement<'_>) -> String {
    format!("{}\n", sql_text(statement, Wording::UnityCatalog))
}
