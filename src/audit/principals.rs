//! Whose rows an answer has.

/// Whose rows there are.
#[derive(Clone, Copy, Debug, Default)]
pub struct Principals {
    /// The plan's own service principal.
    pub has_own: bool,
    /// The first other one.
    pub other: Option<usize>,
    /// Further ones.
    has_others: bool,
}

impl Principals {
    /// Adds one: none for the plan's own service principal.
    pub fn add(&mut self, other: Option<usize>) {
        self.has_own |= other.is_none();
        self.has_others |= other.is_some() && self.other.is_some() && self.other != other;
        self.other = self.other.or(other);
    }

    /// These and others.
    pub fn and(self, other: Self) -> Self {
        let differ = self.other.is_some() && other.other.is_some() && self.other != other.other;
        Self {
            has_own: self.has_own || other.has_own,
            other: self.other.or(other.other),
            has_others: self.has_others || other.has_others || differ,
        }
    }

    /// Says whether the rows can be those of all, the plan's own service principal among them.
    pub fn may_be_all(self) -> bool {
        self.has_own || self.has_others
    }
}
