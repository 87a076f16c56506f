//! Reading a script for bash back.

use super::VARIABLE;
use super::script::Script;

/// Reads a script for bash.
pub fn read_bash(text: &str) -> Script {
    let mut script = Script::default();
    for line in text.lines() {
        let line = line.trim_start().trim_end_matches(" >/dev/null 2>&1; then");
        let line = line.strip_prefix("if ! ").unwrap_or(line);
        if let Some(rest) = line.strip_prefix("databricks ") {
            script.call(shell_words(rest));
        } else if let Some((_, rest)) = line.split_once("=\"${DATA_GRAPH_")
            && let Some((name, _)) = rest.split_once(":?")
        {
            script.needed.push(format!("DATA_GRAPH_{name}"));
        }
    }
    script
}

/// Takes a command apart as POSIX says.
fn shell_words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        if c == ' ' {
            words.extend(word.take());
            continue;
        }
        let word = word.get_or_insert_default();
        match c {
            '\'' => loop {
                match chars.next().unwrap() {
                    '\'' => break,
                    inner => word.push(inner),
                }
            },
            '"' => {
                // All that stands in these is a variable.
                let name: String = std::iter::from_fn(|| chars.next_if(|c| *c != '"')).collect();
                assert!(name.starts_with('$') && chars.next() == Some('"'), "{line}");
                word.push(VARIABLE);
            }
            '\\' => word.push(chars.next().unwrap()),
            _ => {
                assert!(
                    c.is_ascii_alphanumeric() || "-_".contains(c),
                    "{c:?} stands unquoted in {line}"
                );
                word.push(c);
            }
        }
    }
    words.extend(word);
    words
}
