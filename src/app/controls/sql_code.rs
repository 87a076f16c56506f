//! One statement as text.

use yew::prelude::*;

use crate::app::View;
use crate::app::elements::{classed, span};
use crate::export::Token;
use crate::plan::Opening;
use crate::state::FocusTarget;
use crate::words::{label, page};

/// Shows a statement with its words, names and blanks told apart; a blank goes to its field.
pub fn sql_code(view: &View<'_>, tokens: &[Token]) -> Html {
    html! {
        <code class="sql-code">
            { for tokens.iter().map(|token| piece(view, token)) }
        </code>
    }
}

fn piece(view: &View<'_>, token: &Token) -> Html {
    let text = token.as_str().to_owned();
    match token {
        Token::Words(_) => span("sql-code__words", text),
        Token::Quoted(_) => span("sql-code__name", unquoted(&text)),
        Token::Open(_, Opening { field: None, .. }) => span("sql-code__example", unquoted(&text)),
        Token::Open(_, Opening { field: Some(field), is_wrong, .. }) => {
            let class = if *is_wrong {
                "sql-code__blank sql-code__blank--wrong"
            } else {
                "sql-code__blank"
            };
            let title = page::go_to(&label::field(*field));
            classed(
                class,
                html! {
                    <button type="button" aria-label={format!("{text}, {title}")} {title}
                        onclick={view.on_seek(FocusTarget::Field(*field))}>
                        { unquoted(&text) }
                    </button>
                },
            )
        }
    }
}

/// Sets the quotes around a name apart from the name.
fn unquoted(text: &str) -> Html {
    let mut chars = text.chars();
    match (chars.next(), chars.next_back()) {
        (Some(open), Some(close)) => html! {
            <>
                { span("sql-code__quote", open.to_string()) }
                { chars.as_str().to_owned() }
                { span("sql-code__quote", close.to_string()) }
            </>
        },
        _ => html! { { text.to_owned() } },
    }
}
