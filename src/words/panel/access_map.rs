//! The access as a picture and as a list.

use crate::picture::drawing::Words;
use crate::plan::Opening;

use crate::words::counted;
use crate::words::page::result;

/// Name of the picture.
pub const PICTURE: &str =
    "Picture of what the service principal can read and write. The list below says the same.";
/// Button that shows all of a picture that is cut off below.
pub const SHOW_ALL: &str = "Show the whole picture";
/// Heading of the list.
pub const LIST: &str = "The same as a list";
/// In front of what can be read.
pub const READ: &str = result::READ;
/// In front of what can be written.
pub const WRITE: &str = result::WRITE;
/// What the signs for writing mean.
pub const WRITE_MEANS: &str = "create and fill schemas";
/// What the signs for reading mean.
pub const READ_MEANS: &str = "read tables, change nothing";
/// What the signs for an opening mean.
pub const OPEN: &str = "still to fill in or fix";
/// Behind the name of Segment's own catalog.
pub const CREATE_SCHEMAS: &str = "create schemas in it, and tables in those";
/// Behind the name of the schema of Reverse ETL.
pub const ALL_PRIVILEGES: &str = "all privileges on this schema";
/// Behind the name of a catalog that is read whole.
pub const ALL_SCHEMAS: &str = "all schemas, now and later";

/// Behind the name of a catalog of which only some schemas are read.
pub fn only_schemas(count: usize) -> String {
    format!("only {}:", counted(count, "schema", "schemas"))
}

/// Behind a placeholder.
pub fn opening(opening: Opening) -> &'static str {
    if opening.is_wrong { "to fix" } else { "still missing" }
}

/// What the picture says besides names.
pub fn words(words: Words) -> String {
    match words {
        Words::ServicePrincipal => "Service principal".to_owned(),
        Words::Write => WRITE.to_owned(),
        Words::Read(0) => READ.to_owned(),
        Words::Read(catalogs) => format!("{READ} {}", counted(catalogs, "catalog", "catalogs")),
        Words::CreateSchemas => "create schemas".to_owned(),
        Words::AllPrivileges => "all privileges".to_owned(),
        Words::AllSchemas => "all schemas".to_owned(),
        Words::Schemas(count) => counted(count, "schema", "schemas"),
        Words::More(count) => format!("+ {count} more"),
    }
}
