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
        ChecklistPart::Create => "Create the service principal",
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
/// What a way is called.
pub fn way(way: ConsoleWay) -> &'static str {
    match way {
        ConsoleWay::AccountConsole => "Account console",
        ConsoleWay::WorkspaceSettings => "Workspace settings",
    }
}

/// Who can go that way.
pub const ACCOUNT_CONSOLE_HINT: &str =
    "As the guide describes it. You need to be an account admin. The console is at:";
/// Who can go that way.
pub const WORKSPACE_SETTINGS_HINT: &str =
    "You need to be an admin of the workspace. The new service principal belongs to it at once.";

/// What Step 1 needs and why.
pub const PRINCIPAL_INTRO: &str = "Segment signs in as a service principal: a user for a program. Create a new one, so that it has \
    only the access on this page. Steps 1 to 5 need admin rights in Databricks.";
/// Heading of the note about a principal that exists.
pub const EXISTING_PRINCIPAL: &str = "You already have a service principal?";
/// What the guide's shortcut for an existing principal skips.
pub const EXISTING_PRINCIPAL_NOTE: &str = "You can use it. Grant it “Can use” on the SQL warehouse (1b), then go on with Step 2. Check four things that \
    the guide leaves out: it is assigned to the workspace, it has Databricks SQL access there, its OAuth secret has not expired, \
    and neither Reverse ETL nor Profiles Sync uses it. Each of these products needs its own.";
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

const SECRET_HINT: &str = "It expires: choose up to 730 days, and note the day. If you are asked for scopes, choose all APIs.";
const SAVE_HINT: &str = "The secret is shown only this once. Keep it in your password manager, and enter it only in Segment.";
const AZURE_HINT: &str =
    "On Azure, choose “Databricks managed”. One managed by Microsoft Entra ID signs in elsewhere.";
const SQL_ACCESS_HINT: &str = "It also needs “Databricks SQL access”, which the guide leaves out: workspace Settings, \
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
        "Save the secret and the client ID in a safe place. Only the client ID goes into this plan.",
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
        "Save the secret and the client ID in a safe place. Only the client ID goes into this plan.",
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
