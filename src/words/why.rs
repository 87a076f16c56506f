//! Why each statement is there, and what Databricks will list it as.

use crate::export::Statement;
use crate::model::{Privilege, Securable};

/// A plain sentence or three about a statement.
pub fn why(statement: &Statement<'_>) -> String {
    match statement {
        Statement::CreateCatalog { location: None, .. } => {
            "Creates the catalog for Segment's bookkeeping, unless it exists. Listed in lower case."
        }
        Statement::CreateCatalog { location: Some(_), .. } => {
            "Creates the catalog for Segment's bookkeeping at this location, unless it exists. Listed in lower case."
        }
        Statement::Grant { privileges, on, .. } => return grant(privileges, on),
        Statement::Revoke { .. } => {
            "Removes older access to the whole catalog. Otherwise the limit to some schemas has no effect. No longer \
             listed: SELECT, USE SCHEMA."
        }
        Statement::UseCatalog(_) => {
            "Selects the catalog for the next lines. Changes no access."
        }
        Statement::ShowSchemas(_) => {
            "Lists the schemas that whoever runs it can see. Changes no access."
        }
        Statement::ShowTables { .. } => {
            "Lists the schema's tables that whoever runs it can see. Changes no access."
        }
        Statement::ShowGrants { .. } | Statement::ListGrants { .. } => {
            "Lists what the service principal was granted. Changes no access."
        }
        Statement::SelectSample { .. } => {
            "Reads ten rows. If they appear, whoever ran it can read the table. Changes no access."
        }
    }
    .to_owned()
}

fn grant<Name>(privileges: &[Privilege], on: &Securable<Name>) -> String {
    let purpose = match (on, privileges) {
        (_, [Privilege::AllPrivileges]) => {
            "Lets Segment keep using the schema that Reverse ETL created under another service principal."
        }
        (Securable::Catalog(_), [Privilege::UseCatalog]) => {
            "Lets Segment enter the catalog. Alone, it shows no data."
        }
        (Securable::Catalog(_), [Privilege::CreateSchema]) => {
            "Lets Segment create its own schema for checkpoint tables."
        }
        (Securable::Catalog(_), [Privilege::Select]) => {
            "Lets Segment read the tables in this catalog, in schemas that it can enter."
        }
        (Securable::Catalog(_), [Privilege::UseCatalog, Privilege::CreateSchema, ..]) => {
            "Lets Segment enter this catalog, create its own schema for checkpoint tables, and read there."
        }
        (Securable::Catalog(_), _) => {
            "Lets Segment read every table in every schema of this catalog, now and later."
        }
        (Securable::SchemaInCurrentCatalog { .. }, _) => {
            "Lets Segment read every table in this schema, now and later. Run it with USE CATALOG above."
        }
        (Securable::Table { .. }, _) => "Lets Segment read this table.",
        (Securable::Schema { .. }, _) => {
            "Lets Segment read every table in this schema, now and later."
        }
    };
    let listed: Vec<&str> = privileges.iter().map(|privilege| privilege.as_listed()).collect();
    format!("{purpose} Listed as {}.", listed.join(", "))
}
