//! What the page says.

pub mod access_map;
pub mod checklist;
pub mod second_load;
pub mod tools;

use crate::export::SettingId;
use crate::model::GuideStep;
use crate::plan::{Mend, ScopeRow};

use super::sentence::{Piece, Sentence, name, sentence};
use super::{counted, label};

/// The page's title and first heading.
pub const TITLE: &str = "Databricks access for Segment's Data Graph";
/// What the page does, in two sentences.
pub const LEAD: &str = "Type your catalog names once. Get the SQL to run in Databricks and the settings to enter in Segment, and prove \
    afterwards what was granted.";
/// What becomes of what is typed.
pub const PRIVACY: &str = "Nothing you type is sent anywhere.";
/// Link that skips to the form.
pub const SKIP_TO_FORM: &str = "Skip to the form";
/// Link that skips to the SQL.
pub const SKIP_TO_SQL: &str = "Skip to the SQL";
/// Name of the links that skip.
pub const SKIP: &str = "Skip";
/// Button that leads to the SQL on narrow screens.
pub const SHOW_SQL: &str = "Show the SQL";
/// Name of the form.
pub const FORM: &str = "Your names";
/// Name of the result.
pub const RESULT: &str = "SQL and settings";

/// Button that copies the link.
pub const COPY_LINK: &str = "Copy link";
/// Button that downloads the SQL.
pub const DOWNLOAD: &str = "Download .sql";
/// Button that downloads the SQL although it is not ready.
pub const DOWNLOAD_WITH_GAPS: &str = "Download with gaps";
/// Name of the downloaded file when it is not ready.
pub const FILE_NAME_WITH_GAPS: &str = "databricks-access-for-segment-with-gaps.sql";
/// Name of the downloaded file.
pub const FILE_NAME: &str = "databricks-access-for-segment.sql";
/// Button that empties the form.
pub const START_OVER: &str = "Start over";
/// Says that the form was emptied.
pub const STARTED_OVER: &str = "The form is empty again.";
/// Button that brings the form back.
pub const UNDO: &str = "Undo";
/// Says that the form was brought back.
pub const UNDONE: &str = "Your values are back.";
/// Button that closes a message.
pub const CLOSE: &str = "Close";
/// Says that the link was copied.
pub const COPIED_LINK: &str = "Copied the link. It holds what the form holds, and no secret.";
/// Says that the download was handed to the browser.
pub const DOWNLOADED: &str = "Download started.";
/// Says that the browser would not download.
pub const NOT_DOWNLOADED: &str = "This browser refused the download. Copy the SQL instead.";

/// Heading of the banner over values from a link.
pub const FROM_LINK: &str = "These values came from a link";
/// Heading of the banner when nothing of a link is left to confirm.
pub const FROM_LINK_CONFIRMED: &str = "Values from a link, confirmed here";
/// What to do about values from a link.
pub const FROM_LINK_ADVICE: &str = "Anybody can make a link. The SQL gives the service principal named in it access to your data, so \
    compare these with what you know before anything is copied:";
/// Question about the client ID.
pub const IS_YOUR_CLIENT_ID: &str = "Is this your service principal? It gets the access.";
/// Question about the host.
pub const IS_YOUR_HOST: &str =
    "Is this your workspace? Segment sends the client ID and the secret there.";
/// Question about the location.
pub const IS_YOUR_LOCATION: &str = "Is this your storage? Segment's tables are kept there.";
/// Question about the Reverse ETL schema.
pub const IS_REVERSE_ETL_RIGHT: &str = "Has Reverse ETL run in this catalog? The service principal gets all privileges on this schema.";
/// Question about what is taken back.
pub const IS_REVOKE_RIGHT: &str = "This takes access back. Is that meant?";
/// Label of a statement that takes access back.
pub const REVOKE: &str = "REVOKE";
/// Label of the access in one sentence.
pub const ACCESS: &str = "Access";
/// Label of what can be read, by name.
pub const READABLE: &str = "Read";
/// Question about what can be read.
pub const ARE_NAMES_RIGHT: &str = "Are these yours to open, and all of them meant?";
/// Question about the access as a whole.
pub const IS_ACCESS_RIGHT: &str = "Is this the access that you want to give?";
/// Button that confirms the values from a link.
pub const CONFIRM: &str = "These are right";
/// Says that the values from a link were confirmed.
pub const CONFIRMED: &str = "Confirmed. The SQL and the settings can be copied now.";
/// Marks a field whose value came from a link.
pub const MARK_FROM_LINK: &str = "from a link";
/// Stands for "ready" while values from a link are to be confirmed.
pub const TO_CONFIRM: &str = "From a link: not confirmed";
/// Says why nothing was copied while values from a link are to be confirmed.
pub const CONFIRM_FIRST: &str = "Confirm the values that came from the link first.";
/// Button that goes to what is to be confirmed.
pub const GO_TO_CONFIRMATION: &str = "Show what to confirm";
/// Heading of the question which form to keep.
pub const LINK_MET_WORK: &str = "A link was opened while you were working here";
/// What the question is.
pub const LINK_MET_WORK_ADVICE: &str =
    "Your values are still in the form. Which ones do you want to go on with? The others are kept.";
/// Button that keeps what was typed.
pub const KEEP_MINE: &str = "Keep mine";
/// Button that uses the link.
pub const USE_LINK: &str = "Use the link";
/// Offers the values of the link.
pub const LINK_IS_KEPT: &str = "The values from the link are still at hand.";
/// Offers the values that were typed.
pub const MINE_ARE_KEPT: &str = "The values you had before the link are still at hand.";
/// Button that turns to the values of the link.
pub const TURN_TO_LINK: &str = "Turn to the link's";
/// Button that turns to the values that were typed.
pub const TURN_TO_MINE: &str = "Turn to mine";
/// Says that a secret was removed from a box.
pub const SECRET_REMOVED: &str = "A secret was removed from the box.";
/// Says that what was pasted was cleaned.
pub const PASTE_CLEANED: &str = "Took quotes or invisible characters off what you pasted.";

/// Says why a linked host was left out.
pub fn foreign_host(host: &str) -> Sentence {
    sentence![
        name(host),
        " is outside Databricks' domains. Segment would send the client ID and the secret there, so a link cannot fill \
         it in. If it is yours, type it in Step 7.",
    ]
}

/// Button that takes a mend.
pub fn take_mend(mend: &Mend) -> Sentence {
    match mend {
        Mend::Replace { text, .. } => sentence!["Use ", name(text)],
        Mend::Split { catalog, schema, .. } => {
            sentence!["Make it catalog ", name(catalog), ", only schema ", name(schema)]
        }
    }
}

/// Heading of the banner over a link that was refused.
pub const LINK_REFUSED: &str = "This link was not opened";

/// How much of a link was used.
pub fn link_usage(count: usize, ignored: usize) -> String {
    let used = counted(count, "value", "values");
    match (count, ignored) {
        (0, 0) => "The link holds no values.".to_owned(),
        (0, _) => "Nothing in the link could be used:".to_owned(),
        (_, 0) => format!("{used} from the link filled the form; nothing was left out."),
        _ => format!("{used} from the link filled the form, and {ignored} could not be used:"),
    }
}

/// A part of a link as it stood there, cut short.
pub fn link_part(key: &str, value: &str) -> String {
    let part: String = match (key, value) {
        ("", "") => "…".to_owned(),
        (key, "") => key.to_owned(),
        (key, value) => format!("{key}={value}"),
    };
    match name(&part) {
        Piece::Name(part) => part,
        part => Sentence::from(part).to_text(),
    }
}

/// Says that more parts of a link were left out than are listed.
pub fn more_ignored(count: usize) -> String {
    format!("and {count} more.")
}

/// What a numbered step of the form does for the reader.
pub fn section_heading(step: GuideStep) -> &'static str {
    match step {
        GuideStep::ServicePrincipal => "Give Segment an identity",
        GuideStep::SegmentCatalog => "Give Segment a place to write",
        GuideStep::ProfilesSync => "Let Segment read your profiles",
        GuideStep::OtherCatalogs => "Let Segment read your other data",
        GuideStep::SomeSchemas => "Keep it to some schemas",
        GuideStep::Check => "Check that it works",
        GuideStep::Connect => "Connect Segment",
        GuideStep::ReverseEtl => step.title(),
    }
}

/// The guide's own name of a step of the form, with its number.
pub fn section_name(step: GuideStep) -> String {
    let optional = if step == GuideStep::SomeSchemas { " (optional)" } else { "" };
    format!("Step {} · {}{optional}", step.key(), step.title())
}

/// What Step 1 needs and why.
pub const PRINCIPAL_INTRO: &str = "Segment signs in as a service principal: a user for a program. Make a new one, so that it holds \
    only what this page grants. You need admin rights in Databricks for all of Steps 1 to 5.";
/// Heading of the note about a principal that exists.
pub const EXISTING_PRINCIPAL: &str = "You already have a service principal?";
/// What the guide's shortcut for an existing principal skips.
pub const EXISTING_PRINCIPAL_NOTE: &str = "You can use it: grant it “Can use” on the SQL warehouse (1b) and go on with Step 2. That \
    shortcut skips four things, so make sure that it is assigned to the workspace, has Databricks SQL access there, has an \
    OAuth secret that has not expired, and is not one that Reverse ETL or Profiles Sync uses with other permissions: each of \
    these products needs its own.";
/// Hint of the client ID.
pub const CLIENT_ID_HINT: &str =
    "The service principal's Application ID, a UUID. Not its name, not the secret.";

/// Why Segment writes in its catalog, and why a new one is best.
pub const SEGMENT_CATALOG_INTRO: &str = "Segment keeps checkpoint tables and its own bookkeeping here, so it needs to write in it, and \
    Step 7 asks for its name. A new catalog keeps those tables away from your data.";
/// Hint of the Segment catalog.
pub const SEGMENT_CATALOG_HINT: &str =
    "Leave it as it is unless you want another name. Databricks shows it in lower case.";
/// Question about the catalog's storage.
pub const STORAGE: &str = "Does this catalog exist?";
/// Choice: a new catalog.
pub const STORAGE_NEW: &str = "No, make it";
/// What a new catalog needs.
pub const STORAGE_NEW_HINT: &str = "Needs the CREATE CATALOG privilege on the metastore.";
/// Choice: a new catalog at a location.
pub const STORAGE_AT: &str = "No, make it at a storage location";
/// When a location is needed.
pub const STORAGE_AT_HINT: &str = "For metastores without storage of their own: there, making it without a location fails with “Metastore \
    storage root URL does not exist”.";
/// Choice: the catalog exists.
pub const STORAGE_EXISTS: &str = "Yes, it already exists";
/// When that is the choice.
pub const STORAGE_EXISTS_HINT: &str =
    "Also after making it in Catalog Explorer, as Default Storage asks for.";
/// Hint of the location.
pub const LOCATION_HINT: &str = "A path in an external location on which you have CREATE MANAGED STORAGE, such as s3://bucket/segment.";
/// Question about Reverse ETL.
pub const REVERSE_ETL: &str = "Has Segment Reverse ETL ever run in this catalog?";
/// Choice: it has not.
pub const REVERSE_ETL_NO: &str = "No";
/// Choice: it has.
pub const REVERSE_ETL_YES: &str = "Yes, its schema is";
/// Choice: it has, under the name that the guide prints.
pub const REVERSE_ETL_AS_PRINTED: &str = "Yes, as the guide prints it:";
/// Heading of how to answer the question about Reverse ETL.
pub const REVERSE_ETL_HOW: &str = "How do I know, and which of the two?";
/// Which of the two names is right, and how to find out.
pub const REVERSE_ETL_HINT: &str = "Choose yes, too, if Segment reports missing privileges on an existing _segment_reverse_etl. Segment makes the \
    schema with two underscores in front; the guide's copy shows one. To see yours, run:";

/// What Step 3 is for.
pub const PROFILES_SYNC_INTRO: &str = "The catalog that Profiles Sync fills. You find its name in Segment under Unify, Profiles Sync, Settings. \
    Read-only.";
/// What Step 4 is for.
pub const OTHER_CATALOGS_INTRO: &str =
    "Every other catalog whose tables you want in the Data Graph. Read-only.";
/// Label of another catalog's box.
pub const CATALOG: &str = "Catalog";
/// Question about a catalog's extent.
pub const EXTENT: &str = "What may Segment read in it?";
/// Choice: the whole catalog.
pub const EXTENT_WHOLE: &str = "All schemas";
/// Choice: only some schemas.
pub const EXTENT_ONLY: &str = "Only these schemas";
/// Button that adds a schema.
pub const ADD_SCHEMA: &str = "Add a schema";
/// Button that adds a catalog.
pub const ADD_CATALOG: &str = "Add a catalog";

/// What Step 5 is for.
pub const SOME_SCHEMAS_INTRO: &str = "Optional. Choose “Only these schemas” at a catalog above: it then gets grants on these schemas instead of one on \
    the whole catalog. Grants add up, so this narrows nothing that was granted before.";
/// Label of the switch that takes earlier grants back.
pub const GRANTED_BEFORE: &str = "Granted before: take the wider grants back";
/// What the switch does.
pub const GRANTED_BEFORE_HINT: &str = "Tick this if someone already ran Step 3 or 4 for a catalog that is now limited. The SQL then begins its block with \
    a REVOKE.";

/// What Step 6 is for.
pub const CHECK_INTRO: &str = "Reading a table proves the grants: if rows appear, the service principal can read it. Run this as the service \
    principal, since in the SQL editor it would test your own rights.";
/// Heading of how to run Step 6.
pub const CHECK_HOW: &str = "How do I run it as the service principal?";
/// How to run Step 6.
pub const CHECK_HOW_TEXT: &str = "“Try it as the service principal”, at the end of this page, has a command for it. The Databricks CLI signs in with the \
    client ID and its secret there. It has no SQL prompt, and each call stands alone and forgets USE CATALOG, so that command \
    names everything in full.";
/// Hint of the test table.
pub const TEST_TABLE_HINT: &str = "Optional, as catalog.schema.table.";
/// Why Step 6 differs from the guide.
pub const CHECK_DIFFERS: &str = "The guide prints USE DATABASE here. In Databricks that chooses a schema, so it fails for a catalog; this says USE CATALOG.";

/// What Step 7 needs first.
pub const CONNECT_INTRO: &str = "You find these three in Databricks under SQL Warehouses, your warehouse, Connection details. Paste them as they are.";
/// Hint of the host.
pub const HOSTNAME_HINT: &str = "A whole URL is fine.";
/// Hint of the path.
pub const HTTP_PATH_HINT: &str = "The address of the SQL warehouse. Clusters do not work.";
/// Hint of the port.
pub const PORT_HINT: &str = "Usually 443.";

/// Choice of words for the SQL.
pub const WORDING: &str = "Words of the SQL";
/// The guide's words.
pub const WORDING_GUIDE: &str = "The guide's";
/// Databricks' own words.
pub const WORDING_UNITY_CATALOG: &str = "Unity Catalog's";
/// Where the SQL is run, and by whom.
pub const WHERE_TO_RUN: &str = "Run it in a Databricks SQL editor, as an owner of these catalogs or somebody with MANAGE on them. Making a catalog needs \
    CREATE CATALOG on the metastore.";
/// What the choice changes.
pub const WORDING_HINT: &str = "Both grant the same. The guide's USAGE and CREATE are older words, which Databricks translates.";

/// Button that copies all that grants.
pub const COPY_ALL: &str = "Copy all SQL";
/// Marks an example.
pub const EXAMPLE: &str = "Example, not part of your SQL";
/// Says that a button's text is on the clipboard.
pub const COPIED: &str = "Copied";
/// Says that the text changed after it was copied.
pub const CHANGED_SINCE: &str = "Changed since you copied";
/// Says that nothing is missing.
pub const READY: &str = "Ready to run";
/// In front of the fields that are missing or wrong.
pub const STILL_NEEDED: &str = "To fill in or mend";
/// Label of the text that is offered when copying is refused.
pub const TEXT_TO_COPY: &str = "Text to copy";

/// Says that copying was refused, and which keys to press.
pub fn copy_refused(is_mac: bool) -> String {
    let keys = if is_mac { "⌘C" } else { "Ctrl+C" };
    format!("This browser did not let the page copy. The text is selected: press {keys}.")
}

/// How much is missing and wrong.
pub fn gaps(blanks: usize, problems: usize) -> String {
    let blanks_left = || format!("{} left", counted(blanks, "blank", "blanks"));
    let to_mend = || format!("{} to mend", counted(problems, "problem", "problems"));
    match (blanks, problems) {
        (0, 0) => READY.to_owned(),
        (_, 0) => blanks_left(),
        (0, _) => to_mend(),
        _ => format!("{}, {}", blanks_left(), to_mend()),
    }
}

/// How far the form is: what is missing and wrong, or what is to be confirmed, or that it is ready.
pub fn state(is_held: bool, blanks: usize, problems: usize) -> String {
    if is_held && blanks + problems == 0 { TO_CONFIRM.to_owned() } else { gaps(blanks, problems) }
}

/// Button that copies although something is missing or wrong.
pub fn copy_with_gaps(blanks: usize, problems: usize) -> String {
    match (blanks, problems) {
        (_, 0) => format!("Copy with {}", counted(blanks, "blank", "blanks")),
        (0, _) => format!("Copy with {}", counted(problems, "problem", "problems")),
        _ => format!("Copy with {}", counted(blanks + problems, "gap", "gaps")),
    }
}

/// Says why nothing was copied.
pub fn not_copied(gaps: &str) -> String {
    format!("Not copied yet: {gaps}.")
}

/// Short name of a step, for buttons and messages.
pub fn step_name(step: GuideStep) -> String {
    step.number().map_or_else(|| label::REVERSE_ETL.to_owned(), |number| format!("step {number}"))
}

/// What stands in front of a step's title in the result.
pub fn step_number(step: GuideStep) -> &'static str {
    step.number().unwrap_or("+")
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

/// One sentence in the reader's interest for a step of the result.
pub fn step_lead(id: GuideStep, takes_back: bool) -> &'static str {
    match id {
        GuideStep::SegmentCatalog => {
            "Lets Segment keep its checkpoint tables, away from your data."
        }
        GuideStep::ProfilesSync => "Lets Segment read your synced profiles. Read-only.",
        GuideStep::OtherCatalogs => "Lets Segment read these catalogs whole. Read-only.",
        GuideStep::SomeSchemas if takes_back => {
            "Takes reading the whole catalogs back, and lets Segment read these schemas. Read-only."
        }
        GuideStep::SomeSchemas => {
            "Lets Segment read these schemas. Read-only. What was granted on their catalogs before stays."
        }
        GuideStep::Check => {
            "Changes nothing. Run it as the service principal, after the steps above."
        }
        GuideStep::ReverseEtl => {
            "Lets Segment go on with the schema that Reverse ETL made. Run it also if Segment reports missing \
             privileges on it."
        }
        GuideStep::ServicePrincipal | GuideStep::Connect => "",
    }
}

/// Why a step of the result is an example only.
pub fn example_reason(id: GuideStep, has_other_catalogs: bool) -> &'static str {
    match id {
        GuideStep::OtherCatalogs if has_other_catalogs => {
            "Your other catalogs are limited to some schemas, so Step 5 grants them."
        }
        GuideStep::ServicePrincipal | GuideStep::SegmentCatalog | GuideStep::Connect => "",
        GuideStep::ProfilesSync => {
            "Your Profiles Sync catalog is limited to some schemas, so Step 5 grants it."
        }
        GuideStep::OtherCatalogs => "Add a catalog on the form to fill this in.",
        GuideStep::SomeSchemas => "Choose “Only these schemas” at a catalog to fill this in.",
        GuideStep::Check => "Name a catalog on the form to fill this in.",
        GuideStep::ReverseEtl => {
            "Only needed if Segment Reverse ETL has run in Segment's own catalog."
        }
    }
}

/// Name of the mark on a statement that lets Segment read.
pub const READ: &str = "read";
/// Name of the mark on a statement that lets Segment write.
pub const WRITE: &str = "write";
/// Name of the mark on a statement that takes access back.
pub const TAKE_BACK: &str = "take back";
/// Name of the mark on a statement that changes nothing.
pub const NO_CHANGE: &str = "no change";

/// Name of a blank in the SQL, which goes to its field.
pub fn go_to(field: &str) -> String {
    format!("Go to {field}")
}

/// Name of the button that removes a schema.
pub fn remove_schema(row: ScopeRow, index: usize) -> String {
    format!("Remove {} of {}", label::schema(index), label::catalog(row))
}

/// Name of the button that removes a catalog.
pub fn remove_catalog(row: ScopeRow) -> String {
    format!("Remove {}", label::catalog(row))
}

/// Heading of the settings.
pub const SETTINGS: &str = "Settings for Segment";
/// One sentence on the settings.
pub const SETTINGS_LEAD: &str = "Enter these six when Segment asks for them.";
/// Stands for a setting that is missing.
pub const NOT_GIVEN: &str = "not given yet";
/// Stands for the secret.
pub const SECRET_VALUE: &str = "Enter it in Segment. This page has no field for it.";
/// Column of a setting's label.
pub const SETTING: &str = "Setting";
/// Column of a setting's value.
pub const VALUE: &str = "Value";
/// Column of the copy buttons.
pub const COPY: &str = "Copy";

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
    "Enter the six settings below.",
    "Start the SQL warehouse, test the connection, then click Save. A warehouse that is still starting can make the test time out. \
     A passed test shows that Segment can sign in, not that every grant is there: the audit below shows that.",
];

/// What the footer says about the guide.
pub const GUIDE_READ: &str = "Follows Segment's guide, read in November 2026:";
/// Who this page is not by.
pub const NOT_AFFILIATED: &str = "Not made or endorsed by Segment, Twilio or Databricks.";
/// The guide's address.
pub const GUIDE_URL: &str =
    "https://www.twilio.com/docs/segment/unify/data-graph/setup-guides/databricks-setup";
/// Stuck in Segment.
pub const SUPPORT: &str = "Questions about Segment itself go to Segment Support:";
/// Segment's support page.
pub const SUPPORT_URL: &str = "https://segment.com/help/contact/";
/// What is and is not sent.
pub const NOT_SENT: &str = "Nothing is sent anywhere: no server, no analytics, no cookies. Your ticks stay in this browser. A link you copy holds what \
    you typed behind its #, which browsers send to no server. To see for yourself, open your browser's developer tools, \
    Network, and type.";
/// The licence.
pub const LICENCE: &str = "MIT or Apache-2.0";

/// The version of the page.
pub fn version() -> String {
    format!("Version {}", env!("CARGO_PKG_VERSION"))
}
