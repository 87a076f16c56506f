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
    let taken = after(holding(draft), [Action::EnteredSecret(field, kind)]);
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
        Action::AddedCatalog,
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
        Action::AddedSchema(ScopeRow::Other(7)),
        Action::ChoseOnlySchemas(ScopeRow::Other(7), true),
    ] {
        assert_eq!(after(state.clone(), [action]).form.draft, state.form.draft);
    }
}

#[test]
fn the_focus_goes_where_the_next_text_goes() {
    let row = ScopeRow::Other(0);
    let target = |state: &State| state.focus.target.unwrap();
    let added = after(State::default(), [Action::AddedCatalog]);
    assert_eq!(target(&added), FocusTarget::Field(Field::Catalog(row)));
    let limited = after(added, [Action::ChoseOnlySchemas(row, true), Action::AddedSchema(row)]);
    assert_eq!(target(&limited), FocusTarget::Field(Field::Schema(row, 1)));
    let fewer = after(limited, [Action::RemovedSchema(row, 1)]);
    assert_eq!(target(&fewer), FocusTarget::Field(Field::Schema(row, 0)));
    let none = after(fewer, [Action::RemovedCatalog(0)]);
    assert_eq!(target(&none), FocusTarget::AddCatalog);
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
