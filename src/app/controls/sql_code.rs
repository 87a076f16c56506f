//! One statement as text.

use yew::prelude::*;

use crate::app::View;
use crate::app::controls::inline_text::marked;
use crate::app::controls::way_to_field::way_to_field;
use crate::app::elements::{all, block, each, space, span, when};
use crate::export::Token;
use crate::plan::Opening;

/// Shows a statement: what varies stands out, what repeats does not, and a blank goes to its field.
pub fn sql_code(view: &View<'_>, tokens: &[Token]) -> Html {
    // Where a line is too short, it breaks before the principal.
    let to = tokens.iter().position(|token| matches!(token, Token::Words(" TO " | " FROM ")));
    let (before, behind) = tokens.split_at(to.unwrap_or(tokens.len()));
    let pieces = |tokens: &[Token]| each(tokens.iter().map(|token| piece(view, token)));
    let behind = when(!behind.is_empty(), || all([space(), span("sql-code__to", pieces(behind))]));
    block("code", "sql-code", [pieces(before), behind])
}

fn piece(view: &View<'_>, token: &Token) -> Html {
    let text = token.as_str().to_owned();
    match token {
        Token::Words(text) => words(text),
        Token::Quoted(_) => span("sql-code__name", unquoted(&text)),
        Token::Open(_, Opening { field: None, .. }) => span("sql-code__example", unquoted(&text)),
        Token::Open(_, Opening { field: Some(field), is_wrong, .. }) => {
            let class = if *is_wrong {
                "sql-code__blank sql-code__blank--wrong"
            } else {
                "sql-code__blank"
            };
            way_to_field(view, *field, class, unquoted(&text))
        }
    }
}

/// Words of SQL, of which what is granted, removed or done stands out.
fn words(text: &'static str) -> Html {
    let is_soft = matches!(text, "GRANT " | "REVOKE " | "CATALOG" | "SCHEMA")
        || !text.starts_with(|c: char| c.is_ascii_uppercase());
    // The space in front stands before what keeps together.
    let text =
        if text.starts_with(" TO") || text.starts_with(" FROM") { text.trim_start() } else { text };
    span(if is_soft { "sql-code__words" } else { "sql-code__done" }, text)
}

/// Sets the quotes around a name apart from the name.
fn unquoted(text: &str) -> Html {
    let mut chars = text.chars();
    let (Some(open), Some(close)) = (chars.next(), chars.next_back()) else {
        return text.to_owned().into();
    };
    let quote = |quote: char| span("sql-code__quote", quote.to_string());
    all([quote(open), marked(chars.as_str()), quote(close)])
}
