//! What is known of each privilege: a new one is a line here and a name in [`Privilege`].

use super::Privilege;
use crate::model::securable::SecurableType;
use crate::model::source::Source;

/// What is known of a privilege.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrivilegeFact {
    /// The privilege as `SHOW GRANTS` lists it.
    pub listed: &'static str,
    /// The kinds of securable that it can be granted on.
    pub on: &'static [SecurableType],
    /// Whether ALL PRIVILEGES implies it.
    pub is_in_all_privileges: bool,
    /// What it lets its holder do with data.
    pub power: Power,
    /// Where this is said.
    pub source: Source,
}

/// What a privilege lets its holder do with data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Power {
    /// Reaching or seeing objects, which reads no data by itself.
    Reach,
    /// Reading data.
    Read,
    /// Making or changing objects or data.
    Write,
    /// All of these, but not handing them on.
    All,
    /// Granting, changing and dropping.
    Administer,
}

impl Privilege {
    /// What is known of this privilege.
    pub const fn fact(self) -> PrivilegeFact {
        match self {
            Self::AllPrivileges => fact("ALL PRIVILEGES", EVERYWHERE, Power::All).outside(GRANT),
            Self::ApplyTag => fact("APPLY TAG", EVERYWHERE, Power::Write),
            Self::Browse => fact("BROWSE", CATALOG, Power::Reach),
            Self::CreateFunction => fact("CREATE FUNCTION", CONTAINERS, Power::Write),
            Self::CreateMaterializedView => {
                fact("CREATE MATERIALIZED VIEW", CONTAINERS, Power::Write)
            }
            Self::CreateModel => fact("CREATE MODEL", CONTAINERS, Power::Write),
            Self::CreateModelVersion => PrivilegeFact {
                source: CLI_4652,
                ..fact("CREATE MODEL VERSION", SCHEMA, Power::Write)
            },
            Self::CreateSchema => fact("CREATE SCHEMA", CATALOG, Power::Write),
            Self::CreateTable => fact("CREATE TABLE", CONTAINERS, Power::Write),
            Self::CreateVolume => fact("CREATE VOLUME", CONTAINERS, Power::Write),
            Self::Execute => fact("EXECUTE", CONTAINERS, Power::Read),
            Self::ExternalUseSchema => {
                fact("EXTERNAL USE SCHEMA", SCHEMA, Power::Read).outside(REFERENCE)
            }
            Self::Manage => fact("MANAGE", EVERYWHERE, Power::Administer).outside(REFERENCE),
            Self::Modify => fact("MODIFY", EVERYWHERE, Power::Write),
            // On which securables besides schemas is not said, so any is taken.
            Self::ReadMetadata => fact("READ METADATA", EVERYWHERE, Power::Reach).outside(CLI_6743),
            Self::ReadVolume => fact("READ VOLUME", CONTAINERS, Power::Read),
            Self::Refresh => fact("REFRESH", EVERYWHERE, Power::Write),
            Self::Select => fact("SELECT", EVERYWHERE, Power::Read),
            Self::UseCatalog => fact("USE CATALOG", CATALOG, Power::Reach),
            Self::UseSchema => fact("USE SCHEMA", CONTAINERS, Power::Reach),
            Self::WriteVolume => fact("WRITE VOLUME", CONTAINERS, Power::Write),
        }
    }
}

const fn fact(listed: &'static str, on: &'static [SecurableType], power: Power) -> PrivilegeFact {
    PrivilegeFact { listed, on, is_in_all_privileges: true, power, source: REFERENCE }
}

impl PrivilegeFact {
    /// The same, but not implied by ALL PRIVILEGES, as the source says.
    const fn outside(self, source: Source) -> Self {
        Self { is_in_all_privileges: false, source, ..self }
    }
}

const CATALOG: &[SecurableType] = &[SecurableType::Catalog];
const SCHEMA: &[SecurableType] = &[SecurableType::Schema];
const CONTAINERS: &[SecurableType] = &[SecurableType::Catalog, SecurableType::Schema];
const EVERYWHERE: &[SecurableType] =
    &[SecurableType::Catalog, SecurableType::Schema, SecurableType::Table];

/// Each entry's "applicable container objects", and what ALL PRIVILEGES leaves out.
const REFERENCE: Source = Source::november_2026(
    "https://docs.databricks.com/aws/en/data-governance/unity-catalog/access-control/privileges-reference",
);
const GRANT: Source =
    Source::november_2026("https://docs.databricks.com/sql/language-manual/security-grant.html");
const CLI_4652: Source = Source::november_2026("https://github.com/databricks/cli/pull/4652");
const CLI_6743: Source = Source::november_2026("https://github.com/databricks/cli/pull/6743");
