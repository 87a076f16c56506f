//! Grants on what no plan is about: volumes, functions, locations and the like.

use crate::model::SecretKind;

/// Grants on a volume, a function, a location or the like, in the words in which they are listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// The kind and the name.
    pub securable: String,
    /// The privileges.
    pub privileges: String,
}

impl Elsewhere {
    /// Such an object, without its privileges.
    pub fn of(kind: &str, name: &str) -> Self {
        let is_shown = SecretKind::find(name).is_none();
        let name: String = name.chars().filter(|_| is_shown).take(LONGEST_NAME).collect();
        let securable = format!("{kind} {name}").trim_end().to_owned();
        Self { securable, privileges: String::new() }
    }
}

/// How much of a name is shown that is none of a catalog, schema or table.
const LONGEST_NAME: usize = 120;

/// A privilege on something else, which is shown as it is and so has to be nothing but words.
pub fn privilege(word: &str) -> Option<String> {
    let word = word.replace('_', " ").to_ascii_uppercase();
    let is_words = word.chars().all(|c| c.is_ascii_uppercase() || c == ' ')
        && SecretKind::find(&word).is_none();
    (is_words && (1..=LONGEST_PRIVILEGE).contains(&word.len())).then_some(word)
}

const LONGEST_PRIVILEGE: usize = 40;
