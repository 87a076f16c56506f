//! Lists of schemas and tables: what somebody can see, which is no listing of grants.

use crate::cells::{Separator, heading_word, split};
use crate::model::{Identifier, NamePart, Object, ObjectKey, Securable, full_name};

use super::remarks::{Remarks, SeenList};

/// A list, while its lines are read.
#[derive(Clone, Debug, Default)]
pub struct List {
    of: Option<Object>,
    /// Whether a line that belongs to it was read.
    has_begun: bool,
    names: Vec<String>,
}

impl List {
    /// Begins a list, where a line asks for one or heads one.
    pub fn begin(line: &str) -> Option<Self> {
        let line = line.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
        if is_header(line) {
            return Some(Self { has_begun: true, ..Self::default() });
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        let at = words.windows(2).position(|pair| {
            let [one, other] = pair else { return false };
            let is = |known: &[&str]| {
                known.iter().any(|it| other.trim_end_matches(';').eq_ignore_ascii_case(it))
            };
            let last = one.rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
            last.eq_ignore_ascii_case("show") && is(&["schemas", "databases", "tables", "catalogs"])
                || matches!(*one, "schemas" | "tables" | "catalogs")
                    && *other == "list"
                    && line.contains("databricks")
        })?;
        let names = words.get(at + 2..).unwrap_or_default().iter();
        let is_name = |word: &&&str| {
            !word.starts_with('-') && !matches!(word.to_ascii_lowercase().as_str(), "in" | "from")
        };
        let names =
            names.filter(is_name).take_while(|word| !matches!(**word, "|" | ">" | "like" | "LIKE"));
        let name: Vec<&str> = names.map(|word| word.trim_matches([';', '"', '\'', ')'])).collect();
        Some(Self { of: place(&name.join(".")), ..Self::default() })
    }

    /// Reads a line of it, and says whether it was one.
    pub fn read(&mut self, line: &str) -> bool {
        if line.trim().is_empty() {
            return !self.has_begun;
        }
        if is_header(line) {
            self.has_begun = true;
            return true;
        }
        let cells =
            Separator::AROUND_SPACES.into_iter().find_map(|separator| split(line, separator));
        let cells = cells.unwrap_or_else(|| vec![line.to_owned()]);
        let is_name = |cell: &&String| !cell.trim().is_empty() && !cell.trim().contains(' ');
        let Some(name) = cells.iter().find(is_name) else { return false };
        self.has_begun = true;
        self.names.push(name.trim().to_owned());
        true
    }

    /// Adds a name that stands in JSON.
    pub fn add(&mut self, name: String) {
        self.has_begun = true;
        self.names.push(name);
    }

    /// Ends the list: what was seen.
    pub fn end(self, remarks: &mut Remarks) {
        if !self.has_begun {
            return;
        }
        let mut count = 0;
        for name in &self.names {
            let parts = full_name::split_unquoted(name);
            let last = parts.last().map(String::as_str).unwrap_or_default();
            count += usize::from(!matches!(last, "default" | "information_schema"));
            let catalog = match (&self.of, parts.as_slice()) {
                (_, [catalog, _]) => Identifier::parse(catalog, NamePart::Catalog).ok(),
                (Some(Securable::Catalog(catalog)), [_]) => Some(catalog.clone()),
                _ => None,
            };
            let schema = Identifier::parse(last, NamePart::Schema).ok();
            if let (Some(catalog), Some(schema)) = (catalog, schema) {
                let key: ObjectKey = Securable::Schema { catalog, schema }.key();
                remarks.seen.insert(&key, ());
            }
        }
        remarks.lists.push(SeenList { of: self.of, names: count });
    }
}

/// Says whether a line heads a list of `SHOW SCHEMAS`, of `SHOW TABLES` or of the CLI.
fn is_header(line: &str) -> bool {
    let word = heading_word(line, 40);
    matches!(
        word.as_str(),
        "databasename"
            | "databasetablenameistemporary"
            | "namespacetablenameistemporary"
            | "fullnameownercomment"
            | "nametypecomment"
            | "fullnametabletype"
    )
}

fn place(name: &str) -> Option<Object> {
    let parts = full_name::split_unquoted(name);
    let catalog = Identifier::parse(parts.first()?, NamePart::Catalog).ok()?;
    match parts.get(1) {
        Some(schema) => {
            let schema = Identifier::parse(schema, NamePart::Schema).ok()?;
            Some(Securable::Schema { catalog, schema })
        }
        None => Some(Securable::Catalog(catalog)),
    }
}
