//! A statement with its reason.

use yew::prelude::*;

use crate::answer::AnsweredStatement;
use crate::app::View;
use crate::app::controls::sql_code::sql_code;
use crate::app::elements::{classed, p, span};
use crate::app::ids::statement_id;
use crate::export::{Effect, StatementPlace};
use crate::words::page::{self, tools};

/// Shows what a statement does to the access, its text, and why it is there.
pub fn statement(view: &View<'_>, place: StatementPlace, statement: &AnsweredStatement) -> Html {
    let (effect, word) = match statement.effect {
        Effect::Read => ("statement-row statement-row--read", page::READ),
        Effect::Write => ("statement-row statement-row--write", page::WRITE),
        Effect::TakeBack => ("statement-row statement-row--take-back", page::TAKE_BACK),
        Effect::None => ("statement-row statement-row--none", page::NO_CHANGE),
    };
    let is_pointed_at = view.state.pointed_at.contains(&place);
    let pointed_at = if is_pointed_at { " statement-row--pointed-at" } else { "" };
    let class = [effect, pointed_at].concat();
    classed(
        class,
        html! {
            <li id={statement_id(place)} tabindex={is_pointed_at.then_some("-1")}>
                if is_pointed_at {
                    { p("statement-row__pointer", tools::POINTED_AT) }
                }
                { sql_code(view, &statement.tokens) }
                <p class="statement-row__why">
                    { span("statement-row__effect", word) }
                    { " " }{ &statement.why }
                </p>
            </li>
        },
    )
}
