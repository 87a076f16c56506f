//! What lines between rows say: that something was refused, is empty, is cut, or when it was.

/// Says whether a line tells that something was refused or failed.
pub fn is_refusal(line: &str) -> bool {
    let line = line.to_ascii_lowercase();
    ["error", "denied", "does not have", "exception", "not found"]
        .iter()
        .any(|word| line.contains(word))
}

/// Says whether a line tells that an answer has no rows.
pub fn is_empty_result(line: &str) -> bool {
    let line = line.trim().trim_matches(['(', ')', '.', '-', ' ']).to_ascii_lowercase();
    let begins = ["0 rows", "no rows", "no results", "no data", "query returned no"];
    matches!(line.as_str(), "empty" | "ok" | "no result" | "none" | "empty result")
        || begins.iter().any(|begin| line.starts_with(begin))
        || is_end(&line)
}

/// Says whether a line is what Spark's shell prints below each answer.
pub fn is_end(line: &str) -> bool {
    line.trim().to_ascii_lowercase().starts_with("time taken:")
}

/// Says whether a line tells that rows before it, or behind it, are left out.
pub fn is_cut(line: &str) -> bool {
    let line = line.trim().to_ascii_lowercase();
    let is_more = line.split_whitespace().collect::<Vec<_>>().windows(2).any(|pair| {
        matches!(pair, ["more", rows] if rows.starts_with("row") || rows.starts_with("line"))
    });
    line.starts_with("only showing top ")
        || line.contains("truncated")
        || line.contains("skipped") && line.contains("bytes")
        || line.contains("showing first")
        || is_more
        || is_part_of_rows(&line)
        || line == "..."
        || line == "…"
}

/// Says whether a line counts fewer rows than there are: `Showing 10 of 25 rows`.
fn is_part_of_rows(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let number = |word: &str| word.rsplit('-').next()?.replace(',', "").parse::<usize>().ok();
    let is_shown = line.contains("row") || line.contains("showing");
    is_shown
        && words.windows(3).any(|words| match words {
            [shown, "of", all] => {
                number(shown).zip(number(all)).is_some_and(|(shown, all)| shown < all)
            }
            _ => false,
        })
}

/// The day in a line, with its time where one stands there: `2026-11-02 08:14:21`.
pub fn day(line: &str) -> Option<String> {
    let is_day = |text: &str| {
        let is_digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
        let is_dash = |at: usize| text.as_bytes().get(at) == Some(&b'-');
        [0, 1, 2, 3, 5, 6, 8, 9].into_iter().all(is_digit) && is_dash(4) && is_dash(7)
    };
    let begins = line.match_indices("20").map(|(at, _)| at).find(|at| {
        let before = line.get(..*at).and_then(|before| before.chars().next_back());
        let is_apart = before.is_none_or(|c| !c.is_alphanumeric() && c != '-');
        is_apart && line.get(*at..*at + 10).is_some_and(is_day)
    })?;
    let rest = line.get(begins..)?;
    let length = rest.find(|c: char| !(c.is_ascii_digit() || "-: T".contains(c)));
    let when = rest.get(..length.unwrap_or(rest.len()).min(19))?;
    Some(when.replace('T', " ").trim_end().to_owned())
}

/// Says whether a line of a query leaves rows of a service principal out: by their privilege, by their number or by their
/// principal.
pub fn query_leaves_out(line: &str, own: Option<&str>) -> Option<bool> {
    let lower = line.trim().to_ascii_lowercase();
    let first = lower.split_whitespace().next()?;
    let first = first.trim_start_matches(['"', '\'', '(']);
    let is_query = matches!(
        first,
        "select"
            | "from"
            | "where"
            | "and"
            | "or"
            | "order"
            | "group"
            | "limit"
            | "union"
            | "having"
    );
    let is_about = lower.contains("information_schema.") && lower.contains("_privileges");
    if !is_query && !is_about {
        return None;
    }
    let is_limited = |column: &str| {
        lower.split(column).skip(1).any(|rest| {
            let rest = rest.trim_start();
            let begins = ["=", "<", "!", "in ", "in(", "like", "not "];
            begins.iter().any(|begin| rest.starts_with(begin))
        })
    };
    let is_of_own = own.is_some_and(|own| lower.contains(own));
    let by_privilege = is_limited("privilege_type") || is_limited("grantee") && !is_of_own;
    let is_of_all = first == "from" || first == "select" || is_about;
    Some(by_privilege || first == "limit" || is_of_all && lower.contains(" limit "))
}
