//! Names, numbered: the one map of the core, so that it is compiled once.

use std::collections::BTreeMap;

/// Names, numbered in the order in which they first came.
///
/// A dozen are looked through; only more are sorted into a tree, whose depth no choice of names can spoil.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameIndex {
    names: Vec<String>,
    /// The number of each name, once there are many.
    numbers: BTreeMap<String, usize>,
}

/// How many names are looked through.
const MOST_WITHOUT_TREE: usize = 12;

impl NameIndex {
    /// The number of a name, counted from 0.
    pub fn number(&self, name: &str) -> Option<usize> {
        if self.numbers.is_empty() {
            return self.names.iter().position(|known| known == name);
        }
        self.numbers.get(name).copied()
    }

    /// The number of a name, which is the next one if it is new.
    pub fn number_or_add(&mut self, name: &str) -> usize {
        if let Some(number) = self.number(name) {
            return number;
        }
        let next = self.names.len();
        self.names.push(name.to_owned());
        if MOST_WITHOUT_TREE < self.names.len() {
            // The first time all of them, later the new one.
            for number in self.numbers.len()..=next {
                let name = self.names.get(number).cloned().unwrap_or_default();
                self.numbers.insert(name, number);
            }
        }
        next
    }

    /// The names by number.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The numbers in the order of their names.
    pub fn in_order(&self) -> Vec<usize> {
        let mut order: Vec<(&str, usize)> = Vec::with_capacity(self.names.len());
        order.extend(self.names.iter().enumerate().map(|(number, name)| (name.as_str(), number)));
        order.sort_unstable();
        order.into_iter().map(|(_, number)| number).collect()
    }
}
