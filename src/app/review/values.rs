//! What a hostile link could abuse, each with how to check it; and how much of the link was used.

use yew::prelude::*;

use crate::app::View;
use crate::app::controls::inline_text::{inline_text, marked};
use crate::app::controls::sql_code::sql_code;
use crate::app::controls::turn_pages::turn_pages;
use crate::app::controls::way_to_field::way_to_field;
use crate::app::elements::{Dressed, all, block, code, each, element, p, space, when};
use crate::app::tools;
use crate::export::{Effect, steps, tokens};
use crate::link::Ignored;
use crate::model::Tool;
use crate::plan::{Field, StorageDraft};
use crate::state::{Action, NAMES_SHOWN, OpenedLink};
use crate::words::page::link as words;
use crate::words::{ignored, label, summary};

/// Who gets access, where the secret goes, what is read, and what is written.
pub fn values(view: &View<'_>) -> Html {
    let (answer, draft) = (view.answer, &view.state.form.draft);
    let segment = &answer.plan.segment_catalog;
    let writes = match draft.storage {
        StorageDraft::Exists => words::WRITES_EXISTS,
        StorageDraft::New | StorageDraft::NewAt(_) => words::WRITES_CREATE,
    };
    let value = |field| code("review__value", marked(draft.text(field).trim()));
    let field = |field, label, check| when(draft.holds(field), || row(label, value(field), check));
    let writes = all([inline_text(&summary::whole_name(&segment.name).into()), writes.into()]);
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
            reads(view),
            row(words::WRITES, writes, ""),
            field(Field::Location, words::STORED, words::STORED_CHECK),
            field(Field::ReverseEtlSchema, words::ALL_ON, words::ALL_ON_CHECK),
            removes(view),
            field(Field::TestTable, words::TESTS, words::TESTS_CHECK),
            look_alikes(view),
        ],
    )
}

fn row(label: &'static str, value: Html, check: &'static str) -> Html {
    let check = when(!check.is_empty(), || p("review__check", check));
    let value = element("div", "review__names", value).set("data-held", "");
    block("div", "review__row", [element("dt", "", label), block("dd", "", [value, check])])
}

/// How much is read, and then each name of it; of more names than are looked at at once, some at a time.
fn reads(view: &View<'_>) -> Html {
    let plan = &view.answer.plan;
    let readable = summary::readable(plan);
    let count = readable.len();
    let first = view.state.first_name.min(count.saturating_sub(1));
    let last = (first + NAMES_SHOWN).min(count);
    let turn = when(NAMES_SHOWN < count, || {
        let turn = |to| view.does(Action::ShowedNames(to));
        turn_pages(first, last, count, NAMES_SHOWN, turn)
    });
    let names = summary::readable_names(readable.get(first..last).unwrap_or_default());
    let shown = all([p("review__count", summary::reach(plan)), turn, inline_text(&names)]);
    when(0 < count, || row(words::READS, shown, words::READS_CHECK))
}

/// The access that is removed.
fn removes(view: &View<'_>) -> Html {
    let plan = &view.answer.plan;
    let statements = steps(plan).into_iter().flat_map(|step| step.statements);
    let mut removed = statements.filter(|statement| statement.effect() == Effect::TakeBack);
    let Some(first) = removed.next() else {
        let may_remove = view.state.form.draft.granted_before;
        return when(may_remove, || row(words::REMOVES, words::REMOVES_LATER.into(), ""));
    };
    // Which catalogs the others are of, the names that are read tell.
    let more = removed.count();
    let more = when(0 < more, || p("", words::removes_more(more)));
    row(
        words::REMOVES,
        all([sql_code(view, &tokens(&first, plan.wording)), more]),
        words::REMOVES_CHECK,
    )
}

/// Letters that are not what they look like, and names that look like others, once the tools have found any.
fn look_alikes(view: &View<'_>) -> Html {
    let tool = Tool::LookAlikes;
    when(tools::has_news(view, tool), || row(words::MIND, tools::body(view, tool), ""))
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
                all([space(), way_to_field(view, *field, "gap", label::field(*field).into())])
            });
            all([
                p("", words::link_usage(*used, not_used)),
                when(0 < not_used, || element("ul", "review__list", parts).set("data-held", "")),
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
