//! A connection to a SQL warehouse, out of whatever holds one.
//!
//! [`read`] finds it by the shapes of Databricks' hosts and paths and by the labels that drivers, tools and files give to
//! hostname, path, port and client ID. So it takes JDBC and ODBC strings, addresses, source code, settings files, tables and
//! the panel of the workspace alike.

mod label;
mod line;
mod masked;
mod shape;

use crate::cells::is_rule;
use crate::model::{ApplicationId, Hostname, HttpPath, Port, SecretKind, is_invisible};

use super::clean::clean;
use label::Label;
use line::Columns;

/// What a text says of a connection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Connection {
    /// The workspace's host.
    pub hostname: Option<Hostname>,
    /// The warehouse's path.
    pub http_path: Option<HttpPath>,
    /// The port.
    pub port: Option<Port>,
    /// A service principal's client ID that stands beside it.
    pub client_id: Option<ApplicationId>,
    /// What else there is to say, each once.
    pub told: Vec<Told>,
}

/// A value of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The workspace's host.
    Hostname,
    /// The warehouse's path.
    HttpPath,
    /// The port.
    Port,
    /// The service principal's client ID.
    ClientId,
}

/// Something to say about a text that may hold a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Several values are there, of which none was taken. Where it is the host, nothing was taken at all.
    Several(Setting),
    /// The host of an account console is there, which is no workspace.
    AccountConsole,
    /// A cluster is there, which Segment cannot use.
    Cluster,
    /// Whoever wrote the text masked the value.
    Masked(Setting),
    /// The path was made from a warehouse's ID.
    PathOfWarehouseId,
    /// A client ID stands beside the connection.
    ClientId,
    /// A secret was there, known by its shape.
    Secret(SecretKind),
    /// A secret was there, known by its label.
    Password,
    /// There is nothing of a connection in it.
    Nothing,
}

/// Reads a text as a connection, in time linear in its length.
///
/// ```
/// use data_graph_setup::paste::connection;
///
/// let found = connection::read("https://dbc-a1b2c3d4-e5f6.cloud.databricks.com/sql/warehouses/0123456789abcdef?o=1");
/// let path = found.http_path.as_ref().map(|path| path.as_str());
/// assert_eq!(path, Some("/sql/1.0/warehouses/0123456789abcdef"));
/// ```
pub fn read(text: &str) -> Connection {
    let clean = clean(text);
    let text: String = clean.text.chars().filter(|c| !is_invisible(*c)).collect();
    let names_warehouse = names_warehouse(&text);
    let (mut live, mut commented) = (Values::default(), Values::default());
    let mut open: Option<Open> = None;
    let mut columns: Option<Columns> = None;
    for line in text.split('\n').filter(|line| !line.trim().is_empty()) {
        let line = &line::unescaped(line);
        let values = if line::is_comment(line) { &mut commented } else { &mut live };
        shape::find(line, values);
        if let Some(columns) = &columns {
            columns.read(line, names_warehouse, values);
        }
        if !is_rule(line) {
            columns = Columns::read_header(line);
        }
        open = line::read(line, open.take(), names_warehouse, values);
    }
    if let Some(id) = bare_warehouse_id(&text) {
        live.warehouse_id.add(id.to_owned());
    }
    Values::told(live, commented, &clean.secrets)
}

/// A label whose value may stand on the next line.
struct Open {
    label: Label,
    lines: usize,
}

/// Values of one kind: the first, and whether others differ from it.
#[derive(Clone)]
struct Candidates<T> {
    first: Option<T>,
    are_several: bool,
}

impl<T> Default for Candidates<T> {
    fn default() -> Self {
        Self { first: None, are_several: false }
    }
}

impl<T: PartialEq> Candidates<T> {
    fn add(&mut self, value: T) {
        match &self.first {
            Some(first) => self.are_several |= *first != value,
            None => self.first = Some(value),
        }
    }
}

/// What was found so far.
#[derive(Default)]
struct Values {
    hostname: Candidates<Hostname>,
    http_path: Candidates<HttpPath>,
    port: Candidates<Port>,
    client_id: Candidates<ApplicationId>,
    warehouse_id: Candidates<String>,
    masked: Vec<Setting>,
    has_console: bool,
    has_cluster: bool,
    has_password: bool,
}

impl Values {
    fn mask(&mut self, setting: Setting) {
        if !self.masked.contains(&setting) {
            self.masked.push(setting);
        }
    }

    /// Puts together what is in force, and what only comments hold.
    fn told(live: Self, commented: Self, secrets: &[SecretKind]) -> Connection {
        let mut found = Connection::default();
        let has_console =
            live.has_console || commented.has_console && live.hostname.first.is_none();
        let has_cluster =
            live.has_cluster || commented.has_cluster && live.http_path.first.is_none();
        let has_password = live.has_password || commented.has_password;
        let masked = [live.masked, commented.masked].concat();
        let hostname = in_force(live.hostname, commented.hostname);
        let are_several_workspaces = hostname.are_several;
        let mut take_none = |setting| found.told.push(Told::Several(setting));
        if are_several_workspaces {
            take_none(Setting::Hostname);
        }
        let http_path = in_force(live.http_path, commented.http_path);
        let warehouse_id = in_force(live.warehouse_id, commented.warehouse_id);
        let port = in_force(live.port, commented.port);
        let client_id = in_force(live.client_id, commented.client_id);
        let mut path_of_id = None;
        if !are_several_workspaces {
            let are_several_ids = http_path.first.is_none() && warehouse_id.are_several;
            if http_path.are_several || are_several_ids {
                take_none(Setting::HttpPath);
            } else if http_path.first.is_none() {
                path_of_id = warehouse_id.first.and_then(|id| path_of(&id));
            }
            if port.are_several {
                take_none(Setting::Port);
            }
            if client_id.are_several {
                take_none(Setting::ClientId);
            }
            let is_made = path_of_id.is_some();
            found.hostname = hostname.first;
            found.http_path = path_of_id.or(http_path.first.filter(|_| !http_path.are_several));
            found.port = port.first.filter(|_| !port.are_several);
            found.client_id = client_id.first.filter(|_| !client_id.are_several);
            if is_made {
                found.told.push(Told::PathOfWarehouseId);
            }
        }
        if has_console {
            found.told.push(Told::AccountConsole);
        }
        if has_cluster {
            found.told.push(Told::Cluster);
        }
        for setting in [Setting::Hostname, Setting::HttpPath, Setting::Port, Setting::ClientId] {
            let is_missing = match setting {
                Setting::Hostname => found.hostname.is_none(),
                Setting::HttpPath => found.http_path.is_none(),
                Setting::Port => found.port.is_none(),
                Setting::ClientId => found.client_id.is_none(),
            };
            let is_told = found.told.contains(&Told::Several(setting)) || are_several_workspaces;
            let is_told = is_told || setting == Setting::HttpPath && has_cluster;
            if masked.contains(&setting) && is_missing && !is_told {
                found.told.push(Told::Masked(setting));
            }
        }
        if found.client_id.is_some() {
            found.told.push(Told::ClientId);
        }
        found.told.extend(secrets.iter().map(|kind| Told::Secret(*kind)));
        if has_password && secrets.is_empty() {
            found.told.push(Told::Password);
        }
        let has_value =
            found.hostname.is_some() || found.http_path.is_some() || found.port.is_some();
        let is_said =
            found.told.iter().any(|told| !matches!(told, Told::Secret(_) | Told::Password));
        if !has_value && !is_said {
            found.told.push(Told::Nothing);
        }
        found
    }
}

fn in_force<T>(live: Candidates<T>, commented: Candidates<T>) -> Candidates<T> {
    if live.first.is_some() { live } else { commented }
}

fn path_of(warehouse_id: &str) -> Option<HttpPath> {
    HttpPath::parse(&format!("/sql/1.0/warehouses/{warehouse_id}")).ok()
}

/// Says whether a text speaks of a warehouse, so that an ID in it may be a warehouse's.
fn names_warehouse(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    ["warehouse", "endpoint", "databricks"].iter().any(|word| lower.contains(word))
}

/// The ID of a warehouse that is all of a text; one of digits alone would rather be a workspace's.
fn bare_warehouse_id(text: &str) -> Option<&str> {
    let id = text.trim().trim_matches(['`', '"', '\'']);
    (is_warehouse_id(id) && !id.bytes().all(|byte| byte.is_ascii_digit())).then_some(id)
}

fn is_warehouse_id(text: &str) -> bool {
    text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}
