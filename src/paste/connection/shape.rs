//! Hosts and paths that are known by their shape, whatever stands around them.

use crate::model::{HostnameError, HttpPath, Port, WarehouseAddress, within_databricks};

use super::{Setting, Values, is_warehouse_id, masked};

/// Finds the hosts and paths on a line.
pub fn find(line: &str, values: &mut Values) {
    let lower = line.to_ascii_lowercase();
    find_hosts(&lower, values);
    find_addresses(&lower, values);
    find_paths(line, &lower, values);
}

/// Hosts in Databricks' own domains.
fn find_hosts(lower: &str, values: &mut Values) {
    let mut rest = lower;
    let mut before = ' ';
    while let Some(begins) = rest.find(is_host_character) {
        let (skipped, run_on) = rest.split_at(begins);
        before = skipped.chars().next_back().unwrap_or(before);
        let ends = run_on.find(|c| !is_host_character(c)).unwrap_or(run_on.len());
        let (run, behind) = run_on.split_at(ends);
        if run.contains("databricks.") && run.contains('.') {
            judge_host(run, before, behind, values);
        }
        before = run.chars().next_back().unwrap_or(before);
        rest = behind;
    }
}

fn judge_host(run: &str, before: char, behind: &str, values: &mut Values) {
    let run = run.trim_end_matches(['.', '-']);
    let is_cut = run.starts_with(['.', '-']) || before == '*' || before == '…';
    let is_cut = is_cut || matches!(before, '>' | '}' | ']') && behind.contains(':');
    if within_databricks(run).is_none() {
        return;
    }
    if is_cut || masked::is(run) {
        values.mask(Setting::Hostname);
        return add_port(behind, values);
    }
    match WarehouseAddress::parse(run) {
        Ok(address) => {
            values.hostname.add(address.hostname);
            add_port(behind, values);
        }
        Err(HostnameError::AccountConsole) => values.has_console = true,
        Err(_) => {}
    }
}

fn add_port(behind: &str, values: &mut Values) {
    let Some(behind) = behind.strip_prefix(':') else { return };
    let ends = behind.find(|c: char| !c.is_ascii_digit()).unwrap_or(behind.len());
    if let Ok(port) = Port::parse(behind.get(..ends).unwrap_or_default()) {
        values.port.add(port);
    }
}

/// Hosts in addresses that only Databricks' drivers have, or that lead to a warehouse.
fn find_addresses(lower: &str, values: &mut Values) {
    let mut rest = lower;
    while let Some((before, behind)) = rest.split_once("://") {
        rest = behind;
        let is_driver = before.ends_with("databricks") || before.ends_with("jdbc:spark");
        let ends = |c: char| c.is_whitespace() || "/;?#\"'`,|)".contains(c);
        let authority = behind.split(ends).next().unwrap_or_default();
        let path = behind.get(authority.len()..).unwrap_or_default();
        if !is_driver && !WAREHOUSE_PATHS.iter().any(|start| path.starts_with(start)) {
            continue;
        }
        let address = authority.rsplit('@').next().unwrap_or_default();
        let (host, port) = address.split_once(':').unwrap_or((address, ""));
        // Those in Databricks' domains were found by that.
        if within_databricks(host).is_some() {
            continue;
        }
        if host.is_empty() || host.contains(['<', '$', '{', '*', '[']) || masked::is(host) {
            values.mask(Setting::Hostname);
        } else if let Ok(address) = WarehouseAddress::parse(host)
            && host.contains('.')
        {
            values.hostname.add(address.hostname);
        } else {
            continue;
        }
        if let Ok(port) = Port::parse(port) {
            values.port.add(port);
        }
    }
}

/// What the paths of warehouses and clusters begin with, on the page and for drivers.
const WAREHOUSE_PATHS: [&str; 4] =
    ["/sql/1.0/", "/sql/protocolv1/", "/sql/warehouses/", "/sql/endpoints/"];

fn find_paths(line: &str, lower: &str, values: &mut Values) {
    let mut from = 0;
    while let Some(found) = lower.get(from..).and_then(|rest| rest.find("sql/")) {
        let at = from + found;
        from = at + 4;
        let is_inside =
            lower.get(..at).is_some_and(|it| it.ends_with(|c: char| c.is_ascii_alphanumeric()));
        let (Some(path), Some(text)) = (lower.get(at..), line.get(at..)) else { continue };
        if is_inside {
            continue;
        }
        if path.starts_with("sql/protocolv1/") {
            values.has_cluster = true;
        } else if let Some(id) = behind_any(path, &["sql/1.0/warehouses/", "sql/1.0/endpoints/"]) {
            let path = masked::value(text);
            from = at + path.len().max(4);
            add_path(path, id, values);
        } else if let Some(id) = behind_any(path, &["sql/warehouses/", "sql/endpoints/"]) {
            let id = id.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
            if is_warehouse_id(id) {
                values.warehouse_id.add(id.to_owned());
            }
        }
    }
    if ["/compute/clusters/", "#setting/clusters/", "#/setting/clusters/"]
        .iter()
        .any(|it| lower.contains(it))
    {
        values.has_cluster = true;
    }
}

fn add_path(path: &str, id: &str, values: &mut Values) {
    let path = path.trim_end_matches(['.', '/', ':', '\\']);
    // Behind the path of a driver's address stand properties, but a workspace's number belongs to it.
    let path = match path.split_once('?') {
        Some((path, query)) if !query.starts_with("o=") && !query.starts_with("w=") => path,
        _ => path,
    };
    let id = masked::value(id);
    if id.is_empty() || id.starts_with(['$', '{', '*', '[']) || masked::is(id) {
        return values.mask(Setting::HttpPath);
    }
    if let Ok(path) = HttpPath::parse(path) {
        values.http_path.add(path);
    }
}

fn behind_any<'t>(text: &'t str, starts: &[&str]) -> Option<&'t str> {
    starts.iter().find_map(|start| text.strip_prefix(start))
}

fn is_host_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '.')
}
