//! What the page is drawn from, in a real browser, one behaviour each. The whole page is driven in tests/page.

#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a failure here is a failed test"
)]

mod support;

use std::rc::Rc;

use data_graph_setup::answer::Answer;
use data_graph_setup::app::controls::copy_button::Copies;
use data_graph_setup::app::controls::field_messages::field_messages;
use data_graph_setup::app::controls::inline_text::inline_text;
use data_graph_setup::app::controls::sql_code::sql_code;
use data_graph_setup::app::controls::text_box::{TextBox, text_box};
use data_graph_setup::app::frame::status_line::status_line;
use data_graph_setup::app::result::settings::settings;
use data_graph_setup::app::result::step::step;
use data_graph_setup::app::review::review;
use data_graph_setup::app::still::Stills;
use data_graph_setup::app::ticks::Ticks;
use data_graph_setup::app::tools::Tools;
use data_graph_setup::app::{Send, View};
use data_graph_setup::export::Token;
use data_graph_setup::link;
use data_graph_setup::model::GuideStep;
use data_graph_setup::plan::{Draft, Field, Opening, Placeholder};
use data_graph_setup::state::{Action, Announcement, Form, State};
use data_graph_setup::words::sentence::{Sentence, name};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Element;
use yew::prelude::*;

use support::{smallest, whole};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn names_in_a_sentence_are_set_as_names_and_stay_text() {
    let mut text = Sentence::default();
    text.add(name("<b>sales</b>"));
    text.add(" and ");
    text.add(name("a`b”"));
    text.add(" are names.");
    let root = mount(inline_text(&text)).await;
    assert_eq!(root.text_content().unwrap(), "<b>sales</b> and “a`b”” are names.");
    assert_eq!(text_of(&root, "code"), ["<b>sales</b>"]);
    assert_eq!(count(&root, "b"), 0);
}

#[wasm_bindgen_test]
async fn a_summary_sets_apart_what_is_read_and_what_is_created() {
    let root = mount(inline_text(&Answer::new(&smallest()).summary)).await;
    assert_eq!(text_of(&root, "b.is-read"), ["read 1 catalog"]);
    assert_eq!(text_of(&root, "b.is-write"), ["create schemas"]);
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
    let root = mount(draw(&state, client_id)).await;
    let text_area = root.query_selector("textarea").unwrap().unwrap();
    let described_by = text_area.get_attribute("aria-describedby").unwrap();
    let descriptions: Vec<String> =
        described_by.split(' ').flat_map(|id| text_of(&root, &format!("[id={id}]"))).collect();
    assert_eq!(descriptions.len(), 2);
    assert_eq!(descriptions[0], "A hint.");
    assert!(descriptions[1].starts_with("12345 is a number"), "{descriptions:?}");
    assert_eq!(text_area.get_attribute("aria-invalid").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn a_box_says_nothing_of_a_problem_before_it_was_left() {
    let state = after(State::default(), [Action::EnteredText(Field::ClientId, "12345".to_owned())]);
    let root = mount(draw(&state, client_id)).await;
    let text_area = root.query_selector("textarea").unwrap().unwrap();
    assert_eq!(text_area.get_attribute("aria-invalid"), None);
    assert_eq!(count(&root, ".message"), 0);
}

#[wasm_bindgen_test]
async fn password_managers_are_asked_to_stay_away_from_a_box() {
    let root = mount(draw(&State::default(), client_id)).await;
    let kept_off = "textarea[autocomplete=off][data-1p-ignore][data-lpignore=true]\
                    [data-bwignore][data-form-type=other][data-protonpass-ignore]";
    assert_eq!(count(&root, kept_off), 1);
}

#[wasm_bindgen_test]
async fn notes_stand_beside_their_field_only() {
    let draft = Draft { catalogs: vec![whole("PROFILES")], ..smallest() };
    let field = Answer::new(&draft).notes[0].field;
    let state = holding(draft);
    let beside = mount(draw(&state, |view| field_messages(view, field))).await;
    let elsewhere = mount(draw(&state, |view| field_messages(view, Field::ClientId))).await;
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
    let root = mount(draw(&State::default(), |view| sql_code(view, &tokens))).await;
    assert_eq!(root.text_content().unwrap(), "USE CATALOG `${catalog}``${catalog}`");
    assert_eq!(text_of(&root, "button"), ["`${catalog}`"]);
}

#[wasm_bindgen_test]
async fn an_example_has_no_copy_button() {
    let card = |id| {
        draw(&holding(smallest()), |view| {
            step(view, 0, view.answer.steps.iter().find(|step| step.id == id).unwrap())
        })
    };
    let example = mount(card(GuideStep::OtherCatalogs)).await;
    let live = mount(card(GuideStep::ProfilesSync)).await;
    assert_eq!(
        (count(&example, "button"), names_of(&live, "button")),
        (0, vec!["Copy step 3".to_owned()])
    );
}

#[wasm_bindgen_test]
async fn every_setting_that_has_a_value_can_be_copied_and_the_secret_cannot() {
    let draft = Draft { hostname: "dbc-1.cloud.databricks.com".to_owned(), ..smallest() };
    let root = mount(draw(&holding(draft), settings)).await;
    assert_eq!(
        names_of(&root, ".setting button[aria-label]"),
        ["Copy Hostname", "Copy Port", "Copy Catalog", "Copy Service principal client ID"]
    );
    assert_eq!(text_of(&root, ".setting button:not([aria-label])"), ["not given yet"]);
    assert_eq!(text_of(&root, ".setting dt").len(), 6);
}

#[wasm_bindgen_test]
async fn a_link_full_of_nonsense_is_listed_as_far_as_anybody_reads() {
    let decoded = link::decode(&"x=1&".repeat(500));
    let state = after(State::default(), [Action::OpenedLink(Rc::new(decoded))]);
    let root = mount(draw(&state, review)).await;
    let listed = text_of(&root, "li");
    assert_eq!(listed.len(), 21);
    assert_eq!(listed[20], "and 480 more.");
}

#[wasm_bindgen_test]
async fn the_status_region_is_there_before_it_has_anything_to_say() {
    let root = mount(status_line(&Announcement::default())).await;
    assert_eq!(text_of(&root, "[role=status]"), [""]);
}

/// Draws something of a page in this state, which does nothing when it is pressed.
fn draw(state: &State, draw: impl FnOnce(&View<'_>) -> Html) -> Html {
    draw(&View {
        state,
        answer: &Rc::new(Answer::new(&state.form.draft)),
        is_held: state.form.is_unconfirmed(),
        page_address: "https://example.com/",
        copies: &Copies::default(),
        ticks: &Ticks::stored(),
        tools: &Tools::default(),
        send: &Send(Callback::noop()),
        stills: &Stills::default(),
    })
}

fn client_id(view: &View<'_>) -> Html {
    let field = Field::ClientId;
    html! {
        <>
            <p id="hint">{ "A hint." }</p>
            { text_box(view, TextBox { hint: Some("hint"), ..TextBox::new(field) }) }
            { field_messages(view, field) }
        </>
    }
}

/// Puts what was drawn on the page by itself.
async fn mount(drawn: Html) -> Element {
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&root).unwrap();
    yew::Renderer::<Drawn>::with_root_and_props(root.clone(), DrawnProps { drawn }).render();
    yew::scheduler::flush().await;
    root
}

#[derive(PartialEq, Properties)]
struct DrawnProps {
    drawn: Html,
}

#[component]
fn Drawn(props: &DrawnProps) -> Html {
    props.drawn.clone()
}

fn holding(draft: Draft) -> State {
    State { form: Rc::new(Form { draft, ..Form::default() }), ..State::default() }
}

fn after(state: State, actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(state, |state, action| state.after(&action))
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

fn names_of(root: &Element, selector: &str) -> Vec<String> {
    let names = all(root, selector).into_iter().map(|it| it.get_attribute("aria-label").unwrap());
    names.collect()
}

fn count(root: &Element, selector: &str) -> usize {
    all(root, selector).len()
}
