//! What the runbook says: a page for the ticket of two people, who asks and who runs.

/// What the service principal is for, and who does what.
pub const INTRO: &str = "Segment's Data Graph signs in to Databricks as a service principal. It reads the data below to build audiences, and \
    keeps its own bookkeeping in one catalog. This page holds no secret.";
/// What is for the reader to fill in.
pub const TO_FILL_IN: &str = "- Asked by: (fill in)
- Run by: (fill in)
- Date: (fill in)
- Why: (fill in)
";
/// Heading where the plan is not whole.
pub const NOT_WHOLE: &str = "Not complete yet";
/// What follows from that; behind how much there is to do.
pub const NOT_WHOLE_LEAD: &str = ". Do not run the SQL before this is done:";
/// Says that a field is empty.
pub const EMPTY: &str = " is empty";
/// Says that a value is wrong.
pub const WRONG: &str = " is not right";
/// Heading of the access.
pub const ACCESS: &str = "Access";
/// Who gets the access.
pub const PRINCIPAL: &str = "Service principal: ";
/// What it can read in a catalog.
pub const READS: &str = "Reads ";
/// All of a catalog.
pub const WHOLE: &str = ": all schemas, now and later";
/// Some of a catalog.
pub const ONLY: &str = ": only ";
/// Where it can create schemas.
pub const CREATES: &str = "Creates schemas in ";
/// Which schema it can use besides.
pub const ALL_PRIVILEGES: &str = "All privileges on ";
/// Where older access is removed.
pub const REMOVES: &str = "Loses older access to the whole of ";
/// Heading of what has to be there first.
pub const BEFORE: &str = "Before you run it";
/// Where the first part may be done instead.
pub const OTHER_WAY: &str = "This is the way through the account console. It also works in the workspace, under Settings, Identity and access.";
/// Heading of who can run the SQL.
pub const WHO: &str = "Who runs the SQL";
/// What whoever runs it needs.
pub const OWNS: &str = "You own these catalogs, or you have MANAGE on them.";
/// What is needed to create a catalog.
pub const MAY_CREATE: &str = "You have CREATE CATALOG on the metastore.";
/// Heading of the SQL.
pub const SQL: &str = "SQL";
/// Heading of the checks.
pub const CHECK: &str = "Check";
/// Who runs the first checks.
pub const CHECK_AS_ADMIN: &str = "As an owner or an admin, in the SQL editor:";
/// Who runs the others.
pub const CHECK_AS_SEGMENT: &str = "As the service principal, for example with the Databricks CLI. In the SQL editor you would test your own rights:";
/// Heading of the way back.
pub const UNDO: &str = "Undo";
/// What the way back does.
pub const UNDO_LEAD: &str =
    "Removes everything that the SQL grants. Safe to run twice. Deletes no data.";
/// Heading of the settings.
pub const SETTINGS: &str = "Settings for Segment";
/// Heading of the link.
pub const LINK: &str = "The plan again";
/// What the link's fragment is for.
pub const FRAGMENT: &str = "Add this to the address of the page that wrote this:";
/// What the link is for.
pub const OPEN: &str = "Open it here, and check every value:";
/// Says that there is no link.
pub const NO_LINK: &str = "The plan is too long for a link. Attach it as a file.";
