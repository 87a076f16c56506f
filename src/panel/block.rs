//! What a panel is made of.

use serde::{Deserialize, Serialize};

/// A piece of a panel, drawn from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// Heads a part of the tool.
    Part(String),
}
