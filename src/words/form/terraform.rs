//! What the Terraform configuration says of itself, in lines of comments, and what its variables are.

/// What it is, why the plural is never used, and what the singular removes.
pub const HEADER: &str =
    "What Segment's service principal may do in Databricks: one databricks_grant for each catalog and schema.
Sign in as for any use of the Databricks provider, as an owner of these catalogs or with MANAGE on them.
Do not change databricks_grant into databricks_grants. The plural sets a catalog's whole list of grants:
everybody else would lose access.
Careful: a databricks_grant sets everything that this service principal itself holds on a catalog or schema.
What it holds there and this file does not list is removed, ALL_PRIVILEGES included. The plan shows it only after an import.";
/// What becomes of older, wider access.
pub const TAKES_BACK: &str =
    "Older access: on each catalog that is limited to some schemas, Terraform removes SELECT, USE_SCHEMA and all else but
USE_CATALOG. It does not remove ownership, access through groups, or grants on schemas and tables that this file does
not list. Another Segment product with the same service principal loses this access too.";
/// What the version block is for.
pub const VERSIONS: &str =
    "Leave this block out if your configuration has one. Imports with for_each need Terraform 1.7.";
/// What the client ID is.
pub const CLIENT_ID: &str = "Client ID (application ID) of Segment's service principal";
/// Says that a client ID is none.
pub const NOT_A_CLIENT_ID: &str =
    "The client ID is a UUID in lower case, such as 0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10.";
/// What the list of imports is for.
pub const EXISTING: &str =
    "Addresses of resources that exist in Databricks already, to be imported instead of created";
/// How the Segment catalog is treated.
pub const CATALOG: &str = "Terraform creates the catalog if it is missing. It never changes it afterwards, and never deletes it.";
/// How warehouse access is given.
pub const WAREHOUSE: &str =
    "Warehouse access is not in this file. databricks_permissions sets the warehouse's whole list: everybody else would lose
access to it. Give “Can use” in Databricks (Step 1b), or with the CLI, which adds to the list: databricks permissions update.
Use this only if Terraform may own the whole list, and with everybody else in it:";
