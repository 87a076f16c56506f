//! What fails before any grant is looked at, or besides.

/// Why a SQL warehouse cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warehouse {
    /// CAN USE on it is missing.
    NotAllowed,
    /// Its HTTP path or ID is not one.
    Path,
    /// There is none with this ID.
    NotFound,
    /// The path is that of a cluster.
    Cluster,
    /// It is stopped, or has not started yet.
    Starting,
    /// It does not answer for the moment.
    Unavailable,
    /// There is no room for it: a quota or the cloud's supply is used up.
    NoCapacity,
    /// It may not run on serverless compute.
    NoServerless,
    /// Terraform would remove its owner.
    NoOwner,
}

/// Why a catalog's storage cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageTrouble {
    /// The metastore has no storage of its own, and the statement names none.
    NoRoot,
    /// Whoever ran the statement may not store a catalog at the location.
    NotAllowed,
    /// No external location holds the path.
    NoExternalLocation,
    /// The path is in use.
    Overlap,
    /// The external location is not bound to the workspace.
    Unbound,
    /// The credential does not reach the path.
    Credential,
    /// The external location is read-only.
    ReadOnly,
    /// The cloud's storage refused Databricks.
    Cloud,
}

/// Why SQL could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// A name with a hyphen or the like stands without back quotes.
    Unquoted,
    /// Several statements were sent at once.
    SeveralStatements,
    /// Nothing but comments was sent.
    Empty,
    /// It holds a parameter without a value.
    Parameter,
    /// It ran on compute without Unity Catalog.
    NotUnityCatalog,
    /// It asks for grants without naming the catalog.
    NoCatalogNamed,
    /// It is shown, and is none of a plan's statements.
    NotOurs,
    /// A column, type, value or command in a query does not fit, which no statement of a plan can cause.
    Query,
    /// It is not SQL as Databricks knows it.
    Other,
}

/// What Terraform stumbles over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Terraform {
    /// Databricks lists other privileges than were asked for.
    OtherPrivileges,
    /// The provider takes what Databricks lists for something else, though both are the same.
    SamePrivileges,
    /// One request adds and removes the same privilege.
    ListedTwice,
    /// All went well, and nothing was granted.
    NotApplied,
    /// A list of privileges is empty.
    EmptyList,
    /// Several principals are listed where one belongs.
    SeveralPrincipals,
    /// A schema is named without its catalog.
    SchemaWithoutCatalog,
    /// The provider is too old to know the privilege.
    OldProvider,
    /// The provider has no such permission for that kind of object.
    PermissionLevel,
    /// Grants are made on a kind that it has no word for.
    SecurableType,
    /// Databricks asks for fewer requests.
    TooManyRequests,
}

/// The class of an error that says no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorClass {
    /// A permission is missing.
    Permission,
    /// A catalog, schema or table was not found.
    NotFound,
    /// The SQL could not be read.
    Syntax,
    /// Another database than Databricks wrote it.
    NotDatabricks,
}
