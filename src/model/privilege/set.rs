//! Several privileges at once.

use super::Privilege;

/// A set of privileges, in the order of their names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PrivilegeSet {
    /// A bit for each privilege.
    bits: u32,
}

impl PrivilegeSet {
    /// What ALL PRIVILEGES on a securable implies there.
    const IN_ALL_PRIVILEGES: Self = {
        let mut bits = 0;
        let mut rest = Privilege::ALL.as_slice();
        while let [privilege, others @ ..] = rest {
            if privilege.is_in_all_privileges() {
                bits |= bit(*privilege);
            }
            rest = others;
        }
        Self { bits }
    };

    /// The set of these privileges.
    pub const fn of(privileges: &[Privilege]) -> Self {
        let mut bits = 0;
        let mut rest = privileges;
        while let [privilege, others @ ..] = rest {
            bits |= bit(*privilege);
            rest = others;
        }
        Self { bits }
    }

    /// The set of those privileges of which something holds.
    pub fn that(holds: impl Fn(Privilege) -> bool) -> Self {
        let bits = Privilege::ALL.into_iter().filter(|it| holds(*it)).map(bit).sum();
        Self { bits }
    }

    /// What is in the set and in another.
    pub const fn within(self, other: Self) -> Self {
        Self { bits: self.bits & other.bits }
    }

    /// The set and another.
    pub const fn and(self, other: Self) -> Self {
        Self { bits: self.bits | other.bits }
    }

    /// The set without another.
    pub const fn without(self, other: Self) -> Self {
        Self { bits: self.bits & !other.bits }
    }

    /// The set with what ALL PRIVILEGES implies, if that is in it.
    pub const fn with_implied(self) -> Self {
        if self.contains(Privilege::AllPrivileges) {
            self.and(Self::IN_ALL_PRIVILEGES)
        } else {
            self
        }
    }

    /// Says whether a privilege is in the set.
    pub const fn contains(self, privilege: Privilege) -> bool {
        self.bits & bit(privilege) != 0
    }

    /// Says whether it is empty.
    pub const fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// How many privileges are in the set.
    pub const fn len(self) -> usize {
        self.bits.count_ones() as usize
    }

    /// The privileges, by their names.
    pub fn iter(self) -> impl Iterator<Item = Privilege> {
        Privilege::ALL.into_iter().filter(move |privilege| self.contains(*privilege))
    }
}

const fn bit(privilege: Privilege) -> u32 {
    1 << privilege as u32
}
