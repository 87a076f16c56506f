//! What is wrong with a value, and what to do.

use crate::model::identifier::MAX_LENGTH;
use crate::model::{
    ApplicationIdError, HostnameError, HttpPathError, IdentifierError, LocationError, NamePart,
    SecretKind, is_invisible,
};
use crate::plan::{Field, Problem, ProblemKind, REVERSE_ETL_SCHEMA, REVERSE_ETL_SCHEMA_AS_PRINTED};

use super::label;
use super::sentence::{Piece, Sentence, code, code_point, name, sentence};

/// A problem as a whole sentence or two.
pub fn problem(problem: &Problem) -> Sentence {
    let value = name(&problem.value);
    match &problem.kind {
        kind if kind.secret().is_some() => kind.secret().map(secret).unwrap_or_default(),
        ProblemKind::ClientId(error) => client_id(value, *error),
        ProblemKind::Name(part, error) => match problem.field {
            Field::TestTable => test_table_name(value, *part, error),
            _ => wrong_name(value, *part, error),
        },
        ProblemKind::Location(error) => location(value, *error),
        ProblemKind::ReverseEtlSchema(_) => sentence![
            value,
            " is not the name of the Reverse ETL schema. Segment makes it as ",
            code(REVERSE_ETL_SCHEMA),
            "; the guide prints ",
            code(REVERSE_ETL_SCHEMA_AS_PRINTED),
            ". Choose one of these two.",
        ],
        ProblemKind::WholeAndRestricted => sentence![
            value,
            " is listed twice, once with all schemas and once with only some. Databricks adds grants up, so only one \
            can hold. The SQL shows the narrower one: remove one of the two rows.",
        ],
        ProblemKind::TestTableParts { found } => sentence![
            value,
            " has ",
            super::counted(*found, "part", "parts"),
            ". A table is named by three: enter it as ",
            code("catalog.schema.table"),
            ".",
        ],
        ProblemKind::Hostname(error) => hostname(value, *error),
        ProblemKind::HttpPath(error) => http_path(value, *error),
        ProblemKind::Port(_) => {
            sentence![
                value,
                " is not a port. Ports are whole numbers from 1 to 65535; Databricks uses 443.",
            ]
        }
    }
}

fn secret(kind: SecretKind) -> Sentence {
    sentence![
        "This looks like ",
        label::secret(kind),
        ". Secrets are not kept here and reach no SQL, link or setting. Enter it only in Segment.",
    ]
}

/// What is said beside a box that a secret was taken out of.
pub fn removed_secret(kind: SecretKind) -> Sentence {
    sentence![
        "This looked like ",
        label::secret(kind),
        ", so it was removed at once: this page keeps no secrets. Enter it only in Segment.",
    ]
}

fn client_id(value: Piece, error: ApplicationIdError) -> Sentence {
    match error {
        ApplicationIdError::Secret(kind) => secret(kind),
        ApplicationIdError::Placeholder => {
            sentence![value, " is a placeholder from a guide. ", client_id_rule(), " Enter yours."]
        }
        ApplicationIdError::Email => {
            sentence![value, " is an e-mail address. ", client_id_rule(), " Enter that instead."]
        }
        ApplicationIdError::Number => sentence![
            value,
            " is a number, like the internal ID of a service principal. ",
            client_id_rule(),
            " Enter that instead.",
        ],
        ApplicationIdError::WarehouseId => {
            sentence![
                value,
                " looks like the ID of a SQL warehouse. ",
                client_id_rule(),
                " Enter that instead.",
            ]
        }
        ApplicationIdError::Wrapped => {
            sentence![value, " has something around its UUID. Enter the UUID alone."]
        }
        ApplicationIdError::Other => {
            sentence![
                value,
                " is not a UUID. ",
                client_id_rule(),
                " Its display name does not work.",
            ]
        }
    }
}

fn client_id_rule() -> Sentence {
    sentence![
        "The client ID is the service principal's Application ID, a UUID such as ",
        code("12345678-1234-1234-1234-123456789abc"),
        ".",
    ]
}

/// What is wrong with a name.
pub(super) fn wrong_name(value: Piece, part: NamePart, error: &IdentifierError) -> Sentence {
    let noun = noun(part);
    match error {
        IdentifierError::Secret(kind) => secret(*kind),
        IdentifierError::Empty => sentence!["The ", noun, " has no name. Enter one."],
        IdentifierError::Placeholder => {
            sentence![value, " is a placeholder from a guide. Enter the name of your ", noun, "."]
        }
        IdentifierError::Quoted { .. } => sentence![
            value,
            " has quotes around it. The SQL quotes every name by itself: enter the name alone.",
        ],
        IdentifierError::Invisible { found } => sentence![
            value,
            " holds an invisible character (",
            code_point(*found),
            "). It would make another name of it: type the name anew.",
        ],
        IdentifierError::Forbidden { found: '.' } => match part {
            NamePart::Catalog => sentence![
                value,
                " has a period, which separates a catalog from its schema. Enter the catalog alone, and the schema \
                under “Only these schemas”.",
            ],
            NamePart::Schema | NamePart::Table => sentence![
                value,
                " has a period, which separates a catalog from its schema. Enter the ",
                noun,
                " alone.",
            ],
        },
        IdentifierError::Forbidden { found } => sentence![
            value,
            " has ",
            forbidden(*found),
            ". Databricks names may not contain spaces, periods, slashes or control characters: check the ",
            noun,
            "'s name in Databricks.",
        ],
        IdentifierError::TooLong { length } => sentence![
            "This name has ",
            *length,
            " characters. Databricks names have at most ",
            MAX_LENGTH,
            ": check the ",
            noun,
            "'s name.",
        ],
        IdentifierError::Reserved => sentence![
            value,
            " is managed by Databricks, and Segment's grants don't work on it. Enter a ",
            noun,
            " of your own.",
        ],
    }
}

fn test_table_name(value: Piece, part: NamePart, error: &IdentifierError) -> Sentence {
    let message = wrong_name(value.clone(), part, error);
    sentence!["The ", noun(part), " in ", value, " is wrong. ", message]
}

fn noun(part: NamePart) -> &'static str {
    match part {
        NamePart::Catalog => "catalog",
        NamePart::Schema => "schema",
        NamePart::Table => "table",
    }
}

fn forbidden(found: char) -> Sentence {
    match found {
        ' ' => "a space".into(),
        '/' => "a slash".into(),
        '.' => "a period".into(),
        c if c.is_control() => sentence!["a control character (", code_point(c), ")"],
        c if is_invisible(c) => sentence!["an invisible character (", code_point(c), ")"],
        c => sentence!["the character ", Piece::Name(c.to_string())],
    }
}

fn location(value: Piece, error: LocationError) -> Sentence {
    match error {
        LocationError::Secret(kind) => secret(kind),
        LocationError::Scheme => sentence![
            value,
            " is not a storage location. It begins with ",
            code("s3://"),
            ", ",
            code("abfss://"),
            ", ",
            code("gs://"),
            " or ",
            code("r2://"),
            ": enter the path of an external location.",
        ],
        LocationError::Bucket => sentence![
            value,
            " names no bucket. A storage location goes on with one, as in ",
            code("s3://bucket/path"),
            ": enter it.",
        ],
        LocationError::Forbidden { found } => sentence![
            value,
            " has ",
            forbidden(found),
            ". A storage location may only hold letters, digits and ",
            code("-_.~/@+="),
            ": check the path.",
        ],
    }
}

fn hostname(value: Piece, error: HostnameError) -> Sentence {
    match error {
        HostnameError::Secret(kind) => secret(kind),
        HostnameError::AccountConsole => sentence![
            value,
            " is the account console, which runs no SQL. Enter the workspace's host, from the warehouse's Connection \
            details.",
        ],
        HostnameError::Forbidden { found } => sentence![
            value,
            " has ",
            forbidden(found),
            ". Host names hold only the letters a to z, digits, hyphens and periods: copy it from the warehouse's \
            Connection details.",
        ],
        HostnameError::Malformed => sentence![
            value,
            " is not a host name. It looks like ",
            code("dbc-a1b2c3d4-e5f6.cloud.databricks.com"),
            ": copy it from the warehouse's Connection details.",
        ],
        HostnameError::Port => sentence![
            value,
            " ends in something that is not a port. Ports are whole numbers from 1 to 65535: leave it out, or mend \
            it.",
        ],
    }
}

fn http_path(value: Piece, error: HttpPathError) -> Sentence {
    match error {
        HttpPathError::Secret(kind) => secret(kind),
        HttpPathError::Cluster => sentence![
            value,
            " is the path of a cluster. Segment connects to SQL warehouses only: enter a path like ",
            code("/sql/1.0/warehouses/0123456789abcdef"),
            ".",
        ],
        HttpPathError::Forbidden { found } => sentence![
            value,
            " has ",
            forbidden(found),
            ", which paths do not have. Copy it from the warehouse's Connection details.",
        ],
        HttpPathError::Missing => sentence![
            value,
            " has no path. It looks like ",
            code("/sql/1.0/warehouses/0123456789abcdef"),
            ": copy it from the warehouse's Connection details.",
        ],
    }
}
