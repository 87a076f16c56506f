//! What is wrong with a value, and what to do.

use crate::model::identifier::MAX_LENGTH;
use crate::model::{
    ApplicationIdError, HostnameError, HttpPathError, IdentifierError, LocationError, NamePart,
    SecretKind, is_invisible,
};
use crate::plan::{Field, Problem, ProblemKind, REVERSE_ETL_SCHEMA, REVERSE_ETL_SCHEMA_AS_PRINTED};

use super::{code_point, label, shown};

/// A problem as a whole sentence or two.
pub fn problem(problem: &Problem) -> String {
    let value = shown(&problem.value);
    match &problem.kind {
        kind if kind.secret().is_some() => kind.secret().map(secret).unwrap_or_default(),
        ProblemKind::ClientId(error) => client_id(&value, *error),
        ProblemKind::Name(part, error) => match problem.field {
            Field::TestTable => test_table_name(&value, *part, error),
            _ => name(&value, *part, error),
        },
        ProblemKind::Location(error) => location(&value, *error),
        ProblemKind::ReverseEtlSchema(_) => format!(
            "{value} is not the name of the Reverse ETL schema. Segment makes it as `{REVERSE_ETL_SCHEMA}`; \
             the guide prints `{REVERSE_ETL_SCHEMA_AS_PRINTED}`. Choose one of these two."
        ),
        ProblemKind::WholeAndRestricted => format!(
            "{value} is listed twice, once with all schemas and once with only some. Databricks adds grants up, \
             so only one can hold. The SQL shows the narrower one: remove one of the two rows."
        ),
        ProblemKind::TestTableParts { found } => format!(
            "{value} has {}. A table is named by three: enter it as `catalog.schema.table`.",
            super::counted(*found, "part", "parts")
        ),
        ProblemKind::Hostname(error) => hostname(&value, *error),
        ProblemKind::HttpPath(error) => http_path(&value, *error),
        ProblemKind::Port(_) => {
            format!(
                "{value} is not a port. Ports are whole numbers from 1 to 65535; Databricks uses 443."
            )
        }
    }
}

fn secret(kind: SecretKind) -> String {
    format!(
        "This looks like {}. Secrets are not kept here and reach no SQL, link or setting. Enter it only in Segment.",
        label::secret(kind)
    )
}

/// What is said beside a box that a secret was taken out of.
pub fn removed_secret(kind: SecretKind) -> String {
    format!(
        "This looked like {}, so it was removed at once: this page keeps no secrets. Enter it only in Segment.",
        label::secret(kind)
    )
}

fn client_id(value: &str, error: ApplicationIdError) -> String {
    const RULE: &str = "The client ID is the service principal's Application ID, a UUID such as \
                        `12345678-1234-1234-1234-123456789abc`.";
    match error {
        ApplicationIdError::Secret(kind) => secret(kind),
        ApplicationIdError::Placeholder => {
            format!("{value} is a placeholder from a guide. {RULE} Enter yours.")
        }
        ApplicationIdError::Email => {
            format!("{value} is an e-mail address. {RULE} Enter that instead.")
        }
        ApplicationIdError::Number => format!(
            "{value} is a number, like the internal ID of a service principal. {RULE} Enter that instead."
        ),
        ApplicationIdError::WarehouseId => {
            format!("{value} looks like the ID of a SQL warehouse. {RULE} Enter that instead.")
        }
        ApplicationIdError::Wrapped => {
            format!("{value} has something around its UUID. Enter the UUID alone.")
        }
        ApplicationIdError::Other => {
            format!("{value} is not a UUID. {RULE} Its display name does not work.")
        }
    }
}

fn name(value: &str, part: NamePart, error: &IdentifierError) -> String {
    let noun = noun(part);
    match error {
        IdentifierError::Secret(kind) => secret(*kind),
        IdentifierError::Empty => format!("The {noun} has no name. Enter one."),
        IdentifierError::Placeholder => {
            format!("{value} is a placeholder from a guide. Enter the name of your {noun}.")
        }
        IdentifierError::Quoted { .. } => format!(
            "{value} has quotes around it. The SQL quotes every name by itself: enter the name alone."
        ),
        IdentifierError::Invisible { found } => format!(
            "{value} holds an invisible character ({}). It would make another name of it: type the name anew.",
            code_point(*found)
        ),
        IdentifierError::Forbidden { found: '.' } => match part {
            NamePart::Catalog => format!(
                "{value} has a period, which separates a catalog from its schema. Enter the catalog alone, \
                 and the schema under “Only these schemas”."
            ),
            NamePart::Schema | NamePart::Table => format!(
                "{value} has a period, which separates a catalog from its schema. Enter the {noun} alone."
            ),
        },
        IdentifierError::Forbidden { found } => format!(
            "{value} has {}. Databricks names may not contain spaces, periods, slashes or control characters: \
             check the {noun}'s name in Databricks.",
            forbidden(*found)
        ),
        IdentifierError::TooLong { length } => format!(
            "This name has {length} characters. Databricks names have at most {MAX_LENGTH}: check the {noun}'s name."
        ),
        IdentifierError::Reserved => format!(
            "{value} is managed by Databricks, and Segment's grants don't work on it. Enter a {noun} of your own."
        ),
    }
}

fn test_table_name(value: &str, part: NamePart, error: &IdentifierError) -> String {
    let message = name(value, part, error);
    format!("The {} in {value} is wrong. {message}", noun(part))
}

fn noun(part: NamePart) -> &'static str {
    match part {
        NamePart::Catalog => "catalog",
        NamePart::Schema => "schema",
        NamePart::Table => "table",
    }
}

fn forbidden(found: char) -> String {
    match found {
        ' ' => "a space".to_owned(),
        '/' => "a slash".to_owned(),
        '.' => "a period".to_owned(),
        c if c.is_control() => format!("a control character ({})", code_point(c)),
        c if is_invisible(c) => format!("an invisible character ({})", code_point(c)),
        c => format!("the character `{c}`"),
    }
}

fn location(value: &str, error: LocationError) -> String {
    match error {
        LocationError::Secret(kind) => secret(kind),
        LocationError::Scheme => format!(
            "{value} is not a storage location. It begins with `s3://`, `abfss://`, `gs://` or `r2://`: enter the path \
             of an external location."
        ),
        LocationError::Bucket => format!(
            "{value} names no bucket. A storage location goes on with one, as in `s3://bucket/path`: enter it."
        ),
        LocationError::Forbidden { found } => format!(
            "{value} has {}. A storage location may only hold letters, digits and `-_.~/@+=`: check the path.",
            forbidden(found)
        ),
    }
}

fn hostname(value: &str, error: HostnameError) -> String {
    match error {
        HostnameError::Secret(kind) => secret(kind),
        HostnameError::AccountConsole => format!(
            "{value} is the account console, which runs no SQL. Enter the workspace's host, from the warehouse's \
             Connection details."
        ),
        HostnameError::Forbidden { found } => format!(
            "{value} has {}. Host names hold only the letters a to z, digits, hyphens and periods: copy it from the \
             warehouse's Connection details.",
            forbidden(found)
        ),
        HostnameError::Malformed => format!(
            "{value} is not a host name. It looks like `dbc-a1b2c3d4-e5f6.cloud.databricks.com`: copy it from the \
             warehouse's Connection details."
        ),
        HostnameError::Port => format!(
            "{value} ends in something that is not a port. Ports are whole numbers from 1 to 65535: leave it out, or \
             mend it."
        ),
    }
}

fn http_path(value: &str, error: HttpPathError) -> String {
    match error {
        HttpPathError::Secret(kind) => secret(kind),
        HttpPathError::Cluster => format!(
            "{value} is the path of a cluster. Segment connects to SQL warehouses only: enter a path like \
             `/sql/1.0/warehouses/0123456789abcdef`."
        ),
        HttpPathError::Forbidden { found } => format!(
            "{value} has {}, which paths do not have. Copy it from the warehouse's Connection details.",
            forbidden(found)
        ),
        HttpPathError::Missing => format!(
            "{value} has no path. It looks like `/sql/1.0/warehouses/0123456789abcdef`: copy it from the warehouse's \
             Connection details."
        ),
    }
}
