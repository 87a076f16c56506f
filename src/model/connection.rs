//! Where Segment finds the SQL warehouse: hostname, HTTP path and port, as people paste them.

use std::{error, fmt};

use super::secret::SecretKind;

/// A workspace's host name in lower case, without scheme, path or port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hostname(String);

/// Why a text is not a workspace's host name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostnameError {
    /// It holds something secret-shaped.
    Secret(SecretKind),
    /// It is an account console's host, which runs no SQL.
    AccountConsole,
    /// It holds a character that host names do not have.
    Forbidden {
        /// The first such character.
        found: char,
    },
    /// Nothing is left of it without scheme, path and port, or a part between periods is empty or too long.
    Malformed,
    /// A port is written behind it, and it is none.
    Port,
}

/// What a pasted host says: the host name, and the port where one was written behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WarehouseAddress {
    /// The host name.
    pub hostname: Hostname,
    /// The port, where the text had one.
    pub port: Option<Port>,
}

impl WarehouseAddress {
    /// Reads a host as it is pasted: with or without scheme, port, path, query, JDBC properties and a closing period.
    ///
    /// ```
    /// use data_graph_setup::model::WarehouseAddress;
    ///
    /// let pasted = WarehouseAddress::parse("https://ADB-1234567890123456.7.azuredatabricks.net/?o=1")?;
    /// assert_eq!(pasted.hostname.as_str(), "adb-1234567890123456.7.azuredatabricks.net");
    /// assert_eq!(pasted.port, None);
    /// # Ok::<(), data_graph_setup::model::HostnameError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, HostnameError> {
        if let Some(kind) = SecretKind::find(text) {
            return Err(HostnameError::Secret(kind));
        }
        let lower = text.trim().to_ascii_lowercase();
        let (_, without_scheme) = split_scheme(&lower);
        let host_and_port = without_scheme.split(['/', '?', '#', ';']).next().unwrap_or_default();
        let (host, port) = match host_and_port.split_once(':') {
            Some((host, "")) => (host, None),
            Some((host, port)) => (host, Some(Port::parse(port).map_err(|_| HostnameError::Port)?)),
            None => (host_and_port, None),
        };
        let hostname = Hostname::parse(host.strip_suffix('.').unwrap_or(host))?;
        Ok(Self { hostname, port })
    }
}

impl Hostname {
    fn parse(host: &str) -> Result<Self, HostnameError> {
        if let Some(found) = host.chars().find(|&c| !is_host_character(c)) {
            return Err(HostnameError::Forbidden { found });
        }
        // A scheme that lost a slash is no host.
        let is_scheme = matches!(host, "http" | "https");
        if is_scheme || MAX_HOST_LENGTH < host.len() || !host.split('.').all(is_host_label) {
            return Err(HostnameError::Malformed);
        }
        if is_account_console(host) {
            return Err(HostnameError::AccountConsole);
        }
        Ok(Self(host.to_owned()))
    }

    /// The host name in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Says whether the host belongs to Databricks, whatever its name there.
    pub fn is_in_databricks_domain(&self) -> bool {
        let mut domains = AWS_DOMAINS.iter().chain(&AZURE_DOMAINS).chain([&GCP_DOMAIN]);
        domains.any(|domain| self.as_str().ends_with(domain))
    }

    /// Says whether the host has one of the forms that Databricks gives its workspaces.
    ///
    /// The domains are those of the Databricks SDK's `environments.py` (November 2026). A workspace may
    /// also have a name of the company's own, which this cannot know.
    pub fn is_known_workspace_form(&self) -> bool {
        let host = self.as_str();
        let named = AWS_DOMAINS.iter().any(|domain| {
            host.strip_suffix(domain).is_some_and(|name| !name.is_empty() && !name.contains('.'))
        });
        let numbered = AZURE_DOMAINS
            .iter()
            .filter_map(|domain| host.strip_suffix(domain)?.strip_prefix("adb-"))
            .chain(host.strip_suffix(GCP_DOMAIN))
            .any(is_numbered_workspace);
        named || numbered
    }
}

const MAX_HOST_LENGTH: usize = 253;
const AWS_DOMAINS: [&str; 3] =
    [".cloud.databricks.com", ".cloud.databricks.us", ".cloud.databricks.mil"];
const AZURE_DOMAINS: [&str; 3] =
    [".azuredatabricks.net", ".databricks.azure.us", ".databricks.azure.cn"];
const GCP_DOMAIN: &str = ".gcp.databricks.com";
/// Account consoles stand on these two besides, where no workspace does:
/// <https://registry.terraform.io/providers/databricks/databricks/latest/docs> (November 2026).
const CONSOLE_ONLY_DOMAINS: [&str; 2] = [".azuredatabricks.us", ".azuredatabricks.cn"];

fn is_host_character(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.')
}

fn is_host_label(label: &str) -> bool {
    !label.is_empty() && label.len() <= 63 && !label.starts_with('-') && !label.ends_with('-')
}

fn is_account_console(host: &str) -> bool {
    within_databricks(host).is_some_and(|name| name == "accounts" || name.starts_with("accounts-"))
}

/// What stands in front of a domain of Databricks, where a host is in one: a workspace's or an account console's.
pub fn within_databricks(host: &str) -> Option<&str> {
    AWS_DOMAINS
        .iter()
        .chain(&AZURE_DOMAINS)
        .chain([&GCP_DOMAIN])
        .chain(&CONSOLE_ONLY_DOMAINS)
        .find_map(|domain| host.strip_suffix(domain))
}

/// Says whether a text is `<workspace id>.<n>`, as in Azure's and Google Cloud's host names.
fn is_numbered_workspace(name: &str) -> bool {
    let is_number = |text: &str, longest: usize| {
        (1..=longest).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    name.split_once('.')
        .is_some_and(|(id, shard)| 5 <= id.len() && is_number(id, 20) && is_number(shard, 2))
}

/// The path of a SQL warehouse on its host, with its leading slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpPath(String);

/// Why a text is not the HTTP path of a SQL warehouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HttpPathError {
    /// It holds something secret-shaped.
    Secret(SecretKind),
    /// It is a cluster's path, and Segment takes SQL warehouses only.
    Cluster,
    /// It holds a character that paths do not have.
    Forbidden {
        /// The first such character.
        found: char,
    },
    /// It is the address of a host without a path.
    Missing,
}

impl HttpPath {
    /// Reads a path as it is pasted: by itself or in a JDBC address, with or without scheme and host, leading slash and
    /// closing slash.
    ///
    /// A path of the known form is put in lower case; another is left as it is, since its case may matter.
    pub fn parse(text: &str) -> Result<Self, HttpPathError> {
        if let Some(kind) = SecretKind::find(text) {
            return Err(HttpPathError::Secret(kind));
        }
        let (scheme, without_scheme) = split_scheme(without_wrapping(text.trim()));
        let path = match (scheme, without_scheme.find('/')) {
            (None, _) => without_scheme,
            (Some(_), Some(slash)) => without_scheme.get(slash..).unwrap_or_default(),
            (Some(_), None) => return Err(HttpPathError::Missing),
        };
        if let Some(found) = path.chars().find(|&c| !is_path_character(c)) {
            return Err(HttpPathError::Forbidden { found });
        }
        let bare = path.trim_matches('/');
        if bare.is_empty() {
            return Err(HttpPathError::Missing);
        }
        let lower = bare.to_ascii_lowercase().replace("/?", "?");
        if lower.starts_with("sql/protocolv1/") {
            return Err(HttpPathError::Cluster);
        }
        Ok(Self(format!("/{}", if warehouse_id(&lower).is_some() { &lower } else { bare })))
    }

    /// The path with its leading slash.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Says whether the path has the form that Databricks gives its SQL warehouses.
    ///
    /// `/sql/1.0/warehouses/<16 hex digits>`, or the older `endpoints`, and behind it `?o=` or `?w=` with the
    /// workspace's ID where the host serves several. From the drivers' sources (November 2026).
    pub fn is_known_warehouse_form(&self) -> bool {
        self.warehouse_id().is_some()
    }

    /// The warehouse's ID, where the path has the known form.
    pub fn warehouse_id(&self) -> Option<&str> {
        warehouse_id(self.as_str().trim_start_matches('/'))
    }
}

fn warehouse_id(path: &str) -> Option<&str> {
    let (path, query) = match path.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (path, None),
    };
    let id = path
        .strip_prefix("sql/1.0/warehouses/")
        .or_else(|| path.strip_prefix("sql/1.0/endpoints/"))?;
    let is_id = id.len() == 16
        && id.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f'));
    let is_workspace = |query: &str| {
        query
            .strip_prefix("o=")
            .or_else(|| query.strip_prefix("w="))
            .is_some_and(|id| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()))
    };
    (is_id && query.is_none_or(is_workspace)).then_some(id)
}

/// Takes the path out of a JDBC address, or off a host that was pasted without its scheme.
fn without_wrapping(text: &str) -> &str {
    let lower = text.to_ascii_lowercase();
    let property = lower.find(PATH_PROPERTY).and_then(|at| text.get(at + PATH_PROPERTY.len()..));
    if let Some(path) = property {
        return path.split(';').next().unwrap_or_default().trim();
    }
    let host_ends = lower.find("/sql/").filter(|at| {
        let before = lower.get(..*at).unwrap_or_default();
        before.contains('.') && before.chars().all(|c| is_host_character(c) || c == ':')
    });
    host_ends.and_then(|at| text.get(at..)).unwrap_or(text)
}

/// How a JDBC address names the path; its property names have no case:
/// <https://docs.databricks.com/en/integrations/jdbc/configure-oss.html> (November 2026).
const PATH_PROPERTY: &str = "httppath=";

fn is_path_character(c: char) -> bool {
    c.is_ascii_graphic() && !"\"'`<>{}|\\^;".contains(c)
}

fn split_scheme(text: &str) -> (Option<&str>, &str) {
    match text.split_once("://") {
        // `jdbc:databricks` is one, too.
        Some((scheme, rest))
            if scheme.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b':') =>
        {
            (Some(scheme), rest)
        }
        _ => (None, text),
    }
}

/// A TCP port, 1 to 65535.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Port(u16);

/// Why a text is not a port.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PortError {
    /// It holds something secret-shaped.
    Secret(SecretKind),
    /// It is not a whole number from 1 to 65535.
    OutOfRange,
}

impl Port {
    /// The port that Databricks listens on unless somebody put something in front of it.
    pub const DEFAULT: Self = Self(443);

    /// Reads a port, dropping white space around it.
    pub fn parse(text: &str) -> Result<Self, PortError> {
        if let Some(kind) = SecretKind::find(text) {
            return Err(PortError::Secret(kind));
        }
        let digits = text.trim();
        let number = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse());
        match number {
            Some(Ok(number)) if number != 0 => Ok(Self(number)),
            _ => Err(PortError::OutOfRange),
        }
    }

    /// The port as a number.
    pub fn number(self) -> u16 {
        self.0
    }
}

impl fmt::Display for HostnameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Secret(kind) => write!(f, "holds what looks like {kind}"),
            Self::AccountConsole => f.write_str("is the host of an account console"),
            Self::Forbidden { found } => write!(f, "holds {found:?}, which no host name does"),
            Self::Malformed => f.write_str("is no host name"),
            Self::Port => f.write_str("has a port behind it that is none"),
        }
    }
}

impl error::Error for HostnameError {}

impl fmt::Display for HttpPathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Secret(kind) => write!(f, "holds what looks like {kind}"),
            Self::Cluster => f.write_str("is the path of a cluster"),
            Self::Forbidden { found } => write!(f, "holds {found:?}, which no path does"),
            Self::Missing => f.write_str("holds no path"),
        }
    }
}

impl error::Error for HttpPathError {}

impl fmt::Display for PortError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Secret(kind) => write!(f, "holds what looks like {kind}"),
            Self::OutOfRange => f.write_str("is not a whole number from 1 to 65535"),
        }
    }
}

impl error::Error for PortError {}
