//! The network, signing in, the workspace and the warehouse: what fails before any grant is looked at.

use data_graph_setup::diagnosis::{
    Cause, Entitlement, Network, Refusal, SignIn, Syntax, Terraform, Warehouse, Workspace, diagnose,
};

use crate::support::errors::{draft, explained, plan};

#[track_caller]
fn assert_causes(rows: &[(&str, Cause)]) {
    let plan = plan(&draft());
    for (text, cause) in rows {
        let found = diagnose(&plan, text).map(|found| found.cause);
        assert_eq!(found.as_ref(), Some(cause), "{text}");
    }
}

#[test]
fn the_entitlements_that_are_named_are_told_and_no_others() {
    use Entitlement::{Consumer, DatabricksSql, Workspace};
    const TEXT: &str = "This API is disabled for users without the NAMED entitlement.";
    for (named, entitlements) in [
        ("databricks-sql-access", vec![DatabricksSql]),
        ("workspace-access", vec![Workspace]),
        ("Consumer access", vec![Consumer]),
        ("databricks-sql-access or workspace-consume", vec![DatabricksSql, Consumer]),
        ("“Databricks SQL access” or “Workspace access”", vec![DatabricksSql, Workspace]),
    ] {
        let text = TEXT.replace("NAMED", named);
        assert_causes(&[(&text, Cause::Entitlement(entitlements))]);
    }
    let one = explained(&draft(), &TEXT.replace("NAMED", "workspace-access")).cause.to_text();
    assert!(one.starts_with("The entitlement “Workspace access” is missing."), "{one}");
    assert!(!one.contains("Databricks SQL"), "{one}");
}

#[test]
fn a_number_alone_is_told_by_what_it_can_mean() {
    assert_causes(&[
        ("HTTP Response code: 401", Cause::Refusal(Refusal::Unauthorized)),
        ("bad HTTP status code: 403", Cause::Refusal(Refusal::Forbidden)),
        (r#"OpenSession failed: {"http-code": 400}"#, Cause::Refusal(Refusal::BadRequest)),
        (
            "POST /sql/1.0/warehouses/a HTTP/1.1 404 Not Found",
            Cause::Warehouse(Warehouse::NotFound),
        ),
        ("unexpected HTTP status 503", Cause::Warehouse(Warehouse::Unavailable)),
        ("502 Bad Gateway", Cause::Refusal(Refusal::Broken)),
        ("HTTP 429", Cause::Refusal(Refusal::TooMany)),
        ("HTTP status: 407", Cause::Network(Network::Proxy)),
        ("https://x/oidc/v1/token: HTTP 400", Cause::SignIn(SignIn::NoToken)),
        ("CloudFetch: HTTP status code: 403", Cause::Network(Network::ResultsHost)),
    ]);
    // Of a request that has nothing to do with connecting, 400 and 404 say nothing.
    for text in ["HTTP Status: 400 Bad Request for /api/2.1/jobs", "404 Not Found: /api/2.0/repos"]
    {
        assert_eq!(diagnose(&plan(&draft()), text), None, "{text}");
    }
    // What the message itself says goes before its number.
    let text = "HTTP 403: User does not have USE CATALOG on Catalog 'sales'.";
    assert_eq!(explained(&draft(), text).statements.len(), 1);
}

#[test]
fn the_host_of_results_is_told_from_that_of_the_workspace() {
    let refused = "Connection refused: HTTPSConnectionPool(host='";
    for (host, network) in [
        ("dbc-1a2b3c4d-5e6f.cloud.databricks.com", Network::Refused),
        ("eu-west-1.storage.cloud.databricks.com", Network::ResultsHost),
        ("dbstorageabc.blob.core.windows.net", Network::ResultsHost),
        ("bucket.s3.eu-west-1.amazonaws.com", Network::ResultsHost),
        ("storage.googleapis.com", Network::ResultsHost),
    ] {
        assert_causes(&[(&format!("{refused}{host}', port=443)"), Cause::Network(network))]);
    }
}

#[test]
fn a_principal_that_is_shut_out_is_told_by_why() {
    assert_causes(&[
        ("Service principal 5b1f is inactive.", Cause::Workspace(Workspace::Deactivated)),
        ("The user is deactivated.", Cause::Workspace(Workspace::Deactivated)),
        ("User 1 is not a member of this workspace", Cause::Workspace(Workspace::NotIn)),
        ("403 User not authorized.", Cause::Workspace(Workspace::NotIn)),
        ("METASTORE_DOES_NOT_EXIST", Cause::Workspace(Workspace::NoMetastore)),
    ]);
}

#[test]
fn the_warehouse_is_read_in_whatever_sentence() {
    for (text, warehouse) in [
        ("You do not have permission to use this SQL warehouse.", Warehouse::NotAllowed),
        ("Access to warehouse Main: permission denied", Warehouse::NotAllowed),
        ("The principal has no access to the SQL endpoint", Warehouse::NotAllowed),
        ("Could not find SQL warehouse 4f1c", Warehouse::NotFound),
        ("SQL warehouse “Main” has been deleted", Warehouse::NotFound),
        (r#"{"message":"Warehouse 4f1c doesn't exist"}"#, Warehouse::NotFound),
        ("The warehouse is currently stopped", Warehouse::Starting),
        ("Timed out while waiting for the warehouse", Warehouse::Starting),
        ("Your warehouse needs 8 cores, above your quota", Warehouse::NoCapacity),
    ] {
        assert_causes(&[(text, Cause::Warehouse(warehouse))]);
    }
    // A name, a path or a longer word is no warehouse.
    for text in [
        "Catalog 'warehouse' does not exist",
        "Schema warehouse was not found",
        "/user/hive/warehouse does not exist",
        "data_warehouse was stopped",
        "`warehouse` not found",
    ] {
        let found = diagnose(&plan(&draft()), text).map(|found| found.cause);
        assert!(!matches!(found, Some(Cause::Warehouse(_))), "{text}: {found:?}");
    }
}

#[test]
fn the_provider_compares_wrongly_only_where_each_principal_has_the_same() {
    let comparison = |found: &str, wanted: &str| {
        format!(
            "Error: permissions for catalog-a are &{{[{found}]}}, but have to be {{[{wanted}]}}"
        )
    };
    let same = Cause::Terraform(Terraform::SamePrivileges);
    let other = Cause::Terraform(Terraform::OtherPrivileges);
    for (found, wanted, cause) in [
        ("{a [USE_CATALOG] [Principal]}", "{a [USE CATALOG] []}", &same),
        ("{a [SELECT USE_SCHEMA] []}", "{a [USE_SCHEMA SELECT] []}", &same),
        ("{a [SELECT] []} {b [MODIFY] []}", "{b [MODIFY] []} {a [SELECT] []}", &same),
        ("{a [SELECT] []} {b [MODIFY] []}", "{b [SELECT] []} {a [MODIFY] []}", &other),
        ("{a [USE_CATALOG] []}", "{a [USAGE] []}", &other),
        ("{a [SELECT] []}", "{a [SELECT MODIFY] []}", &other),
        ("", "{a [SELECT] []}", &other),
    ] {
        assert_causes(&[(&comparison(found, wanted), cause.clone())]);
    }
}

#[test]
fn sql_that_is_shown_is_told_from_the_plans() {
    let shown = |sql: &str| {
        format!("[PARSE_SYNTAX_ERROR] Syntax error at or near 'x'.\n\n== SQL ==\n{sql}\n----^^^")
    };
    for (sql, syntax) in [
        ("CREATE TABLE t (a.b int)", Syntax::NotOurs),
        ("MERGE INTO a USING b", Syntax::NotOurs),
        ("GRANT SELECT ON CATALOG a-b TO `x`", Syntax::Other),
        ("use catalog a-b", Syntax::Other),
        ("CREATE CATALOG a-b", Syntax::Other),
    ] {
        assert_causes(&[(&shown(sql), Cause::Syntax(syntax))]);
    }
    assert_causes(&[
        ("[DATATYPE_MISMATCH.BINARY_OP_DIFF_TYPES] Cannot resolve", Cause::Syntax(Syntax::Query)),
        ("[DELTA_MERGE_MATERIALIZE] failed", Cause::Syntax(Syntax::Query)),
        ("Syntax error: extra input ';'", Cause::Syntax(Syntax::SeveralStatements)),
    ]);
}

#[test]
fn an_empty_list_is_told_in_prose_but_not_in_an_error() {
    for text in [
        "Everything is green, but the tool shows no tables.",
        "The sync found 0 schemas",
        "We don't see any catalogs in the list",
        "The list is empty although the tables are there",
    ] {
        assert_causes(&[(text, Cause::NothingListed)]);
    }
    for text in ["There is no table of contents", "Exception: cannot list, no tables given", "any"]
    {
        assert_eq!(diagnose(&plan(&draft()), text), None, "{text}");
    }
}
