//! Step 1 as a checklist: the guide's actions in our words, with what it forgets.
//!
//! The ways through Databricks' consoles are those of November 2026.

/// A part of Step 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// 1a: make the service principal.
    Create,
    /// 1b: let it use a SQL warehouse.
    Warehouse,
}

/// A way through 1a.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// Through the account console, as the guide goes.
    #[default]
    AccountConsole,
    /// Through the workspace's own settings.
    WorkspaceSettings,
}

/// One thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Action {
    /// What to do.
    pub text: &'static str,
    /// What the guide leaves out about it.
    pub hint: Option<&'static str>,
}

impl Way {
    /// Both ways.
    pub const ALL: [Self; 2] = [Self::AccountConsole, Self::WorkspaceSettings];

    /// The way's name where it is kept.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AccountConsole => "account-console",
            Self::WorkspaceSettings => "workspace-settings",
        }
    }
}

impl Part {
    /// Both parts, in the guide's order.
    pub const ALL: [Self; 2] = [Self::Create, Self::Warehouse];

    /// The guide's number of the part, which also names its ticks.
    pub fn number(self) -> &'static str {
        match self {
            Self::Create => "1a",
            Self::Warehouse => "1b",
        }
    }

    /// What the part does.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Create => "Make the service principal",
            Self::Warehouse => "Let it use a SQL warehouse",
        }
    }

    /// What there is to do.
    pub fn actions(self, way: Way) -> &'static [Action] {
        match (self, way) {
            (Self::Create, Way::AccountConsole) => &THROUGH_ACCOUNT_CONSOLE,
            (Self::Create, Way::WorkspaceSettings) => &THROUGH_WORKSPACE_SETTINGS,
            (Self::Warehouse, _) => &WAREHOUSE,
        }
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

const fn action(text: &'static str) -> Action {
    Action { text, hint: None }
}

const fn hinted(text: &'static str, hint: &'static str) -> Action {
    Action { text, hint: Some(hint) }
}

const THROUGH_ACCOUNT_CONSOLE: [Action; 10] = [
    action("Sign in to the account console as an account admin."),
    action("Open User management."),
    action("Go to the tab Service principals."),
    hinted("Click Add service principal.", AZURE_HINT),
    action("Give it a name that says what it is for, such as “Segment Data Graph”, and click Add."),
    hinted("Open it and, on its Secrets tab, click Generate secret.", SECRET_HINT),
    hinted(
        "Save the secret and the client ID in a safe place. The client ID goes in below.",
        SAVE_HINT,
    ),
    action("Open Workspaces and choose the workspace that holds your data."),
    action("On its Permissions tab, click Add permissions."),
    hinted("Choose the new service principal with the role User, and click Save.", SQL_ACCESS_HINT),
];

const THROUGH_WORKSPACE_SETTINGS: [Action; 10] = [
    action("Sign in to the workspace that holds your data as one of its admins."),
    action("Click your picture at the top right, then Settings, then Identity and access."),
    action("Beside Service principals, click Manage."),
    hinted("Click Add service principal, then Add new.", AZURE_HINT),
    action("Give it a name that says what it is for, such as “Segment Data Graph”, and click Add."),
    hinted("Open it and, on its Secrets tab, click Generate secret.", SECRET_HINT),
    hinted(
        "Save the secret and the client ID in a safe place. The client ID goes in below.",
        SAVE_HINT,
    ),
    action("Go to its Configurations tab."),
    action("See that it is active."),
    action("See that the entitlement “Databricks SQL access” is on, then click Update."),
];

const WAREHOUSE: [Action; 5] = [
    action("Sign in to the workspace as an admin."),
    action("Open SQL Warehouses."),
    hinted(
        "Choose your warehouse and click Permissions.",
        "A serverless one starts fastest. Segment cannot use an all-purpose or jobs cluster.",
    ),
    action("Add the service principal and give it “Can use”."),
    action("Click Add."),
];
