//! The IDs of what the focus goes to.

use crate::export::StatementPlace;
use crate::model::Tool;
use crate::plan::Field;
use crate::state::{FocusTarget, Sheet};

/// The ID of something that the focus can go to.
pub fn id(target: FocusTarget) -> String {
    match target {
        FocusTarget::Field(field) => field_id(field),
        FocusTarget::Review => REVIEW.to_owned(),
        FocusTarget::ConfirmNames => CONFIRM_NAMES.to_owned(),
        FocusTarget::Form => FORM.to_owned(),
        FocusTarget::CopySql => COPY_SQL.to_owned(),
        FocusTarget::Settings => SETTINGS.to_owned(),
        FocusTarget::Dock(sheet) => dock_id(sheet).to_owned(),
        FocusTarget::CloseSheet => CLOSE_SHEET.to_owned(),
        FocusTarget::Tool(tool) => tool_id(tool).to_owned(),
        FocusTarget::Statement(place) => statement_id(place),
    }
}

/// The ID of a field's box, from its key path.
pub fn field_id(field: Field) -> String {
    let path = field.to_string();
    let words: String =
        path.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    format!("field-{}", words.replace("--", "-").trim_end_matches('-'))
}

/// The ID of a statement.
pub fn statement_id(place: StatementPlace) -> String {
    format!("statement-{}-{}", place.step.key(), place.index)
}

/// The ID of the tab that opens a tool.
pub fn tool_id(tool: Tool) -> &'static str {
    match tool {
        Tool::Audit => "tool-audit",
        Tool::Checks => "tool-checks",
        Tool::ExplainError => "tool-explain-error",
        Tool::Undo => "tool-undo",
        Tool::AccessMap => "tool-access-map",
        Tool::Terraform => "tool-terraform",
        Tool::Cli => "tool-cli",
        Tool::Runbook => "tool-runbook",
        Tool::PlanFile => "tool-plan-file",
        _ => "",
    }
}

/// The ID of the tab that shows the SQL, or something in its place.
pub fn result_tab(shown: Option<Tool>) -> &'static str {
    shown.map_or("tab-sql", tool_id)
}

/// The ID of a tool's box for pasted text.
pub fn text_box_id(tool: Tool) -> &'static str {
    match tool {
        Tool::Audit => "audit-text",
        Tool::ExplainError => "error-text",
        Tool::PlanFile => "plan-file-text",
        _ => "",
    }
}

/// The ID of the button that opens a part of the result on narrow screens.
pub fn dock_id(sheet: Sheet) -> &'static str {
    match sheet {
        Sheet::Sql => "dock-sql",
        Sheet::Settings => "dock-settings",
    }
}

/// The ID of the form.
pub const FORM: &str = "form";
/// The ID of the result.
pub const SHEET: &str = "result";
/// The ID of the tools.
pub const BENCH: &str = "bench";
/// The ID of the page's foot.
pub const FOOT: &str = "foot";
/// The ID of the menu.
pub const MENU: &str = "menu";
/// The ID of the settings.
pub const SETTINGS: &str = "settings";
/// The ID of the button that copies the SQL.
pub const COPY_SQL: &str = "copy-sql";
/// The ID of the button that closes the result on narrow screens.
pub const CLOSE_SHEET: &str = "close-sheet";
/// The ID of the box with a text that the browser would not copy.
pub const REFUSED_TEXT: &str = "refused-text";
/// The ID of what is to be checked of a link.
pub const REVIEW: &str = "review";
/// The ID of what asks whether all names of a link were looked at.
pub const CONFIRM_NAMES: &str = "confirm-names";
