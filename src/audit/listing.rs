//! What a pasted text says about grants.

use crate::access::{Grant, Grants};
use crate::model::{
    ApplicationId, ByObject, Lookup, ObjectKey, Privilege, PrivilegeSet, SecretKind, SecurableType,
    lowercase,
};

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
    /// Whether it was asked about it, whether or not it lists anything there.
    is_asked: bool,
    /// Whether it lists a grant on it or in it.
    is_listed: bool,
    /// Which other principal that may be a group holds what there: of several, the first that was listed.
    held_by_groups: Vec<(Privilege, usize)>,
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
    /// Says whether the text would tell of a grant on a securable, had one been made.
    ///
    /// It does when it was asked about it, or lists anything on or in it. Where a single grant is needed on a schema, that
    /// is all there could be of it, so that something on its catalog is enough.
    pub fn covers(&self, key: &ObjectKey, needed_on_it: usize) -> bool {
        let is_listed = |key: &ObjectKey| self.told.get(key).is_some_and(|told| told.is_listed);
        let is_asked = self.told.get(key).is_some_and(|told| told.is_asked);
        is_asked
            || match key.securable_type() {
                SecurableType::Schema if needed_on_it != 1 => is_listed(key),
                _ => is_listed(&key.catalog()),
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

    /// Notes that the text was asked about a securable.
    pub(super) fn ask(&mut self, key: &ObjectKey) {
        self.tell(key, |told| told.is_asked = true);
    }

    fn tell(&mut self, key: &ObjectKey, change: impl FnOnce(&mut Told)) {
        if self.told.get(key).is_none() {
            self.told.insert(key, Told::default());
        }
        if let Some(told) = self.told.get_mut(key) {
            change(told);
        }
    }

    pub(super) fn add(
        &mut self,
        principal: &str,
        own: Option<&ApplicationId>,
        grants: impl IntoIterator<Item = Grant>,
    ) {
        self.is_listing = true;
        let is_own = own.is_some_and(|own| own.as_str() == principal.to_ascii_lowercase());
        let other = (!is_own).then(|| self.other(principal));
        for grant in grants {
            let key = grant.on.key();
            // A table's listing shows nothing of what a table cannot carry, such as USE SCHEMA.
            if key.securable_type() != SecurableType::Table {
                self.tell(&key.catalog(), |told| told.is_listed = true);
                self.tell(&key, |told| told.is_listed = true);
            }
            let Some(other) = other else {
                self.grants.add(grant);
                continue;
            };
            let Some(holder) = self.others.get_mut(other) else { continue };
            holder.count += 1;
            let (privilege, may_be_group) = (grant.privilege, holder.may_be_group());
            holder.grants.add(grant);
            if may_be_group {
                self.tell(&key, |told| {
                    if told.held_by_groups.iter().all(|(held, _)| *held != privilege) {
                        told.held_by_groups.push((privilege, other));
                    }
                });
            }
        }
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
        self.has_cut_rows |= reason == UnreadReason::CutShort;
        let text = if SecretKind::find(text).is_some() { "" } else { text.trim() };
        self.unread.push(Unread { line, text: text.to_owned(), reason });
    }
}
