//! How a command is spelled for a POSIX shell. Quoting for shells happens here and nowhere else.

use std::fmt::Write;

use crate::model::{Identifier, Wording};
use crate::plan::Plan;

use super::sql::sql_text;
use super::{Statement, grant_probes, json_text};

/// The variable in which somebody sets the secret before running a command; no command ever holds the secret.
pub const SECRET_VARIABLE: &str = "DATABRICKS_CLIENT_SECRET";

/// A script that runs statements as the service principal itself, one call each, through the Statement Execution API.
///
/// It holds no comment, since some shells run those when they are pasted. What the plan leaves open has to be set as an
/// environment variable, and the script says so. It runs in a shell of its own, so that nothing stays set behind it.
/// See <https://docs.databricks.com/api/workspace/statementexecution> and the variables of
/// <https://docs.databricks.com/aws/en/dev-tools/auth/env-vars> (November 2026).
pub fn statement_script(plan: &Plan, statements: &[Statement<'_>]) -> String {
    let host = plan.connection.hostname.as_ref().map(|host| format!("https://{}", host.as_str()));
    let path = plan.connection.http_path.as_ref();
    let warehouse = path.and_then(|path| path.warehouse_id());
    let principal = plan.principal.filled().map(|id| id.as_str());

    let mut script = String::from("(\n");
    set(&mut script, "DATABRICKS_HOST", host.as_deref());
    set(&mut script, "DATABRICKS_CLIENT_ID", principal);
    set(&mut script, "DATABRICKS_WAREHOUSE_ID", warehouse);
    set(&mut script, SECRET_VARIABLE, None);
    // Without it, another sign-in of whoever runs this might be used, and prove nothing.
    script.push_str("export DATABRICKS_AUTH_TYPE=oauth-m2m\n");
    for statement in statements {
        // In words that name everything in full: each call stands alone and forgets USE CATALOG.
        let sql = sql_text(statement, Wording::UnityCatalog);
        let text = json_text::quoted(sql.trim_end_matches(';'));
        let rest = format!("\",\"statement\":{text},\"wait_timeout\":\"50s\"}}");
        let _ = writeln!(script, "printf '%s\\n' {}", quoted(&sql));
        let _ = writeln!(
            script,
            "databricks api post /api/2.0/sql/statements --json '{{\"warehouse_id\":\"'\"$DATABRICKS_WAREHOUSE_ID\"{}",
            quoted(&rest)
        );
    }
    script.push_str(")\n");
    script
}

/// Commands that list what the service principal holds on each catalog and schema of a plan, what it inherits included.
///
/// Each is preceded by one that prints what it is about, since the answer does not say. From the CLI's own help
/// (<https://github.com/databricks/cli>, v1.13, November 2026).
pub fn effective_grants(plan: &Plan) -> String {
    let mut script = String::new();
    let principal = match plan.principal.filled() {
        Some(id) => quoted(id.as_str()),
        None => "\"${DATABRICKS_CLIENT_ID:?is not set}\"".to_owned(),
    };
    for probe in grant_probes(plan) {
        let Statement::ShowGrants { on, .. } = probe.statement else { continue };
        let names: Vec<&str> =
            on.names().filter_map(|name| name.filled()).map(Identifier::as_str).collect();
        let full_name = names.join(".");
        let kind = on.securable_type().in_sql().to_ascii_lowercase();
        let _ = writeln!(script, "printf '%s\\n' {}", quoted(&format!("{kind} {full_name}")));
        let _ = writeln!(
            script,
            "databricks grants get-effective --principal {principal} --output json -- {kind} {}",
            quoted(&full_name)
        );
    }
    script
}

/// Commands that list the service principal where it exists: the first in the workspace, the second in the account.
///
/// Who runs them is signed in as an admin, the second time at the account console. See
/// <https://docs.databricks.com/aws/en/dev-tools/cli/reference/service-principals-commands> and
/// <https://docs.databricks.com/aws/en/dev-tools/cli/reference/account-service-principals-commands> (November 2026).
pub fn principal_lookups(plan: &Plan) -> [String; 2] {
    let filter = match plan.principal.filled() {
        Some(id) => quoted(&format!("applicationId eq \"{}\"", id.as_str())),
        None => r#""applicationId eq \"${DATABRICKS_CLIENT_ID:?is not set}\"""#.to_owned(),
    };
    ["service-principals", "account service-principals"]
        .map(|group| format!("databricks {group} list --filter {filter} --output json\n"))
}

fn set(script: &mut String, variable: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => writeln!(script, "export {variable}={}", quoted(value)),
        None => writeln!(script, ": \"${{{variable}:?is not set}}\" && export {variable}"),
    };
}

/// Puts a text in single quotes, within which a shell changes nothing.
pub fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
