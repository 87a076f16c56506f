//! Addresses of the API: `…/unity-catalog/permissions/catalog/sales`.

use super::{Question, Subject, Whose};
use crate::link::percent::decode;

/// Reads an address of the API in a line: <https://docs.databricks.com/api/workspace/grants> (November 2026).
pub fn read(line: &str) -> Option<Question> {
    let (before, rest) = line.split_once("permissions/")?;
    let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | ')' | ',' | ';' | '>');
    let path = rest.split(ends).next().unwrap_or_default();
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let mut steps = path.split('/');
    let (kind, name) = (steps.next()?, steps.next()?);
    let principal = query.split('&').find_map(|pair| pair.strip_prefix("principal="));
    // A variable is none of what the encoding leaves as it is.
    let is_variable = name.contains(['$', '{', '<']);
    let about = if is_variable { None } else { Subject::read(kind, &decode(name).text) };
    let upper = line.to_ascii_uppercase();
    let is_wish = ["PATCH", "PUT", "POST"].iter().any(|method| upper.contains(method));
    Some(Question {
        whose: principal.map_or(Whose::All, |name| Whose::of(&decode(name).text)),
        is_direct: Some(!before.ends_with("effective-")),
        workspace: host(before).map(str::to_owned),
        is_wish,
        ..Question::about(about)
    })
}

/// The host of an address whose path goes on behind this.
fn host(before: &str) -> Option<&str> {
    let rest = before.split("https://").skip(1).last()?;
    let host = rest.split('/').next()?;
    let is_host =
        host.contains('.') && host.chars().all(|c| c.is_ascii_alphanumeric() || "-.".contains(c));
    is_host.then_some(host)
}
