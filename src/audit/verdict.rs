//! What a plan needs against what a listing shows.

use crate::access::{Grant, Grants, needed};
use crate::model::{
    ByObject, Identifier, Object, ObjectKey, Power, Privilege, PrivilegeSet, SecurableType,
};
use crate::plan::{Extent, Plan};

use super::listing::{Listing, Silence};

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
            counts.add(verdict.status());
        }
        counts
    }

    /// Counts one more.
    pub fn add(&mut self, status: Status) {
        let count = match status {
            Status::Have => &mut self.have,
            Status::Missing => &mut self.missing,
            Status::Unknown => &mut self.unknown,
            Status::Extra => &mut self.extra,
        };
        *count += 1;
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
    /// Something is listed there, but no answer in the text could show this.
    NotShown,
    /// Rows that were cut short may have held it.
    CutShort,
    /// Two answers say different things.
    Disputed,
    /// A statement behind the last answer grants it or takes it back.
    Stated,
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

impl ExtraKind {
    /// Every kind, the worst first.
    const ALL: [Self; 8] = [
        Self::WritesData,
        Self::CatalogWide,
        Self::AllPrivileges,
        Self::Manages,
        Self::ReadsMore,
        Self::WritesMore,
        Self::Reaches,
        Self::Repeats,
    ];
}

/// Holds a listing against a plan: each grant that is needed, in the order of the plan's SQL, then those that are not,
/// the worst first.
pub fn judge(plan: &Plan, needs: &Needs, listing: &Listing) -> Vec<JudgedGrant> {
    let mut judged: Vec<JudgedGrant> = needed(plan)
        .into_iter()
        .map(|grant| JudgedGrant { verdict: needed_verdict(plan, listing, &grant), grant })
        .collect();
    let mut extras: Vec<(ExtraKind, Grant)> = Vec::new();
    for (on, granted) in listing.grants.objects() {
        let key = on.key();
        for privilege in granted.without(needs.grants.on(&key)).iter() {
            let grant = Grant { privilege, on: on.clone() };
            extras.push((extra_kind(needs, privilege, &key), grant));
        }
    }
    for worst in ExtraKind::ALL {
        let of_kind = extras.iter().filter(|(kind, _)| *kind == worst);
        judged.extend(of_kind.map(|(kind, grant)| JudgedGrant {
            grant: grant.clone(),
            verdict: Verdict::Extra(*kind),
        }));
    }
    judged
}

fn needed_verdict(plan: &Plan, listing: &Listing, grant: &Grant) -> Verdict {
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
    let reason = match listing.silence(grant.privilege, &key) {
        Silence::Tells if listing.may_hide_grants() => UnknownReason::CutShort,
        Silence::Tells => {
            let held_by = listing.group_holding(grant.privilege, &key).map(str::to_owned);
            return Verdict::Missing { held_by };
        }
        Silence::CannotTell => UnknownReason::NotShown,
        Silence::NothingListed => UnknownReason::NotCovered,
        Silence::Disputed => UnknownReason::Disputed,
        Silence::Stated => UnknownReason::Stated,
    };
    Verdict::Unknown(reason)
}

/// What a plan needs, ready to be asked about any number of grants.
pub struct Needs {
    grants: Grants,
    catalogs: ByObject<Role>,
}

/// What a plan does with a catalog.
#[derive(Clone, Copy, Default)]
struct Role {
    is_segments_own: bool,
    is_restricted: bool,
    is_open: bool,
}

impl Role {
    fn and(self, other: Self) -> Self {
        Self {
            is_segments_own: self.is_segments_own || other.is_segments_own,
            is_restricted: self.is_restricted || other.is_restricted,
            is_open: self.is_open || other.is_open,
        }
    }
}

impl Needs {
    /// Works out what a plan needs.
    pub fn new(plan: &Plan) -> Self {
        let mut catalogs = ByObject::default();
        let mut add = |name: &Identifier, role: Role| {
            let key = ObjectKey::of_catalog(name);
            let known: Role = catalogs.get(&key).copied().unwrap_or_default();
            catalogs.insert(&key, known.and(role));
        };
        if let Some(name) = plan.segment_catalog.name.filled() {
            add(name, Role { is_segments_own: true, ..Role::default() });
        }
        for read in &plan.reads {
            let Some(name) = read.catalog.filled() else { continue };
            let role = match &read.extent {
                Extent::Whole => Role::default(),
                Extent::Only(schemas) => Role {
                    is_restricted: true,
                    is_open: schemas.iter().any(|schema| schema.filled().is_none()),
                    ..Role::default()
                },
            };
            add(name, role);
        }
        Self { grants: needed(plan).into_iter().collect(), catalogs }
    }

    /// Says whether all is said of a catalog: it is named, and so is each of its schemas.
    pub fn knows_catalog(&self, name: &Identifier) -> bool {
        self.catalogs.get(&ObjectKey::of_catalog(name)).is_some_and(|role| !role.is_open)
    }

    /// The first of what a principal has in the plan's catalogs beyond what is needed there: a member of it has it, too.
    ///
    /// Seeing names, and reaching into a catalog, are no more than that.
    pub fn more_of<'g>(&self, others: &'g Grants) -> Option<(Privilege, &'g Object)> {
        others.objects().find_map(|(object, granted)| {
            let key = object.key();
            let is_in_plan = self.catalogs.get(&key.catalog()).is_some();
            let more = granted.without(SHOWS_NAMES).without(self.grants.held(&key));
            let more = more.iter().find(|it| is_in_plan || Power::Read <= it.fact().power)?;
            Some((more, object))
        })
    }
}

/// What shows names, or reaches into a catalog, and no more.
const SHOWS_NAMES: PrivilegeSet =
    PrivilegeSet::of(&[Privilege::Browse, Privilege::ReadMetadata, Privilege::UseCatalog]);

fn extra_kind(needs: &Needs, privilege: Privilege, key: &ObjectKey) -> ExtraKind {
    let needed = needs.grants.held(key);
    if needed.contains(privilege) {
        return ExtraKind::Repeats;
    }
    let role = needs.catalogs.get(&key.catalog()).copied().unwrap_or_default();
    let is_wide = key.securable_type() == SecurableType::Catalog && role.is_restricted;
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
                && needed.contains(Privilege::Select) =>
        {
            ExtraKind::ReadsMore
        }
        Power::Reach => ExtraKind::Reaches,
    }
}
