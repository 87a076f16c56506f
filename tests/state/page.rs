//! What becomes of the page around the form.

use data_graph_setup::export::StatementPlace;
use data_graph_setup::model::{GuideStep, Tool};
use data_graph_setup::plan::Field;
use data_graph_setup::state::{Action, FocusTarget, State};

use super::support::smallest;
use super::{after, holding};

#[test]
fn a_tool_is_opened_closed_and_sought() {
    let state = after(State::default(), [Action::TurnedTool(Tool::Undo)]);
    assert!(state.is_open(Tool::Undo) && !state.is_open(Tool::Audit));
    let state = after(state, [Action::SoughtTool(Tool::Audit), Action::SoughtTool(Tool::Audit)]);
    assert!(state.is_open(Tool::Audit));
    assert_eq!(state.focus.target, Some(FocusTarget::Tool(Tool::Audit)));
    let state = after(state, [Action::TurnedTool(Tool::Audit), Action::TurnedTool(Tool::Undo)]);
    assert_eq!(state.open_tools, []);
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
    let told = after(State::default(), [Action::Told("Found.".to_owned())]);
    assert_eq!(
        (told.announcement.text.as_str(), told.announcement.is_for_readers),
        ("Found.", true)
    );
    let left = after(told, [Action::LeftField(Field::Port), Action::PointedAt([].into())]);
    assert_eq!(left.announcement.text, "Found.");
    let said = after(left.clone(), [Action::Announced("Copied.".to_owned())]);
    assert_eq!(
        (said.announcement.text.as_str(), said.announcement.is_for_readers),
        ("Copied.", false)
    );
    let typed = after(said, [Action::EnteredText(Field::Port, "1".to_owned())]);
    assert_eq!(typed.announcement.text, "");
    let again = after(left.clone(), [Action::Told("Found.".to_owned())]);
    assert_ne!(again.announcement, left.announcement, "it is said again");
}
