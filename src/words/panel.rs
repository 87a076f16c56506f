//! What only the tools say: the audit, the checks, errors explained, the way back, the picture of the access.

pub mod access_map;
pub mod changes;
pub mod forms;
pub mod look_alikes;
pub mod pasting;
pub mod plan_file;
pub mod runners;

use crate::audit::{Counts, Status};

use super::counted;

/// Says that a text is longer than it is shown.
pub fn lines_hidden(count: usize) -> String {
    format!("{} more. The copy holds all of them.", counted(count, "line", "lines"))
}

/// Button that shows more of a long text.
pub fn show_all_lines(count: usize) -> String {
    format!("Show all {count} lines")
}

/// Button that shows the rest of a long list.
pub fn show_all(count: usize) -> String {
    format!("Show all {count}")
}

/// Says that more are not shown.
pub fn more(count: usize) -> String {
    format!("And {count} more.")
}

/// First part of the audit.
pub const AUDIT_ASK: &str = "Ask Databricks";
/// The question how to ask.
pub const AUDIT_WAY: &str = "How do you want to ask?";
/// Way: one statement for each securable.
pub const AUDIT_SHOW_GRANTS: &str = "SHOW GRANTS";
/// Way: one query for everything.
pub const AUDIT_ONE_QUERY: &str = "One query";
/// When that is the way.
pub const AUDIT_ONE_QUERY_HINT: &str = "Quick, and finds other grants too.";
/// What else is to be known of it.
pub const AUDIT_ONE_QUERY_NOTE: &str =
    "It lists only what you may see, so a grant that seems to be missing may still be there.";
/// Way: the CLI.
pub const AUDIT_CLI: &str = "CLI";
/// When that is the way.
pub const AUDIT_CLI_HINT: &str = "For a POSIX shell with the Databricks CLI.";
/// What else is to be known of it.
pub const AUDIT_CLI_NOTE: &str =
    "Sign in as an owner or an admin. Paste the whole output, with its first lines.";
/// What else is to be known of the first way.
pub const AUDIT_SHOW_GRANTS_NOTE: &str = "Run them as an owner, a workspace admin, somebody with MANAGE, or the service principal itself. Grants on other \
    objects do not show.";

/// When SHOW GRANTS is the way.
pub fn show_grants_hint(statements: usize) -> String {
    let statements = counted(statements, "statement", "statements");
    format!("{statements}. The surest for the names in this plan.")
}

/// Name of what to ask.
pub const AUDIT_QUERIES: &str = "The queries";
/// Line that what to ask is folded into.
pub const AUDIT_SHOW_QUERIES: &str = "Show the queries";
/// What each listing should show.
pub const AUDIT_EXPECTED: &str = "What each should list";
/// Below what each should list.
pub const AUDIT_ANYTHING_ELSE: &str = "Segment needs nothing else that they list.";
/// Stands where there is nothing to ask about.
pub const NOTHING_TO_ASK: &str = "First name a catalog in the form.";
/// Label of the audit's box.
pub const AUDIT_PASTE: &str = "Paste the answer";
/// What the box takes.
pub const AUDIT_PASTE_HINT: &str = "Each query with its result, one after another: from the result grid, as CSV, Markdown or JSON, or from a terminal.";
/// Stands where the verdict will be.
pub const AUDIT_WAITING: &str =
    "The result will be here: which grants are missing, and which are not needed.";
/// What a listing looks like.
pub const AUDIT_EXAMPLE: &str = "Principal,ActionType,ObjectType,ObjectKey\n\
    0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10,USE CATALOG,CATALOG,sales\n\
    0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10,SELECT,SCHEMA,sales.public";
/// Where an error message belongs.
pub const AUDIT_NOT_FOR_ERRORS: &str = "Is it an error message? Paste it under “Explain an error”.";
/// Introduces the example.
pub const AUDIT_EXAMPLE_LEAD: &str = "For example:";
/// Name of the example.
pub const AUDIT_EXAMPLE_LABEL: &str = "Example of a result";
/// What no listing shows.
pub const AUDIT_LIMITS: &str = "Based only on your text. Not visible here: access as owner, access through a group, and objects you did not query. If you may \
    not see all grants, Databricks lists fewer.";
/// In front of what the listed grants allow.
pub const AUDIT_ALLOWS: &str = "With these grants Segment can";
/// Heading of the fix.
pub const AUDIT_FIX: &str = "The fix";
/// How to use a fix that adds and removes.
pub const AUDIT_FIX_BOTH: &str = "This adds what is missing. It removes nothing: to remove a grant, delete the -- before its REVOKE.";
/// How to use a fix that only adds.
pub const AUDIT_FIX_ADDS: &str = "This adds what is missing.";
/// How to use a fix that only removes.
pub const AUDIT_FIX_REMOVES: &str =
    "This removes nothing yet: to remove a grant, delete the -- before its REVOKE.";
/// Button that copies the fix.
pub const COPY_FIX: &str = "Copy the fix";
/// Says that the fix was copied.
pub const COPIED_FIX: &str = "Copied the fix.";
/// Button that copies what to ask.
pub const COPY_QUERIES: &str = "Copy queries";
/// Says that the queries were copied.
pub const COPIED_QUERIES: &str = "Copied the queries.";
/// Between privileges and what they are on.
pub const ON: &str = "on";

/// A verdict in a word or two.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Have => "granted",
        Status::Missing => "missing",
        Status::Unknown => "not checked",
        Status::Extra => "not needed",
    }
}

/// How many of a catalog's grants have which verdict.
pub fn catalog_counts(counts: &Counts) -> String {
    let Counts { have, missing, unknown, extra } = *counts;
    let mut said = Vec::new();
    if 0 < have + missing {
        said.push(format!("{have} of {} granted", have + missing + unknown));
    }
    for (count, status) in [(unknown, Status::Unknown), (extra, Status::Extra)] {
        if 0 < count {
            said.push(format!("{count} {}", self::status(status)));
        }
    }
    said.join(", ")
}

/// Line that the grants which are there are folded into.
pub fn show_granted(count: usize) -> String {
    format!("Show the {count} granted")
}

/// How far reading is.
pub fn reading(percent: usize) -> String {
    format!("Reading: {percent} %")
}

/// The audit's state in a few words.
pub fn audit_state(counts: &Counts, is_listing: bool, is_clean: bool) -> String {
    match (is_listing, counts.missing, counts.extra, counts.unknown) {
        (false, ..) => "No grants found".to_owned(),
        (true, 0, 0, 0) if is_clean => "All grants are there".to_owned(),
        (true, 0, 0, 0) => "All there, but look at the result".to_owned(),
        (true, missing, extra, unknown) => {
            let parts =
                [(missing, Status::Missing), (extra, Status::Extra), (unknown, Status::Unknown)];
            let parts = parts.iter().filter(|(count, _)| 0 < *count);
            let parts = parts.map(|(count, status)| format!("{count} {}", self::status(*status)));
            parts.collect::<Vec<_>>().join(", ")
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
pub const SECRET_LINE: &str = "(not shown: it looks like a secret)";

/// Heading of grants on volumes, locations and the like.
pub fn elsewhere(count: usize) -> String {
    format!("{} on other kinds of objects", counted(count, "grant", "grants"))
}

/// Heading of the other principals.
pub fn others(count: usize) -> String {
    format!("{} also listed", counted(count, "other principal", "other principals"))
}

/// What the checks do.
pub const CHECKS_LEAD: &str = "These commands run as the service principal, through the Databricks CLI. In the SQL editor you would test your own rights.";
/// First part of the checks.
pub const CHECKS_SECRET: &str = "1. Set the secret in your shell";
/// How to set the secret.
pub const CHECKS_SECRET_LEAD: &str = "Run this, paste the OAuth secret and press Enter. You will not see it. It stays in this shell: not in the command below, and \
    not on this page.";
/// The command that asks for the secret, in bash and zsh.
pub const CHECKS_SECRET_COMMAND: &str =
    "read -rs DATABRICKS_CLIENT_SECRET && export DATABRICKS_CLIENT_SECRET\n";
/// Button that copies the command that asks for the secret.
pub const COPY_SECRET_COMMAND: &str = "Copy secret command";
/// Says that the command that asks for the secret was copied.
pub const COPIED_SECRET_COMMAND: &str = "Copied the command that asks for the secret.";
/// Second part of the checks.
pub const CHECKS_RUN: &str = "2. Run the checks";
/// What the command needs.
pub const CHECKS_RUN_LEAD: &str =
    "For bash or another POSIX shell, with Databricks CLI 1.0 or newer.";
/// Line that the command is folded into.
pub const CHECKS_SHOW: &str = "Show the command";
/// What else is to be known of the command.
pub const CHECKS_NOTE: &str = "Step 7 of the form fills in the host and the warehouse. A table in Step 6 adds the one check that reads rows. A stopped \
    warehouse starts first, which can take minutes: if the state is PENDING, run the command again.";
/// Button that copies the checks.
pub const COPY_CHECKS: &str = "Copy the checks";
/// Says that the checks were copied.
pub const COPIED_CHECKS: &str = "Copied the checks.";
/// Third part of the checks.
pub const CHECKS_COMPARE: &str = "3. Compare the answers";
/// How to read an answer.
pub const CHECKS_COMPARE_LEAD: &str = "Look at the state in each answer, whatever the command itself reports. SUCCEEDED is right. FAILED comes with a message: \
    paste it under “Explain an error”. The checks show what Segment can reach. The audit shows whether it can do more.";

/// Fourth part of the checks.
pub const LOOKUP: &str = "4. If it cannot sign in";
/// What the fourth part is for.
pub const LOOKUP_LEAD: &str = "Look whether the service principal exists and is active: first in the workspace, then in the account.";
/// Name of the command that looks in the workspace.
pub const LOOKUP_WORKSPACE: &str = "Look in the workspace";
/// Where to click instead, and who can.
pub const LOOKUP_WORKSPACE_LEAD: &str = "Workspace admin: Settings, Identity and access, Service principals, Manage. Or run the command.";
/// Line that the command that looks in the workspace is folded into.
pub const LOOKUP_WORKSPACE_SHOW: &str = "Show the workspace command";
/// Button that copies the command that looks in the workspace.
pub const COPY_LOOKUP_WORKSPACE: &str = "Copy workspace command";
/// Says that the command that looks in the workspace was copied.
pub const COPIED_LOOKUP_WORKSPACE: &str = "Copied the command for the workspace.";
/// Name of the command that looks in the account.
pub const LOOKUP_ACCOUNT: &str = "Look in the account";
/// Where to click instead, and who can.
pub const LOOKUP_ACCOUNT_LEAD: &str = "Account admin: account console, User management, Service principals. Or run the command, signed in with the console's host \
    and the account ID.";
/// Line that the command that looks in the account is folded into.
pub const LOOKUP_ACCOUNT_SHOW: &str = "Show the account command";
/// Button that copies the command that looks in the account.
pub const COPY_LOOKUP_ACCOUNT: &str = "Copy account command";
/// Says that the command that looks in the account was copied.
pub const COPIED_LOOKUP_ACCOUNT: &str = "Copied the command for the account.";
/// What else is to be known of both commands.
pub const LOOKUP_NOTE: &str = "Run it signed in as that admin, in another shell: the one above holds the secret. Right is an answer with \
    \"active\": true. An answer of [] means that it is not there.";
/// What to do in each case.
pub const LOOKUP_FIXES: &str = "Only in the account: a workspace admin adds it to the workspace. In neither: the client ID is wrong, or it was deleted. There, but \
    not active: an admin activates it.";
/// Fifth part of the checks.
pub const CHANGES: &str = "5. If it worked before";
/// Name of the query.
pub const CHANGES_QUERY: &str = "Who changed the grants";
/// What the query lists.
pub const CHANGES_LEAD: &str = "This query lists who changed the service principal's grants in the last 90 days, and when. In each row's changes, “remove” is what was taken back.";
/// Line that the query is folded into.
pub const CHANGES_SHOW: &str = "Show the query";
/// What it needs, and what it does not show.
pub const CHANGES_NOTE: &str = "It needs SELECT on system.access.audit, USE SCHEMA on system.access and USE CATALOG on system. Somebody who is account admin \
    and metastore admin can grant them; an account admin first enables the schema. The last hours may be missing. No row is there for a grant \
    to a group, or if a catalog or schema was dropped and created again.";
/// Button that copies the query.
pub const COPY_CHANGES: &str = "Copy the query";
/// Says that the query was copied.
pub const COPIED_CHANGES: &str = "Copied the query.";

/// How many checks there are.
pub fn checks_state(count: usize) -> String {
    counted(count, "check", "checks")
}

/// Label of the box for an error.
pub const EXPLAIN_PASTE: &str = "Paste the error message";
/// What the box takes.
pub const EXPLAIN_PASTE_HINT: &str =
    "From Databricks, its CLI, Terraform or Segment. All of it, as it came.";
/// Stands where the explanation will be.
pub const EXPLAIN_WAITING: &str =
    "The explanation will be here: what it means for this plan, and which statement fixes it.";
/// State of an error that is known.
pub const EXPLAIN_KNOWN: &str = "Explained";
/// State of an error that is not known.
pub const EXPLAIN_UNKNOWN: &str = "Unknown error";
/// Says that an error was explained.
pub const EXPLAINED_BELOW: &str = "This error is explained.";
/// Says that an error is not known.
pub const NOT_EXPLAINED: &str = "This error is unknown here.";
/// Heading of what an error means.
pub const EXPLAIN_MEANING: &str = "What it means";
/// Heading of the statements that fix it, or that it is about.
pub const EXPLAIN_FIXES: &str = "Where in your SQL";
/// Below statements that grant something.
pub const TAKEN_BACK: &str = "Was it granted before? “Try it as the service principal”, part 5, has a query that tells who took it back.";
/// Button that leads to a statement.
pub const SHOW_STATEMENT: &str = "Show it in its step";
/// Button that copies the statements.
pub const COPY_STATEMENTS: &str = "Copy these statements";
/// Says that the statements were copied.
pub const COPIED_STATEMENTS: &str = "Copied the statements.";

/// What the way back does.
pub const UNDO_LEAD: &str =
    "Removes every grant from this page. Safe to run twice. Deletes no data.";
pub use super::undo::CAREFUL as UNDO_CAREFUL;
/// What the way back leaves.
pub const UNDO_LIMITS: &str = "What stays: grants that are not from this page (the audit lists them), what Segment keeps in its own catalog, the service \
    principal, its secret, and its “Can use” on the warehouse.";
/// Says that what was revoked is not granted again.
pub const UNDO_REVOKES: &str =
    "Your SQL also removes wider access (Step 5). This does not grant it again.";
/// Name of the way back.
pub const UNDO_SQL: &str = "The undo";
/// Button that copies the way back.
pub const COPY_UNDO: &str = "Copy the undo";
/// Says that the way back was copied.
pub const COPIED_UNDO: &str = "Copied the undo.";

/// How many statements the way back has.
pub fn undo_state(count: usize) -> String {
    counted(count, "statement", "statements")
}
