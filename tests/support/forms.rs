//! Reading the other forms of a plan back: Terraform, bash and PowerShell, without a look at how they were written.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a failure here is a failed test")]

pub mod bash;
pub mod markdown;
pub mod power_shell;
mod script;
pub mod terraform;

use std::collections::{BTreeMap, BTreeSet};

use data_graph_setup::model::lowercase;

use super::sql::{Piece, pieces_of};

/// What stands for a variable in a text that was read; no name holds it.
pub const VARIABLE: char = '\u{0}';

/// A kind of securable and its full name in lower case.
pub type On = (String, String);

/// What a form does, as far as all that it names is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The privileges that it grants, on what.
    pub granted: BTreeMap<On, BTreeSet<String>>,
    /// The privileges that it takes back, on what.
    pub taken_back: BTreeMap<On, BTreeSet<String>>,
    /// The catalog that it creates, and where.
    pub created: Option<(String, Option<String>)>,
    /// To whom it grants; none of those is a variable.
    pub principals: BTreeSet<String>,
}

impl Read {
    fn add(
        &mut self,
        kind: &str,
        name: &str,
        privileges: impl Iterator<Item = String>,
        is_grant: bool,
    ) {
        if name.contains(VARIABLE) {
            return;
        }
        let on = (kind.to_owned(), lowercase(name));
        let map = if is_grant { &mut self.granted } else { &mut self.taken_back };
        map.entry(on).or_default().extend(privileges);
    }

    fn is_from(&mut self, principal: &str) {
        if !principal.contains(VARIABLE) {
            self.principals.insert(principal.to_owned());
        }
    }
}

/// What SQL does, statement by statement.
pub fn read_sql<'a>(statements: impl Iterator<Item = &'a str>) -> Read {
    let mut read = Read::default();
    let mut current = String::new();
    for statement in statements {
        let pieces = pieces_of(statement);
        let word = |at: usize| match pieces.get(at) {
            Some(Piece::Fixed(word)) => word.as_str(),
            _ => "",
        };
        let names: Vec<String> = pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Name(name) | Piece::Text(name) => Some(match name.contains("${") {
                    true => VARIABLE.to_string(),
                    false => name.clone(),
                }),
                Piece::Fixed(_) => None,
            })
            .collect();
        match (word(0), word(1)) {
            ("USE", "CATALOG") => current = names[0].clone(),
            ("CREATE", "CATALOG") if names[0] != VARIABLE.to_string() => {
                let lower = lowercase(&names[0]);
                read.created = Some((lower, names.get(1).cloned()));
            }
            (verb @ ("GRANT" | "REVOKE"), _) => {
                let on = (0..pieces.len()).find(|at| word(*at) == "ON").unwrap();
                let kind = word(on + 1).to_lowercase();
                let words: Vec<&str> = (1..on).map(word).collect();
                let privileges: Vec<String> = words
                    .split(|word| *word == ",")
                    .map(|words| match (words.join("_").as_str(), kind.as_str()) {
                        ("USAGE", "catalog") => "USE_CATALOG".to_owned(),
                        ("USAGE", _) => "USE_SCHEMA".to_owned(),
                        ("CREATE", _) => "CREATE_SCHEMA".to_owned(),
                        (new, _) => new.to_owned(),
                    })
                    .collect();
                let (principal, names) = names.split_last().unwrap();
                let full_name = match (kind.as_str(), names) {
                    ("schema", [schema]) => format!("{current}.{schema}"),
                    _ => names.join("."),
                };
                read.add(&kind, &full_name, privileges.into_iter(), verb == "GRANT");
                read.is_from(principal);
            }
            _ => {}
        }
    }
    read
}
