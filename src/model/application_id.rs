//! The name by which SQL knows a service principal.

use std::{error, fmt};

use super::secret::SecretKind;

/// A service principal's application ID, which Segment calls its client ID: a UUID in lower case.
///
/// Any UUID version is taken, since Databricks' own sample principal is of version 1. See
/// <https://docs.databricks.com/sql/language-manual/security-grant.html> (November 2026).
///
/// ```
/// use data_graph_setup::model::ApplicationId;
///
/// let id = ApplicationId::parse(" 0F5A1C2E-7B1D-4E55-9C0A-3C6F2B8D9E10 ")?;
/// assert_eq!(id.as_str(), "0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10");
/// # Ok::<(), data_graph_setup::model::ApplicationIdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicationId(String);

/// Why a text is not an application ID, as far as its shape shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApplicationIdError {
    /// It holds something secret-shaped.
    Secret(SecretKind),
    /// It is a placeholder out of a guide or template.
    Placeholder,
    /// It is an e-mail address.
    Email,
    /// It is a decimal number, as the internal (SCIM) ID of a service principal is.
    Number,
    /// It is 16 hex digits, as the ID of a SQL warehouse is.
    WarehouseId,
    /// It is a UUID with braces, quotes or brackets around it.
    Wrapped,
    /// It is none of these.
    Other,
}

impl ApplicationId {
    /// Reads an application ID, dropping white space around it and folding its case.
    pub fn parse(text: &str) -> Result<Self, ApplicationIdError> {
        if let Some(kind) = SecretKind::find(text) {
            return Err(ApplicationIdError::Secret(kind));
        }
        let id = text.trim().to_ascii_lowercase();
        if is_uuid(&id) { Ok(Self(id)) } else { Err(mistake_in(&id)) }
    }

    /// The UUID in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ApplicationIdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Secret(kind) => write!(f, "holds what looks like {kind}"),
            Self::Placeholder => f.write_str("is a placeholder"),
            Self::Email => f.write_str("is an e-mail address"),
            Self::Number => f.write_str("is a decimal number"),
            Self::WarehouseId => f.write_str("is the ID of a SQL warehouse"),
            Self::Wrapped => f.write_str("is a UUID with something around it"),
            Self::Other => f.write_str("is no UUID"),
        }
    }
}

impl error::Error for ApplicationIdError {}

fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.splitn(UUID_GROUPS.len() + 1, '-').collect();
    groups.len() == UUID_GROUPS.len()
        && groups.iter().zip(UUID_GROUPS).all(|(group, length)| is_hex(group, length))
}

const UUID_GROUPS: [usize; 5] = [8, 4, 4, 4, 12];

fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn mistake_in(id: &str) -> ApplicationIdError {
    if id.contains("${") || id.contains("{{") || (id.starts_with('<') && id.ends_with('>')) {
        return ApplicationIdError::Placeholder;
    }
    if !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()) {
        return ApplicationIdError::Number;
    }
    if is_hex(id, 16) {
        return ApplicationIdError::WarehouseId;
    }
    if is_uuid(id.trim_matches(|c: char| !c.is_ascii_alphanumeric())) {
        return ApplicationIdError::Wrapped;
    }
    match id.split_once('@') {
        Some((name, host)) if !name.is_empty() && host.contains('.') => ApplicationIdError::Email,
        _ => ApplicationIdError::Other,
    }
}
