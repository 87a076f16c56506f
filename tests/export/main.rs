//! What a plan is exported as besides its SQL: the way back, the checks, and shell commands.

#[path = "../support/mod.rs"]
mod support;

mod runner;
mod shell;
mod undo;
