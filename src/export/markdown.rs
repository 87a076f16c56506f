//! How Markdown spells a text that means nothing in it. Quoting for it happens here and nowhere else.
//!
//! Nothing is escaped: within code every character stands for itself. No name stands in a table, where a `|` would not.
//! <https://spec.commonmark.org/0.31.2/#code-spans> (November 2026).

/// A text of one line as a code span.
///
/// ```
/// use data_graph_setup::export::markdown::code;
///
/// assert_eq!(code("sales"), "`sales`");
/// assert_eq!(code("a`b"), "``a`b``");
/// assert_eq!(code("`"), "`` ` ``");
/// ```
pub fn code(text: &str) -> String {
    let fence = "`".repeat(longest_run(text) + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    [&fence, space, text, space, &fence].concat()
}

/// Lines as a code block in a language.
pub fn block(language: &str, lines: &str) -> String {
    let fence = "`".repeat(longest_run(lines).max(2) + 1);
    [&fence, language, "\n", lines, &fence, "\n"].concat()
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or_default()
}
