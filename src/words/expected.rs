//! What each check should give.

use crate::export::{Expected, Probe, Statement};
use crate::model::{Identifier, SecurableType};

use super::sentence::{Sentence, code, listed, name, sentence};

/// What a check should give, and what it means if it does not.
pub fn expected(probe: &Probe<'_>) -> Sentence {
    match &probe.expected {
        Expected::Grants(privileges) => {
            let names = privileges.iter().map(|privilege| privilege.as_listed());
            let mut expected = sentence!["Lists ", listed(names.collect()), "."];
            if is_on_schema(&probe.statement) {
                expected.add_sentence("May also list grants from its catalog.");
            }
            expected
        }
        Expected::NoError => {
            "Runs without an error, even if the list is empty. An error means: USE CATALOG is missing.".into()
        }
        Expected::AllSchemas => {
            "Lists all schemas of the catalog. An error means: USE CATALOG is missing. A short list means: USE SCHEMA is missing.".into()
        }
        Expected::Schemas(schemas) => {
            let names = schemas.iter().filter_map(|schema| schema.filled()).map(Identifier::as_str);
            let count = names.clone().count();
            let mut names: Vec<Sentence> = names.take(MOST_NAMES).map(|schema| sentence![name(schema)]).collect();
            if names.is_empty() {
                return "Lists the schemas that Segment may use. An error means: USE CATALOG is missing.".into();
            }
            if names.len() < count {
                names.push(sentence![(count - names.len()).to_string(), " more"]);
            }
            sentence![
                "Lists ",
                listed(names),
                " and perhaps ",
                code("information_schema"),
                ", and nothing else. Any other schema means: a wider grant is still there.",
            ]
        }
        Expected::Tables => {
            "Lists the tables of the schema. An error means: USE SCHEMA is missing. An empty list although there are tables means: SELECT is missing.".into()
        }
        Expected::Rows => {
            "Returns up to ten rows. An error names the missing privilege: paste it under “Explain an error”.".into()
        }
    }
}

/// Says whether it asks about a schema: what is granted on its catalog holds there too.
fn is_on_schema(statement: &Statement<'_>) -> bool {
    matches!(statement, Statement::ShowGrants { on, .. } if on.securable_type() == SecurableType::Schema)
}

/// How many schemas are named.
const MOST_NAMES: usize = 6;
