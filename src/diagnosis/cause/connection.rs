//! What keeps a tool from getting in at all.

/// Why signing in failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignIn {
    /// The client ID or the OAuth secret is not accepted.
    Client,
    /// No token was given out, and the text does not say why.
    NoToken,
    /// A secret of Microsoft Entra ID is not accepted.
    EntraSecret,
    /// Microsoft Entra ID was asked for a token in words that only Databricks knows.
    EntraRequest,
    /// An access token is not accepted.
    Token,
    /// The OAuth secret was made for narrower scopes than the tool asks for.
    SecretScopes,
    /// The token was made for narrower scopes than the request needs.
    TokenScopes,
    /// The address that the request came from is not allowed.
    Address,
    /// The host is none that can be signed in to with OAuth.
    Host,
    /// The host does not know which workspace is meant, or the token is another workspace's.
    OtherWorkspace,
    /// A token of somebody else was not exchanged, and the tool went on with it.
    TokenKept,
    /// The tool has nothing to sign in with.
    NoCredentials,
}

/// What a request was refused with, where nothing but a number says why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// 400: the request makes no sense to the server.
    BadRequest,
    /// 401: who asks is not known.
    Unauthorized,
    /// 403: who asks may not.
    Forbidden,
    /// 429: too many requests.
    TooMany,
    /// 500 and the like: the server, or something before it, failed.
    Broken,
}

/// Why nothing answers, or not in a way that can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    /// The certificate was not accepted.
    Certificate,
    /// A proxy is in the way.
    Proxy,
    /// There is no host of this name.
    Name,
    /// Nothing answered in time.
    TimeOut,
    /// The connection was refused or cut.
    Refused,
    /// The workspace answered, but the host that results lie on did not.
    ResultsHost,
    /// The text does not say what failed.
    Unsaid,
}

/// What is the matter with the workspace, or with a principal's place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Workspace {
    /// No Unity Catalog metastore is assigned to it.
    NoMetastore,
    /// The service principal is not in it.
    NotIn,
    /// The service principal is deactivated, there or in the account.
    Deactivated,
}

/// What lets somebody use a part of a workspace at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entitlement {
    /// SQL warehouses and queries.
    DatabricksSql,
    /// Notebooks, jobs and most of the API.
    Workspace,
    /// Reading what others share.
    Consumer,
}
