//! Getting in: the network, signing in, and a place in the workspace.

use crate::diagnosis::{Entitlement, Network, Refusal, SignIn, Workspace};

use super::part::Part::{self, ClientId, Code, CompareHost, HttpPath, Say};
use super::{Sentence, listed, sentence};

/// How to tell that it worked, where no statement is to be run.
pub const TEST: &str = "It worked when Segment's connection test passes.";

const NO_GRANT: &str = "No GRANT will fix it.";

const LIKELIEST_FIRST: &str = "The message does not say why. Check these, the likeliest first:";

/// Where a service principal is found by an admin of the workspace.
const IN_SETTINGS: &str = "under Settings, Identity and access, Service principals";

/// Signing in.
pub fn sign_in(found: SignIn) -> &'static [Part] {
    match found {
        SignIn::Client => &[
            Say(
                "Databricks does not accept the client ID with this OAuth secret. This is a sign-in problem. ",
            ),
            Say(NO_GRANT),
            Say(" Compare "),
            ClientId,
            Say(
                " with the one entered in Segment. If they are the same, create a new OAuth secret for this service \
                 principal and enter it in Segment.",
            ),
        ],
        SignIn::NoToken => &[
            Say("The tool got no token from Databricks. This is a sign-in problem. "),
            Say(NO_GRANT),
            Say(" "),
            Say(LIKELIEST_FIRST),
            Say(" the OAuth secret is wrong, has expired or was deleted; "),
            ClientId,
            Say(
                " is not the one entered there; the secret is one of Microsoft Entra ID; the hostname is wrong. A \
                 workspace admin can create a new OAuth secret ",
            ),
            Say(IN_SETTINGS),
            Say("."),
        ],
        SignIn::EntraSecret => &[Say(
            "Microsoft Entra ID did not accept the sign-in. Segment signs in to Databricks itself. Create an OAuth \
             secret for the service principal in Databricks, and enter that in Segment.",
        )],
        SignIn::EntraRequest => &[Say(
            "The tool asked Microsoft Entra ID for a token, in words that only Databricks knows. Use an OAuth secret \
             that was created in Databricks. If the tool has a choice of sign-in, choose Databricks OAuth (M2M), not \
             Azure.",
        )],
        SignIn::Token => &[
            Say(
                "Databricks did not accept an access token: it has expired, is not whole, or belongs to another \
                 workspace. This is a sign-in problem. ",
            ),
            Say(NO_GRANT),
            Say(" Sign in again; for Segment, use the client ID and an OAuth secret."),
        ],
        SignIn::SecretScopes => &[
            Say("The OAuth secret was created with fewer scopes than the tool asks for. "),
            Say(NO_GRANT),
            Say(
                " Ask a workspace or account admin to create a new secret with the scope “All APIs”, and enter it in \
                 Segment.",
            ),
        ],
        SignIn::TokenScopes => &[
            Say("The token lacks a scope that this request needs. No privilege is missing. "),
            Say(NO_GRANT),
            Say(
                " Create a new OAuth secret, or token, with the scope “All APIs”. In a Databricks app, add the scope \
                 that the message names and sign in again.",
            ),
        ],
        SignIn::Address => &[
            Say("The workspace blocks the address that the request came from. "),
            Say(NO_GRANT),
            Say(
                " Ask a workspace admin to add it to the workspace's IP access list. If Segment showed this error, \
                 add the addresses that Segment publishes.",
            ),
        ],
        SignIn::Host => &[
            Say(
                "This host does not allow this kind of sign-in. The account console and each workspace have a host of \
                 their own: Segment takes the workspace's, a command about the account the console's. ",
            ),
            CompareHost,
        ],
        SignIn::OtherWorkspace => &[
            Say(
                "Databricks does not know which workspace is meant, or the token is for another one. ",
            ),
            Say(NO_GRANT),
            Say(
                " Use the hostname of the workspace itself, and a secret of a service principal in it. ",
            ),
            CompareHost,
        ],
        SignIn::TokenKept => &[Say(
            "This is a warning. Databricks gave no token of its own for that of Microsoft Entra ID or the like, so \
             the tool went on with that. If the run works, nothing is wrong. If it fails, sign in with the client ID \
             and an OAuth secret that was created in Databricks.",
        )],
        SignIn::NoCredentials => &[Say(
            "The tool has no credentials for Databricks, or they have run out, so it sent nothing. Sign in again, or \
             set up its profile, or its host, client ID and client secret, and run it again.",
        )],
    }
}

/// A refusal that only a number explains.
pub fn refusal(found: Refusal) -> &'static [Part] {
    match found {
        Refusal::BadRequest => &[
            Say("Databricks refused to open a session (400). "),
            Say(LIKELIEST_FIRST),
            Say(
                " the HTTP path is mistyped or belongs to a cluster; the warehouse was deleted; the hostname is \
                 another workspace's; the token is not whole. Copy ",
            ),
            HttpPath,
            Say(" and the hostname again from the warehouse's Connection details."),
        ],
        Refusal::Unauthorized => &[
            Say("Databricks does not know who asks (401). "),
            Say(NO_GRANT),
            Say(" "),
            Say(LIKELIEST_FIRST),
            Say(" the OAuth secret or token is wrong or has expired; "),
            ClientId,
            Say(
                " is not the one entered there; the service principal is not in this workspace, or is deactivated. A \
                 workspace admin sees it ",
            ),
            Say(IN_SETTINGS),
            Say(", and can create a new secret there."),
        ],
        Refusal::Forbidden => &[
            Say("Databricks refused the request (403). "),
            Say(LIKELIEST_FIRST),
            Say(
                " the service principal has no “Can use” on the SQL warehouse; it is not in this workspace, or has no \
                 “Databricks SQL access”; the OAuth secret or token has expired or is another workspace's; the \
                 address of the tool is not on the IP access list. A workspace admin can check all four. The tool's \
                 full log often has the reason.",
            ),
        ],
        Refusal::TooMany => &[Say(
            "Databricks asks for fewer requests at a time (429). Nothing is missing. Wait a few minutes and try again.",
        )],
        Refusal::Broken => &[Say(
            "The server, or something between, failed for the moment (500, 502, 504 or the like). Nothing is known to \
             be missing. Wait some minutes and try again. If it stays, look at Databricks' status page, and ask \
             whoever runs the proxy or private link.",
        )],
    }
}

/// The network.
pub fn network(found: Network) -> &'static [Part] {
    match found {
        Network::Certificate => &[Say(
            "The tool does not trust the certificate that it was shown. Most often a company proxy or firewall opens \
             the connection and shows its own. Ask your network admins to let the workspace's host through unopened, \
             or for their root certificate, and let the tool trust that. Do not switch the check off.",
        )],
        Network::Proxy => &[Say(
            "A proxy stands between the tool and Databricks and did not let it through (407: it wants a sign-in). Ask \
             your network admins for the right proxy address and sign-in, or to let the workspace's host through on \
             port 443.",
        )],
        Network::Name => &[
            Say("There is no host of this name, seen from where the tool runs. "),
            CompareHost,
            Say(
                " If it is right, the workspace has a private address: ask your network admins for its DNS.",
            ),
        ],
        Network::TimeOut => &[
            Say(
                "Nothing answered in time. Most often a firewall lets the tool not out, or a private workspace lets \
                 nobody in. Ask your network admins to allow the workspace's host on port 443. ",
            ),
            CompareHost,
        ],
        Network::Refused => &[
            Say(
                "The connection was refused or cut before Databricks could answer. Most often a firewall or proxy did \
                 that, or the port is wrong: it is 443. ",
            ),
            CompareHost,
        ],
        Network::ResultsHost => &[Say(
            "Large results are fetched from the workspace's storage, and that host did not answer or refused. The \
             hostname of the workspace is right, and so are the grants. Ask your network admins to let the tool reach \
             the storage host in the message on port 443, or switch Cloud Fetch off in the tool.",
        )],
        Network::Unsaid => &[
            Say("The tool could not connect. "),
            Say(LIKELIEST_FIRST),
            Say(
                " the hostname, port or HTTP path is wrong; the warehouse is stopped; a firewall or proxy is in the \
                 way; the sign-in failed. ",
            ),
            CompareHost,
            Say(" The last line that begins with “Caused by” often says more."),
        ],
    }
}

/// The workspace, and who is in it.
pub fn workspace(found: Workspace) -> &'static [Part] {
    match found {
        Workspace::NoMetastore => &[Say(
            "No Unity Catalog metastore is assigned to this workspace, so no statement of this plan can run \
             there. Ask an account admin to assign one: account console, Catalog, the metastore of this region,  \
             Workspaces. It worked when SHOW CATALOGS lists more than the old metastore.",
        )],
        Workspace::NotIn => &[
            Say(
                "The workspace does not know who asks, or has not let them in. Most often the service principal \
                 exists in the account, but was not added to this workspace. Ask a workspace admin to add ",
            ),
            ClientId,
            Say(" "),
            Say(IN_SETTINGS),
            Say(
                ". If it is there, it may have been given no entitlement, such as “Databricks SQL access”.",
            ),
        ],
        Workspace::Deactivated => &[
            Say(
                "The service principal or user is deactivated. Its grants and secrets stay, but it cannot sign in. ",
            ),
            Say(NO_GRANT),
            Say(" Ask a workspace admin to set it to active "),
            Say(IN_SETTINGS),
            Say(". If it is active there, ask an account admin: account console, User management."),
        ],
    }
}

/// Entitlements, of which one would do.
pub fn entitlements(missing: &[Entitlement]) -> Sentence {
    let names: Vec<&'static str> = missing
        .iter()
        .map(|entitlement| match entitlement {
            Entitlement::DatabricksSql => "“Databricks SQL access”",
            Entitlement::Workspace => "“Workspace access”",
            Entitlement::Consumer => "“Consumer access”",
        })
        .collect();
    let which = match missing {
        [Entitlement::DatabricksSql, _, ..] => {
            " One of them is enough. For Segment, choose “Databricks SQL access”."
        }
        [_, _, ..] => " One of them is enough.",
        _ => "",
    };
    let verb = if missing.len() == 1 {
        "The entitlement "
    } else {
        "All of these entitlements are missing: "
    };
    sentence![
        verb,
        listed(names),
        if missing.len() == 1 { " is missing." } else { "." },
        which,
        " An entitlement is no grant, so no SQL fixes that. Ask a workspace admin to tick it for the service principal ",
        IN_SETTINGS,
        ", Configurations. If it is not listed there, it has to be added to the workspace first. It can take some \
         minutes: sign in again then.",
    ]
}

/// An empty list without an error.
pub fn nothing_listed() -> &'static [Part] {
    &[
        Say(
            "Databricks lists only what the service principal may use, so an empty list comes without an error. \
             Likeliest first: SELECT is missing on the tables or their schema, or else USE SCHEMA, or USE CATALOG; \
             the tool looks in another catalog, or in the old ",
        ),
        Code("hive_metastore"),
        Say(
            ". What you can read in the SQL editor proves only your own access. Run the checks as the service \
             principal, or the audit, then this plan's statements for what is missing. It worked when SHOW TABLES, \
             run as the service principal, lists the tables.",
        ),
    ]
}
