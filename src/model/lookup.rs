//! Texts that were seen before: the one map of the core, so that it is compiled once.

/// A number for each of many texts, which are compared byte by byte.
///
/// It is a tree of the bits in which the texts differ (a crit-bit tree): finding and adding take time linear in the
/// text alone, whatever the others are. With hashes a hostile link could choose texts that all fall together.
///
/// ```
/// use data_graph_setup::model::Lookup;
///
/// let mut seen = Lookup::default();
/// assert_eq!(seen.add("sales", 1), None);
/// assert_eq!(seen.add("sales", 2), Some(1));
/// assert_eq!(seen.get("sales"), Some(1));
/// assert_eq!(seen.get("sale"), None);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lookup {
    /// The texts in the order in which they were added.
    leaves: Vec<(String, usize)>,
    /// The forks that were put in with them, one with each but the first.
    forks: Vec<Fork>,
    root: Branch,
}

/// Where the texts below part: by a bit in which they differ for the first time.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Fork {
    bit: usize,
    if_unset: Branch,
    if_set: Branch,
}

/// What is below: a text or a fork, by its place in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Branch {
    Leaf(usize),
    Fork(usize),
}

impl Default for Branch {
    fn default() -> Self {
        Self::Leaf(0)
    }
}

impl Lookup {
    /// The number of a text that was added.
    pub fn get(&self, text: &str) -> Option<usize> {
        let (found, number) = self.leaves.get(self.nearest(text))?;
        (found == text).then_some(*number)
    }

    /// Adds a text with its number. One that is there already keeps its own, which is returned.
    pub fn add(&mut self, text: &str, number: usize) -> Option<usize> {
        let leaf = self.leaves.len();
        if let Some((found, earlier)) = self.leaves.get(self.nearest(text)) {
            let Some(bit) = first_difference(found, text) else { return Some(*earlier) };
            self.put_fork(bit, text, leaf);
        }
        self.leaves.push((text.to_owned(), number));
        None
    }

    /// The numbers in the order of their texts.
    pub fn in_order(&self) -> Vec<usize> {
        let mut numbers = Vec::with_capacity(self.leaves.len());
        let mut below = vec![self.root];
        while let Some(branch) = below.pop() {
            match branch {
                Branch::Leaf(leaf) => {
                    numbers.extend(self.leaves.get(leaf).map(|(_, number)| *number));
                }
                Branch::Fork(at) => {
                    let branches = self.forks.get(at).map(|fork| [fork.if_set, fork.if_unset]);
                    below.extend(branches.into_iter().flatten());
                }
            }
        }
        numbers
    }

    /// The text that has the longest beginning in common with this one, or one of several.
    fn nearest(&self, text: &str) -> usize {
        let mut branch = self.root;
        loop {
            let at = match branch {
                Branch::Leaf(leaf) => return leaf,
                Branch::Fork(at) => at,
            };
            match self.forks.get(at) {
                // All below are longer than the text and alike as far as it goes, the one added with the fork among them.
                Some(fork) if text.len() < fork.bit / BITS => return at + 1,
                Some(fork) => branch = fork.branch(text),
                None => return 0,
            }
        }
    }

    /// Puts a fork where a new text parts from those that it is nearest to.
    fn put_fork(&mut self, bit: usize, text: &str, leaf: usize) {
        let fork = Branch::Fork(self.forks.len());
        let mut above = None;
        let mut below = self.root;
        while let Branch::Fork(at) = below
            && let Some(fork) = self.forks.get(at)
            && fork.bit < bit
        {
            above = Some(at);
            below = fork.branch(text);
        }
        let place = match above.and_then(|at| self.forks.get_mut(at)) {
            None => &mut self.root,
            Some(fork) if is_set(text, fork.bit) => &mut fork.if_set,
            Some(fork) => &mut fork.if_unset,
        };
        *place = fork;
        let leaf = Branch::Leaf(leaf);
        let (if_unset, if_set) = if is_set(text, bit) { (below, leaf) } else { (leaf, below) };
        self.forks.push(Fork { bit, if_unset, if_set });
    }
}

impl Fork {
    fn branch(&self, text: &str) -> Branch {
        if is_set(text, self.bit) { self.if_set } else { self.if_unset }
    }
}

/// Each byte counts as nine bits, of which the first says that there is one: so no text is the beginning of another.
const BITS: usize = 9;

fn symbol(text: &str, at: usize) -> u16 {
    text.as_bytes().get(at).map_or(0, |byte| 1 << 8 | u16::from(*byte))
}

fn is_set(text: &str, bit: usize) -> bool {
    symbol(text, bit / BITS) >> (BITS - 1 - bit % BITS) & 1 == 1
}

fn first_difference(one: &str, other: &str) -> Option<usize> {
    if one == other {
        return None;
    }
    let same = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    let differing = symbol(one, same) ^ symbol(other, same);
    // A number of 16 bits, of which nine are used.
    let unused = 16 - BITS;
    Some(same * BITS + differing.leading_zeros() as usize - unused)
}
