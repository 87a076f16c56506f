//! The vocabulary: values that cannot be wrong once they exist, in Unity Catalog's own words.

pub mod application_id;
pub mod by_object;
mod case;
pub mod checklist;
pub mod connection;
pub mod full_name;
pub mod guide_step;
pub mod identifier;
pub mod location;
pub mod look_alike;
pub mod lookup;
pub mod object;
pub mod privilege;
pub mod secret;
pub mod securable;
pub mod source;
mod text;
pub mod tool;

pub use application_id::{ApplicationId, ApplicationIdError};
pub use by_object::ByObject;
pub use case::lowercase;
pub use checklist::{ChecklistPart, ConsoleWay};
pub use connection::{
    Hostname, HostnameError, HttpPath, HttpPathError, Port, PortError, WarehouseAddress,
    within_databricks,
};
pub use full_name::FullNameError;
pub use guide_step::GuideStep;
pub use identifier::{Identifier, IdentifierError, NamePart, RESERVED_PREFIX};
pub use location::{Location, LocationError};
pub use lookup::Lookup;
pub use object::{Object, ObjectKey};
pub use privilege::{AskedKind, Power, Privilege, PrivilegeFact, PrivilegeSet, Wording};
pub use secret::SecretKind;
pub use securable::{Securable, SecurableType};
pub use source::Source;
pub use text::is_invisible;
pub use tool::Tool;
