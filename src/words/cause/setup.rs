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
                "Databricks does not accept the client ID with this OAuth secret. This is a sign-in problem. No GRANT will \
                fix it. Compare ",
                id,
                " with the one entered in Segment. If they are the same, create a new OAuth secret for this service \
                principal and enter it in Segment.",
            ]
        }
        SignIn::EntraSecret => {
            "Databricks did not accept a secret of Microsoft Entra ID. Create an OAuth secret for the service principal in \
             Databricks, and enter that in Segment.".into()
        }
        SignIn::Token => {
            "Databricks did not accept an access token: it has expired, is not whole, or belongs to another workspace. This is a \
             sign-in problem. No GRANT will fix it. Sign in again; for Segment, use the client ID and an OAuth secret.".into()
        }
        SignIn::Address => {
            "The workspace blocks the address that the request came from. No GRANT will fix it. Ask an admin to add it to the \
             workspace's IP access list. If Segment showed this error, add the addresses that Segment publishes.".into()
        }
        SignIn::Host => sentence![
            "This host does not allow this kind of sign-in. It may be the account console. ",
            compare_host(host),
        ],
        SignIn::NoHost => sentence![
            "Nothing answers at this host. ",
            compare_host(host),
            " The port is 443.",
        ],
        SignIn::NoCredentials => {
            "The tool has no credentials for Databricks, so it sent nothing. Set up its profile, or its host, client ID and \
             client secret, and run it again.".into()
        }
    }
}

fn compare_host(host: Option<Piece>) -> Sentence {
    match host {
        Some(host) => sentence![
            "Compare it with the hostname in this plan, ",
            host,
            ", and with the warehouse's Connection details.",
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
            "The right to use the SQL warehouse is missing. No SQL fixes that. Give the service principal “Can use” under the \
            warehouse's Permissions. If it has that, compare ",
            path,
            " with the warehouse's Connection details.",
        ],
        Warehouse::NotEntitled => {
            "The entitlement “Databricks SQL access” is missing, or the service principal is not in this workspace. No SQL fixes \
             that. Ask a workspace admin to add it under Settings, Identity and access, and to tick that entitlement.".into()
        }
        Warehouse::Path => sentence![
            "This is not the path or ID of a SQL warehouse. Copy ",
            path,
            " again from the warehouse's Connection details. It looks like ",
            code("/sql/1.0/warehouses/0123456789abcdef"),
            ".",
        ],
        Warehouse::NotFound => sentence![
            "This workspace has no SQL warehouse with that ID. Compare ",
            path,
            " and the hostname with the warehouse's Connection details.",
        ],
        Warehouse::Cluster => {
            sentence![
                "This is the path of a cluster. Segment connects only to SQL warehouses. Enter a path like ",
                code("/sql/1.0/warehouses/0123456789abcdef"),
                ".",
            ]
        }
        Warehouse::Starting => {
            "The SQL warehouse was not running yet. Start it in Databricks, wait until it runs, and try again.".into()
        }
        Warehouse::NoServerless => {
            "The SQL warehouse needs serverless compute, which is switched off here. Ask an admin to switch it on, or use a pro \
             or classic warehouse and enter its HTTP path.".into()
        }
        Warehouse::NoOwner => {
            sentence![
                "Terraform's ",
                code("databricks_permissions"),
                " replaces all permissions on the SQL warehouse, so it also needs the owner. Name the owner there, or give “Can \
                use” under the warehouse's Permissions instead.",
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
                    "This plan creates the Segment catalog",
                    place,
                    ", without a location. Choose to create it with a storage location here. Or create it in Catalog Explorer \
                    and choose “Yes, it already exists”.",
                ],
                Storage::NewAt(_) => sentence![
                    "This plan creates the Segment catalog",
                    place,
                    ", with a location. Another statement was run: run this one.",
                ],
                Storage::Exists => {
                    "This plan creates no catalog, since it says that the Segment catalog exists. Leave that statement out.".into()
                }
            };
            sentence![
                "The metastore has no storage of its own, so a new catalog needs a location. ",
                what,
            ]
        }
        StorageTrouble::NotAllowed => {
            "Whoever ran the statement may not store a catalog at this location: CREATE MANAGED STORAGE on the external location \
             is missing. The service principal does not need it. Ask the owner of the location to grant it to whoever creates \
             the catalog, or to create it.".into()
        }
        StorageTrouble::NoExternalLocation => {
            "No external location of this metastore contains the path. Ask a metastore admin to create one, or enter a storage \
             location under an existing one.".into()
        }
        StorageTrouble::Overlap => {
            "Another catalog, schema or table already uses the path. Enter an empty storage location, such as a new folder under \
             the same external location.".into()
        }
        StorageTrouble::Unbound => {
            "The external location is not bound to this workspace. No GRANT will fix it. Ask its owner to bind the workspace to \
             it, or enter another storage location.".into()
        }
        StorageTrouble::Credential => {
            "The workspace's own credential does not reach this path. Enter a storage location of an external location that has \
             its own credential.".into()
        }
        StorageTrouble::ReadOnly => {
            "The external location is read-only, but Segment must write to its catalog. Enter another storage location.".into()
        }
    }
}

/// SQL that could not be read.
pub fn syntax(found: Syntax) -> Sentence {
    match found {
        Syntax::Unquoted => {
            "A name or the client ID has no back quotes. Those with a hyphen need them. Run this plan's statements as they are: \
             they have them all.".into()
        }
        Syntax::SeveralStatements => {
            "Several statements were sent where only one is allowed. Run them one by one, or in the SQL editor.".into()
        }
        Syntax::Empty => {
            "Only comments were sent. Select the statements too, and run them.".into()
        }
        Syntax::Parameter => {
            sentence![
                "The SQL has a parameter, such as ",
                code(":name"),
                ", without a value. This plan's statements have none. Copy them again, and run those.",
            ]
        }
        Syntax::NotUnityCatalog => {
            sentence![
                "The statement ran on compute without Unity Catalog, or about ",
                code("hive_metastore"),
                ". Run it on a SQL warehouse, for a catalog of Unity Catalog.",
            ]
        }
        Syntax::Other => {
            "Databricks could not read the SQL: something in it is missing, added or mistyped. Copy this plan's statements \
             again, and run them as they are.".into()
        }
    }
}

/// What only Terraform says.
pub fn terraform(found: Terraform) -> Sentence {
    match found {
        Terraform::OtherPrivileges => {
            "Databricks lists other privileges than Terraform asked for. Ask for those that it lists, with underscores: \
             USE_CATALOG and USE_SCHEMA instead of USAGE, CREATE_SCHEMA instead of CREATE. Keep each securable in only one \
             resource.".into()
        }
        Terraform::EmptyList => {
            "A resource grants an empty list of privileges. Name the privileges, or remove the block.".into()
        }
        Terraform::SeveralPrincipals => {
            sentence![
                "Several principals stand where Terraform takes one. Give each its own ",
                code("databricks_grant"),
                ".",
            ]
        }
        Terraform::SchemaWithoutCatalog => {
            sentence![
                "A schema is named without its catalog. Write the full name, like ",
                code("catalog.schema"),
                ".",
            ]
        }
        Terraform::OldProvider => {
            "This version of the Databricks provider does not know the privilege there. Write it with underscores, like \
             USE_CATALOG. If it is already so, upgrade the provider.".into()
        }
        Terraform::SecurableType => {
            sentence![
                "Terraform has no grants on what the resource names. It grants on views as tables: use ",
                code("table"),
                " with the full name.",
            ]
        }
        Terraform::TooManyRequests => {
            "Databricks asks for fewer requests at a time. The grants are fine: apply again.".into()
        }
    }
}

/// The class of an error that says no more.
pub fn error_class(found: ErrorClass) -> Sentence {
    match found {
        ErrorClass::Permission => {
            "A permission is missing, but the text does not say which, or on what. Paste the whole message. The part that helps \
             begins like “User does not have”.".into()
        }
        ErrorClass::NotFound => {
            "Databricks did not find a catalog, schema or table, but the text does not name it. Paste the whole message, with the name.".into()
        }
        ErrorClass::Syntax => {
            "Databricks could not read the SQL. Copy this plan's statements again, and run them as they are.".into()
        }
        ErrorClass::NotDatabricks => {
            "This error is from another database, such as Postgres or Redshift, not from Databricks. Check which warehouse it is \
             about. This plan's statements are only for Databricks.".into()
        }
    }
}
