//! `GRANT` and `REVOKE` between answers.

use super::sql::{name, subject};
use super::{Subject, Whose, words};
use crate::model::{Object, Privilege};

/// A statement that changes grants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Whether it gives, and does not take.
    pub gives: bool,
    /// The privileges.
    pub privileges: Vec<Privilege>,
    /// What it is about; absent where it is about nothing that a plan knows.
    pub on: Option<Object>,
    /// Whose grants it changes.
    pub whose: Whose,
}

impl Statement {
    /// Reads a statement in a line.
    pub fn read(line: &str) -> Option<Self> {
        let words = words(line);
        let verb = |word: &&str| -> bool {
            let word = word.rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
            word.eq_ignore_ascii_case("grant") || word.eq_ignore_ascii_case("revoke")
        };
        let at = words.iter().position(verb)?;
        let gives = words.get(at)?.to_ascii_lowercase().ends_with("grant");
        let rest = words.get(at + 1..)?;
        let is = |known: &'static str| move |word: &&str| word.eq_ignore_ascii_case(known);
        let on = rest.iter().position(is("on"))?;
        let to =
            rest.iter().position(is(if gives { "to" } else { "from" })).filter(|to| on < *to)?;
        let subject: Option<Subject> = subject(rest.get(on + 1..to)?);
        let on_object = subject.as_ref().and_then(Subject::object).cloned();
        let kind = on_object.as_ref().map(Object::securable_type);
        let listed = rest.get(..on)?.join(" ");
        let privileges = kind.map(|kind| {
            listed.split(',').filter_map(|word| Privilege::parse(word, kind)).collect()
        });
        Some(Self {
            gives,
            privileges: privileges.unwrap_or_default(),
            on: on_object,
            whose: Whose::of(&name(rest.get(to + 1)?)),
        })
    }
}
