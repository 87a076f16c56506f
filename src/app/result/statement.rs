//! A statement with its reason.

use yew::prelude::*;

use crate::app::View;
use crate::app::controls::sql_code::sql_code;
use crate::app::elements::{Dressed, block, p, span, when};
use crate::app::ids::statement_id;
use crate::app::tools::is_new;
use crate::export::{Effect, StatementPlace, Token};
use crate::words::page::result as words;
use crate::words::page::tools;

/// Shows what a statement does to the access, its text, and why it is there, if that is asked for.
pub fn statement(
    view: &View<'_>,
    place: StatementPlace,
    effect: Effect,
    tokens: &[Token],
    reason: Option<Html>,
) -> Html {
    let (effect, word) = match effect {
        Effect::Read => ("statement statement--read", words::READ),
        Effect::Write => ("statement statement--write", words::WRITE),
        Effect::TakeBack => ("statement statement--take-back", words::TAKE_BACK),
        Effect::None => ("statement", ""),
    };
    let is_pointed_at = view.state.pointed_at.contains(&place);
    let pointed_at = if is_pointed_at { " statement--pointed-at" } else { "" };
    let is_new = is_new(view, place);
    let body = block(
        "div",
        "statement__body",
        [
            when(is_pointed_at, || p("statement__pointer", tools::POINTED_AT)),
            sql_code(view, tokens),
            when(is_new, || p("statement__new", words::NEW)),
            reason.map_or_else(Html::default, |reason| p("statement__why", reason)),
        ],
    );
    block("li", "", [span("statement__effect", word), body])
        .set("class", [effect, pointed_at].concat())
        .set("id", statement_id(place))
        .set_some("tabindex", is_pointed_at.then_some("-1"))
        .keyed(place.index)
}
