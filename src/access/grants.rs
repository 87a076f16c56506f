//! The grants of one principal, and which privileges they amount to.

use crate::model::{ByObject, Object, ObjectKey, Privilege, PrivilegeSet};

/// One privilege on one securable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The privilege.
    pub privilege: Privilege,
    /// What it is granted on.
    pub on: Object,
}

/// The grants of one principal, each once; a name keeps the spelling that came first.
#[derive(Clone, Debug, Default)]
pub struct Grants(ByObject<Granted>);

/// What was granted on a securable: perhaps nothing any more.
#[derive(Clone, Debug)]
struct Granted {
    on: Object,
    privileges: PrivilegeSet,
}

/// Through which grant a privilege is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held<'g> {
    /// Where the grant was made: the securable itself, or one that it is in.
    pub on: &'g Object,
    /// What was granted: the privilege itself, or ALL PRIVILEGES.
    pub by: Privilege,
}

impl Grants {
    /// Adds a grant, and says whether it is new.
    pub fn add(&mut self, grant: Grant) -> bool {
        let Grant { privilege, on } = grant;
        let key = on.key();
        let Some(granted) = self.0.get_mut(&key) else {
            self.0.insert(&key, Granted { on, privileges: PrivilegeSet::of(&[privilege]) });
            return true;
        };
        if granted.privileges.is_empty() {
            granted.on = on;
        }
        let is_new = !granted.privileges.contains(privilege);
        granted.privileges = granted.privileges.and(PrivilegeSet::of(&[privilege]));
        is_new
    }

    /// Takes a privilege on a securable back, as `REVOKE` does: a missing one changes nothing.
    ///
    /// ALL PRIVILEGES takes the single privileges along that it implies, and leaves the others:
    /// <https://docs.databricks.com/aws/en/data-governance/unity-catalog/access-control/privileges-reference> and
    /// <https://github.com/databricks/cli/pull/6743> (November 2026).
    pub fn revoke(&mut self, privilege: Privilege, on: &ObjectKey) {
        let Some(granted) = self.0.get_mut(on) else { return };
        let revoked = PrivilegeSet::of(&[privilege]).with_implied();
        granted.privileges = granted.privileges.without(revoked);
    }

    /// Leaves out this one grant, as an answer does that no longer lists it.
    pub fn take(&mut self, privilege: Privilege, on: &ObjectKey) {
        if let Some(granted) = self.0.get_mut(on) {
            granted.privileges = granted.privileges.without(PrivilegeSet::of(&[privilege]));
        }
    }

    /// What was granted on this very securable.
    pub fn on(&self, on: &ObjectKey) -> PrivilegeSet {
        self.0.get(on).map(|granted| granted.privileges).unwrap_or_default()
    }

    /// Through which grant a privilege on a securable is held: made there, or inherited from what it is in.
    pub fn holding(&self, privilege: Privilege, on: &ObjectKey) -> Option<Held<'_>> {
        if let Some(Granted { on, privileges }) = self.0.get(on) {
            if privileges.contains(privilege) {
                return Some(Held { on, by: privilege });
            }
            if privileges.with_implied().contains(privilege) {
                return Some(Held { on, by: Privilege::AllPrivileges });
            }
        }
        self.holding(privilege, &on.parent()?)
    }

    /// The privileges that are held on a securable, however they came.
    pub fn held(&self, on: &ObjectKey) -> PrivilegeSet {
        let here = self.on(on).with_implied();
        match on.parent() {
            Some(parent) => here.and(self.held(&parent)),
            None => here,
        }
    }

    /// Says whether a privilege is held on a securable, however it came.
    pub fn holds(&self, privilege: Privilege, on: &ObjectKey) -> bool {
        self.held(on).contains(privilege)
    }

    /// Every grant, in the order of the securables' keys and the privileges' names.
    pub fn iter(&self) -> impl Iterator<Item = (&Object, Privilege)> {
        self.objects()
            .flat_map(|(on, privileges)| privileges.iter().map(move |privilege| (on, privilege)))
    }

    /// The securables that something was granted on, with what, in the order of their keys.
    pub fn objects(&self) -> impl Iterator<Item = (&Object, PrivilegeSet)> {
        let granted = self.0.in_order().filter(|granted| !granted.privileges.is_empty());
        granted.map(|granted| (&granted.on, granted.privileges))
    }

    /// Says whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.values().iter().all(|granted| granted.privileges.is_empty())
    }
}

impl PartialEq for Grants {
    fn eq(&self, other: &Self) -> bool {
        self.objects().eq(other.objects())
    }
}

impl Eq for Grants {}

impl Extend<Grant> for Grants {
    fn extend<Iter: IntoIterator<Item = Grant>>(&mut self, grants: Iter) {
        for grant in grants {
            self.add(grant);
        }
    }
}

impl FromIterator<Grant> for Grants {
    fn from_iter<Iter: IntoIterator<Item = Grant>>(grants: Iter) -> Self {
        let mut all = Self::default();
        all.extend(grants);
        all
    }
}
