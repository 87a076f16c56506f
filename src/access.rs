//! Unity Catalog's rules of access: what a plan needs, and what grants allow.
//!
//! Grants add up, are inherited by everything inside, and there is none that denies. See
//! <https://docs.databricks.com/aws/en/data-governance/unity-catalog/access-control/permissions-concepts>
//! (November 2026).

pub mod allowed;
pub mod grants;
pub mod needed;

pub use allowed::{CatalogAccess, Reach, allowed};
pub use grants::{Grant, Grants, Held};
pub use needed::needed;
