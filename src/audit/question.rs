//! What a line of a terminal, a notebook or a report asks for: whose grants on what.

mod command;
mod path;
mod sql;
mod statement;

pub use statement::Statement;

use crate::model::{ApplicationId, AskedKind, Identifier, NamePart, Object, Securable, full_name};

use super::cell::Kind;

/// A question about grants, or the announcement of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What it is about; absent where the line does not tell, as where it holds a variable.
    pub about: Option<Subject>,
    /// Whose grants are asked for.
    pub whose: Whose,
    /// Whether an answer holds only what was granted on the object itself; absent where the line does not tell.
    pub is_direct: Option<bool>,
    /// What is left of the answer.
    pub keeps: Keeps,
    /// Which workspace is asked, where the line says so.
    pub workspace: Option<String>,
    /// Whether it would change grants, so that what it sends is a wish.
    pub is_wish: bool,
}

/// What a question is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Its kind, as the line has it.
    pub word: String,
    /// Its full name, as the line has it.
    pub name: String,
    /// The kind, where its answers show anything of catalogs.
    pub kind: Option<AskedKind>,
    /// The catalog, schema or table that it is or is directly in.
    pub place: Option<Object>,
}

/// Whose grants are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Those of all.
    All,
    /// Those of this principal.
    Of(String),
    /// Those of a principal in this variable.
    Variable(String),
    /// The line is a heading, and does not tell.
    Untold,
}

/// What is left of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Keeps {
    /// All of it.
    All,
    /// What a program chose, such as one principal.
    Chosen,
    /// Some lines of it.
    Some,
}

impl Question {
    /// A question that a line asks in some other way than these.
    fn about(about: Option<Subject>) -> Self {
        Self {
            about,
            whose: Whose::All,
            is_direct: None,
            keeps: Keeps::All,
            workspace: None,
            is_wish: false,
        }
    }

    /// A heading over an answer, which does not tell how that was asked for.
    pub fn heading(about: Subject) -> Self {
        Self { whose: Whose::Untold, ..Self::about(Some(about)) }
    }

    /// A resource in Terraform's state, which may be the whole list of grants on an object.
    pub fn of_state(about: Subject, is_whole: bool) -> Self {
        let whose = if is_whole { Whose::All } else { Whose::Untold };
        Self { whose, is_direct: Some(true), ..Self::about(Some(about)) }
    }

    /// Reads a line that is no row of a listing.
    pub fn read(line: &str) -> Option<Self> {
        let words = words(line);
        let question = path::read(line)
            .or_else(|| command::read(&words))
            .or_else(|| command::read_call(line))
            .or_else(|| sql::read(&words))
            .or_else(|| heading(line))?;
        let keeps = question.keeps.max(command::keeps(&words));
        let workspace = question.workspace.clone().or_else(|| command::workspace(&words));
        Some(Self { keeps, workspace, ..question })
    }
}

impl Subject {
    /// Reads what an object is called, from the word for its kind and its full name as it stands there.
    pub fn read(word: &str, name: &str) -> Option<Self> {
        let kind = Kind::parse(word)?;
        let parts: Vec<String> = full_name::split_unquoted(name);
        let asked = kind.asked();
        let has_length = asked.is_none_or(|asked| asked.names() == parts.len());
        if !has_length || parts.iter().any(String::is_empty) {
            return None;
        }
        let place = match asked {
            None => None,
            Some(asked) => {
                let length = asked.securable_type().map_or(2, |kind| kind.name_parts().len());
                Some(object(parts.get(..length)?)?)
            }
        };
        let (word, name) = (kind.word().to_owned(), parts.join("."));
        Some(Self { word, name, kind: asked, place })
    }

    /// The same where a name may be put together elsewhere: one that holds a variable says nothing.
    fn read_unless_variable(word: &str, name: &str) -> Option<Self> {
        if name.contains(HOLDS_VARIABLE) { None } else { Self::read(word, name) }
    }

    /// The securable itself, where it is a catalog, a schema or a table.
    pub fn object(&self) -> Option<&Object> {
        self.place
            .as_ref()
            .filter(|_| self.kind.is_some_and(|kind| kind.securable_type().is_some()))
    }
}

/// What tells that a name was put together elsewhere.
const HOLDS_VARIABLE: [char; 4] = ['$', '{', '<', '%'];

fn object(parts: &[String]) -> Option<Object> {
    let kinds = [NamePart::Catalog, NamePart::Schema, NamePart::Table];
    let names = parts.iter().zip(kinds).map(|(part, kind)| Identifier::parse(part, kind).ok());
    let mut names = names.collect::<Option<Vec<_>>>()?.into_iter();
    let catalog = names.next()?;
    Some(match (names.next(), names.next()) {
        (None, _) => Securable::Catalog(catalog),
        (Some(schema), None) => Securable::Schema { catalog, schema },
        (Some(schema), Some(table)) => Securable::Table { catalog, schema, table },
    })
}

impl Whose {
    /// Reads a principal as a question names it.
    fn of(word: &str) -> Self {
        let word = word.trim_matches(['`', '\'', '"', ';', ')', ',']);
        match word.strip_prefix(HOLDS_VARIABLE) {
            Some(variable) => Self::Variable(variable_name(variable)),
            None => Self::Of(word.to_owned()),
        }
    }

    /// Says whether these are the grants of a service principal; absent where that is not told.
    pub fn is_of(&self, own: Option<&ApplicationId>, variables: &[(String, bool)]) -> Option<bool> {
        match self {
            Self::All => Some(true),
            Self::Of(name) => Some(own.is_some_and(|own| name.eq_ignore_ascii_case(own.as_str()))),
            Self::Variable(name) => {
                variables.iter().rev().find(|(known, _)| known == name).map(|(_, is_own)| *is_own)
            }
            Self::Untold => None,
        }
    }
}

/// Reads a line that gives a variable a value: its name, and the value.
pub fn assignment(line: &str) -> Option<(String, &str)> {
    let (name, value) = line.split_once('=')?;
    let name = name.split_whitespace().next_back()?;
    let value = value.trim().trim_matches(['\'', '"', ';']);
    let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '$' | ':'));
    is_name.then(|| (variable_name(name), value))
}

fn variable_name(word: &str) -> String {
    let name = word.trim_matches(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    name.rsplit(':').next().unwrap_or_default().to_ascii_lowercase()
}

/// A line that only names an object: `catalog sales`, `## SCHEMA sales.orders`.
fn heading(line: &str) -> Option<Question> {
    let bare = line.trim().trim_start_matches(['#', '=', '*', '-', ' ']);
    let is_framed = bare.len() < line.trim().len();
    let bare = if is_framed { bare.trim_end_matches(['#', '=', '*', ':', ' ']) } else { bare };
    let (kind, name) = bare.split_once(char::is_whitespace)?;
    let name = name.trim();
    let is_one = !name.contains(char::is_whitespace) || name.starts_with('`');
    let subject = if is_one { Subject::read(kind, name)? } else { return None };
    Some(Question::heading(subject))
}

/// The words of a line; what stands in back quotes is one with what is around it.
fn words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut begins, mut is_quoted) = (None, false);
    for (at, c) in line.char_indices() {
        is_quoted ^= c == '`';
        match begins {
            None if !c.is_whitespace() => begins = Some(at),
            Some(from) if c.is_whitespace() && !is_quoted => {
                words.extend(line.get(from..at));
                begins = None;
            }
            _ => {}
        }
    }
    if let Some(from) = begins {
        // Without its other half a quote holds nothing together.
        let rest = line.get(from..).unwrap_or_default();
        if is_quoted { words.extend(rest.split_whitespace()) } else { words.push(rest) }
    }
    words
}
