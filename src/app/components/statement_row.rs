//! A statement with its reason.

use yew::prelude::*;

use crate::answer::AnsweredStatement;
use crate::export::Effect;
use crate::words::page;

use super::sql_code::SqlCode;

/// Props of [`StatementRow`].
#[derive(PartialEq, Properties)]
pub struct StatementRowProps {
    /// The statement.
    pub statement: AnsweredStatement,
}

/// Shows what a statement does to the access, its text, and why it is there.
#[component]
pub fn StatementRow(props: &StatementRowProps) -> Html {
    let StatementRowProps { statement } = props;
    let (modifier, word) = match statement.effect {
        Effect::Read => ("statement-row--read", page::READ),
        Effect::Write => ("statement-row--write", page::WRITE),
        Effect::TakeBack => ("statement-row--take-back", page::TAKE_BACK),
        Effect::None => ("statement-row--none", page::NO_CHANGE),
    };
    html! {
        <li class={classes!("statement-row", modifier)}>
            <SqlCode tokens={statement.tokens.clone()} />
            <p class="statement-row__why">
                <span class="statement-row__effect">{ word }</span>
                { " " }{ &statement.why }
            </p>
        </li>
    }
}
