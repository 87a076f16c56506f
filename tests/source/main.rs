//! What holds of the source itself, where no compiler looks: its floors, and the colours that stand in three files.

// They read files, which a browser has none of.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a failure here is a failed test")]

mod colours;
mod floors;
mod imports;

use std::path::{Path, PathBuf};

/// A path of the repository.
fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The text of a file of the repository.
fn read(path: &str) -> String {
    std::fs::read_to_string(repository(path)).unwrap()
}
