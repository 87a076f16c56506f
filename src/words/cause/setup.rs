//! Signing in, the warehouse, storage, and SQL or Terraform themselves.

use crate::diagnosis::{ErrorClass, SignIn, StorageTrouble, Syntax, Terraform, Warehouse};
use crate::export::StatementPlace;
use crate::plan::{Plan, Storage};

use super::{Piece, Sentence, code, name, places, sentence};

/// Signing in.
pub fn sign_in(found: SignIn, plan: &Plan) -> Sentence {
    let host = plan.connection.hostname.as_ref().map(|host| name(host.as_str()));
    match found {
        SignIn::Client => {
            let id = plan
                .principal
                .filled()
                .map_or_else(|| "the client ID".into(), |id| sentence!["the client ID ", Piece::Name(id.as_str().to_owned())]);
            sentence![
                "Databricks does not accept the client ID with this OAuth secret. That comes before any grant is \
                looked at, so no statement mends it. Compare ",
                id,
                " with the one entered in Segment; if they are the same, make a new OAuth secret for this service \
                principal and enter it in Segment.",
            ]
        }
        SignIn::EntraSecret => {
            "A secret of Microsoft Entra ID was sent, and not accepted. Segment signs in to Databricks itself: make an OAuth \
             secret for the service principal in Databricks, and enter that in Segment.".into()
        }
        SignIn::Token => {
            "An access token was not accepted: it has expired, is not whole, or belongs to another workspace. That comes before \
             any grant is looked at, so no statement mends it. Sign in again; for Segment, use the client ID and an OAuth \
             secret.".into()
        }
        SignIn::Address => {
            "The workspace does not admit the address that the request came from. No grant mends that: have an admin add it to \
             the workspace's IP access list. If Segment reported it, these are the addresses that Segment publishes.".into()
        }
        SignIn::Host => sentence![
            "The host that was called is none that can be signed in to this way; it may be that of the account \
            console. ",
            compare_host(host),
        ],
        SignIn::NoHost => sentence![
            "Nothing answers at the host that was called. ",
            compare_host(host),
            " The port is 443.",
        ],
        SignIn::NoCredentials => {
            "The tool that was run has nothing to sign in to Databricks with, so nothing was sent. Set up its profile, or its \
             host, client ID and client secret, and run it again.".into()
        }
    }
}

fn compare_host(host: Option<Piece>) -> Sentence {
    match host {
        Some(host) => sentence![
            "Compare it with the hostname in this plan, ",
            host,
            ", and both with the warehouse's Connection details.",
        ],
        None => "Compare it with the hostname in the warehouse's Connection details.".into(),
    }
}

/// The SQL warehouse.
pub fn warehouse(found: Warehouse, plan: &Plan) -> Sentence {
    let path = plan.connection.http_path.as_ref().map_or_else(
        || "the HTTP path".into(),
        |path| sentence!["the HTTP path ", name(path.as_str()), " of this plan"],
    );
    match found {
        Warehouse::NotAllowed => sentence![
            "The SQL warehouse may not be used. No SQL mends that: give the service principal “Can use” under the \
            warehouse's Permissions. If it has that, compare ",
            path,
            " with the warehouse's Connection details.",
        ],
        Warehouse::NotEntitled => {
            "The entitlement “Databricks SQL access” is missing, or the service principal was not added to this workspace. No \
             SQL mends that: have a workspace admin add it under Settings, Identity and access, and tick that entitlement.".into()
        }
        Warehouse::Path => sentence![
            "The path or ID of the SQL warehouse is not one. Copy ",
            path,
            " anew from the warehouse's Connection details: it looks like ",
            code("/sql/1.0/warehouses/0123456789abcdef"),
            ".",
        ],
        Warehouse::NotFound => sentence![
            "This workspace has no SQL warehouse of that ID. Compare ",
            path,
            ", and the hostname, with the warehouse's Connection details.",
        ],
        Warehouse::Cluster => {
            sentence![
                "The path is that of a cluster. Segment connects to SQL warehouses only: enter a path like ",
                code("/sql/1.0/warehouses/0123456789abcdef"),
                ".",
            ]
        }
        Warehouse::Starting => {
            "The SQL warehouse was not running yet. Start it in Databricks, wait until it is running, and try again.".into()
        }
        Warehouse::NoServerless => {
            "The SQL warehouse is to run on serverless compute, which is switched off here. Have an admin switch it on, or use \
             a pro or classic warehouse, and enter its HTTP path.".into()
        }
        Warehouse::NoOwner => {
            sentence![
                "Terraform's ",
                code("databricks_permissions"),
                " replaces everybody's permissions on the SQL warehouse, so it asks for the owner as well. Give “Can \
                use” under the warehouse's Permissions instead, or name the owner there too.",
            ]
        }
    }
}

/// A catalog's storage.
pub fn storage(found: StorageTrouble, plan: &Plan, statements: &[StatementPlace]) -> Sentence {
    let place = places(statements).map(|place| sentence![" with ", place]);
    match found {
        StorageTrouble::NoRoot => {
            let what = match &plan.segment_catalog.storage {
                Storage::New => sentence![
                    "This plan makes the Segment catalog",
                    place,
                    ", which names no location. Choose a new catalog at a location here, or make the catalog in \
                    Catalog Explorer and choose “Yes, it already exists”.",
                ],
                Storage::NewAt(_) => sentence![
                    "This plan makes the Segment catalog",
                    place,
                    ", which names a location, so another statement was run: run this one.",
                ],
                Storage::Exists => {
                    "This plan makes no catalog, since the Segment catalog is said to exist: leave that statement out.".into()
                }
            };
            sentence![
                "The metastore has no storage of its own, so a new catalog needs a location. ",
                what,
            ]
        }
        StorageTrouble::NotAllowed => {
            "Whoever ran the statement may not store a catalog at this location: CREATE MANAGED STORAGE on the external \
             location is missing, and it is not the service principal that needs it. Have the owner of the location grant it \
             to whoever makes the catalog, or make it.".into()
        }
        StorageTrouble::NoExternalLocation => {
            "No external location of this metastore holds the path. Have a metastore admin make one, or enter a storage \
             location under one that is there.".into()
        }
        StorageTrouble::Overlap => {
            "The path is in use by another catalog, schema or table. Enter a storage location that is empty, such as a new \
             folder under the same external location.".into()
        }
        StorageTrouble::Unbound => {
            "The external location is not bound to this workspace. No grant mends that: have its owner bind the workspace to \
             it, or enter another storage location.".into()
        }
        StorageTrouble::Credential => {
            "The workspace's own credential reaches only some paths, and this is none of them. Enter a storage location of an \
             external location with a credential of its own.".into()
        }
        StorageTrouble::ReadOnly => {
            "The external location is read-only, and Segment's catalog has to be written to. Enter another storage location.".into()
        }
    }
}

/// SQL that could not be read.
pub fn syntax(found: Syntax) -> Sentence {
    match found {
        Syntax::Unquoted => {
            "A name or the client ID stands without back quotes. Those with a hyphen need them: run this plan's statements as \
             they are, which have them all.".into()
        }
        Syntax::SeveralStatements => {
            "Several statements were sent where one is taken. Run them one by one, or in the SQL editor, which takes all of \
             them.".into()
        }
        Syntax::Empty => {
            "Nothing but comments was sent. Select the statements as well, and run them.".into()
        }
        Syntax::Parameter => {
            sentence![
                "The SQL holds a parameter, such as ",
                code(":name"),
                ", without a value. This plan's statements have none: copy them anew, and run those.",
            ]
        }
        Syntax::NotUnityCatalog => {
            sentence![
                "The statement ran on compute without Unity Catalog, or about ",
                code("hive_metastore"),
                ". Run it on a SQL warehouse, about a catalog of Unity Catalog.",
            ]
        }
        Syntax::Other => {
            "Databricks could not read the SQL. Something in it was left out, added or mistyped: copy this plan's statements \
             anew, and run them as they are.".into()
        }
    }
}

/// What only Terraform says.
pub fn terraform(found: Terraform) -> Sentence {
    match found {
        Terraform::OtherPrivileges => {
            "Databricks lists other privileges than Terraform asked for. Ask for those that it lists, with underscores: \
             USE_CATALOG and USE_SCHEMA instead of USAGE, CREATE_SCHEMA instead of CREATE; and keep each securable in one \
             resource only.".into()
        }
        Terraform::EmptyList => {
            "A resource grants an empty list of privileges. Name the privileges, or remove the block.".into()
        }
        Terraform::SeveralPrincipals => {
            sentence![
                "Several principals stand where Terraform takes one. Give each a ",
                code("databricks_grant"),
                " of its own.",
            ]
        }
        Terraform::SchemaWithoutCatalog => {
            sentence![
                "A schema is named without its catalog. Write it in full, as in ",
                code("catalog.schema"),
                ".",
            ]
        }
        Terraform::OldProvider => {
            "This version of the Databricks provider does not know the privilege on that kind of securable. Write the privilege \
             with underscores, as in USE_CATALOG; if it is, upgrade the provider.".into()
        }
        Terraform::SecurableType => {
            sentence![
                "Terraform has no grants on what the resource names. Views are granted on as tables: use ",
                code("table"),
                " with the full name.",
            ]
        }
        Terraform::TooManyRequests => {
            "Databricks asks for fewer requests at a time. Nothing is wrong with the grants: apply again.".into()
        }
    }
}

/// The class of an error that says no more.
pub fn error_class(found: ErrorClass) -> Sentence {
    match found {
        ErrorClass::Permission => {
            "A permission is missing, but the text does not say which, or on what. Paste the whole message: the part that helps \
             begins like “User does not have”.".into()
        }
        ErrorClass::NotFound => {
            "A catalog, schema or table was not found, but the text does not name it. Paste the whole message, with the name.".into()
        }
        ErrorClass::Syntax => {
            "Databricks could not read the SQL. Copy this plan's statements anew, and run them as they are.".into()
        }
        ErrorClass::NotDatabricks => {
            "This is how another database puts it, such as Postgres or Redshift, not Databricks. Look which warehouse the \
             message is about: this plan's statements are for Databricks only.".into()
        }
    }
}
