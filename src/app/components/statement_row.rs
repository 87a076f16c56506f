//! A statement with its reason.

use yew::prelude::*;

use crate::answer::AnsweredStatement;
use crate::export::Effect;
use crate::words::page::{self, tools};

use super::sql_code::SqlCode;

/// Props of [`StatementRow`].
#[derive(PartialEq, Properties)]
pub struct StatementRowProps {
    /// The row's ID.
    pub id: AttrValue,
    /// Whether something on the page points at it.
    pub is_pointed_at: bool,
    /// The statement.
    pub statement: AnsweredStatement,
}

/// Shows what a statement does to the access, its text, and why it is there.
#[component]
pub fn StatementRow(props: &StatementRowProps) -> Html {
    let StatementRowProps { id, statement, is_pointed_at } = props;
    let (modifier, word) = match statement.effect {
        Effect::Read => ("statement-row--read", page::READ),
        Effect::Write => ("statement-row--write", page::WRITE),
        Effect::TakeBack => ("statement-row--take-back", page::TAKE_BACK),
        Effect::None => ("statement-row--none", page::NO_CHANGE),
    };
    html! {
        <li class={classes!("statement-row", modifier, is_pointed_at.then_some("statement-row--pointed-at"))}
            {id} tabindex={is_pointed_at.then_some("-1")}>
            if *is_pointed_at {
                <p class="statement-row__pointer">{ tools::POINTED_AT }</p>
            }
            <SqlCode tokens={statement.tokens.clone()} />
            <p class="statement-row__why">
                <span class="statement-row__effect">{ word }</span>
                { " " }{ &statement.why }
            </p>
        </li>
    }
}
