//! What belongs to securables, found by their names.

use super::lookup::Lookup;
use super::object::ObjectKey;

/// Values by securable, in the order in which the securables came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByObject<T> {
    keys: Lookup,
    values: Vec<T>,
}

impl<T> Default for ByObject<T> {
    fn default() -> Self {
        Self { keys: Lookup::default(), values: Vec::new() }
    }
}

impl<T> ByObject<T> {
    /// The value of a securable.
    pub fn get(&self, key: &ObjectKey) -> Option<&T> {
        self.values.get(self.keys.get(key.as_str())?)
    }

    /// The value of a securable, to be changed.
    pub fn get_mut(&mut self, key: &ObjectKey) -> Option<&mut T> {
        self.values.get_mut(self.keys.get(key.as_str())?)
    }

    /// Gives a securable a value, in place of the one that it has.
    pub fn insert(&mut self, key: &ObjectKey, value: T) {
        let next = self.values.len();
        let number = self.keys.add(key.as_str(), next).unwrap_or(next);
        match self.values.get_mut(number) {
            Some(known) => *known = value,
            None => self.values.push(value),
        }
    }

    /// The values in the order in which their securables came.
    pub fn values(&self) -> &[T] {
        &self.values
    }

    /// The values in the order of their securables' keys.
    pub fn in_order(&self) -> impl Iterator<Item = &T> {
        self.keys.in_order().into_iter().filter_map(|number| self.values.get(number))
    }

    /// The values in the order in which their securables came.
    pub fn into_values(self) -> Vec<T> {
        self.values
    }
}
