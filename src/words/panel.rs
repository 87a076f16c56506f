//! What only the tools say: the audit, the checks, errors explained, the way back, the picture of the access.

pub mod access_map;

use crate::audit::{Counts, Status};

use super::counted;

/// Says that a text is longer than it is shown.
pub fn lines_hidden(count: usize) -> String {
    format!("{} more, not shown here. The copy holds all of it.", counted(count, "line", "lines"))
}

/// What the audit does.
pub const AUDIT_LEAD: &str = "Let Databricks list what the service principal holds, paste the answer, and see what is missing and what is \
    more than needed.";
/// First part of the audit.
pub const AUDIT_ASK: &str = "1. Ask Databricks";
/// The question how to ask.
pub const AUDIT_WAY: &str = "How do you want to ask?";
/// Way: one statement for each securable.
pub const AUDIT_SHOW_GRANTS: &str = "SHOW GRANTS, one per catalog and schema";
/// When that is the way.
pub const AUDIT_SHOW_GRANTS_HINT: &str = "The surest for what this plan names; grants on anything else do not show. Run them as an owner, a workspace admin, \
    somebody with MANAGE, or the service principal itself, and paste all results, one after another.";
/// Way: one query for everything.
pub const AUDIT_ONE_QUERY: &str = "One query for everything";
/// When that is the way.
pub const AUDIT_ONE_QUERY_HINT: &str = "Quick, and finds grants on other catalogs, schemas and tables too. It lists only what whoever runs it may see, so a grant that seems to be \
    missing may be there all the same.";
/// Way: the CLI.
pub const AUDIT_CLI: &str = "Databricks CLI";
/// When that is the way.
pub const AUDIT_CLI_HINT: &str = "For a POSIX shell, signed in as an owner or admin. Paste the whole output, its first lines too.";
/// What each listing should show.
pub const AUDIT_EXPECTED: &str = "What each should list";
/// Stands where there is nothing to ask about.
pub const NOTHING_TO_ASK: &str = "Name a catalog on the form first.";
/// Second part of the audit, and the label of its box.
pub const AUDIT_PASTE: &str = "2. Paste the answer";
/// What the box takes.
pub const AUDIT_PASTE_HINT: &str = "As it comes: copied from the result grid, CSV, a drawn table, Markdown or JSON; several results one after another.";
/// Third part of the audit.
pub const AUDIT_VERDICT: &str = "3. The verdict";
/// What a listing looks like.
pub const AUDIT_EXAMPLE: &str = "Principal,ActionType,ObjectType,ObjectKey\n\
    0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10,USE CATALOG,CATALOG,sales\n\
    0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10,SELECT,SCHEMA,sales.public";
/// Where an error message belongs.
pub const AUDIT_NOT_FOR_ERRORS: &str = "An error message belongs under “Explain an error”.";
/// Introduces the example.
pub const AUDIT_EXAMPLE_LEAD: &str = "Such as:";
/// What no listing shows.
pub const AUDIT_LIMITS: &str = "This judges what was pasted. Databricks lists neither ownership nor what comes through a group: an owner can do everything, \
    and a group's member whatever the group can. Whoever may not see all grants is shown fewer, and SHOW GRANTS shows \
    nothing of what it was not asked about.";
/// In front of what the listed grants allow.
pub const AUDIT_ALLOWS: &str = "What these grants allow:";
/// Heading of the fix.
pub const AUDIT_FIX: &str = "The fix";
/// How to use the fix.
pub const AUDIT_FIX_LEAD: &str = "As copied it takes nothing away: each GRANT runs as it is, each REVOKE is a comment until you take its dashes off.";
/// Button that copies the fix.
pub const COPY_FIX: &str = "Copy the fix";
/// Says that the fix was copied.
pub const COPIED_FIX: &str = "Copied the fix.";
/// Button that copies what to ask.
pub const COPY_QUERIES: &str = "Copy the queries";
/// Says that the queries were copied.
pub const COPIED_QUERIES: &str = "Copied the queries.";
/// Heading of the grants that are missing.
pub const MISSING: &str = "Missing";
/// Heading of the grants that are not needed.
pub const EXTRA: &str = "More than needed";
/// Heading of the grants that the text does not tell about.
pub const UNKNOWN: &str = "Cannot be told";
/// Heading of the grants that are needed and held.
pub const HAVE: &str = "As needed";
/// Between a privilege and what it is on.
pub const ON: &str = "on";

/// A verdict in a word or two.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Have => "there",
        Status::Missing => "missing",
        Status::Unknown => "cannot tell",
        Status::Extra => "extra",
    }
}

/// Says that more are not shown.
pub fn more(count: usize) -> String {
    format!("And {count} more.")
}

/// How far reading is.
pub fn reading(percent: usize) -> String {
    format!("Reading: {percent} %")
}

/// A group's heading with its count.
pub fn group(heading: &str, count: usize) -> String {
    format!("{heading} ({count})")
}

/// Button that shows the rest of a long list.
pub fn show_all(count: usize) -> String {
    format!("Show all {count}")
}

/// The audit's state in a few words.
pub fn audit_state(counts: &Counts, is_listing: bool, is_clean: bool) -> String {
    match (is_listing, counts.missing, counts.extra, counts.unknown) {
        (false, ..) => "No grants recognised".to_owned(),
        (true, 0, 0, 0) if is_clean => "All as needed".to_owned(),
        (true, 0, 0, 0) => "Nothing missing, but perhaps more than needed".to_owned(),
        (true, missing, extra, unknown) => {
            let parts =
                [(missing, "missing"), (extra, "more than needed"), (unknown, "cannot be told")];
            let parts = parts.iter().filter(|(count, _)| 0 < *count);
            parts.map(|(count, what)| format!("{count} {what}")).collect::<Vec<_>>().join(", ")
        }
    }
}

/// Heading of the lines that could not be read.
pub fn unread(count: usize) -> String {
    format!("{} could not be read", counted(count, "line", "lines"))
}

/// Where an unread line stands.
pub fn line(number: usize) -> String {
    format!("Line {number}")
}

/// Stands for a line that held a secret.
pub const SECRET_LINE: &str = "(holds what looks like a secret)";

/// Heading of the other principals.
pub fn others(count: usize) -> String {
    format!("{} also listed", counted(count, "other principal", "other principals"))
}

/// What the checks do.
pub const CHECKS_LEAD: &str = "One check for each catalog and schema. In the SQL editor they would test your own rights, so the command runs them as the \
    service principal, through the Databricks CLI.";
/// First part of the checks.
pub const CHECKS_SECRET: &str = "1. Set the secret in your shell";
/// How to set the secret.
pub const CHECKS_SECRET_LEAD: &str = "Run this, paste the OAuth secret and press Enter; nothing is shown while you do. It stays in this shell only, and goes \
    neither into the command below nor into this page.";
/// The command that asks for the secret, in bash and zsh.
pub const CHECKS_SECRET_COMMAND: &str =
    "read -rs DATABRICKS_CLIENT_SECRET && export DATABRICKS_CLIENT_SECRET\n";
/// Button that copies the command that asks for the secret.
pub const COPY_SECRET_COMMAND: &str = "Copy the command that asks for the secret";
/// Says that the command that asks for the secret was copied.
pub const COPIED_SECRET_COMMAND: &str = "Copied the command that asks for the secret.";
/// Second part of the checks.
pub const CHECKS_RUN: &str = "2. Run the checks";
/// What the command needs.
pub const CHECKS_RUN_LEAD: &str = "For bash or another POSIX shell, with the Databricks CLI 1.0 or newer. Step 7 of the form fills in the host and the warehouse, \
    and a table in Step 6 adds the one check that reads rows. A stopped warehouse starts first, which can take minutes: run \
    it again when the state is PENDING.";
/// Button that copies the checks.
pub const COPY_CHECKS: &str = "Copy the checks";
/// Says that the checks were copied.
pub const COPIED_CHECKS: &str = "Copied the checks.";
/// Third part of the checks.
pub const CHECKS_COMPARE: &str = "3. Compare";
/// How to read an answer.
pub const CHECKS_COMPARE_LEAD: &str = "Each answer holds a state, whatever the command itself reports: SUCCEEDED is right; FAILED comes with a message, which \
    “Explain an error” takes. These show that it can reach what it should; the audit shows whether it could do more.";

/// How many checks there are.
pub fn checks_state(count: usize) -> String {
    counted(count, "check", "checks")
}

/// What the tool does.
pub const EXPLAIN_LEAD: &str = "Paste what Databricks, its CLI, Terraform or Segment said, and see what it means for this plan.";
/// Label of the box for an error.
pub const EXPLAIN_PASTE: &str = "The message, as it came";
/// State of an error that is known.
pub const EXPLAIN_KNOWN: &str = "Explained";
/// State of an error that is not known.
pub const EXPLAIN_UNKNOWN: &str = "Not known here";
/// Says that an error was explained.
pub const EXPLAINED_BELOW: &str = "This error is explained below the box.";
/// Says that an error is not known.
pub const NOT_EXPLAINED: &str = "This error is not known here.";
/// Heading of what an error means.
pub const EXPLAIN_MEANING: &str = "What it means";
/// Heading of the statements that mend it, or that it is about.
pub const EXPLAIN_MENDS: &str = "Where in your SQL";
/// Button that leads to a statement.
pub const SHOW_STATEMENT: &str = "Show it in its step";
/// Button that copies the statements.
pub const COPY_STATEMENTS: &str = "Copy these statements";
/// Says that the statements were copied.
pub const COPIED_STATEMENTS: &str = "Copied the statements.";

/// What the way back does.
pub const UNDO_LEAD: &str = "Takes away everything that the SQL above grants, the last step first. It can be run twice, and drops nothing.";
/// What the way back cannot know.
pub const UNDO_LIMITS: &str = "What was granted besides this SQL stays: the audit above lists it. A REVOKE takes a privilege away whoever granted it and whenever: where this service principal had some of these before, or another \
    Segment product uses it, that access goes too. What Segment keeps in its own \
    catalog stays, and so do the service principal, its secret and its “Can use” on the warehouse.";
/// Says that what was taken back is not granted again.
pub const UNDO_REVOKES: &str = "Your SQL also takes wider grants back (Step 5). That is not undone here: to have them again, grant them on purpose.";
/// Button that copies the way back.
pub const COPY_UNDO: &str = "Copy the undo";
/// Says that the way back was copied.
pub const COPIED_UNDO: &str = "Copied the undo.";

/// How many statements the way back has.
pub fn undo_state(count: usize) -> String {
    counted(count, "statement", "statements")
}
