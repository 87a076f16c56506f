//! The network: what fails before Databricks is asked anything.
//!
//! Clients report it in the words of their own libraries, which are alike whatever they talk to.

use crate::diagnosis::cause::{Cause, Diagnosis, Network};
use crate::diagnosis::message::Message;
use crate::model::Source;

use super::pattern::{Pattern, first, reported, seen};
use super::{Case, Finding};

pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    let found = first(case.message, &PATTERNS).map(|found| {
        let is_results = found != Network::Certificate && names_results_host(case.message);
        if is_results { Network::ResultsHost } else { found }
    });
    found.map(|found| Finding::untied(Cause::Network(found))).into_iter().collect()
}

/// Finds a connection that failed, where the text does not say at what.
pub(super) fn find_unsaid(case: &Case<'_>) -> Option<Diagnosis> {
    let found = first(case.message, &UNSAID)?;
    Some(Diagnosis { cause: Cause::Network(found), statements: Vec::new() })
}

/// Says whether a host is named on which query results lie, and not the workspace.
///
/// Large results come from the workspace's storage: <https://github.com/metabase/metabase/issues/79840>,
/// <https://github.com/grafana/grafana/issues/114324> (November 2026).
pub(super) fn names_results_host(message: &Message) -> bool {
    const HOSTS: [&str; 7] = [
        ".storage.cloud.databricks.com",
        ".blob.core.windows.net",
        ".s3.",
        "s3.amazonaws.com",
        "storage.googleapis.com",
        "cloudfetch",
        "cloud fetch",
    ];
    HOSTS.iter().any(|host| message.holds(host))
}

const PYTHON_221: Source =
    Source::november_2026("https://github.com/databricks/databricks-sql-python/issues/221");
const PYTHON_353: Source =
    Source::november_2026("https://github.com/databricks/databricks-sql-python/issues/353");
const PYTHON_166: Source =
    Source::november_2026("https://github.com/databricks/databricks-sql-python/issues/166");
const CLI_214: Source =
    Source::november_2026("https://github.com/databricks/databricks-cli/issues/214");
const GO_DRIVER: Source = Source::november_2026("https://github.com/databricks/databricks-sql-go");
const REDASH_6176: Source =
    Source::november_2026("https://github.com/getredash/redash/issues/6176");
const JDBC_104: Source =
    Source::november_2026("https://github.com/databricks/databricks-sdk-java/issues/104");

/// What clients say of the network.
pub const PATTERNS: [Pattern<Network>; 63] = [
    seen("certificate_verify_failed", Network::Certificate, PYTHON_221),
    reported("certificate verify failed", Network::Certificate),
    reported("self-signed certificate", Network::Certificate),
    reported("self signed certificate", Network::Certificate),
    reported("self_signed_cert", Network::Certificate),
    reported("local issuer certificate", Network::Certificate),
    reported("issuer_cert_locally", Network::Certificate),
    reported("pkix path", Network::Certificate),
    reported("valid certification path", Network::Certificate),
    reported("x509:", Network::Certificate),
    reported("verify the first certificate", Network::Certificate),
    reported("verify_leaf_signature", Network::Certificate),
    reported("sslhandshakeexception", Network::Certificate),
    reported("certificate has expired", Network::Certificate),
    reported("cert_has_expired", Network::Certificate),
    reported("ssl certificate problem", Network::Certificate),
    reported("certificate signature failure", Network::Certificate),
    reported("certificate is not trusted", Network::Certificate),
    reported("failed to verify certificate", Network::Certificate),
    reported("remote certificate is invalid", Network::Certificate),
    seen("cannot connect to proxy", Network::Proxy, PYTHON_353),
    reported("proxyerror", Network::Proxy),
    reported("tunnel connection failed", Network::Proxy),
    reported("connect tunnel failed", Network::Proxy),
    reported("proxy authentication", Network::Proxy),
    reported("proxyconnect tcp", Network::Proxy),
    seen("no such host", Network::Name, GO_DRIVER),
    seen("name or service not known", Network::Name, PYTHON_166),
    reported("getaddrinfo", Network::Name),
    reported("enotfound", Network::Name),
    reported("could not resolve host", Network::Name),
    reported("unknownhostexception", Network::Name),
    reported("nodename nor servname", Network::Name),
    reported("name resolution", Network::Name),
    reported("nameresolutionerror", Network::Name),
    reported("failed to resolve '", Network::Name),
    reported("dns error", Network::Name),
    reported("name could not be resolved", Network::Name),
    seen("tls handshake timeout", Network::TimeOut, GO_DRIVER),
    reported("i/o timeout", Network::TimeOut),
    reported("connect timed out", Network::TimeOut),
    reported("connection timed out", Network::TimeOut),
    reported("connecttimeout", Network::TimeOut),
    reported("connection to * timed out", Network::TimeOut),
    reported("etimedout", Network::TimeOut),
    seen("10060", Network::TimeOut, CLI_214),
    reported("errno 110]", Network::TimeOut),
    reported("sockettimeoutexception", Network::TimeOut),
    reported("context deadline exceeded", Network::TimeOut),
    reported("awaiting headers", Network::TimeOut),
    reported("no route to host", Network::TimeOut),
    reported("network is unreachable", Network::TimeOut),
    reported("connection refused", Network::Refused),
    reported("econnrefused", Network::Refused),
    reported("actively refused", Network::Refused),
    reported("connection reset", Network::Refused),
    reported("econnreset", Network::Refused),
    reported("socket hang up", Network::Refused),
    reported("closed connection without response", Network::Refused),
    reported("violation of protocol", Network::Refused),
    reported("forcibly closed", Network::Refused),
    reported("failed to download link", Network::ResultsHost),
    reported("did not properly respond", Network::TimeOut),
];

/// What clients say where they do not know either.
const UNSAID: [Pattern<Network>; 17] = [
    reported("incorrect server type", Network::Unsaid),
    seen("communication link failure", Network::Unsaid, JDBC_104),
    seen("server host and port", Network::Unsaid, REDASH_6176),
    reported("failed to establish a new connection", Network::Unsaid),
    reported("max retries exceeded with url", Network::Unsaid),
    reported("unexpected response from server during a http connection", Network::Unsaid),
    reported("failed to connect", Network::Unsaid),
    reported("unable to connect", Network::Unsaid),
    reported("could not connect", Network::Unsaid),
    reported("cannot connect to", Network::Unsaid),
    reported("cannot reach", Network::Unsaid),
    reported("establishing a connection", Network::Unsaid),
    reported("exceed retry policy", Network::Unsaid),
    reported("error during request to server", Network::Unsaid),
    reported("timed out", Network::TimeOut),
    reported("timedout", Network::TimeOut),
    reported("timeouterror", Network::TimeOut),
];
