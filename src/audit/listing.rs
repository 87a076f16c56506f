//! What a pasted text says about grants.

use std::collections::{BTreeMap, BTreeSet};

use crate::access::{Grant, Grants, ObjectKey};
use crate::model::{ApplicationId, Privilege, SecretKind};

/// What a pasted text says about grants.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The grants of the plan's own service principal.
    pub grants: Grants,
    /// Whose other grants are listed, in the order in which they came.
    pub others: Vec<OtherPrincipal>,
    /// What could not be read, in the order of the text.
    pub unread: Vec<Unread>,
    /// The securables that the text says it was asked about, whether or not it lists anything there.
    pub asked: BTreeSet<ObjectKey>,
    /// Whether anything in the text was a listing, if only of nothing.
    pub is_listing: bool,
    /// Whether the listing goes on beyond the text.
    pub is_partial: bool,
    /// How many rows of the plan's own service principal could not be read, so that it may hold more than is known.
    pub own_unread: usize,
    /// Whether a row was cut short.
    has_cut_rows: bool,
    /// The catalogs that some grant is listed on or in, whosever it is.
    catalogs: BTreeSet<String>,
    /// The schemas that some grant is listed on or in.
    schemas: BTreeSet<ObjectKey>,
    /// Which other principal that may be a group holds a privilege, the first that was listed.
    held_by_groups: BTreeMap<(ObjectKey, Privilege), usize>,
    /// Where each other principal stands, by its name in lower case.
    others_by_name: BTreeMap<String, usize>,
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
        let is_seen = match key {
            ObjectKey::Schema { .. } if needed_on_it != 1 => self.schemas.contains(key),
            _ => self.catalogs.contains(key.catalog()),
        };
        self.asked.contains(key) || is_seen
    }

    /// Says whether grants of the plan's own service principal may be missing in what was read.
    pub fn may_hide_grants(&self) -> bool {
        self.is_partial || self.has_cut_rows
    }

    /// A principal that may be a group and holds a privilege on a securable or on what that is in.
    pub fn group_holding(&self, privilege: Privilege, key: &ObjectKey) -> Option<&str> {
        let all = privilege.is_in_all_privileges().then_some(Privilege::AllPrivileges);
        let here = [privilege].into_iter().chain(all).find_map(|privilege| {
            let other = *self.held_by_groups.get(&(key.clone(), privilege))?;
            Some(self.others.get(other)?.principal.as_str())
        });
        here.or_else(|| self.group_holding(privilege, &key.parent()?))
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
            if !matches!(key, ObjectKey::Table { .. }) {
                self.catalogs.insert(key.catalog().clone());
                self.schemas.extend(matches!(key, ObjectKey::Schema { .. }).then(|| key.clone()));
            }
            match other {
                None => self.grants.add(grant),
                Some(other) => {
                    let Some(holder) = self.others.get_mut(other) else { continue };
                    holder.count += 1;
                    if holder.may_be_group() {
                        self.held_by_groups.entry((key, grant.privilege)).or_insert(other);
                    }
                    holder.grants.add(grant);
                }
            }
        }
    }

    fn other(&mut self, principal: &str) -> usize {
        let principal = if holds_secret(principal) { "" } else { principal };
        *self.others_by_name.entry(principal.to_lowercase()).or_insert_with(|| {
            let principal = principal.to_owned();
            self.others.push(OtherPrincipal { principal, count: 0, grants: Grants::default() });
            self.others.len() - 1
        })
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
        let text = if holds_secret(text) { "" } else { text.trim() };
        self.unread.push(Unread { line, text: text.to_owned(), reason });
    }
}

/// Says whether a text holds something secret-shaped, in any case and even taken apart by characters that cannot be
/// seen.
fn holds_secret(text: &str) -> bool {
    SecretKind::take_out(text).is_some()
}
