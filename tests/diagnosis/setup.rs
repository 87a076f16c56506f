//! Storage, signing in and the warehouse.

use data_graph_setup::plan::{Draft, StorageDraft};

use crate::support::CLIENT_ID;
use crate::support::errors::{draft, explained, places, with_reverse_etl};

#[test]
fn a_metastore_without_storage_points_at_the_catalog_that_is_made() {
    const TEXT: &str = "Metastore storage root URL does not exist. Default Storage is enabled in your account. You can use the UI to \
                        create a new catalog using Default Storage, or please provide a storage location for the catalog (for \
                        example 'CREATE CATALOG myCatalog MANAGED LOCATION '<location-path>').";
    let located =
        Draft { storage: StorageDraft::NewAt("s3://bucket/segment".to_owned()), ..draft() };
    for (draft, at, says) in [
        (
            draft(),
            vec![("2", 0)],
            "without a location. Choose to create it with a storage location",
        ),
        (located.clone(), vec![("2", 0)], "with a location. Another statement was run"),
        (with_reverse_etl(), vec![], "This plan creates no catalog"),
    ] {
        let explained = explained(&draft, TEXT);
        assert_eq!(places(&explained), at);
        assert!(explained.cause.to_text().contains(says), "{}", explained.cause.to_text());
    }
    let text = "User does not have CREATE MANAGED STORAGE on External Location 'lake'";
    let explained = explained(&located, text);
    assert_eq!(places(&explained), [("2", 0)]);
    assert!(explained.cause.to_text().contains("may not store a catalog at this location"));
}

#[test]
fn signing_in_and_the_warehouse_are_told_with_the_plans_own_values() {
    let draft = Draft {
        hostname: "dbc-a1b2c3d4-e5f6.cloud.databricks.com".to_owned(),
        http_path: "/sql/1.0/warehouses/0123456789abcdef".to_owned(),
        ..draft()
    };
    for (text, says) in [
        (
            r#"{"error":"invalid_client","error_description":"Client authentication failed"}"#,
            CLIENT_ID,
        ),
        ("oauth-m2m: oidc: databricks OAuth is not supported for this host.", "dbc-a1b2c3d4-e5f6"),
        ("dial tcp: lookup x.cloud.databricks.com: no such host", "dbc-a1b2c3d4-e5f6"),
        (
            "PERMISSION_DENIED: Service principal 1 is not authorized to use this SQL Endpoint.",
            "0123456789abcdef",
        ),
        ("[RESOURCE_DOES_NOT_EXIST] Warehouse fedcba98 does not exist.", "0123456789abcdef"),
    ] {
        let explained = explained(&draft, text);
        assert!(
            explained.cause.to_text().contains(says),
            "{text} says: {}",
            explained.cause.to_text()
        );
        assert_eq!(places(&explained), []);
    }
}
