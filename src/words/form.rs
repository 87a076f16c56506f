//! What the other forms of a plan say: Terraform, the scripts for the CLI, the runbook.
//!
//! What stands in a comment there is fixed: no name and no value of anybody's.

pub mod cli;
pub mod runbook;
pub mod terraform;
