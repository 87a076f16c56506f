//! A small Unity Catalog: it runs generated statements, and says what they let somebody do.
//!
//! Its rules are written down once more here, from the platform's documentation, so that they can be held against the
//! crate's own.

use std::collections::BTreeSet;

use super::sql::{Piece, pieces};

/// A securable by its names in lower case, catalog first.
pub type Path = Vec<String>;

/// Each privilege as it is listed, the number of names of what it can be granted on, and whether ALL PRIVILEGES
/// implies it.
pub const PRIVILEGES: [(&str, &[usize], bool); 21] = [
    ("ALL PRIVILEGES", &[1, 2, 3], false),
    ("APPLY TAG", &[1, 2, 3], true),
    ("BROWSE", &[1], true),
    ("CREATE FUNCTION", &[1, 2], true),
    ("CREATE MATERIALIZED VIEW", &[1, 2], true),
    ("CREATE MODEL", &[1, 2], true),
    ("CREATE MODEL VERSION", &[2], true),
    ("CREATE SCHEMA", &[1], true),
    ("CREATE TABLE", &[1, 2], true),
    ("CREATE VOLUME", &[1, 2], true),
    ("EXECUTE", &[1, 2], true),
    ("EXTERNAL USE SCHEMA", &[2], false),
    ("MANAGE", &[1, 2, 3], false),
    ("MODIFY", &[1, 2, 3], true),
    ("READ METADATA", &[1, 2, 3], false),
    ("READ VOLUME", &[1, 2], true),
    ("REFRESH", &[1, 2, 3], true),
    ("SELECT", &[1, 2, 3], true),
    ("USE CATALOG", &[1], true),
    ("USE SCHEMA", &[1, 2], true),
    ("WRITE VOLUME", &[1, 2], true),
];

/// What the old words mean on what has so many names.
const OLD_WORDS: [(&str, usize, &str); 8] = [
    ("USAGE", 1, "USE CATALOG"),
    ("USAGE", 2, "USE SCHEMA"),
    ("CREATE", 1, "CREATE SCHEMA"),
    ("CREATE", 2, "CREATE TABLE"),
    ("USE", 1, "USE CATALOG"),
    ("USE", 2, "USE SCHEMA"),
    ("USE DATABASE", 1, "USE SCHEMA"),
    ("USE DATABASE", 2, "USE SCHEMA"),
];

/// What lets somebody make or change something, besides a schema.
const WRITES: [&str; 10] = [
    "APPLY TAG",
    "CREATE FUNCTION",
    "CREATE MATERIALIZED VIEW",
    "CREATE MODEL",
    "CREATE MODEL VERSION",
    "CREATE TABLE",
    "CREATE VOLUME",
    "MODIFY",
    "REFRESH",
    "WRITE VOLUME",
];

/// The kind of what has so many names.
pub fn kind(path: &[String]) -> &'static str {
    match path.len() {
        1 => "CATALOG",
        2 => "SCHEMA",
        _ => "TABLE",
    }
}

/// A securable as an audit names it, but in lower case.
pub fn shown(path: &[String]) -> String {
    format!("{} {}", kind(path), path.join("."))
}

/// The names as Unity Catalog compares them.
pub fn path(names: &[&str]) -> Path {
    names.iter().map(|name| name.to_lowercase()).collect()
}

/// The privilege that a word means on what has so many names, in its listed form.
pub fn meant(word: &str, names: usize) -> Result<&'static str, String> {
    let old = OLD_WORDS.iter().find(|(old, on, _)| *old == word && *on == names);
    let word = old.map_or(word, |(_, _, means)| means);
    let found = PRIVILEGES.iter().find(|(listed, on, _)| *listed == word && on.contains(&names));
    found
        .map(|(listed, ..)| *listed)
        .ok_or(format!("{word} cannot be granted on something of {names} names"))
}

/// The old word for a privilege on what has so many names, where there is one.
pub fn old_word(privilege: &str, names: usize) -> Option<&'static str> {
    OLD_WORDS
        .iter()
        .find(|(_, on, means)| *on == names && *means == privilege)
        .map(|(old, ..)| *old)
}

pub fn is_in_all(privilege: &str) -> bool {
    PRIVILEGES.iter().any(|(listed, _, is_in_all)| *listed == privilege && *is_in_all)
}

/// What somebody asked, as far as it decides what an answer holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What it was about: a catalog, a schema, a table, or something else of three names.
    pub about: Path,
    /// Which privileges such an object can carry, where it is no catalog, schema or table.
    pub carries: Option<&'static [&'static str]>,
    /// Whether only what was granted on it itself is answered.
    pub is_direct: bool,
}

/// What volumes and functions can carry.
pub const ON_VOLUMES: &[&str] = &["ALL PRIVILEGES", "MANAGE", "READ VOLUME", "WRITE VOLUME"];
pub const ON_FUNCTIONS: &[&str] = &["ALL PRIVILEGES", "MANAGE", "EXECUTE"];

impl Asked {
    /// A question about a catalog, a schema or a table and what it inherits.
    pub fn of(about: &[String]) -> Self {
        Self { about: about.to_vec(), carries: None, is_direct: false }
    }

    /// Whether an answer lists a privilege that was granted at a place: inherited rows are listed where the object can carry
    /// the privilege.
    pub fn lists(&self, privilege: &str, place: &[String]) -> bool {
        let is_itself = self.carries.is_none() && place == self.about.as_slice();
        let carries = match self.carries {
            Some(carries) => carries.contains(&privilege),
            None => fits(privilege, self.about.len()),
        };
        carries && (is_itself || !self.is_direct && self.about.starts_with(place))
    }
}

/// Whether a privilege can be granted on what has so many names.
pub fn fits(privilege: &str, names: usize) -> bool {
    PRIVILEGES.iter().any(|(listed, on, _)| *listed == privilege && on.contains(&names))
}

/// What may be listed of objects further down, for all that is known.
const MAY_BE_LISTED: [&str; 4] = ["APPLY TAG", "BROWSE", "CREATE MODEL VERSION", "READ METADATA"];

/// The questions that a row may answer when nobody says which: one about what it is granted on, or about something in it.
pub fn questions_of(privilege: &str, on: &[String]) -> Vec<Asked> {
    let inside = |names: usize, carries: Option<&'static [&'static str]>| {
        let mut about = on.to_vec();
        about.resize(names.max(on.len()), "inside".to_owned());
        (on.len() < names || carries.is_none() && on.len() == names).then_some(Asked {
            about,
            carries,
            is_direct: false,
        })
    };
    let all = [
        inside(1, None),
        inside(2, None),
        inside(3, None),
        inside(3, Some(ON_VOLUMES)),
        inside(3, Some(ON_FUNCTIONS)),
    ];
    let may_list = |asked: &Asked| MAY_BE_LISTED.contains(&privilege) || asked.lists(privilege, on);
    all.into_iter().flatten().filter(may_list).collect()
}

/// Whether answers tell that a privilege is not held on a securable, when they do not list it. Of each answer there are the
/// questions that it may have been asked.
pub fn would_tell(answers: &[Vec<Asked>], privilege: &str, on: &[String]) -> bool {
    let lists = |privilege: &str, place: &[String]| {
        let lists = |asked: &Asked| asked.lists(privilege, place);
        answers.iter().any(|asked| !asked.is_empty() && asked.iter().all(lists))
    };
    (1..=on.len()).filter_map(|length| on.get(..length)).all(|place| {
        let is_listed = !fits(privilege, place.len()) || lists(privilege, place);
        is_listed && lists("ALL PRIVILEGES", place)
    })
}

/// The grants of one service principal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct World {
    pub grants: BTreeSet<(Path, &'static str)>,
}

/// What a statement does: takes or gives privileges on a securable.
struct Change {
    gives: bool,
    on: Path,
    privileges: Vec<&'static str>,
    principal: String,
}

impl World {
    /// The world after statements, a line each, comments left out.
    ///
    /// What has a placeholder in it is passed over, as somebody would who runs only what is whole.
    pub fn run(&mut self, text: &str, principal: &str) -> Result<(), String> {
        let mut current = None;
        let is_statement = |line: &&str| !line.is_empty() && !line.starts_with("-- ");
        for line in text.split('\n').filter(is_statement) {
            let Some(change) = read(line, &mut current).map_err(|why| format!("{line}\n{why}"))?
            else {
                continue;
            };
            if change.principal != principal {
                return Err(format!("{line}\nis about somebody else"));
            }
            for privilege in change.privileges {
                if change.gives {
                    self.grants.insert((change.on.clone(), privilege));
                } else {
                    self.revoke(privilege, &change.on);
                }
            }
        }
        Ok(())
    }

    /// `ALL PRIVILEGES` takes along all that it implies on the same securable.
    pub fn revoke(&mut self, privilege: &str, on: &[String]) {
        let all = privilege == "ALL PRIVILEGES";
        self.grants.retain(|(path, granted)| {
            path != on || !(*granted == privilege || all && is_in_all(granted))
        });
    }

    pub fn contains(&self, privilege: &'static str, on: &[String]) -> bool {
        self.grants.contains(&(on.to_vec(), privilege))
    }

    /// Where a privilege comes from, the nearest place first.
    pub fn source(&self, privilege: &'static str, on: &[String]) -> Option<Path> {
        (1..=on.len()).rev().filter_map(|length| on.get(..length)).find_map(|place| {
            let here = self.contains(privilege, place)
                || is_in_all(privilege) && self.contains("ALL PRIVILEGES", place);
            here.then(|| place.to_vec())
        })
    }

    pub fn holds(&self, privilege: &'static str, on: &[String]) -> bool {
        self.source(privilege, on).is_some()
    }

    fn opens(&self, schema: &[String]) -> bool {
        self.holds("USE CATALOG", schema.get(..1).unwrap_or_default())
            && self.holds("USE SCHEMA", schema)
    }

    /// Whether a table can be read, were it there.
    pub fn reads(&self, table: &[String]) -> bool {
        self.opens(table.get(..2).unwrap_or_default()) && self.holds("SELECT", table)
    }

    /// Whether something can be made or changed at a table or in its schema, were they there.
    pub fn writes(&self, object: &[String]) -> bool {
        self.opens(object.get(..2).unwrap_or_default())
            && WRITES.iter().any(|privilege| self.holds(privilege, object))
    }

    pub fn makes_schemas(&self, catalog: &[String]) -> bool {
        self.holds("USE CATALOG", catalog) && self.holds("CREATE SCHEMA", catalog)
    }

    /// Every catalog that something is granted on or in.
    pub fn catalogs(&self) -> BTreeSet<String> {
        self.grants.iter().filter_map(|(path, _)| path.first().cloned()).collect()
    }

    /// Every securable that something is granted on.
    pub fn places(&self) -> BTreeSet<Path> {
        self.grants.iter().map(|(path, _)| path.clone()).collect()
    }
}

fn read(line: &str, current: &mut Option<String>) -> Result<Option<Change>, String> {
    let pieces = pieces(line)?;
    let word = |piece: &Piece| match piece {
        Piece::Fixed(word) => Some(word.clone()),
        Piece::Name(_) | Piece::Text(_) => None,
    };
    let words: Vec<String> = pieces.iter().map_while(word).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let names = |pieces: &[Piece]| -> Vec<String> {
        let name = |piece: &Piece| match piece {
            Piece::Name(name) => Some(name.clone()),
            Piece::Fixed(_) | Piece::Text(_) => None,
        };
        pieces.iter().filter_map(name).collect()
    };
    let all_names = names(&pieces);
    let is_open = |names: &[String]| names.iter().any(|name| name.contains("${"));
    match words.as_slice() {
        ["CREATE", "CATALOG", "IF", "NOT", "EXISTS"] => Ok(None),
        ["USE", "CATALOG"] => {
            let name = all_names.first().ok_or("no catalog")?;
            *current = Some(name.to_lowercase());
            Ok(None)
        }
        [verb @ ("GRANT" | "REVOKE"), privileges @ .., "ON", kind] => {
            let (mut on, principal) = match all_names.split_last() {
                Some((principal, on)) => (on.to_vec(), principal.clone()),
                None => return Err("nobody".to_owned()),
            };
            let joint = pieces.iter().rev().nth(1).and_then(word);
            let gives = *verb == "GRANT";
            if joint.as_deref() != Some(if gives { "TO" } else { "FROM" }) {
                return Err(format!("{joint:?} does not go with {verb}"));
            }
            if *kind == "SCHEMA" && on.len() == 1 {
                on.insert(0, current.clone().ok_or("no catalog is current")?);
            }
            let length = ["CATALOG", "SCHEMA", "TABLE"].iter().position(|known| known == kind);
            if length != on.len().checked_sub(1) {
                return Err(format!("a {kind} of {} names", on.len()));
            }
            if is_open(&on) || is_open(std::slice::from_ref(&principal)) {
                return Ok(None);
            }
            let privileges: Vec<String> =
                privileges.split(|word| *word == ",").map(|words| words.join(" ")).collect();
            if 1 < privileges.len() && privileges.iter().any(|word| word == "ALL PRIVILEGES") {
                return Err("ALL PRIVILEGES stands alone, or not at all".to_owned());
            }
            let privileges = privileges.iter().map(|word| meant(word, on.len()));
            let privileges = privileges.collect::<Result<Vec<_>, String>>()?;
            let on = on.iter().map(|name| name.to_lowercase()).collect();
            Ok(Some(Change { gives, on, privileges, principal }))
        }
        _ => Err("no statement of a kind that changes grants".to_owned()),
    }
}
