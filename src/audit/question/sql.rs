//! `SHOW GRANTS`, wherever it stands in a line.

use super::{Question, Subject, Whose};
use crate::model::full_name;

/// Reads `SHOW GRANTS [principal] ON [kind] name`: <https://learn.microsoft.com/azure/databricks/sql/language-manual/security-show-grant>
/// (November 2026).
pub fn read(words: &[&str]) -> Option<Question> {
    let begins = words.windows(2).position(|pair| match pair {
        [show, grants] => {
            let show = show.rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
            let grants = grants.trim_end_matches(['s', 'S']);
            show.eq_ignore_ascii_case("show") && grants.eq_ignore_ascii_case("grant")
        }
        _ => false,
    })?;
    let rest = words.get(begins + 2..).unwrap_or_default();
    let on = rest.iter().take(2).position(|word| word.eq_ignore_ascii_case("on"));
    let whose = match (on, rest.first()) {
        (Some(1), Some(principal)) => Whose::of(principal),
        _ => Whose::All,
    };
    let about = on.and_then(|on| subject(rest.get(on + 1..)?));
    Some(Question { whose, is_direct: Some(false), ..Question::about(about) })
}

/// Reads a kind, of one word or two or none at all, and a name.
pub fn subject(words: &[&str]) -> Option<Subject> {
    let [first, ..] = words else { return None };
    let named = |kind: &str, word: Option<&&str>| {
        let name = name(word?);
        // A template writes `{catalog}` in quotes, too.
        let is_template = name.contains("`{") || name.contains("${");
        let is_quoted = name.starts_with('`') && !is_template;
        if is_quoted {
            Subject::read(kind, &name)
        } else {
            Subject::read_unless_variable(kind, &name)
        }
    };
    let two = || named(&[*first, words.get(1)?].join(" "), words.get(2).or(Some(&"")));
    let metastore = || Subject::read(&name(first), "metastore").filter(|it| it.kind.is_none());
    named(first, words.get(1))
        .or_else(two)
        .or_else(|| named("TABLE", Some(first)))
        .or_else(metastore)
}

/// A name without what is the statement's, the string's or the sentence's around it.
pub fn name(word: &str) -> String {
    if let Some((parts, _)) = full_name::back_quoted(word) {
        let quoted = parts.iter().map(|part| format!("`{}`", part.replace('`', "``")));
        return quoted.collect::<Vec<_>>().join(".");
    }
    let ends = [';', '"', '\'', ')', ','];
    let word = word.split(ends).next().unwrap_or_default();
    let is_open = word.matches('`').count() % 2 == 1;
    let word = if is_open { word.split('`').next().unwrap_or_default() } else { word };
    word.trim_end_matches([':', '.']).to_owned()
}
