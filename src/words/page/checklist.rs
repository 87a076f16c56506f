//! Step 1 as a checklist: the guide's actions in our words, with what it forgets.
//!
//! The ways through Databricks' consoles are those of November 2026.

use crate::model::{ChecklistPart, ConsoleWay};

/// One thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instruction {
    /// What to do.
    pub text: &'static str,
    /// What the guide leaves out about it.
    pub hint: Option<&'static str>,
}

/// What a part of the checklist does.
pub fn heading(part: ChecklistPart) -> &'static str {
    match part {
        ChecklistPart::Create => "Make the service principal",
        ChecklistPart::Warehouse => "Let it use a SQL warehouse",
    }
}

/// What there is to do in a part of the checklist.
pub fn instructions(part: ChecklistPart, way: ConsoleWay) -> &'static [Instruction] {
    match (part, way) {
        (ChecklistPart::Create, ConsoleWay::AccountConsole) => &THROUGH_ACCOUNT_CONSOLE,
        (ChecklistPart::Create, ConsoleWay::WorkspaceSettings) => &THROUGH_WORKSPACE_SETTINGS,
        (ChecklistPart::Warehouse, _) => &WAREHOUSE,
    }
}

/// Question about the way through 1a.
pub const WAY: &str = "Way there";
/// The guide's way.
pub const ACCOUNT_CONSOLE: &str = "Account console";
/// Who can go that way.
pub const ACCOUNT_CONSOLE_HINT: &str =
    "As the guide describes it. You need to be an account admin. The console is at:";
/// The other way.
pub const WORKSPACE_SETTINGS: &str = "Workspace settings";
/// Who can go that way.
pub const WORKSPACE_SETTINGS_HINT: &str = "You need to be an admin of the workspace. The new service principal belongs to it from the start.";

/// How much of a part is done.
pub fn progress(done: usize, of: usize) -> String {
    format!("{done} of {of} done")
}

/// Says that ticks last only as long as the page.
pub const NOT_KEPT: &str =
    "This browser keeps no data for the page, so the ticks are gone when you close it.";

/// The account console's address on each cloud.
pub const CONSOLES: [(&str, &str); 7] = [
    ("AWS", "https://accounts.cloud.databricks.com"),
    ("Azure", "https://accounts.azuredatabricks.net"),
    ("Google Cloud", "https://accounts.gcp.databricks.com"),
    ("AWS GovCloud", "https://accounts.cloud.databricks.us"),
    ("AWS GovCloud DoD", "https://accounts-dod.cloud.databricks.mil"),
    ("Azure Government", "https://accounts.azuredatabricks.us"),
    ("Azure China", "https://accounts.azuredatabricks.cn"),
];

const SECRET_HINT: &str = "It expires: choose a lifetime of up to 730 days, and note the day. Where you are asked for scopes, choose all APIs.";
const SAVE_HINT: &str =
    "The secret is shown only this once. Keep it in your password manager, never in this page.";
const AZURE_HINT: &str =
    "On Azure, choose “Databricks managed”: one managed by Microsoft Entra ID signs in elsewhere.";
const SQL_ACCESS_HINT: &str = "There, it also needs the entitlement “Databricks SQL access”, which the guide does not mention: workspace Settings, \
    Identity and access, Service principals, Configurations.";

const fn plain(text: &'static str) -> Instruction {
    Instruction { text, hint: None }
}

const fn hinted(text: &'static str, hint: &'static str) -> Instruction {
    Instruction { text, hint: Some(hint) }
}

const THROUGH_ACCOUNT_CONSOLE: [Instruction; 10] = [
    plain("Sign in to the account console as an account admin."),
    plain("Open User management."),
    plain("Go to the tab Service principals."),
    hinted("Click Add service principal.", AZURE_HINT),
    plain("Give it a name that says what it is for, such as “Segment Data Graph”, and click Add."),
    hinted("Open it and, on its Secrets tab, click Generate secret.", SECRET_HINT),
    hinted(
        "Save the secret and the client ID in a safe place. The client ID goes in below.",
        SAVE_HINT,
    ),
    plain("Open Workspaces and choose the workspace that holds your data."),
    plain("On its Permissions tab, click Add permissions."),
    hinted("Choose the new service principal with the role User, and click Save.", SQL_ACCESS_HINT),
];

const THROUGH_WORKSPACE_SETTINGS: [Instruction; 10] = [
    plain("Sign in to the workspace that holds your data as one of its admins."),
    plain("Click your picture at the top right, then Settings, then Identity and access."),
    plain("Beside Service principals, click Manage."),
    hinted("Click Add service principal, then Add new.", AZURE_HINT),
    plain("Give it a name that says what it is for, such as “Segment Data Graph”, and click Add."),
    hinted("Open it and, on its Secrets tab, click Generate secret.", SECRET_HINT),
    hinted(
        "Save the secret and the client ID in a safe place. The client ID goes in below.",
        SAVE_HINT,
    ),
    plain("Go to its Configurations tab."),
    plain("See that it is active."),
    plain("See that the entitlement “Databricks SQL access” is on, then click Update."),
];

const WAREHOUSE: [Instruction; 5] = [
    plain("Sign in to the workspace as an admin."),
    plain("Open SQL Warehouses."),
    hinted(
        "Choose your warehouse and click Permissions.",
        "A serverless one starts fastest. Segment cannot use an all-purpose or jobs cluster.",
    ),
    plain("Add the service principal and give it “Can use”."),
    plain("Click Add."),
];
