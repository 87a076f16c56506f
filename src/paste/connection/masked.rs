//! Values that their writer masked, or that stand elsewhere.

/// Says whether a text that a value begins is masked, left to be filled in, or looked up when a program runs.
pub fn begins(text: &str) -> bool {
    let begins = |start: &&str| {
        text.get(..start.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(start))
    };
    STARTS.iter().any(begins) || is(value(text))
}

const STARTS: [&str; 22] = [
    "<",
    "$",
    "{",
    "%",
    "*",
    "…",
    "...",
    "[your",
    "[redacted",
    "your",
    "my-",
    "os.",
    "env",
    "getenv",
    "process.env",
    "system.getenv",
    "sys.getenv",
    "dbutils",
    "std::env",
    "var.",
    "redacted",
    "secret",
];

/// Says whether a value is masked.
pub fn is(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    [
        "xxx",
        "***",
        "...",
        "…",
        "<",
        ">",
        "${",
        "{{",
        "your-",
        "your_",
        "your.",
        "-your",
        "redacted",
        "placeholder",
    ]
    .iter()
    .any(|mark| lower.contains(mark))
        || lower.starts_with("your")
        || matches!(lower.as_str(), "xx" | "**" | "todo" | "changeme" | "tbd")
}

/// The value that a text begins with, as far as a value can be long.
pub fn value(text: &str) -> &str {
    let ends = |c: char| c.is_whitespace() || "\"'`;,|)]}&<".contains(c);
    let mut chars = text.char_indices().take(LONGEST_VALUE + 1);
    let end =
        chars.find(|(at, c)| ends(*c) || LONGEST_VALUE <= *at).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

/// No host and no path of a warehouse is longer.
const LONGEST_VALUE: usize = 400;
