//! What the page says of its second load: what the tools are called before they are there, and when they fail.

use crate::model::Tool;

use super::tools;

/// What a tool is called.
pub fn name(tool: Tool) -> &'static str {
    match tool {
        Tool::Audit => tools::AUDIT,
        Tool::Checks => tools::CHECKS,
        Tool::ExplainError => tools::EXPLAIN,
        Tool::Undo => tools::UNDO,
        Tool::AccessMap => super::result::MAP,
        Tool::Terraform => "Terraform",
        Tool::Cli => "CLI",
        Tool::Runbook => "Runbook",
        Tool::PlanFile => "File",
        _ => "",
    }
}

/// Says that the tools are not there.
pub const NOT_LOADED: &str = "This part of the page could not be loaded. The form, the SQL, the settings and the link work without it.";
/// Button that loads the tools again.
pub const TRY_AGAIN: &str = "Try again";
/// Says that a tool broke off on a text.
pub const NOT_READ: &str =
    "This text could not be read. It is still in the box: paste a shorter piece of it.";
