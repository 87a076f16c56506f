//! A place in the plan: a checked value, or the opening that a placeholder stands in.

use std::fmt;

use super::Field;

/// A checked value, or the opening where one is missing or wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot<T> {
    /// A checked value.
    Filled(T),
    /// No value, or a wrong one.
    Open(Opening),
}

/// Where a value is missing or wrong, and what is printed there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// What is printed there.
    pub placeholder: Placeholder,
    /// The field that fills it, where one does: an example's openings have none.
    pub field: Option<Field>,
    /// Whether a value is there, but wrong.
    pub is_wrong: bool,
}

/// What stands for a value that is not there: the guide's own placeholders, and ours in their manner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placeholder {
    /// `${client_id}`
    ClientId,
    /// `${segment_internal_catalog}`
    SegmentCatalog,
    /// `${managed_location}`
    ManagedLocation,
    /// `${reverse_etl_schema}`
    ReverseEtlSchema,
    /// `${profiles_sync_catalog}`
    ProfilesSyncCatalog,
    /// `${catalog}`
    Catalog,
    /// `${schema_1}`, counted from 1
    NumberedSchema(usize),
    /// `${linked_read_only_database}`
    TestCatalog,
    /// `${schema}`
    TestSchema,
    /// `${table}`
    TestTable,
}

impl<T> Slot<T> {
    /// The opening of an example, which no field fills.
    pub fn example(placeholder: Placeholder) -> Self {
        Self::Open(Opening { placeholder, field: None, is_wrong: false })
    }

    /// The opening where a field is empty.
    pub fn missing(placeholder: Placeholder, field: Field) -> Self {
        Self::Open(Opening { placeholder, field: Some(field), is_wrong: false })
    }

    /// The opening where a field's value is wrong.
    pub fn wrong(placeholder: Placeholder, field: Field) -> Self {
        Self::Open(Opening { placeholder, field: Some(field), is_wrong: true })
    }

    /// The value, where there is one.
    pub fn filled(&self) -> Option<&T> {
        match self {
            Self::Filled(value) => Some(value),
            Self::Open(_) => None,
        }
    }

    /// The opening, where there is no value.
    pub fn opening(&self) -> Option<Opening> {
        match self {
            Self::Filled(_) => None,
            Self::Open(opening) => Some(*opening),
        }
    }
}

impl fmt::Display for Placeholder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::NumberedSchema(number) => return write!(f, "${{schema_{number}}}"),
            Self::ClientId => "client_id",
            Self::SegmentCatalog => "segment_internal_catalog",
            Self::ManagedLocation => "managed_location",
            Self::ReverseEtlSchema => "reverse_etl_schema",
            Self::ProfilesSyncCatalog => "profiles_sync_catalog",
            Self::Catalog => "catalog",
            Self::TestCatalog => "linked_read_only_database",
            Self::TestSchema => "schema",
            Self::TestTable => "table",
        };
        write!(f, "${{{name}}}")
    }
}
