//! The form, in the guide's order.

mod facts;
mod held;
mod pasted_note;
pub mod scope;
mod warehouse;

use std::rc::Rc;

use yew::prelude::*;

use crate::model::{ChecklistPart, GuideStep, Tool};
use crate::plan::{Field, ScopeRow};
use crate::state::{Action, ROWS_SHOWN};
use crate::words::label;
use crate::words::page::form as words;
use crate::words::page::{self, result};

use super::View;
use super::controls::field_messages::field_messages;
use super::controls::icon::icon;
use super::controls::text_box::{TextBox, box_label, text_box};
use super::controls::turn_pages::turn_pages;
use super::elements::{
    Act, Dressed, all, block, button, code, each, element, p, pressed_key, space, span, when,
};
use super::frame::footer::external;
use super::ids;
use super::tools::body;
use pasted_note::pasted_note;

/// Everything that can be typed and chosen; in short, while it only shows what a link brought.
pub fn form(view: &View<'_>) -> Html {
    let stop: Act = Rc::new(|event| event.prevent_default());
    let content =
        if view.is_held && !view.state.form.is_unfolded { held::held(view) } else { boxes(view) };
    block("form", "form", [started_over(view), content])
        .set("id", ids::FORM)
        .set("tabindex", "-1")
        .set("aria-label", words::FORM)
        .set("autocomplete", "off")
        .flag("inert", view.is_covered())
        .on("submit", stop)
        .on("keydown", on_undo(view))
}

/// Undo, while what was pasted last can be taken back.
fn on_undo(view: &View<'_>) -> Act {
    let pasted = view.state.pasted.as_ref();
    let can_undo = pasted.is_some_and(|it| it.can_be_undone(&view.state.form.draft));
    let send = view.send.clone();
    Rc::new(move |event| {
        let is_undo = |key: &KeyboardEvent| {
            (key.ctrl_key() || key.meta_key())
                && !key.shift_key()
                && key.key().eq_ignore_ascii_case("z")
        };
        if can_undo && pressed_key(event).is_some_and(is_undo) {
            event.prevent_default();
            send.does(Action::UndidPaste);
        }
    })
}

fn started_over(view: &View<'_>) -> Html {
    when(view.state.form.before_start_over.is_some(), || {
        let undo = view.does(Action::UndidStartOver);
        let undo = button("button button--small", page::UNDO, undo);
        block("div", "notice", [p("", page::STARTED_OVER), undo])
    })
}

fn boxes(view: &View<'_>) -> Html {
    let guide = external(page::GUIDE_URL, page::GUIDE);
    all([
        block("p", "form__lead", [words::LEAD.into(), space(), guide, ".".into()]),
        client_id(view),
        profiles_sync(view),
        other_catalogs(view),
        warehouse::warehouse(view),
        facts::facts(view),
    ])
}

/// The number of a step of the guide: the same on both sides of the desk.
pub fn step_tag(step: GuideStep) -> Html {
    let spoken = span("visually-hidden", result::step_spoken(step));
    block("span", "tag", [spoken, result::step_number(step).into()])
}

/// What stands over the boxes of a step.
fn head(step: GuideStep, label: Html, aside: Html) -> Html {
    block("div", "field__head", [step_tag(step), label, aside])
}

/// What helps to fill in a box.
fn hint(id: &'static str, text: impl Into<Html>) -> Html {
    p("hint", text).set("id", id)
}

/// The client ID, and the checklist that it comes out of.
fn client_id(view: &View<'_>) -> Html {
    let field = Field::ClientId;
    let done = ChecklistPart::ALL.iter().map(|part| view.ticks.count(*part)).sum();
    let of = ChecklistPart::ALL.iter().map(|part| part.count()).sum();
    let is_open = view.state.shows_checklist;
    let label = all([
        words::NO_PRINCIPAL.into(),
        space(),
        words::steps_done(done, of).into(),
        icon(if is_open { "#i-less" } else { "#i-next" }),
    ]);
    let aside = button("aside aside--long link", label, view.does(Action::TurnedChecklist))
        .says("aria-expanded", is_open);
    let label = box_label(field, "field__label", label::CLIENT_ID);
    block(
        "section",
        "field",
        [
            head(GuideStep::ServicePrincipal, label, aside),
            when(is_open, || checklist(view)),
            text_box(view, TextBox { hint: Some("client-id-hint"), ..TextBox::new(field) }),
            field_messages(view, field),
            pasted_note(view, |it| it == field, hint("client-id-hint", words::CLIENT_ID_HINT)),
        ],
    )
}

/// Step 1 as things to tick off.
fn checklist(view: &View<'_>) -> Html {
    let kept = when(!view.ticks.is_kept, || p("message message--note", words::TICKS_NOT_KEPT));
    block("div", "checklist", [body(view, Tool::Checklist), kept])
}

fn profiles_sync(view: &View<'_>) -> Html {
    let row = ScopeRow::ProfilesSync;
    let label = box_label(Field::Catalog(row), "field__label", label::catalog(row));
    let aside = p("aside aside--long", words::PROFILES_SYNC_HINT).set("id", "profiles-sync-hint");
    block(
        "section",
        "field",
        [
            head(GuideStep::ProfilesSync, label, aside),
            scope::scope(view, row, "profiles-sync-hint"),
            pasted_note(view, |it| it.row() == Some(row), Html::default()),
        ],
    )
}

/// A row for each other catalog, and an empty one for the next.
fn other_catalogs(view: &View<'_>) -> Html {
    let count = view.state.form.draft.catalogs.len();
    let aside = if count == 0 { words::OPTIONAL.to_owned() } else { words::added(count) };
    let label = element("h2", "field__label", label::OTHER_CATALOGS);
    let first = view.state.first_row.min(count);
    let last = (first + ROWS_SHOWN).min(count);
    let example = all([
        words::OTHER_CATALOGS_HINT.into(),
        space(),
        code("", words::CATALOG_AND_SCHEMA),
        words::SCHEMA_LIMITS.into(),
    ]);
    let rows = (first..last).chain([count]).map(|index| {
        let row = scope::scope(view, ScopeRow::Other(index), "catalogs-hint");
        element("li", "", row).keyed(index)
    });
    let is_here = |it: Field| matches!(it.row(), Some(ScopeRow::Other(_)));
    block(
        "section",
        "field",
        [
            head(GuideStep::OtherCatalogs, label, p("aside", aside)),
            when(ROWS_SHOWN < count, || {
                let turn = |to| view.does(Action::ShowedRows(to));
                turn_pages(first, last, count, ROWS_SHOWN, turn)
            }),
            element("ul", "ledger", each(rows)),
            pasted_note(view, is_here, hint("catalogs-hint", example)),
        ],
    )
}
