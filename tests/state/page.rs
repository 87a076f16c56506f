//! What becomes of the page around the form.

use std::rc::Rc;

use data_graph_setup::export::StatementPlace;
use data_graph_setup::model::{GuideStep, Tool};
use data_graph_setup::plan::Field;
use data_graph_setup::state::{Action, FocusTarget, Sheet, State};

use super::support::smallest;
use super::{after, holding, opened};

#[test]
fn one_tool_is_open_at_a_time() {
    let state = after(State::default(), [Action::TurnedTool(Tool::Undo)]);
    assert!(state.is_open(Tool::Undo) && !state.is_open(Tool::Audit));
    let state = after(state, [Action::SoughtTool(Tool::Audit), Action::SoughtTool(Tool::Audit)]);
    assert!(state.is_open(Tool::Audit) && !state.is_open(Tool::Undo));
    assert_eq!(state.focus.target, Some(FocusTarget::Tool(Tool::Audit)));
    let state = after(state, [Action::TurnedTool(Tool::Audit)]);
    assert_eq!(state.open_tool, None);
    let map = after(state, [Action::Showed(Some(Tool::AccessMap)), Action::TurnedTool(Tool::Undo)]);
    assert!(map.is_open(Tool::AccessMap) && map.is_open(Tool::Undo), "the map is no such tool");
}

#[test]
fn the_result_opens_over_the_form_and_gives_the_focus_back() {
    let target = |state: &State| state.focus.target.unwrap();
    let turn = Action::TurnedSheet;
    let open = after(State::default(), [turn(Some(Sheet::Sql))]);
    assert_eq!((open.sheet, target(&open)), (Some(Sheet::Sql), FocusTarget::CloseSheet));
    let closed = after(open, [turn(None)]);
    assert_eq!((closed.sheet, target(&closed)), (None, FocusTarget::Dock(Sheet::Sql)));
    let settings = after(closed, [turn(Some(Sheet::Settings))]);
    assert_eq!(target(&settings), FocusTarget::Settings);
    let field = FocusTarget::Field(Field::Hostname);
    let sought = after(settings, [Action::Sought(field)]);
    assert_eq!((sought.sheet, target(&sought)), (None, field), "a field is in the form");
}

#[test]
fn the_focus_never_falls_away_with_what_had_it() {
    let target = |state: &State| state.focus.target.unwrap();
    let linked = opened(State::default(), &smallest());
    assert_eq!(target(&linked), FocusTarget::Review);
    let shown = Rc::clone(&linked.form);
    let confirmed = after(linked, [Action::ConfirmedLink(shown)]);
    assert_eq!(target(&confirmed), FocusTarget::CopySql);
    let closed = after(confirmed, [Action::ClosedLinkMessage]);
    assert_eq!(target(&closed), FocusTarget::Form);
    let emptied = after(closed, [Action::StartedOver]);
    assert_eq!(target(&emptied), FocusTarget::Form);
}

#[test]
fn starting_over_takes_back_what_was_pointed_at_and_leaves_open_what_is_open() {
    let place = StatementPlace { step: GuideStep::ProfilesSync, index: 0 };
    let state = after(
        holding(smallest()),
        [
            Action::TurnedTool(Tool::ExplainError),
            Action::PointedAt([place].into()),
            Action::StartedOver,
        ],
    );
    assert!(state.pointed_at.is_empty() && state.is_open(Tool::ExplainError));
    assert_eq!(state.starts, 1);
    assert_eq!(after(state, [Action::StartedOver]).starts, 1, "there is nothing to empty");
}

#[test]
fn what_was_said_is_gone_with_what_is_done_next_but_not_with_leaving_a_field() {
    let said = after(State::default(), [Action::Announced("Found.".to_owned())]);
    let left = after(said, [Action::LeftField(Field::Port), Action::PointedAt([].into())]);
    assert_eq!(left.announcement.text, "Found.");
    let typed = after(left.clone(), [Action::EnteredText(Field::Port, "1".to_owned())]);
    assert_eq!(typed.announcement.text, "");
    let again = after(left.clone(), [Action::Announced("Found.".to_owned())]);
    assert_ne!(again.announcement, left.announcement, "it is said again");
}
