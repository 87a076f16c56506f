//! What each check should give.

use crate::export::Expected;
use crate::model::{Identifier, Privilege};

use super::{joined, shown};

/// What a check should give, and what it means if it does not.
pub fn expected(expected: &Expected<'_>) -> String {
    match expected {
        Expected::Grants(privileges) => {
            let privileges: Vec<&str> =
                privileges.iter().map(|privilege: &Privilege| privilege.as_listed()).collect();
            format!(
                "Lists {}, and for a schema perhaps what its catalog should list. Anything else is more than the plan needs.",
                joined(&privileges)
            )
        }
        Expected::NoError => {
            "Runs without an error, even if it lists nothing of yours. An error means that USE CATALOG is missing.".to_owned()
        }
        Expected::AllSchemas => {
            "Lists all schemas of the catalog. An error means that USE CATALOG is missing; a short list, that USE SCHEMA is.".to_owned()
        }
        Expected::Schemas(schemas) => {
            let names = schemas.iter().filter_map(|schema| schema.filled()).map(Identifier::as_str);
            let count = names.clone().count();
            let mut names: Vec<String> = names.take(MOST_NAMES).map(shown).collect();
            if names.len() < count {
                names.push(format!("{} more", count - names.len()));
            }
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            match names.as_slice() {
                [] => "Lists the schemas that it may use. An error means that USE CATALOG is missing.".to_owned(),
                names => format!(
                    "Lists {} and perhaps `information_schema`, and nothing else. Any other schema means that a wider grant is still there.",
                    joined(names)
                ),
            }
        }
        Expected::Tables => {
            "Lists the schema's tables. An error means that USE SCHEMA is missing; an empty list, although there are tables, that SELECT is.".to_owned()
        }
        Expected::Rows => {
            "Gives up to ten rows. An error names the privilege that is missing: paste it under “Explain an error”.".to_owned()
        }
    }
}

/// How many schemas are named.
const MOST_NAMES: usize = 6;
