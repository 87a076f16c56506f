//! What becomes of text that is pasted or typed as a list.

use data_graph_setup::model::SecretKind;
use data_graph_setup::plan::{Draft, Field, ScopeRow};
use data_graph_setup::state::{Action, FocusTarget, PastedText, Stage, State};

use super::support::{smallest, whole};
use super::{after, holding, opened};

const FIRST: Field = Field::Catalog(ScopeRow::Other(0));

fn list(text: &str) -> PastedText {
    PastedText::between("", text.to_owned(), None)
}

/// The page after a list was pasted and read as these names.
fn taken(state: State, names: &[&str]) -> State {
    let rows = names.iter().map(|name| whole(name)).collect();
    let draft = Draft { catalogs: rows, ..state.form.draft.clone() };
    let next = Field::Catalog(ScopeRow::Other(names.len()));
    after(
        state,
        [
            Action::Pasted(FIRST, list("a list"), None),
            Action::TookPasted(Box::new(draft), true, next, None),
        ],
    )
}

#[test]
fn what_was_pasted_is_what_stands_between_what_stood_there() {
    let between = |before: &str, now: &str| {
        let PastedText { text, in_box, replaces } =
            PastedText::between(before, now.to_owned(), None);
        assert_eq!(in_box, now);
        (text.to_string(), replaces)
    };
    assert_eq!(between("", "a, b"), ("a, b".to_owned(), true));
    assert_eq!(between("  ", "a, b"), ("a, b".to_owned(), true));
    assert_eq!(between("old", "a, b"), ("a, b".to_owned(), true));
    assert_eq!(between("old", "ola, bd"), ("a, b".to_owned(), false));
    assert_eq!(between("old", "olda, b"), ("a, b".to_owned(), false));
    assert_eq!(between("éé", "é, é"), (", ".to_owned(), false));
    let at_caret = |before: &str, now: &str, caret| {
        PastedText::between(before, now.to_owned(), Some(caret)).text.to_string()
    };
    // The text before begins like what was pasted in front of it.
    assert_eq!(at_caret("sales", "sales_eu, xsales", 11), "sales_eu, x");
    assert_eq!(at_caret("𝒳y", "𝒳, b𝒳y", 5), "𝒳, b");
    assert_eq!(at_caret("abc", "x, yc", 4), "x, yc", "something was replaced");
}

#[test]
fn what_was_taken_can_be_undone_until_something_else_is_changed() {
    let before = holding(Draft { catalogs: vec![whole("old")], ..smallest() });
    let state = taken(before.clone(), &["a", "b"]);
    assert_eq!(state.form.draft.catalogs, [whole("a"), whole("b")]);
    assert_eq!(state.focus.target, Some(FocusTarget::Field(Field::Catalog(ScopeRow::Other(2)))));
    let undone = after(state.clone(), [Action::UndidPaste]);
    assert_eq!(undone.form, before.form);
    assert_eq!(undone.focus.target, Some(FocusTarget::Field(FIRST)));
    assert!(undone.pasted.is_none());
    let port = Action::EnteredText(Field::Port, "8443".to_owned());
    let changed = after(state, [port, Action::UndidPaste]);
    assert_eq!(changed.form.draft.catalogs, [whole("a"), whole("b")]);
    assert_eq!(changed.form.draft.port, "8443");
}

#[test]
fn who_has_gone_on_to_another_box_before_a_text_is_read_stays_there() {
    let typed = Action::EnteredText(FIRST, "a, b".to_owned());
    let pasted = Action::Pasted(FIRST, list("a, b"), None);
    let read = Draft { catalogs: vec![whole("a"), whole("b")], ..Draft::default() };
    for way in [typed, pasted] {
        let gone = after(State::default(), [way, Action::LeftField(FIRST)]);
        let took = Action::TookPasted(Box::new(read.clone()), true, FIRST, None);
        let taken = after(gone.clone(), [took]);
        assert_eq!(taken.form.draft, read);
        assert_eq!(taken.focus, gone.focus);
    }
}

#[test]
fn what_was_typed_while_a_text_was_read_stays_when_that_is_undone() {
    let typed = Draft { port: "8443".to_owned(), ..Draft::default() };
    let read = Draft { catalogs: vec![whole("a"), whole("b")], ..typed.clone() };
    let state = after(
        State::default(),
        [
            Action::Pasted(FIRST, list("a, b"), None),
            Action::EnteredText(Field::Port, "8443".to_owned()),
            Action::TookPasted(Box::new(read), true, FIRST, None),
            Action::UndidPaste,
        ],
    );
    assert_eq!(state.form.draft, typed);
}

#[test]
fn names_that_are_pasted_beside_names_from_a_link_leave_those_to_be_confirmed() {
    let linked = opened(State::default(), &Draft { catalogs: vec![whole("x")], ..smallest() });
    let rows = vec![whole("a"), whole("x")];
    let draft = Draft { catalogs: rows, ..linked.form.draft.clone() };
    let state = after(
        linked,
        [
            Action::Pasted(FIRST, list("a, x"), None),
            Action::TookPasted(Box::new(draft), true, FIRST, None),
        ],
    );
    let to_confirm = state.form.from_link.to_confirm(&state.form.draft);
    let linked = [ScopeRow::ProfilesSync, ScopeRow::Other(1)].map(Field::Catalog);
    assert_eq!(to_confirm, [&[Field::ClientId][..], &linked].concat());
}

#[test]
fn what_cannot_be_read_stands_in_its_box() {
    let reading = after(State::default(), [Action::Pasted(FIRST, list("a, b"), None)]);
    assert_eq!(reading.form.draft, Draft::default());
    let unread = after(reading, [Action::PastedUnread]);
    assert_eq!(unread.form.draft.catalogs, [whole("a, b")]);
    assert!(matches!(unread.pasted.clone().unwrap().stage, Stage::Unread(_)));
    let later = after(unread.clone(), [Action::PastedUnread]);
    assert_eq!(later.form, unread.form, "nothing is being read");
}

#[test]
fn of_two_texts_that_are_pasted_one_after_the_other_none_is_lost() {
    let paste = |field, text: &str| Action::Pasted(field, list(text), None);
    let same = after(State::default(), [paste(FIRST, "a, b"), paste(FIRST, "c, d")]);
    let Some(Stage::Reading(text)) = same.pasted.map(|pasted| pasted.stage) else { unreachable!() };
    assert_eq!(&*text.text, "a, b\nc, d");
    let profiles = Field::Catalog(ScopeRow::ProfilesSync);
    let other = after(State::default(), [paste(FIRST, "a, b"), paste(profiles, "c, d")]);
    assert_eq!(other.form.draft.catalogs, [whole("a, b")], "it stands in its box");
    assert_eq!(other.pasted.map(|pasted| pasted.field), Some(profiles));
}

#[test]
fn a_secret_in_a_list_is_named_with_what_became_of_the_list() {
    let kind = SecretKind::find("dose0123456789abcdef").unwrap();
    let state = after(State::default(), [Action::Pasted(FIRST, list("a, "), Some(kind))]);
    assert_eq!(state.pasted.unwrap().secret, Some(kind));
    assert_eq!(state.form.removed_secret, None, "nothing is wrong with the box");
}

#[test]
fn a_list_that_was_typed_is_read_when_its_box_is_left_or_enter_is_pressed() {
    let typed = |text: &str| Action::EnteredText(FIRST, text.to_owned());
    let is_read = |actions: Vec<Action>| {
        let state = after(State::default(), actions);
        matches!(state.pasted, Some(pasted) if matches!(pasted.stage, Stage::Reading(_)))
    };
    for list in ["a, b", "a.b", "a;b", "`a`"] {
        assert!(is_read(vec![typed(list), Action::LeftField(FIRST)]), "{list}");
        assert!(is_read(vec![typed(list), Action::PressedEnter(FIRST)]), "{list}");
        // Whoever took the list back, or only passes by, means the text as it is.
        assert!(!is_read(vec![typed(list), typed("a"), Action::LeftField(FIRST)]), "{list}");
    }
    assert!(!is_read(vec![typed("a"), Action::LeftField(FIRST)]));
    assert!(!is_read(vec![typed("my profiles"), Action::LeftField(FIRST)]));
    let held = holding(Draft { catalogs: vec![whole("a,b")], ..smallest() });
    assert!(after(held, [Action::LeftField(FIRST)]).pasted.is_none(), "nobody typed it");
    let undone = [
        typed("a, b"),
        Action::LeftField(FIRST),
        Action::TookPasted(
            Box::new(Draft { catalogs: vec![whole("a"), whole("b")], ..smallest() }),
            true,
            FIRST,
            None,
        ),
        Action::UndidPaste,
        Action::LeftField(FIRST),
    ];
    assert!(!is_read(undone.into()), "it was taken back");
}

#[test]
fn what_was_cleaned_can_be_undone() {
    let field = Field::TestTable;
    let state = after(holding(smallest()), [Action::PastedCleaned(field, "a.b.c".to_owned())]);
    assert_eq!(state.form.draft.test_table, "a.b.c");
    let undone = after(state, [Action::UndidPaste]);
    assert_eq!(undone.form.draft, smallest());
}
