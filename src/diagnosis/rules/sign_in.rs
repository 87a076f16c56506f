//! Signing in: what fails before any grant is looked at.

use crate::diagnosis::cause::{Cause, SignIn};
use crate::model::Source;

use super::pattern::{Pattern, reported, seen, untied};
use super::{Case, Finding};

pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    untied(case, &PATTERNS, Cause::SignIn)
}

const NODE_279: Source =
    Source::november_2026("https://github.com/databricks/databricks-sql-nodejs/issues/279");
const ENTRA_99: Source =
    Source::november_2026("https://github.com/DataThirstLtd/azure.databricks.cicd.tools/issues/99");
const GO_DRIVER: Source = Source::november_2026("https://github.com/databricks/databricks-sql-go");
const CLI_2103: Source = Source::november_2026("https://github.com/databricks/cli/issues/2103");
const TERRAFORM_2596: Source = Source::november_2026(
    "https://github.com/databricks/terraform-provider-databricks/issues/2596",
);
const TERRAFORM_GUIDE: Source = Source::november_2026(
    "https://github.com/databricks/terraform-provider-databricks/blob/main/docs/guides/troubleshooting.md",
);
const SDK: Source = Source::november_2026("https://github.com/databricks/databricks-sdk-py");

/// What is said of signing in.
pub const PATTERNS: [Pattern<SignIn>; 14] = [
    seen("aadsts7000215", SignIn::EntraSecret, ENTRA_99),
    seen("invalid_client", SignIn::Client, NODE_279),
    seen("client authentication failed", SignIn::Client, NODE_279),
    seen("invalid access token", SignIn::Token, GO_DRIVER),
    reported("credential was not sent or was of an unsupported type", SignIn::Token),
    reported("is blocked by databricks ip acl", SignIn::Address),
    seen("unauthorized access to org", SignIn::Address, TERRAFORM_GUIDE),
    seen("oauth is not supported for this host", SignIn::Host, CLI_2103),
    seen("invalid character '<' looking for beginning of value", SignIn::Host, TERRAFORM_2596),
    seen("cannot configure default credentials", SignIn::NoCredentials, SDK),
    seen("no such host", SignIn::NoHost, GO_DRIVER),
    seen("tls handshake timeout", SignIn::NoHost, GO_DRIVER),
    reported("getaddrinfo enotfound", SignIn::NoHost),
    reported("name or service not known", SignIn::NoHost),
];
