//! What the runbook says, in Markdown: a page for the ticket of two people, who asks and who runs.

/// The page: its title, what is still to fix, the access, what has to be there first, where the SQL is run and the SQL, the checks,
/// what a REVOKE does besides and the way back, the settings, the link.
pub const PAGE: [&str; 2] = [
    "# @0

Segment's Data Graph signs in to Databricks as a service principal. It reads the data below to build audiences, and keeps its own bookkeeping in one catalog. This page holds no secret.

- Asked by: (fill in)
- Run by: (fill in)
- Date: (fill in)
- Why: (fill in)
@1
## Access

@2

## Before you run it
@3
## SQL

@4

@5
",
    "## Check
@0
## Undo

Removes everything that the SQL grants. Safe to run twice. Deletes no data.

@1

@2
## Settings for Segment

@3

@4
## The plan again

@5
",
];
/// What is still to fix: how much, and where.
pub const NOT_WHOLE: &str = "
**Not complete yet**: @0. Do not run the SQL before this is done:

@1";
/// A field that is empty.
pub const EMPTY: &str = "- @0 is empty\n";
/// A value that is wrong.
pub const WRONG: &str = "- @0 is not right\n";
/// Who gets the access.
pub const PRINCIPAL: &str = "\n\n- Service principal: ";
/// What it can read in a catalog.
pub const READS: &str = "\n- Reads ";
/// All of a catalog.
pub const WHOLE: &str = ": all schemas, now and later";
/// Some of a catalog.
pub const ONLY: &str = ": only ";
/// Where it can create schemas.
pub const CREATES: &str = "\n- Creates schemas in ";
/// Which schema it can use besides.
pub const ALL_PRIVILEGES: &str = "\n- All privileges on ";
/// Where older access is removed.
pub const REMOVES: &str = "\n- Loses older access to the whole of ";
/// A part of Step 1: its number, and what it does.
pub const PART: &str = "\n### @0: @1\n\n";
/// Something to tick off.
pub const BOX: &str = "- [ ] ";
/// Where the first part may be done instead, and whom it is for.
pub const OTHER_WAY: &str = "
This is the way through the account console. It also works in the workspace, under Settings, Identity and access.

@0 @1
";
/// What whoever runs the SQL needs.
pub const WHO: &str = "
### Who runs the SQL

- [ ] You own these catalogs, or you have MANAGE on them.
";
/// What is needed to create a catalog.
pub const MAY_CREATE: &str = "- [ ] You have CREATE CATALOG on the metastore.\n";
/// Who runs the first checks.
pub const CHECK_AS_ADMIN: &str = "\nAs an owner or an admin, in the SQL editor:\n\n";
/// Who runs the others.
pub const CHECK_AS_SEGMENT: &str = "\nAs the service principal, for example with the Databricks CLI. In the SQL editor you would test your own rights:\n\n";
/// What the link's fragment is for.
pub const FRAGMENT: &str = "Add this to the address of the page that wrote this:\n\n";
/// What the link is for.
pub const OPEN: &str = "Open it here, and check every value:\n\n<@0>";
/// Says that there is no link.
pub const NO_LINK: &str = "The plan is too long for a link. Attach it as a file.";
