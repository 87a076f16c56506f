//! The grants of one principal, and which privileges they amount to.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Identifier, Privilege, Securable};

/// A securable whose names are all known.
pub type Object = Securable<Identifier>;

/// A securable as Unity Catalog compares it: by names in lower case.
pub type ObjectKey = Securable<String>;

/// One privilege on one securable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The privilege.
    pub privilege: Privilege,
    /// What it is granted on.
    pub on: Object,
}

/// The grants of one principal, each once; a name keeps the spelling that came first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grants(BTreeMap<ObjectKey, (Object, BTreeSet<Privilege>)>);

/// Through which grant a privilege is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held<'g> {
    /// Where the grant was made: the securable itself, or one that it is in.
    pub on: &'g Object,
    /// What was granted: the privilege itself, or ALL PRIVILEGES.
    pub by: Privilege,
}

impl Object {
    /// The securable as Unity Catalog compares it.
    pub fn key(&self) -> ObjectKey {
        self.map_in_full(|name| name.folded().into_owned())
    }
}

impl Grants {
    /// Adds a grant; one that is there already changes nothing.
    pub fn add(&mut self, grant: Grant) {
        let Grant { privilege, on } = grant;
        self.0.entry(on.key()).or_insert_with(|| (on, BTreeSet::new())).1.insert(privilege);
    }

    /// Takes a privilege on a securable back, as `REVOKE` does: a missing one changes nothing.
    ///
    /// ALL PRIVILEGES takes the single privileges along that it implies, and leaves the others:
    /// <https://docs.databricks.com/aws/en/data-governance/unity-catalog/access-control/privileges-reference> and
    /// <https://github.com/databricks/cli/pull/6743> (November 2026).
    pub fn revoke(&mut self, privilege: Privilege, on: &ObjectKey) {
        let Some((_, privileges)) = self.0.get_mut(on) else { return };
        privileges.remove(&privilege);
        if privilege == Privilege::AllPrivileges {
            privileges.retain(|privilege| !privilege.is_in_all_privileges());
        }
        if privileges.is_empty() {
            self.0.remove(on);
        }
    }

    /// Says whether this very grant was made.
    pub fn contains(&self, privilege: Privilege, on: &ObjectKey) -> bool {
        self.0.get(on).is_some_and(|(_, privileges)| privileges.contains(&privilege))
    }

    /// How many grants were made on this very securable.
    pub fn count_on(&self, on: &ObjectKey) -> usize {
        self.0.get(on).map_or(0, |(_, privileges)| privileges.len())
    }

    /// Through which grant a privilege on a securable is held: made there, or inherited from what it is in.
    pub fn holding(&self, privilege: Privilege, on: &ObjectKey) -> Option<Held<'_>> {
        let here = self.0.get(on).and_then(|(object, privileges)| {
            let all = privilege.is_in_all_privileges().then_some(Privilege::AllPrivileges);
            let by = [privilege].into_iter().chain(all).find(|by| privileges.contains(by))?;
            Some(Held { on: object, by })
        });
        here.or_else(|| self.holding(privilege, &on.parent()?))
    }

    /// Says whether a privilege is held on a securable, however it came.
    pub fn holds(&self, privilege: Privilege, on: &ObjectKey) -> bool {
        self.holding(privilege, on).is_some()
    }

    /// Every grant, by securable and privilege.
    pub fn iter(&self) -> impl Iterator<Item = (&ObjectKey, &Object, Privilege)> {
        self.0.iter().flat_map(|(key, (object, privileges))| {
            privileges.iter().map(move |privilege| (key, object, *privilege))
        })
    }

    /// The securables that something was granted on.
    pub fn objects(&self) -> impl Iterator<Item = (&ObjectKey, &Object)> {
        self.0.iter().map(|(key, (object, _))| (key, object))
    }

    /// Says whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Extend<Grant> for Grants {
    fn extend<Iter: IntoIterator<Item = Grant>>(&mut self, grants: Iter) {
        grants.into_iter().for_each(|grant| self.add(grant));
    }
}

impl FromIterator<Grant> for Grants {
    fn from_iter<Iter: IntoIterator<Item = Grant>>(grants: Iter) -> Self {
        let mut all = Self::default();
        all.extend(grants);
        all
    }
}
