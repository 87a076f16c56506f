//! What a hostile link could abuse, each with how to check it; and how much of the link was used.

use yew::prelude::*;

use crate::app::View;
use crate::app::controls::inline_text::inline_text;
use crate::app::controls::sql_code::sql_code;
use crate::app::elements::{all, block, button, code, each, element, p, space, when};
use crate::export::Effect;
use crate::link::Ignored;
use crate::plan::{Field, StorageDraft};
use crate::state::{FocusTarget, OpenedLink};
use crate::words::page::link as words;
use crate::words::{ignored, label, summary};

/// Who gets access, where the secret goes, what is read, and what is written.
pub fn values(view: &View<'_>) -> Html {
    let (answer, draft) = (view.answer, &view.state.form.draft);
    let text = |field| draft.text(field).trim().to_owned();
    let names = summary::readable_names(&answer.plan);
    let segment = &answer.plan.segment_catalog;
    let writes = match draft.storage {
        StorageDraft::Exists => words::WRITES_EXISTS,
        StorageDraft::New | StorageDraft::NewAt(_) => words::WRITES_CREATE,
    };
    let removed = answer
        .steps
        .iter()
        .flat_map(|step| &step.statements)
        .filter(|statement| statement.effect == Effect::TakeBack);
    let value = |field| code("review__value", text(field));
    let field = |field, label, check| when(draft.holds(field), || row(label, value(field), check));
    let writes = all([inline_text(&summary::whole_name(&segment.name).into()), writes.into()]);
    let removed = removed.map(|statement| {
        row(words::REMOVES, sql_code(view, &statement.tokens), words::REMOVES_CHECK)
    });
    block(
        "dl",
        "review__values",
        [
            row(words::WHO, value(Field::ClientId), words::WHO_CHECK),
            when(draft.holds_connection(), || {
                // Host, path and a port that is not the usual one, whole.
                let lines = [Field::Hostname, Field::HttpPath, Field::Port].into_iter();
                let lines = lines.filter(|field| draft.holds(*field)).map(value);
                row(words::WHERE, each(lines), words::WHERE_CHECK)
            }),
            when(!names.is_empty(), || row(words::READS, inline_text(&names), words::READS_CHECK)),
            row(words::WRITES, writes, ""),
            field(Field::Location, words::STORED, words::STORED_CHECK),
            field(Field::ReverseEtlSchema, words::ALL_ON, words::ALL_ON_CHECK),
            each(removed),
        ],
    )
}

fn row(label: &'static str, value: Html, check: &'static str) -> Html {
    let check = when(!check.is_empty(), || p("review__check", check));
    let value = block("dd", "", [element("div", "review__names", value), check]);
    block("div", "review__row", [element("dt", "", label), value])
}

/// How much of a link was used, what of it was not, and what it leaves empty.
pub fn usage(view: &View<'_>, opened: &OpenedLink) -> Html {
    match opened {
        OpenedLink::Refused(error) => p("", ignored::refusal(*error)),
        OpenedLink::Used { used, foreign_host, ignored } => {
            let not_used = ignored.len() + usize::from(foreign_host.is_some());
            let foreign = foreign_host
                .as_ref()
                .map(|host| element("li", "", inline_text(&words::foreign_host(host))));
            let hidden = ignored.len().saturating_sub(MOST_LISTED);
            let parts = all([
                foreign.unwrap_or_default(),
                each(ignored.iter().take(MOST_LISTED).map(not_used_part)),
                when(0 < hidden, || element("li", "", words::more_ignored(hidden))),
            ]);
            let blanks = &view.answer.blanks;
            let empty = blanks.iter().take(MOST_NAMED).map(|field| {
                let seek = view.seeks(FocusTarget::Field(*field));
                all([space(), button("gap", label::field(*field), seek)])
            });
            all([
                p("", words::link_usage(*used, not_used)),
                when(0 < not_used, || element("ul", "review__list", parts)),
                when(!blanks.is_empty(), || {
                    block("p", "review__empty", [words::STILL_EMPTY.into(), each(empty)])
                }),
            ])
        }
    }
}

/// A link may hold hundreds of thousands of parts that mean nothing.
const MOST_LISTED: usize = 20;
/// How many fields that a link leaves empty are named.
const MOST_NAMED: usize = 6;

fn not_used_part(part: &Ignored) -> Html {
    block(
        "li",
        "",
        [
            code("review__part", words::link_part(&part.key, &part.value)),
            space(),
            inline_text(&ignored::reason(&part.reason)),
        ],
    )
}
