//! What the scripts for the Databricks CLI say: ASCII alone, since Windows PowerShell may read them in another encoding.

use crate::plan::Field;
use crate::words::label;

/// What a script is, for both shells.
pub const HEADER: &str =
    "Gives Segment's service principal its access, with the Databricks CLI from version 0.205 on. It holds no secret.
Save it as a file, and run that. It can be run twice. Sign in first, as an owner of these catalogs or with MANAGE on them: set
DATABRICKS_CONFIG_PROFILE to a profile, or DATABRICKS_HOST and what your sign-in needs. Not as Segment's service principal.
Every call adds to what is there. Other people's access stays as it is.";
/// What a script removes.
pub const TAKES_BACK: &str = "Only \"remove\" removes access: older access to whole catalogs that are now limited to some schemas.";
/// Says that a variable is not set, and what belongs there.
pub fn not_set(field: Field) -> String {
    ["is not set. It stands for: ", &label::field(field)].concat()
}
/// Says that the warehouse's variable is not set.
pub const WAREHOUSE_NOT_SET: &str =
    "is not set. It stands for: ID of the SQL warehouse, the last part of its HTTP path";
/// Says that a client ID is none.
pub const NOT_A_CLIENT_ID: &str = "DATA_GRAPH_CLIENT_ID is no client ID: a UUID in lower case.";
/// Heading of the call that gives access to the warehouse, and why that is called.
pub const WAREHOUSE: &str = "Step 1b: SQL warehouse
Lets Segment use the SQL warehouse. Adds to the list of who can use it, and removes nobody.";
/// Says that it was left out.
pub const WAREHOUSE_SKIPPED: &str = "Not done: access to the SQL warehouse. Set DATA_GRAPH_WAREHOUSE_ID to the ID of the warehouse and run this again, or give it in Databricks (Step 1b).";
/// Says that the script was read in the wrong encoding.
pub const WRONG_ENCODING: &str =
    "This script was read in the wrong encoding. Save it as UTF-8 with BOM, and run it again.";
