//! Which texts are values, and what is said of those that are not.

#[path = "../support/mod.rs"]
mod support;

mod application_id;
mod connection;
mod full_name;
mod identifier;
mod location;
