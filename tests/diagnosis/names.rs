//! Principals, placeholders and securables that are not found.

use data_graph_setup::answer::explained::Explained;
use data_graph_setup::plan::Draft;

use crate::support::errors::{draft, explained, places, plan, with_reverse_etl};
use crate::support::{CLIENT_ID, only};
use crate::{Row, assert_rows, row};

#[test]
fn a_principal_that_is_not_found_is_told_by_what_was_named() {
    let own = format!(
        "Grants need the Application ID, which in this plan is `{CLIENT_ID}`. Run this plan's own statements."
    );
    for (name, begins) in [
        (CLIENT_ID, "Databricks knows no service principal with this plan's client ID `0f5a1c2e-"),
        (
            "1f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10",
            "Databricks does not know the UUID in the statement, and",
        ),
        ("5550001112223", "Databricks does not find the principal. The statement has a number:"),
        (
            "segment@example.com",
            "Databricks does not find the principal. The statement has an e-mail",
        ),
        (
            "Segment Data Graph",
            "Databricks does not find the principal. The statement has something",
        ),
        ("users", "Databricks found no such group. Groups of one workspace, such as `users` and"),
    ] {
        for text in [
            format!(
                "Error: cannot create grant: Could not find principal with name {name}\n\n  with databricks_grant.x,"
            ),
            format!(
                "[PRINCIPAL_DOES_NOT_EXIST] Could not find principal with name {name}. SQLSTATE: 42704"
            ),
            format!("Could not find principal with name {name} (PRINCIPAL_DOES_NOT_EXIST)"),
            format!(
                r#"{{"error_code":"PRINCIPAL_DOES_NOT_EXIST","message":"Could not find principal with name {name}.","details":[]}}"#
            ),
        ] {
            // In a tool, a name may be a group's as well.
            if name.contains(' ') && text.contains("databricks_grant") {
                continue;
            }
            let explained = explained(&draft(), &text);
            assert!(
                explained.cause.to_text().starts_with(begins),
                "{text} says: {}",
                explained.cause.to_text()
            );
            assert_eq!(explained.cause.to_text().ends_with(&own), !name.contains("1c2e"), "{text}");
            assert!(explained.is_known && explained.statements.is_empty(), "{text}");
        }
    }
    let group = "cannot create permissions: Principal: GroupName(Analysts) does not exist";
    assert!(
        explained(&draft(), group).cause.to_text().starts_with("Databricks found no such group")
    );
    let bare = explained(&draft(), "PRINCIPAL_DOES_NOT_EXIST").cause.to_text();
    assert!(bare.starts_with("Databricks does not find the principal in the statement."), "{bare}");
}

#[test]
fn a_placeholder_that_was_run_points_at_the_statements_where_it_is_still_open() {
    let open = Draft { client_id: String::new(), segment_catalog: "a b".to_owned(), ..draft() };
    let text = "Could not find principal with name ${client_id}.";
    let explained = explained(&open, text);
    assert_eq!(
        explained.cause.to_text(),
        "The placeholder `${client_id}` was run as it is. It is still open in 8 statements of Step 2, Step 3, Step 4 \
         and Step 5 of this plan. Fill in what is missing here, and run the new statements."
    );
    assert_eq!(explained.statements.len(), 8);
    let filled = Explained::new(&plan(&draft()), text);
    assert_eq!(
        filled.cause.to_text(),
        "The placeholder `${client_id}` was run as it is. This plan no longer has it. Copy the statements again, and \
         run those."
    );
    let catalog = "Catalog '${segment_internal_catalog}' does not exist.";
    assert_eq!(places(&Explained::new(&plan(&open), catalog)).len(), 4);
    let unnamed = Draft { catalogs: vec![only("crm", &["orders", "a b"])], ..draft() };
    let schema = "Schema 'crm.${schema_2}' does not exist.";
    assert_eq!(places(&Explained::new(&plan(&unnamed), schema)), [("5", 3)]);
    let missing = "User does not have USE CATALOG on Catalog '{{catalog}}'";
    assert!(
        Explained::new(&plan(&draft()), missing)
            .cause
            .to_text()
            .starts_with("A placeholder was run"),
        "an unknown placeholder"
    );
    let parse = "PARSE_SYNTAX_ERROR: Syntax error at or near '$'";
    assert_eq!(Explained::new(&plan(&open), parse).statements.len(), 9);
}

#[test]
fn what_is_not_found_is_told_by_its_place_in_the_plan() {
    const CHECK: &str = "Check its spelling in Catalog Explorer, and that this workspace uses the right metastore. \
                         Then fix it here and run the new statements.";
    let granted = format!(
        "Databricks finds no schema `crm.Orders`. This plan names it in statement 3 of Step 5. {CHECK}"
    );
    let whole = format!(
        "Databricks finds no catalog `Sales`. This plan names it in statement 1 of Step 4. {CHECK}"
    );
    let granted: &'static str = granted.leak();
    let whole: &'static str = whole.leak();
    assert_rows(
        &draft(),
        &[
            row(
                "[NO_SUCH_CATALOG_EXCEPTION] Catalog 'segment_db' was not found. Please verify the catalog name and then retry the query or command again. SQLSTATE: 42704",
                "Databricks finds no catalog `Segment_DB`. Segment writes in this catalog, and this plan creates it \
                 with statement 1 of Step 2. Run that first. If you already did, the workspace belongs to another \
                 metastore: compare the hostname.",
                &[("2", 0)],
            ),
            row("NOT_FOUND: Catalog 'sales' does not exist.", whole, &[("4", 0)]),
            row(
                "[CATALOG_NOT_FOUND] The catalog `SALES` not found. Consider to set the SQL config \"spark.sql.catalog.SALES\" to a catalog plugin. SQLSTATE: 42P08",
                whole,
                &[("4", 0)],
            ),
            Row {
                text: "Error: cannot create grants: Schema 'crm.orders' does not exist.",
                says: granted,
                guide: &[("5", 2)],
                unity_catalog: &[("5", 1)],
            },
            row(
                "[SCHEMA_NOT_FOUND] The schema `sales`.`crm` cannot be found. Verify the spelling and correctness of the schema and catalog.\nIf you did not qualify the name with a catalog, verify the current_schema() output, or qualify the name with the correct catalog.\nTo tolerate the error on drop use DROP SCHEMA IF EXISTS. SQLSTATE: 42704",
                "`crm` is a catalog of this plan, but was taken for a schema. The guide's `USE DATABASE` in Step 6 \
                 does that: Databricks calls schemas databases too. Run statement 1 of Step 6 instead.",
                &[("6", 0)],
            ),
            Row {
                text: "[TABLE_OR_VIEW_NOT_FOUND] The table or view `crm`.`orders`.`lines` cannot be found. Verify the spelling and correctness of the schema and catalog. SQLSTATE: 42P01",
                says: "Databricks finds no table `crm.Orders.lines`. Only the table to test with names it, in \
                       statement 3 of Step 6. Check its spelling in Catalog Explorer, and fix it here.",
                guide: &[("6", 2)],
                unity_catalog: &[("6", 1)],
            },
            row(
                "[SCHEMA_NOT_FOUND] The schema `crm`.`ordres` cannot be found.",
                "Databricks finds no schema `crm.ordres`. Its catalog is in this plan, but no statement names the \
                 schema itself. Check its spelling in Catalog Explorer. Databricks also says “not found” when a grant \
                 is missing.",
                &[],
            ),
            row(
                "[NO_SUCH_SCHEMA_EXCEPTION] Schema 'public' was not found",
                "Databricks finds no schema `public`. The name has no catalog, so Databricks looked only in the \
                 current one. Write the full name, like `catalog.schema.table`, or run `USE CATALOG` first.",
                &[],
            ),
            row(
                "CATALOG_DOES_NOT_EXIST: Catalog 'warehouse' does not exist.",
                "Databricks finds no catalog `warehouse`. This plan does not name it. Check its spelling, and that \
                 this workspace uses the right metastore. If Segment should read it, add it here.",
                &[],
            ),
        ],
    );
    assert_rows(
        &with_reverse_etl(),
        &[
            row(
                "Catalog 'segment_db' does not exist.",
                "Databricks finds no catalog `Segment_DB`. Segment writes in this catalog, and this plan says that it \
                 exists. Check its spelling and the workspace. If it does not exist yet, choose to create it, and run \
                 the new statement of Step 2.",
                &[],
            ),
            row(
                "Schema 'segment_db.__segment_reverse_etl' does not exist.",
                "Databricks finds no schema `Segment_DB.__segment_reverse_etl`. Either Reverse ETL has not run in that \
                 catalog, or its schema has another number of underscores. If it has not run, answer “Has Segment \
                 Reverse ETL ever run in this catalog?” with No, and leave out statement 1 of the Reverse ETL step.",
                &[("reverse-etl", 0)],
            ),
        ],
    );
}

#[test]
fn a_catalog_that_is_not_bound_is_no_missing_grant() {
    for (text, catalog) in [
        (
            "[INSUFFICIENT_PERMISSIONS] Insufficient privileges: Catalog 'sales' is not accessible in current workspace. SQLSTATE: 42501",
            "Sales",
        ),
        ("Error: Catalog 'warehouse' is not accessible in current workspace", "warehouse"),
    ] {
        assert_rows(
            &draft(),
            &[row(
                text,
                format!(
                    "Catalog `{catalog}` exists, but is not bound to this workspace. No GRANT will fix it. Ask its \
                     owner to bind the workspace in Catalog Explorer, under Workspaces, or use a workspace that is \
                     bound."
                )
                .leak(),
                &[],
            )],
        );
    }
}
