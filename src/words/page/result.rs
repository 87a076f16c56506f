//! What the result says: the status, the SQL by step, the settings.

use crate::export::{Setting, SettingId};
use crate::model::GuideStep;
use crate::words::{counted, label};

/// Button that shows the SQL by who can run it.
pub const BY_RUNNER: &str = "Do the catalogs belong to different people?";
/// Name of the result.
pub const RESULT: &str = "SQL and settings";
/// Says that nothing is missing in the SQL.
pub const READY: &str = "SQL ready";
/// The same where there is little room.
pub const READY_SHORT: &str = "ready";
/// Says in little room that values from a link are to be checked.
pub const LOCKED: &str = "locked";

/// How many fields are empty, in little room.
pub fn empty(count: usize) -> String {
    format!("{count} empty")
}

/// How many values are wrong, in little room.
pub fn to_fix(count: usize) -> String {
    format!("{count} to fix")
}

/// How much is missing, in little room.
pub fn missing(count: usize) -> String {
    format!("{count} missing")
}

/// How many more fields are missing or wrong.
pub fn more_gaps(count: usize) -> String {
    format!("and {count} more")
}

/// Says that nothing is missing in the settings.
pub const SETTINGS_READY: &str = "Settings ready";

/// How many settings are missing.
pub fn settings_missing(count: usize) -> String {
    format!("{} missing", counted(count, "setting", "settings"))
}

/// Name of the choice between the SQL and the picture.
pub const TABS: &str = "What to show";
/// The SQL.
pub const SQL: &str = "SQL";
/// The picture.
pub const MAP: &str = "Map";
/// The link.
pub const LINK: &str = "Link";
/// The settings, where there is little room.
pub const SETTINGS_SHORT: &str = "Settings";

/// Button that copies all that grants.
pub const COPY_SQL: &str = "Copy SQL";
/// Button that downloads the SQL.
pub const DOWNLOAD: &str = "Download";
/// Button that downloads the SQL although it is not ready.
pub const DOWNLOAD_WITH_GAPS: &str = "Download incomplete SQL";
/// Name of the downloaded file when it is not ready.
pub const FILE_NAME_WITH_GAPS: &str = "databricks-access-for-segment-with-gaps.sql";
/// Name of the downloaded file.
pub const FILE_NAME: &str = "databricks-access-for-segment.sql";
/// Says that the download was handed to the browser.
pub const DOWNLOADED: &str = "Download started.";
/// Says that the browser would not download.
pub const NOT_DOWNLOADED: &str = "This browser refused the download. Copy the text instead.";

/// Where the SQL is run, and by whom.
pub const WHERE_TO_RUN: &str =
    "Run it in the Databricks SQL editor. You must own these catalogs or have MANAGE on them.";
/// Switch that explains every statement.
pub const EXPLAIN: &str = "Explain each line";

/// Short name of a step, for buttons and messages.
pub fn step_name(step: GuideStep) -> String {
    step.number().map_or_else(|| label::REVERSE_ETL.to_owned(), |number| format!("step {number}"))
}

/// What stands in front of a step's title.
pub fn step_number(step: GuideStep) -> &'static str {
    step.number().unwrap_or("+")
}

/// What is read out for that.
pub fn step_spoken(step: GuideStep) -> &'static str {
    if step.number().is_some() { "Step " } else { "Last section of the guide " }
}

/// Button that copies a step.
pub fn copy_step(id: GuideStep) -> String {
    format!("Copy {}", step_name(id))
}

/// Says that a step was copied.
pub fn copied_step(id: GuideStep, statements: usize) -> String {
    format!("Copied {}, {}.", step_name(id), counted(statements, "statement", "statements"))
}

/// Says that all SQL was copied.
pub fn copied_all(statements: usize) -> String {
    format!("Copied all SQL, {}.", counted(statements, "statement", "statements"))
}

/// Marks a statement that came since the link.
pub const NEW: &str = "+ New since the link";

/// Opens the statements of a step that stand behind the first ones, which alone are explained.
pub fn more_statements(count: usize, are_explained: bool) -> String {
    let more = counted(count, "more statement", "more statements");
    if are_explained { format!("{more}, without explanations") } else { more }
}

/// One sentence in the reader's interest for a step.
pub fn step_lead(id: GuideStep, takes_back: bool) -> &'static str {
    match id {
        GuideStep::SegmentCatalog => {
            "Lets Segment keep its checkpoint tables, away from your data."
        }
        GuideStep::ProfilesSync => "Lets Segment read your synced profiles.",
        GuideStep::OtherCatalogs => "Lets Segment read everything in these catalogs.",
        GuideStep::SomeSchemas if takes_back => {
            "Removes the whole-catalog access, then lets Segment read these schemas."
        }
        GuideStep::SomeSchemas => "Lets Segment read these schemas. Older, wider grants stay.",
        GuideStep::Check => "Changes nothing. Run it as the service principal.",
        GuideStep::ReverseEtl => "Lets Segment use the schema that Reverse ETL created.",
        GuideStep::ServicePrincipal | GuideStep::Connect => "",
    }
}

/// Why a step has no SQL of the plan's.
pub fn example_reason(id: GuideStep, has_other_catalogs: bool) -> &'static str {
    match id {
        GuideStep::OtherCatalogs if has_other_catalogs => "All are limited: see Step 5.",
        GuideStep::ServicePrincipal | GuideStep::SegmentCatalog | GuideStep::Connect => "",
        GuideStep::ProfilesSync => "It is limited: see Step 5.",
        GuideStep::OtherCatalogs => "None added.",
        GuideStep::SomeSchemas => "No catalog is limited.",
        GuideStep::Check => "Name a catalog first.",
        GuideStep::ReverseEtl => "Never used here.",
    }
}

/// What opens a step without SQL.
pub const SHOW_EXAMPLE: &str = "The guide's statements";

/// Why Step 6 differs from the guide.
pub const CHECK_DIFFERS: &str = "The guide prints USE DATABASE here. In Databricks that selects a schema and fails for a catalog, so this says USE CATALOG.";

/// Name of the mark on a statement that lets Segment read.
pub const READ: &str = "read";
/// Name of the mark on a statement that lets Segment write.
pub const WRITE: &str = "write";
/// Name of the mark on a statement that removes access.
pub const TAKE_BACK: &str = "remove";
/// Name of the mark on a statement that changes nothing.
pub const NO_CHANGE: &str = "no change";

/// Name of a blank in the SQL, which goes to its field.
pub fn go_to(field: &str) -> String {
    format!("Go to {field}")
}

/// Heading of the settings.
pub const SETTINGS: &str = "Settings for Segment";
/// Where the settings are entered.
pub const SETTINGS_WHERE: &str = "Unify → Data Graph → Connect warehouse → Databricks";
/// Opens the guide's five actions.
pub const SETTINGS_HOW: &str = "How to enter them";
/// Button that copies all settings.
pub const COPY_SETTINGS: &str = "Copy settings";
/// Says that the settings were copied.
pub const COPIED_SETTINGS: &str = "Copied the settings.";

/// Says why copying the settings asks first.
pub fn copies_settings_gaps(count: usize) -> String {
    format!("{}.", settings_missing(count))
}

/// Stands for a setting that is missing.
pub const NOT_GIVEN: &str = "not given yet";
/// Stands for the secret.
pub const SECRET_VALUE: &str = "Enter it in Segment. It is never kept here.";

/// All settings, a line each, with what is missing and where the secret is entered.
pub fn settings_text(settings: &[Setting]) -> String {
    let line = |Setting { id, value }: &Setting| {
        let value = value.as_deref().unwrap_or_else(|| instead(*id));
        format!("{}: {value}\n", id.label())
    };
    settings.iter().map(line).collect()
}

/// What stands for a setting without a value.
pub fn instead(id: SettingId) -> &'static str {
    if id == SettingId::OAuthSecret { SECRET_VALUE } else { NOT_GIVEN }
}

/// Name of the button that copies a setting.
pub fn copy_setting(id: SettingId) -> String {
    format!("Copy {}", id.label())
}

/// Says that a setting was copied.
pub fn copied_setting(id: SettingId) -> String {
    format!("Copied {}.", id.label())
}

/// The guide's five actions in Segment, in our words.
pub const CONNECT_ACTIONS: [&str; 5] = [
    "In Segment, open Unify, then Data Graph, in a Unify space that has Profiles Sync set up.",
    "Click “Connect warehouse”. In some spaces the button says “Add warehouse”.",
    "Choose Databricks as the kind of warehouse.",
    "Enter the six settings.",
    "Start the SQL warehouse, test the connection, then click Save. A warehouse that is still starting can make the test time out. \
     A passed test shows that Segment can sign in, not that every grant is there: the audit shows that.",
];
