//! Which texts are values, what is said of those that are not, and what is a secret.

#[path = "../support/mod.rs"]
mod support;

mod application_id;
mod case;
mod connection;
mod errors;
mod full_name;
mod identifier;
mod location;
mod look_alike;
mod secret;
