//! What was hidden, typed over or left comes back as it was: unconfirmed.

use std::rc::Rc;

use data_graph_setup::plan::{Draft, Field, Mend, ScopeRow, StorageDraft};
use data_graph_setup::state::{Action, Form, PastedText, State, StorageChoice};

use super::support::{only, smallest, whole};
use super::{after, confirmed, opened};

const PROFILES: ScopeRow = ScopeRow::ProfilesSync;

fn at_a_location() -> Draft {
    Draft { storage: StorageDraft::NewAt("s3://linked".to_owned()), ..smallest() }
}

fn limited() -> Draft {
    Draft { profiles_sync: only("profiles", &["linked"]), ..smallest() }
}

#[test]
fn a_location_that_was_hidden_when_the_rest_was_confirmed_is_to_be_confirmed_when_it_comes_back() {
    for other in [StorageChoice::New, StorageChoice::Exists] {
        let state =
            after(opened(State::default(), &at_a_location()), [Action::ChoseStorage(other)]);
        let state = confirmed(state);
        assert!(!state.form.is_unconfirmed());
        let state = after(state, [Action::ChoseStorage(StorageChoice::NewAt)]);
        assert_eq!(state.form.draft.storage, at_a_location().storage);
        assert_eq!(state.form.from_link.to_confirm(&state.form.draft), [Field::Location]);
        let state = confirmed(state);
        assert!(!state.form.is_unconfirmed());
        // Seen once, it may go and come.
        let state =
            after(state, [Action::ChoseStorage(other), Action::ChoseStorage(StorageChoice::NewAt)]);
        assert!(!state.form.is_unconfirmed());
    }
}

#[test]
fn schemas_that_were_hidden_when_the_rest_was_confirmed_are_to_be_confirmed_when_they_come_back() {
    let state = opened(State::default(), &limited());
    let state = confirmed(after(state, [Action::ChoseOnlySchemas(PROFILES, false)]));
    assert!(!state.form.is_unconfirmed());
    let state = after(state, [Action::ChoseOnlySchemas(PROFILES, true)]);
    assert_eq!(state.form.draft, limited());
    assert!(state.form.is_unconfirmed());
}

#[test]
fn schemas_that_are_hidden_keep_their_mark_while_rows_move() {
    let link = Draft { catalogs: vec![whole("a"), only("b", &["linked"])], ..smallest() };
    let row = ScopeRow::Other(1);
    let state = after(
        opened(State::default(), &link),
        [Action::ChoseOnlySchemas(row, false), Action::RemovedCatalog(0)],
    );
    let state = after(confirmed(state), [Action::ChoseOnlySchemas(ScopeRow::Other(0), true)]);
    assert_eq!(state.form.draft.catalogs, [only("b", &["linked"])]);
    assert!(state.form.is_unconfirmed());
}

#[test]
fn what_is_typed_after_a_hidden_value_is_never_gated() {
    let state = opened(State::default(), &at_a_location());
    let state = confirmed(after(state, [Action::ChoseStorage(StorageChoice::New)]));
    let state = after(
        state,
        [
            Action::ChoseStorage(StorageChoice::NewAt),
            Action::EnteredText(Field::Location, "s3://typed".to_owned()),
        ],
    );
    assert!(!state.form.is_unconfirmed());
}

#[test]
fn the_undo_of_the_browser_brings_back_a_value_of_a_link_unconfirmed() {
    let field = Field::ClientId;
    let typed = || {
        after(
            opened(State::default(), &smallest()),
            [
                Action::EnteredText(field, "mine".to_owned()),
                Action::EnteredText(Field::Catalog(PROFILES), "mine".to_owned()),
            ],
        )
    };
    assert!(!typed().form.is_unconfirmed());
    let linked = smallest().client_id;
    let undone = after(typed(), [Action::UndidTyping(field, linked.clone())]);
    assert_eq!(undone.form.from_link.to_confirm(&undone.form.draft), [field]);
    // What was half typed here is no value of the link.
    let other = after(typed(), [Action::UndidTyping(field, "min".to_owned())]);
    assert!(!other.form.is_unconfirmed());
    // Nor is a value that somebody has confirmed.
    let state = confirmed(opened(State::default(), &smallest()));
    let state = after(
        state,
        [Action::EnteredText(field, "mine".to_owned()), Action::UndidTyping(field, linked)],
    );
    assert!(!state.form.is_unconfirmed());
}

#[test]
fn a_reload_asks_again_for_what_is_seen_and_was_not_confirmed_and_for_nothing_else() {
    let reload = |state: &State| {
        let form = &state.form;
        Form::reloaded(form.draft.clone(), &form.from_link.to_text(&form.draft))
    };
    let state = opened(State::default(), &limited());
    assert!(reload(&state).is_unconfirmed());
    assert!(!reload(&confirmed(state.clone())).is_unconfirmed());
    let hidden = confirmed(after(state, [Action::ChoseOnlySchemas(PROFILES, false)]));
    assert!(!reload(&hidden).is_unconfirmed());
}

#[test]
fn another_link_keeps_what_was_typed_here_beside_it() {
    let typed = after(State::default(), [Action::EnteredText(Field::ClientId, "mine".to_owned())]);
    let first = after(opened(typed, &smallest()), [Action::TurnedToOther]);
    let second = opened(first, &limited());
    assert_eq!(second.form.draft, limited());
    let mine = after(second, [Action::TurnedToOther]);
    assert_eq!(mine.form.draft.client_id, "mine");
    assert!(!mine.form.is_unconfirmed());
}

#[test]
fn more_names_than_are_seen_at_once_take_a_second_step() {
    let many = Draft {
        catalogs: (0..30).map(|index| whole(&format!("c{index}"))).collect(),
        ..smallest()
    };
    let state = opened(State::default(), &many);
    let shown = Rc::clone(&state.form);
    let asked = after(state, [Action::ConfirmedLink(Rc::clone(&shown))]);
    assert!(asked.asks_about_names && asked.form.is_unconfirmed());
    // Another value ends the question.
    let changed = after(asked.clone(), [Action::RemovedCatalog(0)]);
    assert!(!changed.asks_about_names);
    assert!(after(changed, [Action::ConfirmedLink(Rc::clone(&shown))]).form.is_unconfirmed());
    assert!(!after(asked, [Action::ConfirmedLink(shown)]).form.is_unconfirmed());
    let few = Draft { catalogs: many.catalogs[..29].to_vec(), ..many };
    let state = opened(State::default(), &few);
    let shown = Rc::clone(&state.form);
    assert!(!after(state, [Action::ConfirmedLink(shown)]).form.is_unconfirmed());
}

#[test]
fn a_value_of_a_link_that_looks_like_a_list_is_never_taken_apart() {
    let link = Draft { catalogs: vec![whole("evil,hr")], ..smallest() };
    let field = Field::Catalog(ScopeRow::Other(0));
    let state = after(opened(State::default(), &link), [Action::PressedEnter(field)]);
    assert!(state.pasted.is_none());
    assert_eq!(state.form.draft, link);
    let undone = after(
        state,
        [
            Action::EnteredText(field, "z".to_owned()),
            Action::UndidTyping(field, "evil,hr".to_owned()),
            Action::LeftField(field),
        ],
    );
    assert!(undone.pasted.is_none());
    assert!(undone.form.from_link.contains(field));
}

#[test]
fn splitting_a_name_keeps_the_marks_of_the_schemas_beside_it() {
    let link = Draft { catalogs: vec![only("cat", &["a", "evil"])], ..smallest() };
    let row = ScopeRow::Other(0);
    let mend = Mend::Split { row, catalog: "mine".to_owned(), schema: "x".to_owned() };
    let state = after(
        opened(State::default(), &link),
        [Action::EnteredText(Field::Schema(row, 0), String::new()), Action::TookMend(mend)],
    );
    assert_eq!(state.form.draft.catalogs, [only("mine", &["evil", "x"])]);
    assert!(state.form.from_link.contains(Field::Schema(row, 0)));
    assert!(!state.form.from_link.contains(Field::Schema(row, 1)));
}

#[test]
fn long_names_take_a_second_step_as_many_do() {
    let name = |index: usize| format!("{index}{}", "x".repeat(200));
    let link = Draft { catalogs: (0..5).map(|index| whole(&name(index))).collect(), ..smallest() };
    let state = opened(State::default(), &link);
    let shown = Rc::clone(&state.form);
    assert!(after(state, [Action::ConfirmedLink(shown)]).asks_about_names);
}

#[test]
fn putting_a_link_away_brings_back_what_was_typed_before_it() {
    let typed = after(State::default(), [Action::EnteredText(Field::ClientId, "mine".to_owned())]);
    let looked = after(opened(typed, &smallest()), [Action::TurnedToOther]);
    assert_eq!(after(looked.clone(), [Action::DiscardedLink]).form.draft.client_id, "mine");
    let again = after(looked, [Action::StartedOver, Action::UndidStartOver, Action::TurnedToOther]);
    assert_eq!(again.form.draft.client_id, "mine");
    let linked = after(opened(State::default(), &smallest()), [Action::DiscardedLink]);
    assert_eq!(linked.form.draft, Draft::default());
}

#[test]
fn undo_of_a_paste_takes_no_look_back() {
    let field = Field::Catalog(ScopeRow::Other(0));
    let text = PastedText::between("", "mine".to_owned(), None);
    let draft = Draft { catalogs: vec![whole("mine")], ..smallest() };
    let pasted = after(
        opened(State::default(), &smallest()),
        [Action::Pasted(field, text, None), Action::TookPasted(Box::new(draft), true, field, None)],
    );
    let state = after(confirmed(pasted), [Action::UndidPaste]);
    assert!(!state.form.is_unconfirmed());
}
