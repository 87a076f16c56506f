//! What each check should give.

use crate::export::Expected;
use crate::model::Identifier;

use super::sentence::{Sentence, code, listed, name, sentence};

/// What a check should give, and what it means if it does not.
pub fn expected(expected: &Expected<'_>) -> Sentence {
    match expected {
        Expected::Grants(privileges) => sentence![
            "Lists ",
            listed(privileges.iter().map(|privilege| privilege.as_listed()).collect()),
            ", and for a schema perhaps what its catalog should list. Anything else is more than the plan needs.",
        ],
        Expected::NoError => {
            "Runs without an error, even if it lists nothing of yours. An error means that USE CATALOG is missing.".into()
        }
        Expected::AllSchemas => {
            "Lists all schemas of the catalog. An error means that USE CATALOG is missing; a short list, that USE SCHEMA is.".into()
        }
        Expected::Schemas(schemas) => {
            let names = schemas.iter().filter_map(|schema| schema.filled()).map(Identifier::as_str);
            let count = names.clone().count();
            let mut names: Vec<Sentence> = names.take(MOST_NAMES).map(|schema| sentence![name(schema)]).collect();
            if names.is_empty() {
                return "Lists the schemas that it may use. An error means that USE CATALOG is missing.".into();
            }
            if names.len() < count {
                names.push(sentence![(count - names.len()).to_string(), " more"]);
            }
            sentence![
                "Lists ",
                listed(names),
                " and perhaps ",
                code("information_schema"),
                ", and nothing else. Any other schema means that a wider grant is still there.",
            ]
        }
        Expected::Tables => {
            "Lists the schema's tables. An error means that USE SCHEMA is missing; an empty list, although there are tables, that SELECT is.".into()
        }
        Expected::Rows => {
            "Gives up to ten rows. An error names the privilege that is missing: paste it under “Explain an error”.".into()
        }
    }
}

/// How many schemas are named.
const MOST_NAMES: usize = 6;
