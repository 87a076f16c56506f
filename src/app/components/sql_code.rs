//! One statement as text.

use yew::prelude::*;

use crate::app::hooks::use_send::use_send;
use crate::app::state::Action;
use crate::export::Token;
use crate::plan::Opening;
use crate::words::{label, page};

/// Props of [`SqlCode`].
#[derive(PartialEq, Properties)]
pub struct SqlCodeProps {
    /// The statement in pieces.
    pub tokens: Vec<Token>,
}

/// Shows a statement with its words, names and blanks told apart; a blank goes to its field.
#[component]
pub fn SqlCode(props: &SqlCodeProps) -> Html {
    html! {
        <code class="sql-code">
            for (index, token) in props.tokens.iter().enumerate() {
                <Piece key={index} token={token.clone()} />
            }
        </code>
    }
}

#[derive(PartialEq, Properties)]
struct PieceProps {
    token: Token,
}

#[component]
fn Piece(props: &PieceProps) -> Html {
    let send = use_send();
    let text = props.token.as_str().to_owned();
    match &props.token {
        Token::Words(_) => html! { <span class="sql-code__words">{ text }</span> },
        Token::Quoted(_) => html! { <span class="sql-code__name">{ unquoted(&text) }</span> },
        Token::Open(_, Opening { field: None, .. }) => {
            html! { <span class="sql-code__example">{ unquoted(&text) }</span> }
        }
        Token::Open(_, Opening { field: Some(field), is_wrong, .. }) => {
            let field = *field;
            let onclick = Callback::from(move |_| send.emit(Action::SoughtField(field)));
            let class = classes!("sql-code__blank", is_wrong.then_some("sql-code__blank--wrong"));
            let title = page::go_to(&label::field(field));
            html! {
                <button {class} type="button" aria-label={format!("{text}, {title}")} {title} {onclick}>{ unquoted(&text) }</button>
            }
        }
    }
}

/// Sets the quotes around a name apart from the name.
fn unquoted(text: &str) -> Html {
    let mut chars = text.chars();
    match (chars.next(), chars.next_back()) {
        (Some(open), Some(close)) => html! {
            <>
                <span class="sql-code__quote">{ open.to_string() }</span>
                { chars.as_str().to_owned() }
                <span class="sql-code__quote">{ close.to_string() }</span>
            </>
        },
        _ => html! { { text.to_owned() } },
    }
}
