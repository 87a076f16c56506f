//! The six settings that Segment asks for, in the guide's order.

use crate::plan::Plan;

/// One of the settings that Segment asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SettingId {
    /// The address of the workspace.
    Hostname,
    /// The path of the SQL warehouse.
    HttpPath,
    /// The port, 443 unless said otherwise.
    Port,
    /// The catalog that Segment writes in.
    Catalog,
    /// The service principal.
    ClientId,
    /// The secret, which this program never holds.
    OAuthSecret,
}

/// A setting with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Which setting it is.
    pub id: SettingId,
    /// What to enter; absent while missing or wrong, and always for the secret.
    pub value: Option<String>,
}

impl SettingId {
    /// Every setting, in the guide's order.
    pub const ALL: [Self; 6] = [
        Self::Hostname,
        Self::HttpPath,
        Self::Port,
        Self::Catalog,
        Self::ClientId,
        Self::OAuthSecret,
    ];

    /// The setting's label in Segment, as the guide gives it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Hostname => "Hostname",
            Self::HttpPath => "Http Path",
            Self::Port => "Port",
            Self::Catalog => "Catalog",
            Self::ClientId => "Service principal client ID",
            Self::OAuthSecret => "OAuth secret",
        }
    }
}

/// The settings to enter in Segment for a plan.
pub fn settings(plan: &Plan) -> [Setting; 6] {
    let connection = &plan.connection;
    SettingId::ALL.map(|id| {
        let value = match id {
            SettingId::Hostname => {
                connection.hostname.as_ref().map(|host| host.as_str().to_owned())
            }
            SettingId::HttpPath => {
                connection.http_path.as_ref().map(|path| path.as_str().to_owned())
            }
            SettingId::Port => connection.port.map(|port| port.number().to_string()),
            SettingId::Catalog => {
                plan.segment_catalog.name.filled().map(|name| name.as_str().to_owned())
            }
            SettingId::ClientId => plan.principal.filled().map(|id| id.as_str().to_owned()),
            SettingId::OAuthSecret => None,
        };
        Setting { id, value }
    })
}
