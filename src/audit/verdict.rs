//! What a plan needs against what a listing shows.

use std::collections::HashMap;

use crate::access::{Grant, Grants, Object, ObjectKey, needed};
use crate::model::{Power, Privilege, Securable};
use crate::plan::{Extent, Plan};

use super::listing::Listing;

/// A grant that the plan needs, or that the service principal has beyond that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgedGrant {
    /// The grant.
    pub grant: Grant,
    /// What the listing says of it.
    pub verdict: Verdict,
}

/// What a listing says of a grant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is needed, and held.
    Have(Through),
    /// It is needed, and not held.
    Missing {
        /// A principal that holds it and may be a group: then its members do, too.
        held_by: Option<String>,
    },
    /// It is needed, and the listing does not tell whether it is held.
    Unknown(UnknownReason),
    /// It is held, and not needed.
    Extra(ExtraKind),
}

/// A verdict in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "panel", derive(serde::Serialize, serde::Deserialize))]
pub enum Status {
    /// Needed and held.
    Have,
    /// Needed and not held.
    Missing,
    /// Needed, and the listing does not tell.
    Unknown,
    /// Held and not needed.
    Extra,
}

/// How many grants have which status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Needed and held.
    pub have: usize,
    /// Needed and not held.
    pub missing: usize,
    /// Needed, and the listing does not tell.
    pub unknown: usize,
    /// Held and not needed.
    pub extra: usize,
}

impl Verdict {
    /// The verdict in one word.
    pub fn status(&self) -> Status {
        match self {
            Self::Have(_) => Status::Have,
            Self::Missing { .. } => Status::Missing,
            Self::Unknown(_) => Status::Unknown,
            Self::Extra(_) => Status::Extra,
        }
    }
}

impl Status {
    /// The status in the module's answer.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Have => "have",
            Self::Missing => "missing",
            Self::Unknown => "unknown",
            Self::Extra => "extra",
        }
    }
}

impl Counts {
    /// Counts what was judged.
    pub fn of(judged: &[JudgedGrant]) -> Self {
        let mut counts = Self::default();
        for JudgedGrant { verdict, .. } in judged {
            let count = match verdict.status() {
                Status::Have => &mut counts.have,
                Status::Missing => &mut counts.missing,
                Status::Unknown => &mut counts.unknown,
                Status::Extra => &mut counts.extra,
            };
            *count += 1;
        }
        counts
    }
}

/// Through which grant a privilege is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Through {
    /// Where the grant was made.
    pub on: Object,
    /// What was granted.
    pub by: Privilege,
}

/// Why a listing does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownReason {
    /// The plan does not say whose grants are meant.
    NoClientId,
    /// Nothing in the text is a listing of grants.
    NoListing,
    /// Nothing in it is about the catalog.
    NotCovered,
    /// Rows that were cut short may have held it.
    CutShort,
}

/// What is wrong with a grant that is not needed, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExtraKind {
    /// It lets the service principal make or change something in a catalog that is not Segment's own.
    WritesData,
    /// It opens a whole catalog of which only some schemas were chosen.
    CatalogWide,
    /// It is ALL PRIVILEGES.
    AllPrivileges,
    /// It lets the service principal grant, change and drop.
    Manages,
    /// It lets the service principal read what the plan does not name.
    ReadsMore,
    /// It lets the service principal make or change more in Segment's own catalog.
    WritesMore,
    /// It opens the way to something, but reads nothing by itself.
    Reaches,
    /// It adds nothing to what the plan grants further up.
    Repeats,
}

/// Holds a listing against a plan: each grant that is needed, in the order of the plan's SQL, then those that are not,
/// the worst first.
pub fn judge(plan: &Plan, needs: &Needs, listing: &Listing) -> Vec<JudgedGrant> {
    let mut judged: Vec<JudgedGrant> = needed(plan)
        .into_iter()
        .map(|grant| {
            let needed_on_it = needs.grants.count_on(&grant.on.key());
            JudgedGrant { verdict: needed_verdict(plan, listing, &grant, needed_on_it), grant }
        })
        .collect();
    let mut extras: Vec<(ExtraKind, JudgedGrant)> = listing
        .grants
        .iter()
        .filter(|(key, _, privilege)| !needs.grants.contains(*privilege, key))
        .map(|(key, on, privilege)| {
            let kind = extra_kind(needs, privilege, key);
            let grant = Grant { privilege, on: on.clone() };
            (kind, JudgedGrant { grant, verdict: Verdict::Extra(kind) })
        })
        .collect();
    extras.sort_by_key(|(kind, _)| *kind);
    judged.extend(extras.into_iter().map(|(_, judged)| judged));
    judged
}

fn needed_verdict(plan: &Plan, listing: &Listing, grant: &Grant, needed_on_it: usize) -> Verdict {
    let key = grant.on.key();
    if plan.principal.filled().is_none() {
        return Verdict::Unknown(UnknownReason::NoClientId);
    }
    if let Some(held) = listing.grants.holding(grant.privilege, &key) {
        return Verdict::Have(Through { on: held.on.clone(), by: held.by });
    }
    if !listing.is_listing {
        return Verdict::Unknown(UnknownReason::NoListing);
    }
    if !listing.covers(&key, needed_on_it) {
        return Verdict::Unknown(UnknownReason::NotCovered);
    }
    if listing.may_hide_grants() {
        return Verdict::Unknown(UnknownReason::CutShort);
    }
    let held_by = listing.group_holding(grant.privilege, &key).map(str::to_owned);
    Verdict::Missing { held_by }
}

/// What a plan needs, ready to be asked about any number of grants.
pub struct Needs {
    grants: Grants,
    catalogs: HashMap<String, Role>,
}

/// What a plan does with a catalog.
#[derive(Clone, Copy, Default)]
struct Role {
    is_segments_own: bool,
    is_restricted: bool,
    is_open: bool,
}

impl Needs {
    /// Works out what a plan needs.
    pub fn new(plan: &Plan) -> Self {
        let mut catalogs: HashMap<String, Role> = HashMap::new();
        if let Some(name) = plan.segment_catalog.name.filled() {
            catalogs.entry(name.folded().into_owned()).or_default().is_segments_own = true;
        }
        for read in &plan.reads {
            let Some(name) = read.catalog.filled() else { continue };
            let role = catalogs.entry(name.folded().into_owned()).or_default();
            if let Extent::Only(schemas) = &read.extent {
                role.is_restricted = true;
                role.is_open |= schemas.iter().any(|schema| schema.filled().is_none());
            }
        }
        Self { grants: needed(plan).into_iter().collect(), catalogs }
    }

    /// Says whether all is said of a catalog, given in lower case: it is named, and so is each of its schemas.
    pub fn knows_catalog(&self, folded: &str) -> bool {
        self.catalogs.get(folded).is_some_and(|role| !role.is_open)
    }

    fn names_catalog(&self, folded: &str) -> bool {
        self.catalogs.contains_key(folded)
    }

    /// The first of what a principal has in the plan's catalogs beyond what is needed there: a member of it has it, too.
    ///
    /// Seeing names, and reaching into a catalog, are no more than that.
    pub fn more_of<'g>(&self, others: &'g Grants) -> Option<(Privilege, &'g Object)> {
        let mut grants = others.iter();
        let more = grants.find(|(key, _, privilege)| {
            !matches!(
                privilege,
                Privilege::Browse | Privilege::ReadMetadata | Privilege::UseCatalog
            ) && (self.names_catalog(key.catalog()) || Power::Read <= privilege.fact().power)
                && !self.grants.holds(*privilege, key)
        });
        more.map(|(_, object, privilege)| (privilege, object))
    }
}

fn extra_kind(needs: &Needs, privilege: Privilege, key: &ObjectKey) -> ExtraKind {
    if needs.grants.holds(privilege, key) {
        return ExtraKind::Repeats;
    }
    let role = needs.catalogs.get(key.catalog()).copied().unwrap_or_default();
    let is_wide = matches!(key, Securable::Catalog(_)) && role.is_restricted;
    match privilege.fact().power {
        Power::Administer => ExtraKind::Manages,
        Power::All => ExtraKind::AllPrivileges,
        Power::Write if role.is_segments_own => ExtraKind::WritesMore,
        Power::Write => ExtraKind::WritesData,
        Power::Read if is_wide => ExtraKind::CatalogWide,
        Power::Reach if is_wide && privilege == Privilege::UseSchema => ExtraKind::CatalogWide,
        Power::Read => ExtraKind::ReadsMore,
        // What was inert without it can be read now.
        Power::Reach
            if matches!(privilege, Privilege::UseCatalog | Privilege::UseSchema)
                && needs.grants.holds(Privilege::Select, key) =>
        {
            ExtraKind::ReadsMore
        }
        Power::Reach => ExtraKind::Reaches,
    }
}
