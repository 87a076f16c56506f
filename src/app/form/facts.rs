//! What is usually fine as it is: each answer is one line that opens.

use yew::prelude::*;

use super::pasted_note::pasted_note;
use crate::app::View;
use crate::app::controls::choice::{Choice, TickBox, choice, tick_box};
use crate::app::controls::field_messages::field_messages;
use crate::app::controls::inline_text::inline_text;
use crate::app::controls::sql_code::sql_code;
use crate::app::controls::text_box::{TextBox, box_label, text_box};
use crate::app::elements::{Act, Dressed, all, block, code, each, element, p, space, span, when};
use crate::export::sql::schema_search;
use crate::model::{GuideStep, Wording};
use crate::plan::{
    DEFAULT_SEGMENT_CATALOG, Draft, Field, REVERSE_ETL_SCHEMA, REVERSE_ETL_SCHEMA_AS_PRINTED,
    StorageDraft,
};
use crate::state::{Action, StorageChoice};
use crate::words::label;
use crate::words::page::form as words;
use crate::words::sentence::{Sentence, name};

use super::step_tag;

/// One of the answers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fact {
    SegmentCatalog,
    ReverseEtl,
    OlderAccess,
    TestTable,
    Wording,
}

impl Fact {
    const ALL: [Self; 5] =
        [Self::SegmentCatalog, Self::ReverseEtl, Self::OlderAccess, Self::TestTable, Self::Wording];

    fn step(self) -> Option<GuideStep> {
        match self {
            Self::SegmentCatalog => Some(GuideStep::SegmentCatalog),
            Self::ReverseEtl => Some(GuideStep::ReverseEtl),
            Self::OlderAccess => Some(GuideStep::SomeSchemas),
            Self::TestTable => Some(GuideStep::Check),
            Self::Wording => None,
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::SegmentCatalog => GuideStep::SegmentCatalog.title(),
            Self::ReverseEtl => label::REVERSE_ETL,
            Self::OlderAccess => label::GRANTED_BEFORE,
            Self::TestTable => label::TEST_TABLE,
            Self::Wording => words::WORDING,
        }
    }

    /// The answer in short.
    fn answer(self, draft: &Draft) -> Sentence {
        match self {
            Self::SegmentCatalog => {
                let text = draft.text(Field::SegmentCatalog).trim();
                let mut answer = Sentence::default();
                answer.add(name(if text.is_empty() { DEFAULT_SEGMENT_CATALOG } else { text }));
                answer.add(", ");
                answer.add(words::storage(&draft.storage));
                answer
            }
            Self::ReverseEtl => named_or(&draft.reverse_etl_schema, words::REVERSE_ETL_NEVER),
            Self::OlderAccess => words::older_access(draft.granted_before).into(),
            Self::TestTable => named_or(draft.test_table.trim(), words::NONE),
            Self::Wording => match draft.wording {
                Wording::Guide => words::WORDING_GUIDE_SHORT,
                Wording::UnityCatalog => words::WORDING_UNITY_CATALOG_SHORT,
            }
            .into(),
        }
    }

    fn body(self, view: &View<'_>) -> Html {
        match self {
            Self::SegmentCatalog => segment_catalog(view),
            Self::ReverseEtl => reverse_etl(view),
            Self::OlderAccess => older_access(view),
            Self::TestTable => test_table(view),
            Self::Wording => wording(view),
        }
    }
}

fn named_or(text: &str, instead: &'static str) -> Sentence {
    if text.is_empty() { instead.into() } else { name(text).into() }
}

/// The answers, each of which opens.
pub fn facts(view: &View<'_>) -> Html {
    let facts = Fact::ALL.into_iter().map(|fact| {
        let line =
            block("summary", "fact__line", [line(view, fact), span("fact__change", words::CHANGE)])
                .flag("data-held", view.is_held);
        block("details", "fact", [line, element("div", "fact__body", fact.body(view))])
    });
    let heading = element("h2", "facts__heading", words::USUALLY_FINE);
    block("section", "facts", [heading, each(facts)])
}

/// The answers in short, where they cannot be changed.
pub fn held_facts(view: &View<'_>) -> Html {
    each(Fact::ALL.into_iter().map(|fact| element("div", "fact fact__line", line(view, fact))))
}

fn line(view: &View<'_>, fact: Fact) -> Html {
    let tag = fact.step().map_or_else(|| span("tag tag--none", ""), step_tag);
    in_short(tag, fact.title(), &fact.answer(&view.state.form.draft))
}

/// A title with its answer in short.
pub fn in_short(tag: Html, title: &'static str, answer: &Sentence) -> Html {
    let answer = span("", inline_text(answer));
    all([tag, block("span", "fact__text", [element("b", "", title), space(), answer])])
}

/// A box with its label, what helps to fill it in, and what there is to say of it.
fn boxed(view: &View<'_>, text: TextBox, hint: &'static str) -> Html {
    let field = text.field;
    let hint = p("hint", hint).set_some("id", text.hint);
    all([
        box_label(field, "fact__label", label::field(field)),
        text_box(view, text),
        field_messages(view, field),
        pasted_note(view, |it| it == field, hint),
    ])
}

fn segment_catalog(view: &View<'_>) -> Html {
    let name = TextBox {
        hint: Some("segment-catalog-hint"),
        placeholder: Some(DEFAULT_SEGMENT_CATALOG),
        ..TextBox::new(Field::SegmentCatalog)
    };
    all([
        p("hint", words::SEGMENT_CATALOG_INTRO),
        boxed(view, name, words::SEGMENT_CATALOG_HINT),
        storage(view),
    ])
}

/// One of several choices.
fn one(
    name: &'static str,
    value: &'static str,
    is_chosen: bool,
    label: impl Into<Html>,
    hint: &'static str,
    on_choose: Act,
) -> Html {
    let hint = (!hint.is_empty()).then_some(hint.into());
    choice(Choice { name, value, label: label.into(), hint, is_chosen, on_choose })
}

fn choices<const N: usize>(legend: &'static str, choices: [Html; N]) -> Html {
    block("fieldset", "choices", [element("legend", "choices__legend", legend), all(choices)])
}

fn storage(view: &View<'_>) -> Html {
    let storage = &view.state.form.draft.storage;
    let is_at_location = matches!(storage, StorageDraft::NewAt(_));
    let one = |value, of: StorageChoice, is_chosen, label: &'static str, hint| {
        one("storage", value, is_chosen, label, hint, view.does(Action::ChoseStorage(of)))
    };
    let location = || {
        let location = TextBox {
            hint: Some("location-hint"),
            input_mode: "url",
            ..TextBox::new(Field::Location)
        };
        element("div", "choices__more", boxed(view, location, words::LOCATION_HINT))
    };
    let is = |of| *storage == of;
    choices(
        words::STORAGE,
        [
            one(
                "new",
                StorageChoice::New,
                is(StorageDraft::New),
                words::STORAGE_NEW,
                words::STORAGE_NEW_HINT,
            ),
            one(
                "location",
                StorageChoice::NewAt,
                is_at_location,
                words::STORAGE_AT,
                words::STORAGE_AT_HINT,
            ),
            when(is_at_location, location),
            one(
                "exists",
                StorageChoice::Exists,
                is(StorageDraft::Exists),
                words::STORAGE_EXISTS,
                words::STORAGE_EXISTS_HINT,
            ),
        ],
    )
}

fn reverse_etl(view: &View<'_>) -> Html {
    let chosen = view.state.form.draft.reverse_etl_schema.as_str();
    let one = |value, words: &'static str, schema: &'static str| {
        let label = all([words.into(), space(), code("", schema)]);
        let choose = view.does(Action::ChoseReverseEtlSchema(schema));
        one("reverse-etl", value, chosen == schema, label, "", choose)
    };
    let search = schema_search(&view.answer.plan.segment_catalog.name);
    all([
        choices(
            words::REVERSE_ETL,
            [
                one("no", words::REVERSE_ETL_NO, ""),
                one("two-underscores", words::REVERSE_ETL_YES, REVERSE_ETL_SCHEMA),
                one("one-underscore", words::REVERSE_ETL_AS_PRINTED, REVERSE_ETL_SCHEMA_AS_PRINTED),
            ],
        ),
        more(
            words::REVERSE_ETL_HOW,
            words::REVERSE_ETL_HINT,
            sql_code(view, &search).flag("data-held", view.is_held),
        ),
        field_messages(view, Field::ReverseEtlSchema),
    ])
}

/// More about something, folded into its heading.
pub fn more(heading: &'static str, text: &'static str, below: Html) -> Html {
    let heading = element("summary", "more__heading", heading);
    block("details", "more", [heading, p("more__text", text), below])
}

fn older_access(view: &View<'_>) -> Html {
    let is_ticked = view.state.form.draft.granted_before;
    let granted_before = TickBox {
        id: "granted-before",
        label: words::GRANTED_BEFORE.into(),
        hint: Some(words::GRANTED_BEFORE_HINT.into()),
        is_ticked,
        on_turn: view.does(Action::ChoseGrantedBefore(!is_ticked)),
    };
    all([
        p("hint", words::OLDER_ACCESS_INTRO),
        element("div", "choice", tick_box(granted_before)),
        field_messages(view, Field::GrantedBefore),
    ])
}

/// Who runs the check and what it shows, and the table for it.
fn test_table(view: &View<'_>) -> Html {
    let table = TextBox { hint: Some("test-table-hint"), ..TextBox::new(Field::TestTable) };
    all([
        p("hint", words::CHECK_INTRO),
        boxed(view, table, words::TEST_TABLE_HINT),
        more(words::CHECK_HOW, words::CHECK_HOW_TEXT, Html::default()),
    ])
}

fn wording(view: &View<'_>) -> Html {
    let wording = view.state.form.draft.wording;
    let one = |of: Wording, label: &'static str, hint| {
        one("wording", of.word(), wording == of, label, hint, view.does(Action::ChoseWording(of)))
    };
    choices(
        words::WORDING_HINT,
        [
            one(Wording::Guide, words::WORDING_GUIDE, words::WORDING_GUIDE_HINT),
            one(
                Wording::UnityCatalog,
                words::WORDING_UNITY_CATALOG,
                words::WORDING_UNITY_CATALOG_HINT,
            ),
        ],
    )
}
