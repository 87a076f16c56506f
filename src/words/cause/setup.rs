//! The warehouse, storage, and SQL or Terraform themselves.

use crate::diagnosis::{ErrorClass, StorageTrouble, Syntax, Terraform, Warehouse};
use crate::export::StatementPlace;
use crate::plan::{Plan, Storage};

use super::part::Part::{self, Code, HttpPath, Say};
use super::{Sentence, places, sentence};

/// The SQL warehouse.
pub fn warehouse(found: Warehouse) -> &'static [Part] {
    match found {
        Warehouse::NotAllowed => &[
            Say(
                "The right to use the SQL warehouse is missing. No SQL fixes that. Ask a workspace admin, or someone \
                 with “Can manage” on the warehouse, to give the service principal “Can use”: SQL Warehouses, the \
                 warehouse, Permissions. If it has that, compare ",
            ),
            HttpPath,
            Say(" with the warehouse's Connection details."),
        ],
        Warehouse::Path => &[
            Say("This is not the path or ID of a SQL warehouse. Copy "),
            HttpPath,
            Say(" again from the warehouse's Connection details. It looks like "),
            Code("/sql/1.0/warehouses/0123456789abcdef"),
            Say("."),
        ],
        Warehouse::NotFound => &[
            Say(
                "This workspace has no SQL warehouse with that ID: it was deleted, or belongs to another workspace. \
                 Compare ",
            ),
            HttpPath,
            Say(
                " and the hostname with the Connection details of a warehouse that is there. If it was deleted, \
                 choose another, give the service principal “Can use” on it, and enter its HTTP path.",
            ),
        ],
        Warehouse::Cluster => &[
            Say(
                "This is the path of a cluster. Segment connects only to SQL warehouses. Enter a path like ",
            ),
            Code("/sql/1.0/warehouses/0123456789abcdef"),
            Say("."),
        ],
        Warehouse::Starting => &[Say(
            "The SQL warehouse is stopped, or has not started yet. No grant is known to be missing. Start it under \
             SQL Warehouses, wait until it says Running, and try again. Serverless takes seconds, others some \
             minutes. If it does not start, ask who manages it.",
        )],
        Warehouse::Unavailable => &[Say(
            "The SQL warehouse does not answer for the moment (503). It may be about to start, restarting or \
             overloaded. No grant is known to be missing. Start it under SQL Warehouses, wait until it says Running, \
             and try again. If it stays so, ask who manages it to look at its Monitoring tab.",
        )],
        Warehouse::NoCapacity => &[Say(
            "The SQL warehouse cannot start or grow: a quota, or what the cloud has to give, is used up. No grant \
             will fix it. Ask who manages the workspace to start a smaller warehouse, to stop what is not needed, or \
             to raise the quota.",
        )],
        Warehouse::NoServerless => &[Say(
            "The SQL warehouse needs serverless compute, which is switched off here. Ask an admin to switch it on, or \
             use a pro or classic warehouse and enter its HTTP path.",
        )],
        Warehouse::NoOwner => &[
            Say("Terraform's "),
            Code("databricks_permissions"),
            Say(
                " replaces all permissions on the SQL warehouse, so it also needs the owner. Name the owner there, or \
                 give “Can use” under the warehouse's Permissions instead.",
            ),
        ],
    }
}

/// A catalog's storage.
pub fn storage(found: StorageTrouble, plan: &Plan, statements: &[StatementPlace]) -> Sentence {
    let place = places(statements).map(|place| sentence![" with ", place]);
    match found {
        StorageTrouble::NoRoot => {
            let what = match &plan.segment_catalog.storage {
                Storage::New => sentence![
                    "This plan creates the Segment catalog",
                    place,
                    ", without a location. Choose to create it with a storage location here. Or create it in Catalog \
                     Explorer and choose “Yes, it already exists”.",
                ],
                Storage::NewAt(_) => sentence![
                    "This plan creates the Segment catalog",
                    place,
                    ", with a location. Another statement was run: run this one.",
                ],
                Storage::Exists => {
                    "This plan creates no catalog, since it says that the Segment catalog exists. Leave that \
                     statement out.".into()
                }
            };
            sentence![
                "The metastore has no storage of its own, so a new catalog needs a location. ",
                what,
            ]
        }
        StorageTrouble::NotAllowed => {
            "Whoever ran the statement may not store a catalog at this location: CREATE MANAGED STORAGE on the \
             external location is missing. The service principal does not need it. Ask the owner of the location to \
             grant it to whoever creates the catalog, or to create it.".into()
        }
        StorageTrouble::NoExternalLocation => {
            "No external location of this metastore contains the path. Ask a metastore admin to create one, or enter \
             a storage location under an existing one.".into()
        }
        StorageTrouble::Overlap => {
            "Another catalog, schema or table already uses the path. Enter an empty storage location, such as a new \
             folder under the same external location.".into()
        }
        StorageTrouble::Unbound => {
            "The external location is not bound to this workspace. No GRANT will fix it. Ask its owner to bind the \
             workspace to it, or enter another storage location.".into()
        }
        StorageTrouble::Credential => {
            "The workspace's own credential does not reach this path. Enter a storage location of an external \
             location that has its own credential.".into()
        }
        StorageTrouble::ReadOnly => {
            "The external location is read-only, but Segment must write to its catalog. Enter another storage \
             location.".into()
        }
        StorageTrouble::Cloud => {
            "The cloud's storage refused Databricks, so no GRANT will fix it. The storage credential lacks a right in \
             the cloud, or a firewall is in the way. Ask the owner of the external location, or a metastore admin, to \
             test it in Catalog Explorer. It worked when the same query passes.".into()
        }
    }
}

/// SQL that could not be read.
pub fn syntax(found: Syntax) -> &'static [Part] {
    match found {
        Syntax::Unquoted => &[Say(
            "A name or the client ID has no back quotes. Those with a hyphen need them. Run this plan's statements as \
             they are: they have them all.",
        )],
        Syntax::SeveralStatements => &[Say(
            "Several statements were sent where only one is allowed. Run them one by one, or in the SQL editor.",
        )],
        Syntax::Empty => {
            &[Say("Only comments were sent. Select the statements too, and run them.")]
        }
        Syntax::Parameter => &[
            Say("The SQL has a parameter, such as "),
            Code(":name"),
            Say(
                ", without a value. This plan's statements have none. Copy them again, and run those.",
            ),
        ],
        Syntax::NotUnityCatalog => &[
            Say("The statement ran on compute without Unity Catalog, or about "),
            Code("hive_metastore"),
            Say(". Run it on a SQL warehouse, for a catalog of Unity Catalog."),
        ],
        Syntax::NoCatalogNamed => &[
            Say(
                "Grants were asked for without the name of a catalog, which Unity Catalog needs. Name it, as in ",
            ),
            Code("SHOW GRANTS ON CATALOG main"),
            Say(". In Terraform, "),
            Code("databricks_sql_permissions"),
            Say(" is for the old "),
            Code("hive_metastore"),
            Say(": use "),
            Code("databricks_grant"),
            Say(". This plan's statements all name their catalog."),
        ],
        Syntax::NotOurs => &[Say(
            "Databricks could not read the SQL that the message shows, which is none of this plan's statements. So \
             nothing here fixes it. Correct it where it comes from, such as a model, a tool or a notebook.",
        )],
        Syntax::Query => &[Say(
            "A query failed at a column, a type, a value or a command in it. It is not from this plan, and no \
             privilege is known to be missing. Correct it where it comes from, such as a model in Segment, dbt or a \
             notebook.",
        )],
        Syntax::Other => &[Say(
            "Databricks could not read the SQL: something in it is missing, added or mistyped. If it was one of this \
             plan's statements, copy it again and run it as it is. If it was other SQL, correct it where it comes \
             from.",
        )],
    }
}

/// What only Terraform says.
pub fn terraform(found: Terraform) -> &'static [Part] {
    match found {
        Terraform::OtherPrivileges => &[Say(
            "Databricks lists other privileges than Terraform asked for. Ask for those that it lists, with \
             underscores: USE_CATALOG and USE_SCHEMA instead of USAGE, CREATE_SCHEMA instead of CREATE. Keep each \
             securable in only one resource.",
        )],
        Terraform::SamePrivileges => &[
            Say(
                "Databricks and Terraform list the same privileges: the grant was made, and only the provider's \
                 comparison failed. Write privileges with underscores, like USE_CATALOG, upgrade the Databricks \
                 provider, and apply again. ",
            ),
            Code("SHOW GRANTS"),
            Say(" lists the grant already."),
        ],
        Terraform::ListedTwice => &[Say(
            "One request asked to add and to remove the same privilege, and Databricks refused all of it. Use a newer \
             Databricks CLI (after March 2026) or provider, write privileges with underscores, and deploy again. Or \
             run this plan's statements in the SQL editor. SHOW GRANTS tells if it worked.",
        )],
        Terraform::NotApplied => &[Say(
            "A deploy that succeeds proves no access: some tools take a principal that does not exist without a word. \
             Check that the principal is the Application ID, and look with SHOW GRANTS, or the audit, what was \
             granted. If it is not there, run this plan's statements in the SQL editor: they fail with a reason.",
        )],
        Terraform::EmptyList => &[Say(
            "A resource grants an empty list of privileges. Name the privileges, or remove the block.",
        )],
        Terraform::SeveralPrincipals => &[
            Say("Several principals stand where Terraform takes one. Give each its own "),
            Code("databricks_grant"),
            Say("."),
        ],
        Terraform::SchemaWithoutCatalog => &[
            Say("A schema is named without its catalog. Write the full name, like "),
            Code("catalog.schema"),
            Say("."),
        ],
        Terraform::OldProvider => &[Say(
            "This version of the Databricks provider does not know the privilege there. Write it with underscores, \
             like USE_CATALOG. If it is already so, upgrade the provider.",
        )],
        Terraform::PermissionLevel => &[
            Say(
                "This version of the Databricks provider does not know that permission for that kind of object. For \
                 its SQL warehouse, Segment needs only ",
            ),
            Code("CAN_USE"),
            Say(". If you need another one, upgrade the provider."),
        ],
        Terraform::SecurableType => &[
            Say(
                "The tool names a kind of object that has no grants under this name. Views are granted on as tables: \
                 use ",
            ),
            Code("table"),
            Say(" with the full name. The Python SDK takes the plain word, such as "),
            Code("\"TABLE\""),
            Say("."),
        ],
        Terraform::TooManyRequests => &[Say(
            "Databricks asks for fewer requests at a time. The grants are fine: apply again.",
        )],
    }
}

/// The class of an error that says no more.
pub fn error_class(found: ErrorClass) -> &'static [Part] {
    match found {
        ErrorClass::Permission => &[Say(
            "A permission is missing, but the text does not say which, or on what. If the message has another line, \
             like “User does not have …”, add it here: it names both. If not, run Step 6 as the service principal, \
             whose error names them, or audit the grants.",
        )],
        ErrorClass::NotFound => &[Say(
            "Databricks did not find a catalog, schema or table, but the text does not name it. Run Step 6 as the \
             service principal: the first check that fails names it. Databricks also says “not found” when a grant is \
             missing.",
        )],
        ErrorClass::Syntax => &[Say(
            "Databricks could not read the SQL. If it was one of this plan's statements, copy it again and run it as \
             it is.",
        )],
        ErrorClass::NotDatabricks => &[Say(
            "This error is from another database, such as Postgres or Redshift, not from Databricks. Check which \
             warehouse it is about. This plan's statements are only for Databricks.",
        )],
    }
}
