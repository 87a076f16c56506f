//! Components in a real browser, one behaviour each. The whole page is driven in tests/page.

#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a failure here is a failed test"
)]

mod support;

use std::rc::Rc;

use data_graph_setup::answer::Answer;
use data_graph_setup::app::components::field_messages::{FieldMessages, FieldMessagesProps};
use data_graph_setup::app::components::inline_text::{InlineText, InlineTextProps};
use data_graph_setup::app::components::link_banner::{LinkBanner, LinkBannerProps};
use data_graph_setup::app::components::settings_card::{SettingsCard, SettingsCardProps};
use data_graph_setup::app::components::sql_code::{SqlCode, SqlCodeProps};
use data_graph_setup::app::components::status_line::{StatusLine, StatusLineProps};
use data_graph_setup::app::components::step_card::{StepCard, StepCardProps};
use data_graph_setup::app::components::text_field::{TextField, TextFieldProps};
use data_graph_setup::app::state::{Action, Announcement, State, StorageChoice};
use data_graph_setup::export::Token;
use data_graph_setup::link;
use data_graph_setup::model::GuideStep;
use data_graph_setup::plan::{Draft, Field, Opening, Placeholder, ScopeRow, StorageDraft, resolve};
use data_graph_setup::words::sentence::{Sentence, name};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Element;
use yew::{BaseComponent, Reducible};

use support::{only, smallest, whole};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn names_in_a_sentence_are_set_as_names_and_stay_text() {
    let mut text = Sentence::default();
    text.add(name("<b>sales</b>"));
    text.add(" and ");
    text.add(name("a`b”"));
    text.add(" are names.");
    let root = mount::<InlineText>(InlineTextProps { text }).await;
    assert_eq!(root.text_content().unwrap(), "<b>sales</b> and “a`b”” are names.");
    assert_eq!(text_of(&root, "code"), ["<b>sales</b>"]);
    assert_eq!(count(&root, "b"), 0);
}

#[wasm_bindgen_test]
async fn a_box_is_described_by_its_hint_and_then_by_its_problem() {
    let state = after(
        State::default(),
        [
            Action::EnteredText(Field::ClientId, "12345".to_owned()),
            Action::LeftField(Field::ClientId),
        ],
    );
    let root = mount::<TextField>(text_field(&state, Field::ClientId)).await;
    let input = root.query_selector("input").unwrap().unwrap();
    let described_by = input.get_attribute("aria-describedby").unwrap();
    let descriptions: Vec<String> =
        described_by.split(' ').flat_map(|id| text_of(&root, &format!("[id={id}]"))).collect();
    assert_eq!(descriptions.len(), 2);
    assert_eq!(descriptions[0], "A hint.");
    assert!(descriptions[1].starts_with("12345 is a number"), "{descriptions:?}");
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn a_box_says_nothing_of_a_problem_before_it_was_left() {
    let state = after(State::default(), [Action::EnteredText(Field::ClientId, "12345".to_owned())]);
    let root = mount::<TextField>(text_field(&state, Field::ClientId)).await;
    let input = root.query_selector("input").unwrap().unwrap();
    assert_eq!(input.get_attribute("aria-invalid"), None);
    assert_eq!(count(&root, ".message"), 0);
}

#[wasm_bindgen_test]
async fn password_managers_are_asked_to_stay_away_from_a_box() {
    let root = mount::<TextField>(text_field(&State::default(), Field::ClientId)).await;
    let kept_off = "input[type=text][autocomplete=off][data-1p-ignore][data-lpignore=true]\
                    [data-bwignore][data-form-type=other][data-protonpass-ignore]";
    assert_eq!(count(&root, kept_off), 1);
}

#[wasm_bindgen_test]
async fn notes_stand_beside_their_field_only() {
    let draft = Draft { catalogs: vec![whole("PROFILES")], ..smallest() };
    let state = State { draft, ..State::default() };
    let answer = Rc::new(Answer::new(&state.draft));
    let field = answer.notes[0].field;
    let state = Rc::new(state);
    let props =
        |field| FieldMessagesProps { field, state: Rc::clone(&state), answer: Rc::clone(&answer) };
    let beside = mount::<FieldMessages>(props(field)).await;
    let elsewhere = mount::<FieldMessages>(props(Field::ClientId)).await;
    assert_eq!((count(&beside, ".message--note"), count(&elsewhere, ".message--note")), (1, 0));
}

#[wasm_bindgen_test]
async fn a_blank_is_a_button_and_an_examples_placeholder_is_not() {
    let opening = |field| Opening { placeholder: Placeholder::Catalog, field, is_wrong: false };
    let tokens = vec![
        Token::Words("USE CATALOG "),
        Token::Open("`${catalog}`".to_owned(), opening(Some(Field::ClientId))),
        Token::Open("`${catalog}`".to_owned(), opening(None)),
    ];
    let root = mount::<SqlCode>(SqlCodeProps { tokens }).await;
    assert_eq!(root.text_content().unwrap(), "USE CATALOG `${catalog}``${catalog}`");
    assert_eq!(text_of(&root, "button"), ["`${catalog}`"]);
}

#[wasm_bindgen_test]
async fn an_example_has_no_copy_button() {
    let answer = Rc::new(Answer::new(&smallest()));
    let card = |id| StepCardProps { id, answer: Rc::clone(&answer), pointed_at: Rc::default() };
    let example = mount::<StepCard>(card(GuideStep::OtherCatalogs)).await;
    let live = mount::<StepCard>(card(GuideStep::ProfilesSync)).await;
    assert_eq!(
        (count(&example, "button"), text_of(&live, "button")),
        (0, vec!["Copy step 3".to_owned()])
    );
}

#[wasm_bindgen_test]
async fn every_setting_that_has_a_value_can_be_copied_and_the_secret_cannot() {
    let draft = Draft { hostname: "dbc-1.cloud.databricks.com".to_owned(), ..smallest() };
    let answer = Rc::new(Answer::new(&draft));
    let root = mount::<SettingsCard>(SettingsCardProps { answer }).await;
    let names: Vec<String> = all(&root, "button")
        .iter()
        .map(|button| button.get_attribute("aria-label").unwrap())
        .collect();
    assert_eq!(
        names,
        ["Copy Hostname", "Copy Port", "Copy Catalog", "Copy Service principal client ID"]
    );
    assert_eq!(text_of(&root, "tbody th").len(), 6);
}

#[wasm_bindgen_test]
async fn a_link_full_of_nonsense_is_listed_as_far_as_anybody_reads() {
    let decoded = link::decode(&"x=1&".repeat(500));
    let state = after(State::default(), [Action::OpenedLink(Box::new(decoded))]);
    let answer = Rc::new(Answer::new(&state.draft));
    let root = mount::<LinkBanner>(LinkBannerProps { state: Rc::new(state), answer }).await;
    let listed = text_of(&root, "li");
    assert_eq!(listed.len(), 21);
    assert_eq!(listed[20], "and 480 more.");
}

#[wasm_bindgen_test]
async fn the_status_region_is_there_before_it_has_anything_to_say() {
    let props = StatusLineProps { message: Announcement::default() };
    let root = mount::<StatusLine>(props).await;
    assert_eq!(text_of(&root, "[role=status]"), [""]);
}

#[wasm_bindgen_test]
fn starting_over_twice_still_brings_the_form_back() {
    let typed = State { draft: smallest(), ..State::default() };
    let state = after(typed, [Action::StartedOver, Action::StartedOver, Action::UndidStartOver]);
    assert_eq!(state.draft, smallest());
}

fn opened(state: State, link: &Draft) -> State {
    let link = link::encode(&resolve(link).plan).unwrap();
    let opened = after(state, [Action::OpenedLink(Box::new(link::decode(&link)))]);
    // What was typed before counts as work, and is asked about first.
    if opened.other.is_some() { after(opened, [Action::TurnedToOther]) } else { opened }
}

#[wasm_bindgen_test]
fn the_same_catalog_read_whole_is_no_value_that_stood_here() {
    let typed = Draft { profiles_sync: only("profiles", &["a"]), ..smallest() };
    let state = opened(State { draft: typed, ..State::default() }, &smallest());
    assert_eq!(state.from_link.to_confirm(&state.draft), [Field::Catalog(ScopeRow::ProfilesSync)]);
}

#[wasm_bindgen_test]
fn a_link_that_brings_what_stood_here_asks_for_nothing() {
    let typed = Draft { catalogs: vec![only("sales", &["a"])], ..smallest() };
    let state = opened(State { draft: typed.clone(), ..State::default() }, &typed);
    assert!(!state.is_unconfirmed());
}

#[wasm_bindgen_test]
fn a_confirmation_of_other_values_than_those_shown_confirms_nothing() {
    let linked = opened(State::default(), &smallest());
    let other = Draft { profiles_sync: whole("other"), ..smallest() };
    let state = after(linked, [Action::ConfirmedLink(Box::new(other))]);
    assert!(state.is_unconfirmed());
    let shown = state.draft.clone();
    assert!(!after(state, [Action::ConfirmedLink(Box::new(shown))]).is_unconfirmed());
}

#[wasm_bindgen_test]
fn trying_other_choices_loses_nothing() {
    let row = ScopeRow::ProfilesSync;
    let draft = Draft {
        profiles_sync: only("profiles", &["a", "b"]),
        storage: StorageDraft::NewAt("s3://bucket".to_owned()),
        ..Draft::default()
    };
    let away = after(
        State { draft: draft.clone(), ..State::default() },
        [Action::ChoseOnlySchemas(row, false), Action::ChoseStorage(StorageChoice::Exists)],
    );
    assert_eq!(away.draft.profiles_sync, whole("profiles"));
    assert_eq!(away.draft.storage, StorageDraft::Exists);
    let back = after(
        away,
        [Action::ChoseOnlySchemas(row, true), Action::ChoseStorage(StorageChoice::NewAt)],
    );
    assert_eq!(back.draft, draft);
}

/// Mounts a component by itself and waits until it is drawn.
async fn mount<C: BaseComponent>(props: C::Properties) -> Element {
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&root).unwrap();
    yew::Renderer::<C>::with_root_and_props(root.clone(), props).render();
    yew::scheduler::flush().await;
    root
}

fn text_field(state: &State, field: Field) -> TextFieldProps {
    yew::props!(TextFieldProps {
        field,
        label: "Client ID",
        hint: "A hint.",
        state: Rc::new(state.clone()),
        answer: Rc::new(Answer::new(&state.draft)),
    })
}

fn after(state: State, actions: impl IntoIterator<Item = Action>) -> State {
    let state = actions.into_iter().fold(Rc::new(state), |state, action| state.reduce(action));
    (*state).clone()
}

fn all(root: &Element, selector: &str) -> Vec<Element> {
    let found = root.query_selector_all(selector).unwrap();
    (0..found.length())
        .map(|index| wasm_bindgen::JsCast::unchecked_into(found.item(index).unwrap()))
        .collect()
}

fn text_of(root: &Element, selector: &str) -> Vec<String> {
    all(root, selector).iter().map(|element| element.text_content().unwrap()).collect()
}

fn count(root: &Element, selector: &str) -> usize {
    all(root, selector).len()
}
