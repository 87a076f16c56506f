//! What the form says.

use crate::plan::{Draft, Mend, ScopeDraft, ScopeRow, StorageDraft};
use crate::words::sentence::{Sentence, name, sentence};
use crate::words::{counted, label};

/// Name of the form.
pub const FORM: &str = "Your names";
/// Beginning of the form, in front of the guide's name.
pub const LEAD: &str = "Type your names once. Numbers are the steps in";

/// Link that opens the checklist of Step 1.
pub const NO_PRINCIPAL: &str = "No service principal yet?";

/// How much of the checklist there is, or is done.
pub fn steps_done(done: usize, of: usize) -> String {
    if done == 0 { format!("{of} steps") } else { progress(done, of) }
}

/// How much of a part of the checklist is done.
pub fn progress(done: usize, of: usize) -> String {
    format!("{done} of {of} done")
}

/// Says that ticks last only as long as the page.
pub const TICKS_NOT_KEPT: &str =
    "This browser does not keep the ticks. They are gone when you close the page.";

/// Hint of the client ID.
pub const CLIENT_ID_HINT: &str = "The service principal's Application ID, a UUID. Not the secret.";

/// Where the name of the Profiles Sync catalog stands.
pub const PROFILES_SYNC_HINT: &str = "In Segment: Unify → Profiles Sync";
/// What the other catalogs are.
pub const OTHER_CATALOGS_HINT: &str = "One per line, or separated by commas.";
/// How a schema is written.
pub const CATALOG_AND_SCHEMA: &str = "catalog.schema";
/// What a schema behind a catalog does.
pub const SCHEMA_LIMITS: &str = " limits it.";
/// Stands in the empty box for one more catalog.
pub const ADD_CATALOGS: &str = "Add catalogs";
/// Stands in the empty box for one more schema.
pub const ADD_SCHEMAS: &str = "Add schemas";
/// Stands beside the catalogs while there is none.
pub const OPTIONAL: &str = "Optional";

/// How many other catalogs there are.
pub fn added(count: usize) -> String {
    format!("{count} added")
}

/// Question about a catalog's extent.
pub fn extent(row: ScopeRow) -> String {
    format!("What may Segment read in {}?", label::catalog(row))
}

/// Choice: the whole catalog.
pub const EXTENT_WHOLE: &str = "All schemas";
/// Choice: only some schemas.
pub const EXTENT_ONLY: &str = "Only these";

/// Which rows are shown.
pub fn rows_shown(first: usize, last: usize, of: usize) -> String {
    format!("{first}–{last} of {of}")
}

/// Button that turns to the rows before.
pub const EARLIER: &str = "Earlier";
/// Button that turns to the rows behind.
pub const LATER: &str = "Later";

/// Name of a row's schemas.
pub fn schemas_of(row: ScopeRow) -> String {
    format!("Schemas of {}", label::catalog(row))
}

/// Button that shows all schemas of a row.
pub fn show_all(count: usize) -> String {
    format!("Show all {count}")
}

/// Name of the button that removes a schema.
pub fn remove_schema(row: ScopeRow, index: usize) -> String {
    format!("Remove {} of {}", label::schema(index), label::catalog(row))
}

/// Name of the button that removes a catalog.
pub fn remove_catalog(row: ScopeRow) -> String {
    format!("Remove {}", label::catalog(row))
}

/// Heading of the connection.
pub const WAREHOUSE: &str = "Warehouse";
/// What the connection is for.
pub const WAREHOUSE_ASIDE: &str = "For the settings only";
/// Label of the box that takes a whole connection.
pub const CONNECTION: &str = "JDBC URL or connection details";
/// Stands in that box.
pub const PASTE_CONNECTION: &str = "Paste the JDBC URL or the connection details";
/// Where the connection stands.
pub const WAREHOUSE_HINT: &str =
    "In Databricks: SQL Warehouses → your warehouse → Connection details.";
/// Button that shows the three boxes.
pub const TYPE_CONNECTION: &str = "Type the three values";
/// What each of the three boxes takes.
pub const PASTE_AGAIN: &str = "Paste a JDBC URL into any of these boxes to replace all three.";

/// Heading of what seldom needs to be changed.
pub const USUALLY_FINE: &str = "Usually fine as they are";
/// The same beside a link.
pub const NOT_IN_LINK: &str = "The rest";
/// What opens such an answer.
pub const CHANGE: &str = "Change";
/// Heading of the form while it only shows what a link brought.
pub const FILLED_BY_LINK: &str = "The form, filled by the link";
/// Button that unfolds it.
pub const EDIT: &str = "Edit";
/// Stands for a value that is not there.
pub const NONE: &str = "none";

/// Why Segment writes in its catalog, and why a new one is best.
pub const SEGMENT_CATALOG_INTRO: &str = "Segment keeps checkpoint tables here, so it needs to write in this catalog. A new catalog keeps them away from \
    your data. Step 7 asks for its name.";
/// Hint of the Segment catalog.
pub const SEGMENT_CATALOG_HINT: &str =
    "Keep the default, or type another name. Databricks shows it in lower case.";
/// Question about the catalog's storage.
pub const STORAGE: &str = "Does this catalog exist?";
/// Choice: a new catalog.
pub const STORAGE_NEW: &str = "No, create it";
/// What a new catalog needs.
pub const STORAGE_NEW_HINT: &str = "Needs the CREATE CATALOG privilege on the metastore.";
/// Choice: a new catalog at a location.
pub const STORAGE_AT: &str = "No, create it with a storage location";
/// When a location is needed.
pub const STORAGE_AT_HINT: &str =
    "Choose this if Databricks says “Metastore storage root URL does not exist”.";
/// Choice: the catalog exists.
pub const STORAGE_EXISTS: &str = "Yes, it already exists";
/// When that is the choice.
pub const STORAGE_EXISTS_HINT: &str =
    "Choose this too if you create it by hand in Catalog Explorer (needed with Default Storage).";
/// Hint of the location.
pub const LOCATION_HINT: &str = "A path in an external location on which you have CREATE MANAGED STORAGE, such as s3://bucket/segment.";

/// How the Segment catalog comes to be, in short.
pub fn storage(storage: &StorageDraft) -> &'static str {
    match storage {
        StorageDraft::New => "will be created",
        StorageDraft::NewAt(_) => "will be created at a storage location",
        StorageDraft::Exists => "exists",
    }
}

/// Question about Reverse ETL.
pub const REVERSE_ETL: &str = "Has Segment Reverse ETL ever run in this catalog?";
/// Choice: it has not.
pub const REVERSE_ETL_NO: &str = "No";
/// The same in short.
pub const REVERSE_ETL_NEVER: &str = "never used here";
/// Choice: it has.
pub const REVERSE_ETL_YES: &str = "Yes, its schema is";
/// Choice: it has, under the name that the guide prints.
pub const REVERSE_ETL_AS_PRINTED: &str = "Yes, as the guide prints it:";
/// Heading of how to answer the question about Reverse ETL.
pub const REVERSE_ETL_HOW: &str = "How do I know, and which of the two?";
/// Which of the two names is right, and how to find out.
pub const REVERSE_ETL_HINT: &str = "Also choose Yes if Segment says privileges are missing on _segment_reverse_etl. Segment creates the \
    schema with two underscores in front. The guide shows one. To see yours, run:";

/// The answer to older, wider access in short.
pub fn older_access(is_removed: bool) -> &'static str {
    if is_removed { "will be removed" } else { "kept" }
}
/// What Step 5 does not do.
pub const OLDER_ACCESS_INTRO: &str =
    "For catalogs with “Only these”. Step 5 does not remove older, wider grants.";
/// Label of the switch that removes earlier grants.
pub const GRANTED_BEFORE: &str = "Also remove the old whole-catalog access";
/// What the switch does.
pub const GRANTED_BEFORE_HINT: &str = "Tick this if Segment already had access to the whole catalog. The SQL then starts with a REVOKE.";

/// What Step 6 is for.
pub const CHECK_INTRO: &str = "If this query returns rows, Segment can read that table. Run it as the service principal: in the SQL editor you would test \
    your own rights.";
/// Heading of how to run Step 6.
pub const CHECK_HOW: &str = "How do I run it as the service principal?";
/// How to run Step 6.
pub const CHECK_HOW_TEXT: &str = "“Try it as the service principal”, at the end of this page, has a command for it. It signs in with the client ID and its \
    secret. Each call of the Databricks CLI stands alone and forgets USE CATALOG, so the command writes every name in full.";
/// Hint of the test table.
pub const TEST_TABLE_HINT: &str = "Optional. Write the full name: catalog.schema.table";

/// Heading of the choice of words for the SQL.
pub const WORDING: &str = "SQL keywords";
/// The guide's words.
pub const WORDING_GUIDE: &str = "As in Segment's guide";
/// Some of the guide's words.
pub const WORDING_GUIDE_HINT: &str = "USAGE, CREATE";
/// The guide's words in short.
pub const WORDING_GUIDE_SHORT: &str = "as in Segment's guide";
/// Databricks' own words.
pub const WORDING_UNITY_CATALOG: &str = "Current Databricks names";
/// Some of Databricks' own words.
pub const WORDING_UNITY_CATALOG_HINT: &str = "USE CATALOG, CREATE SCHEMA";
/// Databricks' own words in short.
pub const WORDING_UNITY_CATALOG_SHORT: &str = "current Databricks names";
/// What the choice changes.
pub const WORDING_HINT: &str =
    "Both give the same access. USAGE and CREATE are old names that Databricks still accepts.";

/// What a pasted text is waiting for.
pub const READING: &str = "Reading what you pasted…";
/// Says that a secret was removed from a box.
pub const SECRET_REMOVED: &str = "A secret was removed from the box.";
/// Says that what was pasted was cleaned.
pub const PASTE_CLEANED: &str = "Removed quotes or invisible characters from what you pasted.";
/// Says that a list cannot be read.
pub const NOT_READ: &str = "This text could not be read, because a part of the page is not loaded.";

/// Button that takes a mend.
pub fn take_mend(mend: &Mend) -> Sentence {
    match mend {
        Mend::Replace { text, .. } => sentence!["Use ", name(text)],
        Mend::Split { catalog, schema, .. } => {
            sentence!["Use catalog ", name(catalog), ", only schema ", name(schema)]
        }
    }
}

/// Button that takes a list apart.
pub const ADD_AS_ROWS: &str = "Add as separate rows";

/// A few rows in one line, each with how much of it is read.
pub fn rows(draft: &Draft) -> Sentence {
    let mut sentence = Sentence::default();
    let filled = draft.catalogs.iter().filter(|scope| !scope.is_empty());
    for scope in filled.clone().take(FEW) {
        if !sentence.is_empty() {
            sentence.add(", ");
        }
        sentence.add(row(scope));
    }
    let more = filled.count().saturating_sub(FEW);
    if 0 < more {
        sentence.add(format!(" and {more} more"));
    }
    sentence
}

/// A row in short.
pub fn row(scope: &ScopeDraft) -> Sentence {
    let mut sentence: Sentence = name(&scope.catalog).into();
    if scope.schemas.is_some() {
        let schemas = counted(scope.typed_schemas().count(), "schema", "schemas");
        sentence.add(format!(" ({schemas})"));
    }
    sentence
}

const FEW: usize = 5;
