//! The number that an HTTP request was answered with, where nothing else says what is the matter.
//!
//! JDBC's `HTTP Response code: 403, Error message: Unknown.`, Python's `"http-code": 400, "error-message": ""`, Node's
//! `bad HTTP status code: 401` and Go's `unexpected HTTP status 404`:
//! <https://github.com/databricks/databricks-sdk-java/issues/104>,
//! <https://github.com/databricks/databricks-sql-python/issues/169>,
//! <https://github.com/databricks/databricks-sql-nodejs/issues/116> (November 2026).

use crate::diagnosis::cause::{Cause, Diagnosis, Network, Refusal, SignIn, Warehouse};
use crate::diagnosis::message::Message;

use super::Case;
use super::network::names_results_host;

/// Finds what a request was refused with.
pub(super) fn find(case: &Case<'_>) -> Option<Diagnosis> {
    let cause = cause(case.message, status(case.message)?)?;
    Some(Diagnosis { cause, statements: Vec::new() })
}

fn cause(message: &Message, status: u16) -> Option<Cause> {
    let connects = || CONNECTING.iter().any(|word| message.holds(word));
    match status {
        401 | 403 if names_results_host(message) => Some(Cause::Network(Network::ResultsHost)),
        400 | 401 | 403 if asks_for_token(message) => Some(Cause::SignIn(SignIn::NoToken)),
        400 if connects() => Some(Cause::Refusal(Refusal::BadRequest)),
        401 => Some(Cause::Refusal(Refusal::Unauthorized)),
        403 => Some(Cause::Refusal(Refusal::Forbidden)),
        404 if connects() => Some(Cause::Warehouse(Warehouse::NotFound)),
        407 => Some(Cause::Network(Network::Proxy)),
        429 => Some(Cause::Refusal(Refusal::TooMany)),
        503 => Some(Cause::Warehouse(Warehouse::Unavailable)),
        500 | 502 | 504 => Some(Cause::Refusal(Refusal::Broken)),
        _ => None,
    }
}

/// Words of a message that is about connecting, and not about what was asked for.
const CONNECTING: [&str; 10] = [
    "opensession",
    "open session",
    "/sql/1.0/",
    "/sql/warehouses/",
    "/sql/endpoints/",
    "bad http status code",
    "500593",
    "communication link",
    "thriftextension",
    "error during request to server",
];

fn asks_for_token(message: &Message) -> bool {
    ["/oidc/", "token endpoint", "oauth token", "oauth2"].iter().any(|word| message.holds(word))
}

/// The first number that is said to be a status.
fn status(message: &Message) -> Option<u16> {
    const BEFORE: [&str; 15] = [
        "failed by code: ",
        "databricks error: ",
        "http response code: ",
        "http status code: ",
        "http status code ",
        "http status: ",
        "http status ",
        "http-code\": ",
        "http error ",
        "http/1.1 ",
        "http/2.0 ",
        "http ",
        "status code: ",
        "status code ",
        "client error (",
    ];
    const AS_WORDS: [(&str, u16); 24] = [
        ("400 bad request", 400),
        ("400 client error", 400),
        ("401 unauthorized", 401),
        ("401 client error", 401),
        ("unauthorized/forbidden", 401),
        ("(401) unauthorized", 401),
        ("403 forbidden", 403),
        ("403 client error", 403),
        ("(403) forbidden", 403),
        ("404 not found", 404),
        ("404 client error", 404),
        ("\"bad request\"", 400),
        ("authentication is temporarily", 500),
        ("there was an internal error handling request", 500),
        ("too many requests", 429),
        ("temporarily throttled", 429),
        ("request_limit_exceeded", 429),
        ("502 bad gateway", 502),
        ("503 service unavailable", 503),
        ("504 gateway", 504),
        ("authentication failed", 401),
        ("authentication failure", 401),
        ("unauthenticated", 401),
        ("forbidden", 403),
    ];
    let mut numbers =
        BEFORE.iter().flat_map(|phrase| message.after(phrase)).filter_map(|at| at.number());
    let read = numbers.find(|it| (400..600).contains(it));
    let in_words = || AS_WORDS.iter().find(|(words, _)| message.holds(words)).map(|(_, it)| *it);
    read.or_else(in_words)
}
