//! What several test files share.

#![allow(dead_code, reason = "each test file uses its own part of this")]

use data_graph_setup::plan::{Draft, ScopeDraft};

pub const CLIENT_ID: &str = "0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10";

/// A catalog that is read whole.
pub fn whole(catalog: &str) -> ScopeDraft {
    ScopeDraft { catalog: catalog.to_owned(), schemas: None }
}

/// A catalog of which only these schemas are read.
pub fn only(catalog: &str, schemas: &[&str]) -> ScopeDraft {
    let schemas = schemas.iter().map(|schema| (*schema).to_owned()).collect();
    ScopeDraft { catalog: catalog.to_owned(), schemas: Some(schemas) }
}

/// The smallest draft that is ready: a client ID and a Profiles Sync catalog.
pub fn smallest() -> Draft {
    Draft { client_id: CLIENT_ID.to_owned(), profiles_sync: whole("profiles"), ..Draft::default() }
}
