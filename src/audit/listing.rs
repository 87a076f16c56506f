//! What a pasted text says about grants.

use crate::access::{Grant, Grants};
use crate::model::{
    ApplicationId, ByObject, Lookup, Object, ObjectKey, Privilege, PrivilegeSet, SecretKind,
    lowercase,
};

use super::elsewhere::Elsewhere;
use super::remarks::Remarks;
use super::source::{Order, Source};

/// What a pasted text says about grants.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The grants of the plan's own service principal.
    pub grants: Grants,
    /// Whose other grants are listed, in the order in which they came.
    pub others: Vec<OtherPrincipal>,
    /// What could not be read, in the order of the text.
    pub unread: Vec<Unread>,
    /// Whether anything in the text was a listing, if only of nothing.
    pub is_listing: bool,
    /// Whether the listing goes on beyond the text.
    pub is_partial: bool,
    /// How many rows of the plan's own service principal could not be read, so that it may hold more than is known.
    pub own_unread: usize,
    /// The grants of the plan's own service principal on what no plan is about, such as volumes.
    pub elsewhere: Vec<Elsewhere>,
    /// How many rows of other principals are about such objects.
    pub others_elsewhere: usize,
    /// What else is to be known of the text.
    pub remarks: Remarks,
    /// Whether a row was cut short.
    has_cut_rows: bool,
    /// What the text tells of each securable, whosever grants it lists there.
    told: ByObject<Told>,
    /// The other principals by their names in lower case, numbered as they are in `others`.
    other_names: Lookup,
}

/// What a text tells of a securable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Told {
    /// Whether anything is listed on it or in it.
    is_listed: bool,
    /// The privileges of the plan's own service principal that would be listed, were they granted on it.
    shown: PrivilegeSet,
    /// Those of which two answers say different things.
    disputed: PrivilegeSet,
    /// Those that a statement behind the last answer grants or takes back.
    stated: PrivilegeSet,
    /// Where and when it was asked about, if it was asked.
    asked: Option<Source>,
    /// Which other principal that may be a group holds what there: of several, the first that was listed.
    held_by_groups: Vec<(Privilege, usize)>,
}

/// What a text says of a grant that is not listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// It would have been listed.
    Tells,
    /// Something is listed there, but this would not have been.
    CannotTell,
    /// Nothing is listed there.
    NothingListed,
    /// Two answers say different things.
    Disputed,
    /// It was granted or taken back behind the last answer.
    Stated,
}

/// A principal that is not the plan's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherPrincipal {
    /// Its name as listed; empty where it looks like a secret.
    pub principal: String,
    /// How many of its grants are listed, those that are listed twice counted twice.
    pub count: usize,
    /// Its grants.
    pub grants: Grants,
}

impl OtherPrincipal {
    /// Says whether it may be a group: it is neither a service principal's ID nor an e-mail address.
    pub fn may_be_group(&self) -> bool {
        let is_email =
            self.principal.contains('@') && !self.principal.contains(char::is_whitespace);
        !is_email && ApplicationId::parse(&self.principal).is_err()
    }
}

/// A piece of the text that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The line on which it begins, counted from 1.
    pub line: usize,
    /// The piece as it stands there; empty where it holds something secret-shaped.
    pub text: String,
    /// Why it could not be read.
    pub reason: UnreadReason,
}

/// Why a piece of the text could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnreadReason {
    /// It is no row of a listing.
    NotARow,
    /// It is a row with a value that was cut short, or with too few values.
    CutShort,
    /// It names no privilege that catalogs, schemas and tables are known to take.
    UnknownPrivilege,
    /// It is about another kind of object than a catalog, schema or table.
    OtherObject,
    /// It does not say what it is about.
    NoObject,
    /// It does not say whose grant it is.
    NoPrincipal,
    /// Its object has a name that Unity Catalog does not give, or that Databricks keeps for itself.
    BadName,
}

impl Listing {
    /// What it means that a privilege on a securable is not listed.
    ///
    /// It may have been granted on the securable or on what that is in: the text tells that it was not where an answer about
    /// each of these would have shown it.
    pub fn silence(&self, privilege: Privilege, key: &ObjectKey) -> Silence {
        let is_in = |set: PrivilegeSet| set.with_implied().contains(privilege);
        let (mut is_shown, mut is_listed) = (true, false);
        let mut place = Some(key.clone());
        while let Some(key) = place {
            let told = self.told.get(&key);
            let of = |set: fn(&Told) -> PrivilegeSet| told.map(set).unwrap_or_default();
            if is_in(of(|told| told.disputed)) {
                return Silence::Disputed;
            }
            if is_in(of(|told| told.stated)) && told.is_some_and(|told| told.is_listed) {
                return Silence::Stated;
            }
            let shown = of(|told| told.shown);
            is_shown &= shown.contains(Privilege::AllPrivileges)
                && (shown.contains(privilege) || !privilege.fits(key.securable_type()));
            is_listed |= told.is_some_and(|told| told.is_listed);
            place = key.parent();
        }
        match (is_shown, is_listed) {
            (true, _) => Silence::Tells,
            (false, true) => Silence::CannotTell,
            (false, false) => Silence::NothingListed,
        }
    }

    /// Says whether grants of the plan's own service principal may be missing in what was read.
    pub fn may_hide_grants(&self) -> bool {
        self.is_partial || self.has_cut_rows
    }

    /// A principal that may be a group and holds a privilege on a securable or on what that is in.
    pub fn group_holding(&self, privilege: Privilege, key: &ObjectKey) -> Option<&str> {
        let gives = |by: Privilege| PrivilegeSet::of(&[by]).with_implied().contains(privilege);
        let here = self.told.get(key).and_then(|told| {
            let held = || told.held_by_groups.iter();
            let itself = held().find(|(by, _)| *by == privilege);
            let (_, other) = itself.or_else(|| held().find(|(by, _)| gives(*by)))?;
            Some(self.others.get(*other)?.principal.as_str())
        });
        here.or_else(|| self.group_holding(privilege, &key.parent()?))
    }

    fn tell(&mut self, key: &ObjectKey, change: impl FnOnce(&mut Told)) {
        if self.told.get(key).is_none() {
            self.told.insert(key, Told::default());
        }
        if let Some(told) = self.told.get_mut(key) {
            change(told);
        }
    }

    /// Notes whose row this is: none for the plan's own service principal, else the number of another.
    pub(super) fn holder(&mut self, principal: &str, own: Option<&ApplicationId>) -> Option<usize> {
        self.is_listing = true;
        let is_own = own.is_some_and(|own| own.as_str().eq_ignore_ascii_case(principal));
        (!is_own).then(|| self.other(principal))
    }

    /// Notes that something is listed on a securable.
    pub(super) fn note_place(&mut self, key: &ObjectKey) {
        self.tell(&key.catalog(), |told| told.is_listed = true);
        self.tell(key, |told| told.is_listed = true);
    }

    /// Adds what another principal holds.
    pub(super) fn add_of_other(&mut self, other: usize, grant: Grant) {
        let Some(holder) = self.others.get_mut(other) else { return };
        holder.count += 1;
        let (privilege, key) = (grant.privilege, grant.on.key());
        let may_be_group = holder.may_be_group();
        holder.grants.add(grant);
        if may_be_group {
            self.tell(&key, |told| {
                if told.held_by_groups.iter().all(|(held, _)| *held != privilege) {
                    told.held_by_groups.push((privilege, other));
                }
            });
        }
    }

    /// Notes which privileges an answer would have shown on a securable, had they been granted there. Nobody says what it was
    /// asked.
    pub(super) fn note_shown(&mut self, key: &ObjectKey, shown: PrivilegeSet) {
        self.tell(key, |told| {
            told.shown = told.shown.and(shown);
            told.stated = told.stated.without(shown);
        });
    }

    /// Takes what an answer shows of a securable that it was asked about, in place of what was known, where that is older.
    pub(super) fn settle(
        &mut self,
        on: &Object,
        shown: PrivilegeSet,
        held: PrivilegeSet,
        source: &Source,
    ) {
        let key = on.key();
        let before = self.grants.on(&key);
        let known = self.told.get(&key).cloned().unwrap_or_default();
        let gone = before.within(shown).without(held);
        let come = held.within(known.shown).without(before).without(known.stated);
        let order = match known.asked {
            None if gone.is_empty() => Order::Later,
            ref earlier => source.order(earlier.as_ref()),
        };
        let differs = gone.and(come);
        let is_new = order == Order::Later;
        self.remarks.has_times |= !differs.is_empty() && order != Order::Unknown;
        let (added, removed) = match order {
            Order::Later => (held, gone),
            Order::Older => (held.without(come), PrivilegeSet::default()),
            Order::Unknown => (held.without(come), gone),
        };
        for privilege in removed.iter() {
            self.grants.take(privilege, &key);
        }
        for privilege in added.iter() {
            self.grants.add(Grant { privilege, on: on.clone() });
        }
        self.tell(&key, |told| {
            told.shown = told.shown.and(shown);
            told.stated = told.stated.without(shown);
            if order == Order::Unknown {
                told.disputed = told.disputed.and(differs);
            }
            if is_new {
                told.disputed = told.disputed.without(shown);
                told.asked = Some(source.clone());
            }
        });
    }

    /// Notes a statement that grants or takes back, behind what was listed.
    pub(super) fn state(&mut self, gives: bool, privilege: Privilege, on: &Object) {
        let key = on.key();
        let privileges = PrivilegeSet::of(&[privilege]).with_implied();
        if gives && self.grants.on(&key).contains(privilege) {
            return;
        }
        if !gives {
            self.grants.revoke(privilege, &key);
        }
        self.tell(&key, |told| {
            told.shown = told.shown.without(privileges);
            told.stated = told.stated.and(PrivilegeSet::of(&[privilege]));
        });
    }

    fn other(&mut self, principal: &str) -> usize {
        let principal = if SecretKind::find(principal).is_some() { "" } else { principal };
        let next = self.others.len();
        if let Some(earlier) = self.other_names.add(&lowercase(principal), next) {
            return earlier;
        }
        let principal = principal.to_owned();
        self.others.push(OtherPrincipal { principal, count: 0, grants: Grants::default() });
        next
    }

    pub(super) fn leave_unread(
        &mut self,
        line: usize,
        text: &str,
        reason: UnreadReason,
        is_own: bool,
    ) {
        self.own_unread += usize::from(is_own);
        let is_nowhere = matches!(reason, UnreadReason::NoPrincipal | UnreadReason::NoObject);
        self.has_cut_rows |= reason == UnreadReason::CutShort || is_own && is_nowhere;
        let text = if SecretKind::find(text).is_some() { "" } else { text.trim() };
        self.unread.push(Unread { line, text: text.to_owned(), reason });
    }
}
