//! What drivers, tools, files and the workspace call the values of a connection.

use crate::cells::heading_word;

/// What a value is, as its label says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// The host.
    Hostname,
    /// The path.
    HttpPath,
    /// The port.
    Port,
    /// The service principal's client ID.
    ClientId,
    /// The warehouse's ID.
    WarehouseId,
    /// The ID of whatever the text is about.
    Id,
    /// Something secret.
    Secret,
    /// Something else, whose value is none of these.
    Other,
}

impl Label {
    /// Reads a label of one word or several, joined and without what is no letter or digit.
    pub fn read(words: &str, is_one_word: bool) -> Option<Self> {
        Some(match words {
            "host"
            | "hostname"
            | "serverhostname"
            | "server"
            | "serverhost"
            | "hostport"
            | "servername"
            | "databrickshost"
            | "databricksserver"
            | "databricksinstance"
            | "instance"
            | "workspaceurl"
            | "workspacehost"
            | "workspace"
            | "databricksurl"
            | "workspacehostname"
            | "databricksworkspaceurl"
            | "databricksworkspace"
            | "instanceurl"
            | "hosturl"
            | "dbthost"
            | "databrickshostname"
            | "serveraddress"
            | "domain" => Self::Hostname,
            "path" | "httppath" => Self::HttpPath,
            "port" | "portnumber" | "databricksport" | "serverport" => Self::Port,
            "appid"
            | "applicationid"
            | "serviceprincipal"
            | "clientid"
            | "serviceprincipalclientid"
            | "oauthclientid"
            | "serviceprincipalapplicationid" => Self::ClientId,
            "sqlwarehouse" | "warehouse" | "endpointid" | "sqlendpointid" | "warehouseid"
            | "sqlwarehouseid" => Self::WarehouseId,
            "id" => Self::Id,
            "pwd"
            | "password"
            | "secret"
            | "token"
            | "pat"
            | "apikey"
            | "clientsecret"
            | "oauthsecret"
            | "accesstoken"
            | "personalaccesstoken" => Self::Secret,
            "orgid" | "workspaceid" | "accountid" | "tenantid" | "clusterid" | "jobid"
            | "runid" | "userid" | "metastoreid" | "protocol" | "catalog" | "schema"
            | "username" | "user" | "uid" | "name" | "jdbcurl" | "oauthurl" | "azuretenantid"
            | "proxyhost" | "proxyport" | "driver" | "size" | "cluster" => Self::Other,
            // Tools put their own name, or what it is for, in front of it.
            _ if !is_one_word => return None,
            word if word.ends_with("serverhostname") => Self::Hostname,
            word if word.ends_with("httppath") => Self::HttpPath,
            word if word.ends_with("clientid") || word.ends_with("applicationid") => Self::ClientId,
            word if word.ends_with("warehouseid") => Self::WarehouseId,
            word if word.ends_with("clientsecret")
                || word.ends_with("oauth2secret")
                || word.ends_with("oauthsecret")
                || word.ends_with("accesstoken")
                || word.ends_with("databrickstoken")
                || word.ends_with("password") =>
            {
                Self::Secret
            }
            word if word.ends_with("databrickshost") || word.ends_with("workspaceurl") => {
                Self::Hostname
            }
            _ => return None,
        })
    }

    /// Reads a label as it stands in a text.
    pub fn of(text: &str) -> Option<Self> {
        Self::read(&joined(text), true)
    }
}

/// The letters and digits of a label, in lower case.
pub fn joined(text: &str) -> String {
    heading_word(text, LONGEST_LABEL)
}

/// No label is longer, but for what stands in front of it in a tool's own names.
pub const LONGEST_LABEL: usize = 60;
