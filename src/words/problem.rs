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
            " is not the name of the Reverse ETL schema. Choose ",
            code(REVERSE_ETL_SCHEMA),
            ", which Segment creates, or ",
            code(REVERSE_ETL_SCHEMA_AS_PRINTED),
            ", as the guide prints it.",
        ],
        ProblemKind::WholeAndRestricted => sentence![
            value,
            " is listed twice: once with all schemas, once with only some. The SQL uses only some. Remove one of the two \
            rows.",
        ],
        ProblemKind::TestTableParts { .. } => {
            sentence!["Write the full name: ", code("catalog.schema.table"), ".",]
        }
        ProblemKind::Hostname(error) => hostname(value, *error),
        ProblemKind::HttpPath(error) => http_path(value, *error),
        ProblemKind::Port(_) => {
            sentence![value, " is not a port. Ports go from 1 to 65535. Databricks uses 443."]
        }
    }
}

fn secret(kind: SecretKind) -> Sentence {
    sentence![
        "This looks like ",
        label::secret(kind),
        ", so it was left out.",
        place_of_secret(kind),
    ]
}

/// What is said beside a box that a secret was taken out of.
pub fn removed_secret(kind: SecretKind) -> Sentence {
    sentence![
        "This looked like ",
        label::secret(kind),
        ", so it was removed at once.",
        place_of_secret(kind),
    ]
}

/// Where a secret belongs. Segment signs in with an OAuth secret, and asks for no other.
pub(super) fn place_of_secret(kind: SecretKind) -> &'static str {
    match kind {
        SecretKind::OAuthSecret => " Enter it only in Segment.",
        SecretKind::PersonalAccessToken | SecretKind::RefreshToken | SecretKind::JsonWebToken => {
            " It is not needed here."
        }
    }
}

fn client_id(value: Piece, error: ApplicationIdError) -> Sentence {
    let found = match error {
        ApplicationIdError::Secret(kind) => return secret(kind),
        ApplicationIdError::Wrapped => {
            return sentence![value, " has something around its UUID. Enter only the UUID."];
        }
        ApplicationIdError::Other => {
            return sentence![
                value,
                " is not a UUID. Enter the Application ID; the display name does not work.",
            ];
        }
        ApplicationIdError::Placeholder => "is a placeholder from a guide",
        ApplicationIdError::Email => "is an e-mail address",
        ApplicationIdError::Number => "is a number, like the internal ID of a service principal",
        ApplicationIdError::WarehouseId => "looks like the ID of a SQL warehouse",
    };
    sentence![value, " ", found, ". Enter the service principal's Application ID, a UUID.",]
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
        IdentifierError::Quoted { .. } => {
            sentence![value, " has quotes around it. Enter only the name. The SQL adds the quotes.",]
        }
        IdentifierError::Invisible { found } => sentence![
            value,
            " has an invisible character (",
            code_point(*found),
            "), which makes it another name. Type the name again.",
        ],
        IdentifierError::Forbidden { found: '.' } => match part {
            NamePart::Catalog => sentence![
                value,
                " has a period, so it looks like a catalog and its schema. Enter only the catalog here, and limit it to \
                that schema.",
            ],
            NamePart::Schema | NamePart::Table => sentence![
                value,
                " has a period, which names cannot have. Enter only the ",
                noun,
                ".",
            ],
        },
        IdentifierError::Forbidden { found } => sentence![
            value,
            " has ",
            forbidden(*found),
            ", which names in Databricks cannot have. Check the ",
            noun,
            "'s name there.",
        ],
        IdentifierError::TooLong { length } => sentence![
            "This name has ",
            *length,
            " characters. Databricks allows ",
            MAX_LENGTH,
            ". Check the ",
            noun,
            "'s name there.",
        ],
        IdentifierError::Reserved => sentence![
            value,
            " belongs to Databricks, so Segment's grants do not work on it. Enter a ",
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
            " is not a storage location. Enter the path of an external location. It starts with ",
            code("s3://"),
            ", ",
            code("abfss://"),
            ", ",
            code("gs://"),
            " or ",
            code("r2://"),
            ".",
        ],
        LocationError::Bucket => {
            sentence![value, " has no bucket. Add one, as in ", code("s3://bucket/path"), ".",]
        }
        LocationError::Forbidden { found } => sentence![
            value,
            " has ",
            forbidden(found),
            ". A storage location can only have letters, digits and ",
            code("-_.~/@+="),
            ". Check the path.",
        ],
    }
}

fn hostname(value: Piece, error: HostnameError) -> Sentence {
    match error {
        HostnameError::Secret(kind) => secret(kind),
        HostnameError::AccountConsole => sentence![
            value,
            " is the account console, which runs no SQL. Enter the host in the warehouse's Connection details.",
        ],
        HostnameError::Forbidden { found } => sentence![
            value,
            " has ",
            forbidden(found),
            ", which host names cannot have. Copy it from the warehouse's Connection details.",
        ],
        HostnameError::Malformed => sentence![
            value,
            " is not a host name. It looks like ",
            code("dbc-a1b2c3d4-e5f6.cloud.databricks.com"),
            ". Copy it from the warehouse's Connection details.",
        ],
        HostnameError::Port => sentence![
            value,
            " ends in a wrong port. Ports go from 1 to 65535. Correct it, or leave it out.",
        ],
    }
}

fn http_path(value: Piece, error: HttpPathError) -> Sentence {
    match error {
        HttpPathError::Secret(kind) => secret(kind),
        HttpPathError::Cluster => sentence![
            value,
            " is the path of a cluster. Segment connects only to SQL warehouses. Enter a path like ",
            code("/sql/1.0/warehouses/0123456789abcdef"),
            ".",
        ],
        HttpPathError::Forbidden { found } => sentence![
            value,
            " has ",
            forbidden(found),
            ", which paths cannot have. Copy it from the warehouse's Connection details.",
        ],
        HttpPathError::Missing => sentence![
            value,
            " has no path. It looks like ",
            code("/sql/1.0/warehouses/0123456789abcdef"),
            ". Copy it from the warehouse's Connection details.",
        ],
    }
}
