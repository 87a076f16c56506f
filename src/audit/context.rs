//! What a line of a terminal or an editor says about the answer that follows it.

use std::borrow::Cow;

use crate::model::{ApplicationId, Object};

use super::row::named_object;

/// What a line says about the answer that follows it.
pub enum Context {
    /// It asks about a securable: a `SHOW GRANTS`, a `databricks grants`, or a line that only names one.
    Asks(Object),
    /// It prints such a line, asks for everything at once, or asks for somebody else's grants.
    Announces,
}

/// Reads a line that is no row of a listing, for the plan's own service principal.
pub fn context(line: &str, own: Option<&ApplicationId>) -> Option<Context> {
    let words: Vec<&str> = line.split_whitespace().collect();
    if let [kind, name] = words.as_slice() {
        return named_object(kind, name).map(Context::Asks);
    }
    if is_query_for_everything(line) || is_print_of_a_line(&words) {
        return Some(Context::Announces);
    }
    let question = Question::read(&words)?;
    let object = words.windows(2).find_map(|pair| match pair {
        [kind, word] => named_object(kind, &question.name(word)),
        _ => None,
    })?;
    Some(if question.is_about(own) { Context::Asks(object) } else { Context::Announces })
}

/// Says whether a line tells that something was refused or failed.
pub fn is_refusal(line: &str) -> bool {
    let line = line.to_ascii_lowercase();
    ["error", "denied", "does not have", "exception", "not found"]
        .iter()
        .any(|word| line.contains(word))
}

/// Says whether a line is what Spark's `show` says below a table that it cut.
pub fn is_cut_by_spark(line: &str) -> bool {
    line.trim().starts_with("only showing top ")
}

fn is_query_for_everything(line: &str) -> bool {
    line.contains("information_schema.") && line.contains("_privileges")
}

fn is_print_of_a_line(words: &[&str]) -> bool {
    words.windows(2).any(|pair| pair == ["printf", r"'%s\n'"])
}

/// A statement or a command that asks for grants.
struct Question<'l> {
    is_command: bool,
    /// Whose grants it asks for, if it says so.
    whose: Option<&'l str>,
}

impl<'l> Question<'l> {
    fn read(words: &[&'l str]) -> Option<Self> {
        if let Some(rest) = behind(words, "show", "grant") {
            let whose = rest.first().filter(|word| !word.eq_ignore_ascii_case("on"));
            return Some(Self { is_command: false, whose: whose.copied() });
        }
        let rest = behind(words, "databricks", "grant")?;
        let flag = rest.iter().position(|word| *word == "--principal");
        let whose = flag.and_then(|at| rest.get(at + 1));
        Some(Self { is_command: true, whose: whose.copied() })
    }

    /// A name as it stands in the question, without what is the statement's or the shell's.
    fn name<'w>(&self, word: &'w str) -> Cow<'w, str> {
        if self.is_command {
            out_of_shell_quotes(word)
        } else {
            Cow::Borrowed(word.strip_suffix(';').unwrap_or(word))
        }
    }

    fn is_about(&self, own: Option<&ApplicationId>) -> bool {
        self.whose.is_none_or(|whose| {
            let whose = whose.trim_matches(['`', '\'', '"']);
            own.is_some_and(|own| whose.eq_ignore_ascii_case(own.as_str()))
        })
    }
}

/// The words behind two others, of which the second may be in the plural.
fn behind<'w, 'l>(words: &'w [&'l str], one: &str, other: &str) -> Option<&'w [&'l str]> {
    let at = words.windows(2).position(|pair| match pair {
        [first, second] => {
            first.eq_ignore_ascii_case(one)
                && second.trim_end_matches(['s', 'S']).eq_ignore_ascii_case(other)
        }
        _ => false,
    })?;
    words.get(at + 2..)
}

fn out_of_shell_quotes(word: &str) -> Cow<'_, str> {
    match word.strip_prefix('\'').and_then(|word| word.strip_suffix('\'')) {
        Some(inner) => Cow::Owned(inner.replace(r"'\''", "'")),
        None => Cow::Borrowed(word),
    }
}
