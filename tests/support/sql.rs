//! Reading SQL back, without a look at how it was written.

use data_graph_setup::model::Wording;

/// A piece of a statement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    /// A keyword, a number or punctuation.
    Fixed(String),
    /// What stands between back quotes, with doubled ones made single.
    Name(String),
    /// What stands between single quotes.
    Text(String),
}

const KEYWORDS: [&str; 46] = [
    "CREATE",
    "CATALOG",
    "IF",
    "NOT",
    "EXISTS",
    "MANAGED",
    "LOCATION",
    "GRANT",
    "REVOKE",
    "USAGE",
    "USE",
    "SELECT",
    "SCHEMA",
    "ALL",
    "PRIVILEGES",
    "ON",
    "TO",
    "FROM",
    "SHOW",
    "SCHEMAS",
    "IN",
    "LIMIT",
    "10",
    "*",
    ",",
    ".",
    // What only probes and fixes say.
    "TABLE",
    "TABLES",
    "GRANTS",
    "APPLY",
    "TAG",
    "BROWSE",
    "FUNCTION",
    "MATERIALIZED",
    "VIEW",
    "MODEL",
    "VERSION",
    "VOLUME",
    "EXECUTE",
    "EXTERNAL",
    "MANAGE",
    "MODIFY",
    "READ",
    "METADATA",
    "REFRESH",
    "WRITE",
];

/// What ends a line somewhere, or a text.
const LINE_ENDS: [char; 6] = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}', '\0'];

/// Takes a statement apart, as Databricks would: whatever is not quoted has to be a word of ours.
pub fn pieces(statement: &str) -> Result<Vec<Piece>, String> {
    let body = statement.strip_suffix(';').ok_or("no semicolon at the end")?;
    let mut pieces = Vec::new();
    let mut rest = body;
    while let Some(first) = rest.chars().next() {
        let (piece, behind) = match first {
            ' ' => {
                rest = rest.get(1..).unwrap_or_default();
                if rest.starts_with(' ') || rest.is_empty() {
                    return Err(format!("a space too many before {rest:?}"));
                }
                continue;
            }
            '`' | '\'' => {
                let (text, behind) = unquoted(rest, first)?;
                if text.contains(LINE_ENDS) {
                    return Err(format!("more than one line in {text:?}"));
                } else if first == '`' {
                    (Piece::Name(text), behind)
                } else if text.contains(['\\', '\'']) {
                    return Err(format!("{text:?} needs an escape"));
                } else {
                    (Piece::Text(text), behind)
                }
            }
            _ => {
                let length = if matches!(first, '*' | ',' | '.') {
                    1
                } else {
                    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
                    rest.find(|c| !is_word(c)).unwrap_or(rest.len())
                };
                let (word, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
                if !KEYWORDS.contains(&word) {
                    return Err(format!("{word:?} stands unquoted before {behind:?}"));
                }
                (Piece::Fixed(word.to_owned()), behind)
            }
        };
        pieces.push(piece);
        rest = behind;
    }
    Ok(pieces)
}

/// The text between the quote that `rest` begins with and the next one that is not doubled.
pub fn unquoted(rest: &str, quote: char) -> Result<(String, &str), String> {
    let mut text = String::new();
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((_, c)) = chars.next() {
        if c != quote {
            text.push(c);
        } else if chars.next_if(|&(_, next)| next == quote).is_some() {
            text.push(quote);
        } else {
            let behind = chars.peek().map_or("", |&(at, _)| rest.get(at..).unwrap_or_default());
            return Ok((text, behind));
        }
    }
    Err(format!("a quote stays open in {rest:?}"))
}

#[track_caller]
pub fn pieces_of(statement: &str) -> Vec<Piece> {
    pieces(statement).unwrap_or_else(|error| panic!("{statement}\n{error}"))
}

/// A statement with `N` for each name and `T` for each text.
pub fn skeleton(statement: &str) -> String {
    let words: Vec<String> = pieces_of(statement)
        .into_iter()
        .map(|piece| match piece {
            Piece::Fixed(word) => word,
            Piece::Name(_) => "N".to_owned(),
            Piece::Text(_) => "T".to_owned(),
        })
        .collect();
    words.join(" ")
}

pub fn names_in(statement: &str) -> Vec<String> {
    pieces_of(statement)
        .into_iter()
        .filter_map(|piece| match piece {
            Piece::Name(name) => Some(name),
            Piece::Fixed(_) | Piece::Text(_) => None,
        })
        .collect()
}

/// Every statement that the contract's table of steps has, in either wording.
pub fn contracts_statements(wording: Wording) -> Vec<&'static str> {
    let both = [
        "CREATE CATALOG IF NOT EXISTS N",
        "CREATE CATALOG IF NOT EXISTS N MANAGED LOCATION T",
        "REVOKE SELECT , USE SCHEMA ON CATALOG N FROM N",
        "GRANT ALL PRIVILEGES ON SCHEMA N . N TO N",
    ];
    let other: &[&str] = match wording {
        Wording::Guide => &[
            "GRANT USAGE ON CATALOG N TO N",
            "GRANT CREATE ON CATALOG N TO N",
            "GRANT SELECT ON CATALOG N TO N",
            "GRANT USAGE , SELECT , USE SCHEMA ON CATALOG N TO N",
            "USE CATALOG N",
            "GRANT USAGE , SELECT ON SCHEMA N TO N",
            "SHOW SCHEMAS",
            "SELECT * FROM N . N LIMIT 10",
        ],
        Wording::UnityCatalog => &[
            "GRANT USE CATALOG , CREATE SCHEMA , SELECT ON CATALOG N TO N",
            "GRANT USE CATALOG , USE SCHEMA , SELECT ON CATALOG N TO N",
            "GRANT USE CATALOG ON CATALOG N TO N",
            "GRANT USE SCHEMA , SELECT ON SCHEMA N . N TO N",
            "SHOW SCHEMAS IN N",
            "SELECT * FROM N . N . N LIMIT 10",
        ],
    };
    both.iter().chain(other).copied().collect()
}
