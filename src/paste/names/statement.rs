//! Statements and commands: what they grant on, and what they ask for.

use crate::json::first_line;

use super::pieces;

/// What a statement or a command says.
pub enum Statement {
    /// It asks for the catalogs.
    ShowCatalogs,
    /// It asks for the schemas of a catalog, of the current one where it names none.
    ShowSchemas(Option<String>),
    /// It chooses a catalog.
    UseCatalog(String),
    /// It grants on this name.
    Grant(Usage, String),
    /// Something else.
    Other,
}

/// What a statement grants on.
pub enum Usage {
    /// A catalog.
    Catalog {
        /// Whether more is granted than to enter it.
        opens_all: bool,
    },
    /// A schema.
    Schema,
    /// A table, or something like one.
    Table,
    /// Something else.
    Other,
}

/// Reads the statement that a text begins with, and how long it is.
pub fn read(rest: &str) -> Option<(Statement, usize)> {
    let line = first_line(rest);
    let begins = line.len() - unprompted(line).len();
    let verb = Verb::of(line.get(begins..)?)?;
    let text = rest.get(begins..)?;
    let length = verb.length(text);
    let statement = text.get(..length).unwrap_or(text);
    Some((verb.read(statement), begins + length))
}

/// How a statement begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verb {
    Grant,
    Show,
    Use,
    /// Of SQL, over lines up to its semicolon.
    OtherLines,
    /// The CLI's, or of SQL on one line.
    OtherLine,
    Command,
}

impl Verb {
    fn of(line: &str) -> Option<Self> {
        let mut words = line.split_whitespace();
        let first = words.next()?;
        let second = words.next()?;
        let second = keyword(second);
        let is = |word: &str, known: &[&str]| known.iter().any(|it| word.eq_ignore_ascii_case(it));
        let is_short = words.next().is_none();
        Some(match first {
            _ if is(first, &["GRANT"]) && second.starts_with(|c: char| c.is_ascii_alphabetic()) => {
                Self::Grant
            }
            _ if is(first, &["SHOW"]) && is(second, &["CATALOGS", "SCHEMAS", "DATABASES"]) => {
                Self::Show
            }
            _ if is(first, &["USE"])
                && (is_short || is(second, &["CATALOG", "SCHEMA", "DATABASE"])) =>
            {
                Self::Use
            }
            _ if is(first, &["databricks"]) => Self::Command,
            _ if is(first, &["REVOKE", "DENY", "CREATE", "ALTER", "DROP", "SELECT"]) => {
                Self::OtherLines
            }
            _ if is(first, &["SHOW", "DESCRIBE", "DESC"]) && !is_short || is(first, &["SHOW"]) => {
                Self::OtherLine
            }
            _ => return None,
        })
    }

    /// How long the statement is that a text begins with.
    fn length(self, text: &str) -> usize {
        let mut length = 0;
        for (index, line) in text.split('\n').take(MOST_LINES).enumerate() {
            let is_next = line.trim().is_empty() || Self::of(unprompted(line)).is_some();
            if 0 < index && is_next {
                return length;
            }
            if self != Self::Command
                && let Some(end) = semicolon(line)
            {
                return length + end + 1;
            }
            length = (length + line.len() + 1).min(text.len());
            let goes_on = match self {
                Self::Grant => !is_granted(line),
                Self::OtherLines => true,
                _ => false,
            };
            if !goes_on {
                return length;
            }
        }
        // Without its end it is taken for one line.
        match self {
            Self::OtherLines if MOST_LINES <= text.split('\n').take(MOST_LINES).count() => {
                (first_line(text).len() + 1).min(text.len())
            }
            _ => length,
        }
    }

    fn read(self, statement: &str) -> Statement {
        let words: Vec<&str> = statement.split_whitespace().collect();
        match self {
            Self::Grant => grant(&words),
            Self::Show => show(&words),
            Self::Use => match words.as_slice() {
                [_, kind, name @ ..] if kind.eq_ignore_ascii_case("CATALOG") => {
                    match one_name(&name.join(" ")) {
                        Some(name) => Statement::UseCatalog(name),
                        None => Statement::Other,
                    }
                }
                _ => Statement::Other,
            },
            Self::Command => command(&words),
            Self::OtherLines => schemata(statement),
            Self::OtherLine => Statement::Other,
        }
    }
}

const MOST_LINES: usize = 20;

fn grant(words: &[&str]) -> Statement {
    let at = |word: &str| words.iter().position(|it| it.eq_ignore_ascii_case(word));
    let (Some(on), Some(to)) =
        (at("ON"), words.iter().rposition(|it| it.eq_ignore_ascii_case("TO")))
    else {
        return Statement::Other;
    };
    let (Some(privileges), Some(object)) = (words.get(1..on), words.get(on + 1..to)) else {
        return Statement::Other;
    };
    let (kind, name) = match object {
        [name] => ("TABLE", (*name).to_owned()),
        [kind, name @ ..] => (*kind, name.join(" ")),
        [] => return Statement::Other,
    };
    let usage = match kind.to_ascii_uppercase().as_str() {
        "CATALOG" => {
            let privileges = privileges.join(" ").to_ascii_uppercase().replace('_', " ");
            let is_entry = |privilege: &str| {
                let privilege = privilege.split_whitespace().collect::<Vec<_>>().join(" ");
                matches!(privilege.as_str(), "USAGE" | "USE CATALOG")
            };
            Usage::Catalog { opens_all: !privileges.split(',').all(is_entry) }
        }
        "SCHEMA" | "DATABASE" => Usage::Schema,
        "TABLE" | "VIEW" => Usage::Table,
        _ => Usage::Other,
    };
    Statement::Grant(usage, name)
}

fn show(words: &[&str]) -> Statement {
    match words {
        [_, what, ..] if keyword(what).eq_ignore_ascii_case("CATALOGS") => Statement::ShowCatalogs,
        [_, _, within, name, ..]
            if within.eq_ignore_ascii_case("IN") || within.eq_ignore_ascii_case("FROM") =>
        {
            Statement::ShowSchemas(one_name(name))
        }
        _ => Statement::ShowSchemas(None),
    }
}

/// Reads a command of the CLI: `databricks catalogs list`, `databricks schemas list sales`.
fn command(words: &[&str]) -> Statement {
    let at = words.windows(2).position(|pair| matches!(pair, ["catalogs" | "schemas", "list"]));
    match at.and_then(|at| words.get(at..)) {
        Some(["catalogs", ..]) => Statement::ShowCatalogs,
        Some(["schemas", _, rest @ ..]) => {
            let name = rest.iter().find(|word| !word.starts_with('-'));
            Statement::ShowSchemas(name.and_then(|name| one_name(name)))
        }
        _ => Statement::Other,
    }
}

/// Reads a query of one catalog's own `information_schema.schemata`, which does not print the catalog.
fn schemata(statement: &str) -> Statement {
    let lower = statement.to_ascii_lowercase();
    let Some(at) = lower.find(".information_schema.schemata") else { return Statement::Other };
    let before = statement.get(..at).unwrap_or_default();
    let name = before.split_whitespace().next_back().and_then(one_name);
    match name {
        Some(name) if !name.eq_ignore_ascii_case("system") => Statement::ShowSchemas(Some(name)),
        _ => Statement::Other,
    }
}

/// A name of one part at the end of a statement.
fn one_name(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches([';', ')', ' ']);
    // A quote within is that of the language that the statement stands in.
    let text = match text.starts_with(['"', '\'', '`']) {
        true => text,
        false => text.split(['"', '\'']).next().unwrap_or_default(),
    };
    match pieces::parts(text).as_slice() {
        [name] if !name.is_empty() => Some(name.clone()),
        _ => None,
    }
}

/// A word of SQL without what ends the statement behind it.
fn keyword(word: &str) -> &str {
    word.split([';', '"', '\'', ')']).next().unwrap_or_default()
}

fn is_granted(line: &str) -> bool {
    let mut words = line.split_whitespace().skip_while(|word| !word.eq_ignore_ascii_case("TO"));
    words.next().is_some() && words.next().is_some()
}

/// Where the semicolon stands that ends a statement on this line.
fn semicolon(line: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in line.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '`' | '"' | '\'') => quote = Some(c),
            (None, ';') => return Some(at),
            _ => {}
        }
    }
    match quote {
        Some(_) => line.rfind(';'),
        None => None,
    }
}

/// A line without the prompt of a terminal, or the call that a statement stands in.
fn unprompted(line: &str) -> &str {
    let line = line.trim_start_matches(['>', '$', '%', ' ', '\t', '|']);
    let line = match line.split_once("sql(") {
        Some((before, call)) if !before.contains(['`', ';']) && before.len() < LONGEST_PROMPT => {
            call.trim_start_matches(['f', 'r', '"', '\'', ' '])
        }
        _ => line,
    };
    match line.split_once("> ").or_else(|| line.split_once("$ ")) {
        Some((prompt, rest))
            if prompt.len() < LONGEST_PROMPT && !prompt.contains(['<', '|', '`', ',']) =>
        {
            rest.trim_start()
        }
        _ => line,
    }
}

const LONGEST_PROMPT: usize = 60;
