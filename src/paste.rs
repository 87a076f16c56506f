//! Pasted text that fills the form: names of catalogs and schemas, or a connection.
//!
//! Each reader takes any text, in time linear in its length, and returns what it did not use. Secrets go before anything is
//! read; what kind they were is reported.

mod clean;
pub mod connection;
pub mod names;
