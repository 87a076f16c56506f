//! What is said of a text that was pasted into the form.

use crate::paste::connection::Setting;
use crate::words::sentence::{Sentence, listed, name, sentence};
use crate::words::{counted, label};

/// What was expected where nothing of a text could be taken.
pub const NO_NAMES: &str =
    "No names found here. Paste a list, a SHOW CATALOGS result, or GRANT statements.";

/// The names that were added.
pub fn added(names: impl Iterator<Item = Sentence>) -> Sentence {
    sentence!["Added ", listed(names.collect()), "."]
}

/// How many names were added.
pub fn added_many(catalogs: usize, schemas: usize) -> String {
    let catalogs = (0 < catalogs).then(|| counted(catalogs, "catalog", "catalogs"));
    let schemas = (0 < schemas).then(|| counted(schemas, "schema", "schemas"));
    let parts: Vec<String> = catalogs.into_iter().chain(schemas).collect();
    format!("Added {}.", parts.join(" and "))
}

/// How many names stood in the form before.
pub fn known(count: usize) -> String {
    let is = if count == 1 { "is" } else { "are" };
    format!("{} {is} already on your list.", counted(count, "name", "names"))
}

/// Says that a catalog is listed whole as well as with schemas.
pub fn also_whole(catalog: &str) -> Sentence {
    sentence![
        name(catalog),
        " is in the text both whole and with schemas. Only the schemas were added. For all of it, choose “All schemas”.",
    ]
}

/// Says that a row keeps its schemas.
pub fn stays_limited(catalog: &str) -> Sentence {
    sentence![name(catalog), " stays limited to the schemas in its row."]
}

/// Heads the names that were refused.
pub fn refused(count: usize) -> String {
    format!("{} not added", counted(count, "name", "names"))
}

/// Heads what was not used besides.
pub fn unread(count: usize) -> String {
    format!("{} not used", counted(count, "part of the text", "parts of the text"))
}

/// What was filled in.
pub fn filled(settings: &[Setting]) -> Sentence {
    let labels = settings.iter().map(|setting| match setting {
        Setting::Hostname => label::HOSTNAME,
        Setting::HttpPath => label::HTTP_PATH,
        Setting::Port => label::PORT,
        Setting::ClientId => label::CLIENT_ID,
    });
    sentence!["Filled in: ", listed(labels.collect()), "."]
}

/// Button that takes the client ID beside a connection.
pub fn use_client_id(id: &str) -> String {
    format!("Use {id} as client ID")
}
