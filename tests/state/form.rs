//! What becomes of the form.

use std::rc::Rc;

use data_graph_setup::model::SecretKind;
use data_graph_setup::plan::{Draft, Field, Mend, ScopeRow, StorageDraft};
use data_graph_setup::state::{Action, FocusTarget, State, StorageChoice};

use super::support::{only, smallest, whole};
use super::{after, holding, opened};

#[test]
fn starting_over_twice_still_brings_the_form_back() {
    let typed = holding(smallest());
    let state = after(typed, [Action::StartedOver, Action::StartedOver, Action::UndidStartOver]);
    assert_eq!(state.form.draft, smallest());
}

#[test]
fn the_same_catalog_read_whole_is_no_value_that_stood_here() {
    let typed = Draft { profiles_sync: only("profiles", &["a"]), ..smallest() };
    let state = opened(holding(typed), &smallest());
    assert_eq!(
        state.form.from_link.to_confirm(&state.form.draft),
        [Field::Catalog(ScopeRow::ProfilesSync)]
    );
}

#[test]
fn a_link_that_brings_what_stood_here_asks_for_nothing() {
    let typed = Draft { catalogs: vec![only("sales", &["a"])], ..smallest() };
    let state = opened(holding(typed.clone()), &typed);
    assert!(!state.form.is_unconfirmed());
}

#[test]
fn a_confirmation_of_other_values_than_those_shown_confirms_nothing() {
    let linked = opened(State::default(), &smallest());
    let other = Draft { profiles_sync: whole("other"), ..smallest() };
    let state = after(linked, [Action::ConfirmedLink(holding(other).form)]);
    assert!(state.form.is_unconfirmed());
    let shown = Rc::clone(&state.form);
    assert!(!after(state, [Action::ConfirmedLink(shown)]).form.is_unconfirmed());
}

#[test]
fn trying_other_choices_loses_nothing() {
    let row = ScopeRow::ProfilesSync;
    let draft = Draft {
        profiles_sync: only("profiles", &["a", "b"]),
        storage: StorageDraft::NewAt("s3://bucket".to_owned()),
        ..Draft::default()
    };
    let away = after(
        holding(draft.clone()),
        [Action::ChoseOnlySchemas(row, false), Action::ChoseStorage(StorageChoice::Exists)],
    );
    assert_eq!(away.form.draft.profiles_sync, whole("profiles"));
    assert_eq!(away.form.draft.storage, StorageDraft::Exists);
    let back = after(
        away,
        [Action::ChoseOnlySchemas(row, true), Action::ChoseStorage(StorageChoice::NewAt)],
    );
    assert_eq!(back.form.draft, draft);
}

#[test]
fn what_was_started_over_is_brought_back_from_other_forms_too() {
    let again = after(
        holding(smallest()),
        [
            Action::StartedOver,
            Action::EnteredText(Field::Hostname, "x".to_owned()),
            Action::UndidStartOver,
        ],
    );
    assert_eq!(again.form.draft, smallest());
    assert!(again.form.before_start_over.is_none());
}

#[test]
fn a_secret_leaves_its_field_empty_and_its_mark_goes_with_the_next_text() {
    let kind = SecretKind::find("dose0123456789abcdef").unwrap();
    let field = Field::Hostname;
    let draft = Draft { hostname: "before".to_owned(), ..smallest() };
    let taken = after(holding(draft), [Action::EnteredSecret(field, kind, String::new())]);
    assert_eq!(taken.form.removed_secret, Some((field, kind)));
    assert_eq!(taken.form.draft.text(field), "");
    let typed = after(taken, [Action::EnteredText(field, "x".to_owned())]);
    assert_eq!(typed.form.removed_secret, None);
}

#[test]
fn what_is_known_of_a_row_moves_with_it() {
    let draft = Draft { catalogs: vec![whole("a"), only("b b", &["c", "d d"])], ..smallest() };
    let field = Field::Schema(ScopeRow::Other(1), 1);
    let state = after(
        holding(draft),
        [
            Action::LeftField(field),
            Action::ChoseOnlySchemas(ScopeRow::Other(1), true),
            Action::RemovedCatalog(0),
        ],
    );
    assert!(state.form.may_show_problem(Field::Schema(ScopeRow::Other(0), 1)));
    assert!(!state.form.may_show_problem(field));
    let state = after(state, [Action::RemovedSchema(ScopeRow::Other(0), 0)]);
    assert!(state.form.may_show_problem(Field::Schema(ScopeRow::Other(0), 0)));
    let put_aside = [
        Action::ChoseOnlySchemas(ScopeRow::Other(0), false),
        Action::EnteredText(Field::Catalog(ScopeRow::Other(1)), "c".to_owned()),
        Action::RemovedCatalog(1),
        Action::ChoseOnlySchemas(ScopeRow::Other(0), true),
    ];
    assert_eq!(after(state, put_aside).form.draft.catalogs, [only("b b", &["d d"])]);
}

#[test]
fn rows_and_schemas_that_are_not_there_cannot_be_removed() {
    let state = holding(Draft { catalogs: vec![whole("a")], ..smallest() });
    let row = ScopeRow::Other(0);
    for action in [
        Action::RemovedCatalog(1),
        Action::RemovedSchema(row, 0),
        Action::RemovedSchema(ScopeRow::Other(7), 0),
        Action::ChoseOnlySchemas(ScopeRow::Other(7), true),
    ] {
        assert_eq!(after(state.clone(), [action]).form.draft, state.form.draft);
    }
}

#[test]
fn the_empty_box_behind_all_rows_becomes_a_row_while_it_holds_something() {
    let row = ScopeRow::Other(0);
    let name = |text: &str| Action::EnteredText(Field::Catalog(row), text.to_owned());
    let typed = after(State::default(), [name("s")]);
    assert_eq!(typed.form.draft.catalogs, [whole("s")]);
    assert_eq!(after(typed.clone(), [name("")]).form.draft.catalogs, []);
    let limited = after(typed, [Action::ChoseOnlySchemas(row, true), name("")]);
    assert_eq!(limited.form.draft.catalogs, [only("", &[])], "it is limited, which is something");
    let schema =
        |index, text: &str| Action::EnteredText(Field::Schema(row, index), text.to_owned());
    let two = after(limited, [schema(0, "a"), schema(1, "b")]);
    assert_eq!(two.form.draft.catalogs, [only("", &["a", "b"])]);
    let one = after(two, [schema(1, "")]);
    assert_eq!(one.form.draft.catalogs, [only("", &["a"])]);
}

#[test]
fn the_focus_goes_where_the_next_text_goes() {
    let row = ScopeRow::Other(0);
    let target = |state: &State| state.focus.target.unwrap();
    let enter = |text: &str| Action::EnteredText(Field::Catalog(row), text.to_owned());
    let named = after(State::default(), [enter("a")]);
    let limited = after(named, [Action::ChoseOnlySchemas(row, true)]);
    assert_eq!(target(&limited), FocusTarget::Field(Field::Schema(row, 0)));
    let schema = Action::EnteredText(Field::Schema(row, 0), "x".to_owned());
    let fewer = after(limited, [schema, Action::RemovedSchema(row, 0)]);
    assert_eq!(target(&fewer), FocusTarget::Field(Field::Schema(row, 0)));
    let none = after(fewer, [Action::RemovedCatalog(0)]);
    assert_eq!(target(&none), FocusTarget::Field(Field::Catalog(row)));
    let mend = Mend::Split {
        row: ScopeRow::ProfilesSync,
        catalog: "a".to_owned(),
        schema: "b".to_owned(),
    };
    let mended = after(none.clone(), [Action::TookMend(mend)]);
    assert_eq!(mended.form.draft.profiles_sync, only("a", &["b"]));
    assert_eq!(target(&mended), FocusTarget::Field(Field::Schema(ScopeRow::ProfilesSync, 0)));
    assert_eq!(mended.focus.number, none.focus.number + 1);
}

#[test]
fn enter_goes_on_to_the_next_box() {
    let profiles = ScopeRow::ProfilesSync;
    let other = |index| Field::Catalog(ScopeRow::Other(index));
    let draft = Draft { catalogs: vec![whole("a"), only("b", &["x"])], ..smallest() };
    let next = |draft: &Draft, field| {
        let state = after(holding(draft.clone()), [Action::PressedEnter(field)]);
        match state.focus.target {
            Some(FocusTarget::Field(field)) => Some(field),
            _ => None,
        }
    };
    let all = [
        (Field::ClientId, Some(Field::Catalog(profiles))),
        (Field::Catalog(profiles), Some(other(0))),
        (other(0), Some(other(1))),
        (Field::Schema(ScopeRow::Other(1), 0), Some(Field::Schema(ScopeRow::Other(1), 1))),
        (Field::Schema(ScopeRow::Other(1), 1), Some(other(2))),
        (other(1), Some(other(2))),
        (other(2), Some(Field::Hostname)),
        (Field::Hostname, Some(Field::HttpPath)),
        (Field::HttpPath, Some(Field::Port)),
        (Field::Port, None),
        (Field::TestTable, None),
    ];
    for (field, expected) in all {
        assert_eq!(next(&draft, field), expected, "{field}");
    }
}

#[test]
fn what_leads_to_a_field_shows_it() {
    let rows = (0..120).map(|number| whole(&format!("c{number}"))).collect();
    let state = holding(Draft { catalogs: rows, ..smallest() });
    let seek = |field| Action::Sought(FocusTarget::Field(field));
    let far = after(state, [seek(Field::Catalog(ScopeRow::Other(119)))]);
    assert_eq!(far.first_row, 100);
    assert_eq!(after(far.clone(), [seek(Field::Catalog(ScopeRow::Other(101)))]).first_row, 100);
    assert_eq!(after(far.clone(), [seek(Field::Catalog(ScopeRow::Other(3)))]).first_row, 0);
    assert!(!far.shows_connection());
    assert!(after(far, [seek(Field::HttpPath)]).shows_connection());
    let linked = opened(State::default(), &smallest());
    assert!(after(linked, [seek(Field::ClientId)]).form.is_unfolded);
}
