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

const GO_476: Source =
    Source::november_2026("https://github.com/databricks/databricks-sql-go/issues/476");
const NODE_226: Source =
    Source::november_2026("https://github.com/databricks/databricks-sql-nodejs/issues/226");
const JDBC_OAUTH: Source =
    Source::november_2026("https://github.com/alexott/databricks-playground/issues/1");
const UCX_1574: Source = Source::november_2026("https://github.com/databrickslabs/ucx/issues/1574");
const SDK_242: Source =
    Source::november_2026("https://github.com/databricks/databricks-sdk-py/issues/242");
const PYTHON_702: Source =
    Source::november_2026("https://github.com/databricks/databricks-sql-python/issues/702");
const DBEAVER_23470: Source =
    Source::november_2026("https://github.com/dbeaver/dbeaver/issues/23470");
const JAVA_154: Source =
    Source::november_2026("https://github.com/databricks/databricks-sdk-java/issues/154");

/// What is said of signing in.
pub const PATTERNS: [Pattern<SignIn>; 54] = [
    seen("aadsts1002012", SignIn::EntraRequest, NODE_226),
    reported("aadsts90014", SignIn::EntraRequest),
    reported("aadsts70011", SignIn::EntraRequest),
    seen("aadsts7000215", SignIn::EntraSecret, ENTRA_99),
    reported("aadsts", SignIn::EntraSecret),
    seen("scopes * are not assigned", SignIn::SecretScopes, GO_476),
    reported("scope * is not assigned", SignIn::SecretScopes),
    reported("invalid_scope", SignIn::SecretScopes),
    reported("secret must allow the * scope", SignIn::SecretScopes),
    reported("missing an oauth scope", SignIn::TokenScopes),
    reported("insufficient_scope", SignIn::TokenScopes),
    reported("insufficient scope", SignIn::TokenScopes),
    seen("invalid_client", SignIn::Client, NODE_279),
    seen("client authentication failed", SignIn::Client, NODE_279),
    reported("unable to load oauth config", SignIn::OtherWorkspace),
    reported("invalid token audience", SignIn::OtherWorkspace),
    seen("invalid access token", SignIn::Token, GO_DRIVER),
    reported("credential was not sent or was of an unsupported type", SignIn::Token),
    reported("token is expired", SignIn::Token),
    reported("token has expired", SignIn::Token),
    reported("invalid databricks workspace configuration", SignIn::Host),
    reported("is blocked by databricks ip acl", SignIn::Address),
    reported("ip access list", SignIn::Address),
    reported("public access is not allowed", SignIn::Address),
    seen("unauthorized access to org", SignIn::Address, TERRAFORM_GUIDE),
    reported("invalid databricks account configuration", SignIn::Host),
    seen("oauth is not supported for this host", SignIn::Host, CLI_2103),
    seen("oauth is not configured for this host", SignIn::Host, UCX_1574),
    seen("databricks - sign in", SignIn::Host, SDK_242),
    seen("invalid character '<' looking for beginning of value", SignIn::Host, TERRAFORM_2596),
    seen("cannot configure default credentials", SignIn::NoCredentials, SDK),
    reported("cannot get access token", SignIn::NoCredentials),
    reported("please run 'az login'", SignIn::NoCredentials),
    reported("refresh token is not set", SignIn::NoCredentials),
    reported("no profiles configured", SignIn::NoCredentials),
    reported("connection cannot be made without authentication", SignIn::NoCredentials),
    seen("failure_oauth_request", SignIn::NoToken, JDBC_OAUTH),
    seen("error fetching tokens", SignIn::NoToken, DBEAVER_23470),
    seen("failed to refresh credentials", SignIn::NoToken, JAVA_154),
    seen("using external token", SignIn::TokenKept, PYTHON_702),
    reported("token exchange failed", SignIn::NoToken),
    reported("obtain databricks oauth token", SignIn::NoToken),
    reported("invalid_grant", SignIn::NoToken),
    reported("unauthorized_client", SignIn::NoToken),
    reported("required scope", SignIn::TokenScopes),
    reported("invalid token", SignIn::Token),
    reported("token expired", SignIn::Token),
    reported("expired token", SignIn::Token),
    reported("unauthorized network access", SignIn::Address),
    reported("network policy", SignIn::Address),
    reported("ip address * not allowed", SignIn::Address),
    reported("cannot fetch token", SignIn::NoToken),
    reported("failed to get oauth token", SignIn::NoToken),
    reported("failed to retrieve token", SignIn::NoToken),
];
