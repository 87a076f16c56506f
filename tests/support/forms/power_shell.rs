//! Reading a script for PowerShell back.

use super::VARIABLE;
use super::script::Script;

/// Reads a script for PowerShell.
pub fn read_power_shell(text: &str) -> Script {
    let mut script = Script::default();
    for line in text.lines().map(str::trim_start) {
        let line = match line.strip_prefix("if (-not (") {
            Some(condition) => condition.strip_suffix(")) {").unwrap(),
            None => line,
        };
        let called =
            ["Invoke-Databricks ", "Test-Databricks "].iter().find_map(|it| line.strip_prefix(it));
        if let Some(rest) = called {
            let (words, json, names) = power_shell_arguments(rest);
            let json = json.into_iter().flat_map(|json| ["--json".to_owned(), json]);
            script.call(
                words.into_iter().chain(json).chain(["--".to_owned()]).chain(names).collect(),
            );
        } else if let Some((_, rest)) = line.split_once(" = Get-Setting ") {
            script.needed.push(power_shell_text(rest).unwrap().0);
        }
    }
    script
}

/// The words, the request and the names of a call.
fn power_shell_arguments(line: &str) -> (Vec<String>, Option<String>, Vec<String>) {
    let (mut words, mut json, mut names) = (Vec::new(), None, Vec::new());
    let mut place = "";
    let mut rest = line;
    while !rest.is_empty() {
        if let Some(behind) = rest.strip_prefix(' ').or_else(|| rest.strip_prefix(", ")) {
            rest = behind;
        } else if let Some(behind) = rest.strip_prefix("-Json ") {
            (place, rest) = ("json", behind);
        } else if let Some(behind) = rest.strip_prefix("-Names ") {
            (place, rest) = ("names", behind);
        } else {
            let (value, behind) = power_shell_value(rest);
            match place {
                "" => words.push(value),
                "json" => json = Some(value),
                _ => names.push(value),
            }
            rest = behind;
        }
    }
    (words, json, names)
}

/// A text, a variable, or several of both in parentheses.
fn power_shell_value(text: &str) -> (String, &str) {
    if let Some(mut rest) = text.strip_prefix('(') {
        let mut whole = String::new();
        loop {
            let (value, behind) = power_shell_value(rest);
            whole.push_str(&value);
            match behind.strip_prefix(" + ") {
                Some(next) => rest = next,
                None => return (whole, behind.strip_prefix(')').unwrap()),
            }
        }
    }
    if let Some(name) = text.strip_prefix('$') {
        let length =
            name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(name.len());
        return (VARIABLE.to_string(), &name[length..]);
    }
    power_shell_text(text).unwrap_or_else(|| panic!("{text}"))
}

/// A text between single quotes, which PowerShell takes typographic ones for, too.
fn power_shell_text(text: &str) -> Option<(String, &str)> {
    let is_quote = |c: char| matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}');
    let mut chars = text.char_indices().peekable();
    chars.next().filter(|(_, c)| is_quote(*c))?;
    let mut inner = String::new();
    while let Some((at, c)) = chars.next() {
        if is_quote(c) && chars.next_if(|(_, next)| is_quote(*next)).is_none() {
            return Some((inner, &text[at + c.len_utf8()..]));
        }
        inner.push(c);
    }
    None
}
