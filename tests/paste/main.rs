//! Pasted names and connections, against the public API: what is taken, what is refused, what is told.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failure here is a failed test")]

mod cases;
mod connection;
mod names;
