//! Why each statement is there, and what Databricks will list it as.

use crate::export::Statement;
use crate::model::{Privilege, Securable};

use super::sentence::{listed, sentence};

/// One plain sentence or two about a statement.
pub fn why(statement: &Statement<'_>) -> String {
    match statement {
        Statement::CreateCatalog { location: None, .. } => {
            "Makes the catalog that Segment keeps its bookkeeping in, unless it is there. \
             Databricks lists it in lower case."
        }
        Statement::CreateCatalog { location: Some(_), .. } => {
            "Makes the catalog that Segment keeps its bookkeeping in, unless it is there, and stores its tables at this \
             location. Databricks lists it in lower case."
        }
        Statement::Grant { privileges, on, .. } => return grant(privileges, on),
        Statement::Revoke { .. } => {
            "Takes back reading the whole catalog, which an earlier grant gave; without this, the schemas below would \
             limit nothing. Afterwards Databricks lists neither SELECT nor USE SCHEMA on the catalog."
        }
        Statement::UseCatalog(_) => {
            "Makes this the catalog that the next lines mean. It grants nothing, so Databricks lists nothing for it."
        }
        Statement::ShowSchemas(_) => {
            "Lists the schemas that whoever runs it can see. It grants nothing, so Databricks lists nothing for it."
        }
        Statement::ShowTables { .. } => {
            "Lists the tables of the schema that whoever runs it can see. It grants nothing, so Databricks lists nothing for it."
        }
        Statement::ShowGrants { .. } | Statement::ListGrants { .. } => {
            "Lists what the service principal was granted. It grants nothing itself."
        }
        Statement::SelectSample { .. } => {
            "Reads ten rows: if they appear, whoever ran it can read the table. It grants nothing, so Databricks lists nothing for it."
        }
    }
    .to_owned()
}

fn grant<Name>(privileges: &[Privilege], on: &Securable<Name>) -> String {
    let purpose = match (on, privileges) {
        (_, [Privilege::AllPrivileges]) => {
            "Lets Segment go on with the schema that Reverse ETL made under another service principal."
        }
        (Securable::Catalog(_), [Privilege::UseCatalog]) => {
            "Lets Segment reach what is inside the catalog. By itself it opens no schema and no table."
        }
        (Securable::Catalog(_), [Privilege::CreateSchema]) => {
            "Lets Segment make a schema of its own in this catalog, where it keeps its checkpoint tables."
        }
        (Securable::Catalog(_), [Privilege::Select]) => {
            "Lets Segment read the tables in this catalog, as far as it can reach their schemas."
        }
        (Securable::Catalog(_), [Privilege::UseCatalog, Privilege::CreateSchema, ..]) => {
            "Lets Segment reach this catalog, make a schema of its own in it for its checkpoint tables, and read there."
        }
        (Securable::Catalog(_), _) => {
            "Lets Segment read every table in every schema of this catalog, now and later. Read-only."
        }
        (Securable::SchemaInCurrentCatalog { .. }, _) => {
            "Lets Segment read every table in this schema of the catalog named by USE CATALOG above, now and later: run \
             the two together. Read-only."
        }
        (Securable::Table { .. }, _) => "Lets Segment read this table. Read-only.",
        (Securable::Schema { .. }, _) => {
            "Lets Segment read every table in this schema, now and later. Read-only."
        }
    };
    let listed = listed(privileges.iter().map(|privilege| privilege.as_listed()).collect());
    sentence![purpose, " Databricks lists it as ", listed, "."].to_text()
}
