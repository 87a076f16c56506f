//! What was found while checking: problems that must be fixed, notes that should be known.

use crate::model::{
    ApplicationIdError, HostnameError, HttpPathError, Identifier, IdentifierError, LocationError,
    NamePart, Port, PortError, SecretKind,
};

use super::Field;

/// A value that is wrong, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands.
    pub field: Field,
    /// The value as typed; empty when it is secret-shaped, so that it goes no further.
    pub value: String,
    /// Why it is wrong.
    pub kind: ProblemKind,
}

/// Why a value is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// It is no client ID.
    ClientId(ApplicationIdError),
    /// It is no name.
    Name(NamePart, IdentifierError),
    /// It is no storage location.
    Location(LocationError),
    /// It is neither of the two names that the Reverse ETL schema can have.
    ReverseEtlSchema(Option<SecretKind>),
    /// Its catalog is also listed the other way: whole here and restricted there, or the reverse.
    WholeAndRestricted,
    /// It is not `catalog.schema.table`.
    TestTableParts {
        /// How many parts it has.
        found: usize,
    },
    /// It is no host.
    Hostname(HostnameError),
    /// It is no warehouse path.
    HttpPath(HttpPathError),
    /// It is no port.
    Port(PortError),
}

/// Something about a value, or about the plan, that should be known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The field that it belongs to.
    pub field: Field,
    /// What should be known.
    pub kind: NoteKind,
}

/// What should be known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// The catalog was listed before, perhaps in another case.
    RepeatedCatalog {
        /// The spelling that counts.
        first: String,
        /// The spelling that was merged into it.
        again: String,
    },
    /// The schema was listed before, perhaps in another case.
    RepeatedSchema {
        /// The spelling that counts.
        first: String,
        /// The spelling that was merged into it.
        again: String,
    },
    /// The name holds a character that names may hold and lists are written with.
    OddCharacter {
        /// The name.
        name: String,
        /// The first such character.
        found: char,
    },
    /// Reverse ETL is said to have run in a catalog that does not exist yet.
    ReverseEtlInNewCatalog,
    /// Segment's own catalog is also read from.
    ReadsSegmentCatalog {
        /// Its spelling in the row that reads it.
        catalog: String,
        /// Whether older, wider grants on it were to be removed, which is not done.
        keeps_earlier_grants: bool,
    },
    /// Older, wider grants are removed.
    TakesBackGrants,
    /// Older, wider grants were to be removed, but no catalog is restricted.
    NothingToTakeBack,
    /// The test table is in nothing that the plan lets Segment read.
    TestTableOutsideAccess,
    /// The host has none of the forms that Databricks gives.
    UnknownHost,
    /// The path has none of the forms that Databricks gives.
    UnknownWarehouse,
    /// The port behind the host is not the port in its own field, which counts.
    PortsDiffer {
        /// The port behind the host.
        on_host: Port,
        /// The port in its own field.
        in_field: Port,
    },
}

impl NoteKind {
    /// Notes that a name holds a character that lists are written with.
    pub fn of_list_character(name: &Identifier) -> Option<Self> {
        let found = name.list_character()?;
        Some(Self::OddCharacter { name: name.as_str().to_owned(), found })
    }
}

impl Problem {
    /// Records a wrong value, dropping the text of one that is secret-shaped.
    pub fn new(field: Field, value: &str, kind: ProblemKind) -> Self {
        let is_secret = kind.secret().is_some() || SecretKind::find(value).is_some();
        let value = if is_secret { String::new() } else { value.to_owned() };
        Self { field, value, kind }
    }
}

impl ProblemKind {
    /// What kind of secret the value looks like, where it does.
    pub fn secret(&self) -> Option<SecretKind> {
        match *self {
            Self::ClientId(ApplicationIdError::Secret(kind))
            | Self::Name(_, IdentifierError::Secret(kind))
            | Self::Location(LocationError::Secret(kind))
            | Self::ReverseEtlSchema(Some(kind))
            | Self::Hostname(HostnameError::Secret(kind))
            | Self::HttpPath(HttpPathError::Secret(kind))
            | Self::Port(PortError::Secret(kind)) => Some(kind),
            _ => None,
        }
    }
}
