//! `databricks grants get` and its like, and calls of the SDK.

use super::{Keeps, Question, Subject, Whose};
use crate::audit::cell::Kind;

/// Reads a command of the CLI: <https://docs.databricks.com/aws/en/dev-tools/cli/reference/grants-commands> (November 2026).
pub fn read(words: &[&str]) -> Option<Question> {
    let at = words.iter().position(|word| *word == "grants")?;
    let is_cli = words.iter().take(at).any(|word| {
        let word = word.to_ascii_lowercase();
        word.contains("databricks") || word.contains("cli")
    });
    let (verb, rest) = words.get(at + 1..).filter(|_| is_cli)?.split_first()?;
    let (is_direct, is_wish) = match *verb {
        "get" => (true, false),
        "get-effective" => (false, false),
        "update" => (true, true),
        _ => return None,
    };
    let mut whose = Whose::All;
    let mut named: Vec<&str> = Vec::new();
    let mut rest = rest.iter();
    let mut takes_flags = true;
    while let Some(word) = rest.next() {
        match *word {
            "|" | ">" | ">>" | "&&" | "||" | ";" | "2>&1" => break,
            "--" => takes_flags = false,
            "--debug" => {}
            "--principal" => whose = rest.next().map_or(Whose::Untold, |name| Whose::of(name)),
            _ if takes_flags && word.starts_with('-') => match word.split_once('=') {
                Some(("--principal", name)) => whose = Whose::of(name),
                Some(_) => {}
                None => _ = rest.next(),
            },
            _ => {
                named.push(word.trim_end_matches(';'));
                if word.ends_with(';') {
                    break;
                }
            }
        }
    }
    let about = match named.as_slice() {
        [kind, name, ..] => match out_of_single_quotes(name) {
            Some(name) => Subject::read(kind, &name),
            None => Subject::read_unless_variable(kind, name.trim_matches('"')),
        },
        _ => None,
    };
    Some(Question { whose, is_direct: Some(is_direct), is_wish, ..Question::about(about) })
}

/// Reads a call of the SDK: `w.grants.get_effective(SecurableType.CATALOG, "sales")`.
pub fn read_call(line: &str) -> Option<Question> {
    let (_, call) = line.split_once("grants.get")?;
    let is_direct = !call.starts_with("_effective") && !call.starts_with("Effective");
    let (_, arguments) = call.split_once('(')?;
    let mut whose = Whose::All;
    let (mut kind, mut name) = (None, None);
    for argument in arguments.split(',') {
        let (key, value) = argument.split_once('=').unwrap_or(("", argument));
        let value = value.trim().trim_end_matches(')');
        let text = value.trim_matches(['"', '\'']);
        let is_text = text.len() + 2 == value.len();
        let word = value.rsplit('.').next().unwrap_or_default().trim_matches(['"', '\'']);
        match key.trim() {
            "principal" if is_text => whose = Whose::of(text),
            "principal" => whose = Whose::Variable(value.to_ascii_lowercase()),
            _ if kind.is_none() && Kind::parse(word).is_some() => kind = Some(word),
            _ if name.is_none() && is_text => name = Some(text),
            _ => {}
        }
    }
    let about = kind.zip(name).and_then(|(kind, name)| Subject::read(kind, name));
    Some(Question { whose, is_direct: Some(is_direct), ..Question::about(about) })
}

/// What the programs behind a command leave of its answer.
pub fn keeps(words: &[&str]) -> Keeps {
    let mut keeps = Keeps::All;
    for pair in words.windows(2) {
        let [bar, program] = pair else { continue };
        let program = program.to_ascii_lowercase();
        keeps = keeps.max(match program.as_str() {
            _ if *bar != "|" => Keeps::All,
            "jq" => Keeps::Chosen,
            "grep" | "egrep" | "rg" | "head" | "tail" | "findstr" | "select-string" | "sed"
            | "awk" | "select-object" | "where-object" => Keeps::Some,
            _ => Keeps::All,
        });
    }
    // All of it, only laid out.
    let is_plain = words.windows(3).any(|it| matches!(it, ["|", "jq", "." | "'.'" | "-r"]));
    if is_plain || words.ends_with(&["|", "jq"]) { Keeps::All } else { keeps }
}

/// The workspace that a command names.
pub fn workspace(words: &[&str]) -> Option<String> {
    let at = words.iter().position(|word| matches!(*word, "--profile" | "-p" | "--host"))?;
    let name = words.get(at + 1)?.trim_matches(['"', '\'', ';']);
    let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.:/".contains(c));
    is_name.then(|| name.strip_prefix("https://").unwrap_or(name).trim_end_matches('/').to_owned())
}

/// A word as the shell reads it in single quotes, in which nothing is a variable.
fn out_of_single_quotes(word: &str) -> Option<String> {
    let inner = word.strip_prefix('\'')?.strip_suffix('\'')?;
    Some(inner.replace(r"'\''", "'"))
}
