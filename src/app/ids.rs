//! The IDs of what the focus goes to.

use crate::export::StatementPlace;
use crate::model::Tool;
use crate::plan::Field;
use crate::state::FocusTarget;

/// The ID of something that the focus can go to.
pub fn id(target: FocusTarget) -> String {
    match target {
        FocusTarget::Field(field) => field_id(field),
        FocusTarget::AddCatalog => ADD_CATALOG.to_owned(),
        FocusTarget::StartOver => START_OVER.to_owned(),
        FocusTarget::LinkBanner => LINK_BANNER.to_owned(),
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

/// The ID of the button that opens a tool.
pub fn tool_id(tool: Tool) -> &'static str {
    match tool {
        Tool::Audit => "tool-audit",
        Tool::Checks => "tool-checks",
        Tool::ExplainError => "tool-explain-error",
        Tool::Undo => "tool-undo",
        Tool::AccessMap => "tool-access-map",
    }
}

/// The ID of a tool's box for pasted text.
pub fn text_box_id(tool: Tool) -> &'static str {
    match tool {
        Tool::Audit => "audit-text",
        Tool::ExplainError => "error-text",
        Tool::Checks | Tool::Undo | Tool::AccessMap => "",
    }
}

/// The ID of the form.
pub const FORM: &str = "form";
/// The ID of the result.
pub const SHEET: &str = "result";
/// The ID of the tools.
pub const BENCH: &str = "bench";
/// The ID of the button that adds a catalog.
pub const ADD_CATALOG: &str = "add-catalog";
/// The ID of the button that empties the form.
pub const START_OVER: &str = "start-over";
/// The ID of the box with a text that the browser would not copy.
pub const REFUSED_TEXT: &str = "refused-text";
/// The ID of the message about a link.
pub const LINK_BANNER: &str = "link-banner";
