//! What is said of pasted text: why a name was not taken, and what was seen beside a connection.

use crate::model::{IdentifierError, SecretKind};
use crate::paste::connection::{Setting, Told};
use crate::paste::names::{Refused, RefusedReason};

use super::label;
use super::problem::{place_of_secret, wrong_name};
use super::sentence::{Sentence, code, name, sentence};

/// Why a name was not taken.
pub fn refused(refused: &Refused) -> Sentence {
    let value = name(&refused.name);
    match &refused.reason {
        RefusedReason::Name(_, IdentifierError::Secret(kind)) => secret(*kind),
        RefusedReason::Name(part, error) => wrong_name(value, *part, error),
        RefusedReason::NeedsNoGrant => sentence![
            "Every catalog has ",
            code("information_schema"),
            ". It needs no grant, so it was left out.",
        ],
        RefusedReason::NoCatalog => sentence![
            value,
            " is a schema, but its catalog is unknown. Write it as ",
            code("catalog.schema"),
            ".",
        ],
        RefusedReason::Table => sentence![
            value,
            " is a table. List its schema instead: Segment gets access to catalogs and schemas.",
        ],
    }
}

/// What there is to say about a connection.
pub fn told(told: Told) -> Sentence {
    match told {
        Told::Several(Setting::Hostname) => {
            "The text has two workspaces or more, so nothing was filled in. Paste only the one you want.".into()
        }
        Told::Several(Setting::HttpPath) => {
            "The text has two warehouses or more, so no HTTP path was filled in. Paste only the one you want.".into()
        }
        Told::Several(setting) => sentence![
            "The text has two or more values for the ",
            noun(setting),
            ", so none was filled in.",
        ],
        Told::AccountConsole => {
            "The text has the address of an account console, which runs no SQL. Use the host of your workspace.".into()
        }
        Told::Cluster => sentence![
            "The text has the path of a cluster. Segment connects only to SQL warehouses. Use a path like ",
            code("/sql/1.0/warehouses/0123456789abcdef"),
            ".",
        ],
        Told::Masked(setting) => {
            sentence!["The ", noun(setting), " is masked in this text. Enter the real one."]
        }
        Told::PathOfWarehouseId => "The HTTP path was made from the warehouse ID.".into(),
        Told::ClientId => {
            "The text also has a client ID. Check that it is Segment's service principal.".into()
        }
        Told::Secret(kind) => secret(kind),
        Told::Password => "The text has a password, token or secret. It was removed.".into(),
        Told::Nothing => {
            "No connection was found. Paste the JDBC URL or the Connection details of your SQL warehouse.".into()
        }
    }
}

fn secret(kind: SecretKind) -> Sentence {
    sentence![
        "The text has what looks like ",
        label::secret(kind),
        ". It was removed.",
        place_of_secret(kind),
    ]
}

fn noun(setting: Setting) -> &'static str {
    match setting {
        Setting::Hostname => "hostname",
        Setting::HttpPath => "HTTP path",
        Setting::Port => "port",
        Setting::ClientId => "client ID",
    }
}
