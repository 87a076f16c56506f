//! Privileges that are missing, or do not apply.

use data_graph_setup::plan::Draft;

use crate::support::errors::{REVERSE_ETL_PROSE, draft, explained, places, with_reverse_etl};
use crate::support::whole;
use crate::{Row, assert_rows, row};

#[test]
fn a_missing_privilege_points_at_the_statement_that_grants_it() {
    assert_rows(
        &draft(),
        &[
            row(
                "[INSUFFICIENT_PERMISSIONS] Insufficient privileges:\nUser does not have USE CATALOG on Catalog 'profiles'. SQLSTATE: 42501",
                "USE CATALOG is missing on catalog `profiles`. This plan grants that with statement 1 of Step 3. It \
                 was not run, was run for another client ID, or was undone since. Run it, then try again. WHO",
                &[("3", 0)],
            ),
            row(
                "PERMISSION_DENIED: User does not have USE CATALOG on Catalog 'SALES'.",
                "USE CATALOG is missing on catalog `Sales`. This plan grants that with statement 1 of Step 4. It was \
                 not run, was run for another client ID, or was undone since. Run it, then try again. WHO",
                &[("4", 0)],
            ),
            row(
                "You are missing required permissions\nRequires permission USE_CATALOG on catalog 'sales'",
                "USE CATALOG is missing on catalog `Sales`. This plan grants that with statement 1 of Step 4. It was \
                 not run, was run for another client ID, or was undone since. Run it, then try again. WHO",
                &[("4", 0)],
            ),
            row(
                "User does not have USE CATALOG on Catalog 'crm'",
                "USE CATALOG is missing on catalog `crm`. This plan grants that with statement 1 of Step 5. It was not \
                 run, was run for another client ID, or was undone since. Run it, then try again. WHO",
                &[("5", 0)],
            ),
            Row {
                text: "[UNAUTHORIZED_ACCESS] Unauthorized access:\nPERMISSION_DENIED: User does not have USE SCHEMA on Schema 'CRM.orders'. SQLSTATE: 42501",
                says: "USE SCHEMA is missing on schema `crm.Orders`. This plan grants that with statements 2 and 3 of \
                       Step 5. They were not run, were run for another client ID, or were undone since. Run them \
                       together, then try again. WHO",
                guide: &[("5", 1), ("5", 2)],
                unity_catalog: &[("5", 1)],
            },
            row(
                "User does not have SELECT on Table 'sales.public.customers'. SQLSTATE: 42501",
                "SELECT is missing on table `Sales.public.customers`. This plan grants that with statement 1 of Step \
                 4. It was not run, was run for another client ID, or was undone since. Run it, then try again. WHO",
                &[("4", 0)],
            ),
            Row {
                text: "PERMISSION_DENIED: User does not have CREATE SCHEMA on Catalog 'segment_db'",
                says: "CREATE SCHEMA is missing on catalog `Segment_DB`. This plan grants that with statement 3 of \
                       Step 2. It was not run, was run for another client ID, or was undone since. Run it, then try \
                       again. WHO",
                guide: &[("2", 2)],
                unity_catalog: &[("2", 1)],
            },
            Row {
                text: "User does not have permission USAGE,CREATE on catalog `segment_db`.",
                says: "USE CATALOG and CREATE SCHEMA are missing on catalog `Segment_DB`. This plan grants that with \
                       statements 2 and 3 of Step 2. They were not run, were run for another client ID, or were undone \
                       since. Run them together, then try again. WHO",
                guide: &[("2", 1), ("2", 2)],
                unity_catalog: &[("2", 1)],
            },
        ],
    );
}

#[test]
fn a_missing_privilege_that_the_plan_does_not_grant_says_what_to_add_or_compare() {
    assert_rows(
        &draft(),
        &[
            row(
                "User does not have USE CATALOG on Catalog 'warehouse'.",
                "USE CATALOG is missing on catalog `warehouse`. No statement of this plan grants that. Catalog \
                 `warehouse` is not in the plan. If Segment should read it, add it under “Other catalogs” and run the \
                 new statements. If not, find out what asked for it. WHO",
                &[],
            ),
            row(
                "User does not have USE SCHEMA on Schema 'crm.invoices'. SQLSTATE: 42501",
                "USE SCHEMA is missing on schema `crm.invoices`. No statement of this plan grants that. In catalog \
                 `crm`, this plan reads only other schemas. If Segment should read this one, add it to that catalog \
                 and run the new statement. WHO",
                &[],
            ),
            row(
                "PERMISSION_DENIED: User does not have MODIFY on Table 'sales.public.customers'.",
                "MODIFY is missing on table `Sales.public.customers`. No statement of this plan grants that. It is \
                 needed for writing. This plan lets Segment write only in catalog `Segment_DB`. Check that the Segment \
                 catalog here is the catalog that is entered in Segment. WHO",
                &[],
            ),
            row(
                "User does not have CREATE TABLE and USE SCHEMA on Schema 'segment_db.checkpoints'. SQLSTATE: 42501",
                "CREATE TABLE and USE SCHEMA are missing on schema `Segment_DB.checkpoints`. No statement of this plan \
                 grants that. In catalog `Segment_DB`, Segment uses only schemas that it created itself. Someone else \
                 seems to have created this one. If it was Reverse ETL, answer “Has Segment Reverse ETL ever run in \
                 this catalog?” with Yes. If someone created it for Segment, ask its owner to grant the service \
                 principal USE SCHEMA, CREATE TABLE, SELECT and MODIFY on it. WHO",
                &[],
            ),
            row(
                "User does not have READ VOLUME on Schema 'sales.public'",
                "READ VOLUME is missing on schema `Sales.public`. No statement of this plan grants that. Segment's Data \
                 Graph never needs it. Find out which product or query asked for it. WHO",
                &[],
            ),
            row(
                "User does not have SELECT on Catalog 'crm'",
                "SELECT is missing on catalog `crm`. No statement of this plan grants that. The plan names it, but \
                 reading it does not need that. Find out which product or query asked for it. WHO",
                &[],
            ),
            row(
                "User does not have SELECT, APPLY TAG on Table 'sales.public.customers'",
                "SELECT is missing on table `Sales.public.customers`. This plan grants that with statement 1 of Step \
                 4. It was not run, was run for another client ID, or was undone since. Run it, then try again. APPLY \
                 TAG is also missing on table `Sales.public.customers`. No statement of this plan grants that. It is \
                 needed for writing. This plan lets Segment write only in catalog `Segment_DB`. Check that the Segment \
                 catalog here is the catalog that is entered in Segment. WHO",
                &[("4", 0)],
            ),
        ],
    );
}

#[test]
fn a_schema_of_the_segment_catalog_is_somebody_elses_even_where_the_catalog_is_read() {
    let draft = Draft { catalogs: vec![whole("SEGMENT_DB")], ..draft() };
    let text = "User does not have CREATE TABLE on Schema 'segment_db.checkpoints'.";
    let cause = explained(&draft, text).cause.to_text();
    assert!(cause.contains("Someone else seems to have created this one."), "{cause}");
}

#[test]
fn where_no_name_is_left_every_statement_that_may_be_meant_is_pointed_at() {
    for (name, whose) in [
        ("", "that the text does not name"),
        (" '<catalog>.<schema>'", "whose name is hidden in the text"),
        (" '***.***'", "whose name is hidden in the text"),
        (" 'xxxx.xxxxx'", "whose name is hidden in the text"),
        (" '[REDACTED].orders'", "whose name is hidden in the text"),
    ] {
        let text = format!("User does not have USE SCHEMA on Schema{name}");
        assert_rows(
            &draft(),
            &[Row {
                text: text.leak(),
                says: format!(
                    "USE SCHEMA is missing on a schema {whose}. This plan grants that with 5 statements of Step 3, \
                     Step 4 and Step 5. Run the one for the name in your own message. WHO"
                )
                .leak(),
                guide: &[("3", 0), ("4", 0), ("5", 1), ("5", 2), ("5", 3)],
                unity_catalog: &[("3", 0), ("4", 0), ("5", 1), ("5", 2)],
            }],
        );
    }
    let elsewhere = explained(&draft(), "User does not have READ VOLUME on Schema '<schema>'.");
    assert_eq!(places(&elsewhere), []);
    let cause = elsewhere.cause.to_text();
    assert!(cause.contains("No statement of this plan grants that."), "{cause}");
    // A catalog may really be called that.
    let named = Draft { catalogs: vec![whole("xxx")], ..draft() };
    let text = "User does not have USE CATALOG on Catalog 'xxx'.";
    assert_eq!(places(&explained(&named, text)), [("4", 0)]);
}

#[test]
fn to_replace_a_table_somebody_else_has_to_hand_it_over() {
    for text in [
        "PERMISSION_DENIED: User does not have MANAGE on Table 'sales.public.lines'.",
        "Sync failed: cannot drop: User is not an owner of Table 'sales.public.lines'.",
        "ALTER TABLE failed: User does not have MANAGE on View 'sales.public.lines'",
    ] {
        let cause = explained(&draft(), text).cause.to_text();
        assert!(
            cause.contains("may not replace, change or drop table `Sales.public.lines`"),
            "{cause}"
        );
        assert_eq!(places(&explained(&draft(), text)), []);
    }
    let dropped = "DROP SCHEMA failed: User does not have MANAGE on Schema 'crm.orders'.";
    let cause = explained(&draft(), dropped).cause.to_text();
    assert!(cause.contains("may not replace, change or drop schema"), "{cause}");
    for text in [
        "Error: cannot create grant: User does not have MANAGE on Table 'sales.public.lines'.",
        "REVOKE failed: User is not an owner of Table 'sales.public.lines'.",
    ] {
        let cause = explained(&draft(), text).cause.to_text();
        assert!(cause.contains("may not grant on table `Sales.public.lines`"), "{cause}");
    }
}

#[test]
fn a_missing_privilege_is_read_in_other_words_too() {
    for (text, on) in [
        ("Missing SELECT privilege on table sales.public.lines", "table `Sales.public.lines`"),
        ("Missing USE SCHEMA privileges for the schema 'crm.orders'.", "schema `crm.Orders`"),
        ("The principal lacks SELECT on `sales`.`public`.`lines`", "table `Sales.public.lines`"),
        ("You need: requires USE CATALOG on catalog 'sales'", "catalog `Sales`"),
        (
            "No access to 'sales.public.lines': you must have SELECT on it",
            "table `Sales.public.lines`",
        ),
    ] {
        let explained = explained(&draft(), text);
        let cause = explained.cause.to_text();
        assert!(
            cause.contains(&format!("is missing on {on}. This plan grants")),
            "{text}: {cause}"
        );
    }
}

#[test]
fn what_is_beyond_the_plan_is_said_to_be() {
    assert_rows(
        &draft(),
        &[
            row(
                "PERMISSION_DENIED: User does not have USE CATALOG on Catalog '__databricks_internal'.",
                "This is about a catalog or schema that belongs to Databricks, such as `system` or `samples`. Segment \
                 does not need it: leave it out.",
                &[],
            ),
            row(
                "User does not have permission READ_METADATA,USAGE on database `default`.",
                "This error comes from the old `hive_metastore`, where names without a catalog end up. Write the full \
                 name, like `catalog.schema.table`. This plan cannot grant what really is in `hive_metastore`: use a \
                 catalog of Unity Catalog.",
                &[],
            ),
            Row {
                text: "Error: User does not have permission CREATE,USAGE on database `crm`.",
                says: "`crm` is a catalog of this plan, but Databricks took it for a schema of the old \
                       `hive_metastore`. No catalog was named before it. Run statement 1 of Step 6 first, or write \
                       full names, like `catalog.schema.table`.",
                guide: &[("6", 0)],
                unity_catalog: &[],
            },
            row(
                "User does not have permission SELECT on any file.",
                "Something read files by their path, which no statement of this plan allows. Segment reads tables: \
                 name the table, like `catalog.schema.table`.",
                &[],
            ),
            row(
                "User does not have EXECUTE on Routine or Model 'main.ml.churn'.",
                "This is not about a catalog, schema or table, but perhaps about a volume or a function. Segment's \
                 Data Graph does not need it, so this plan does not grant it. If something else needs it, ask its \
                 owner.",
                &[],
            ),
        ],
    );
}

#[test]
fn what_the_runner_may_not_do_is_not_laid_on_the_service_principal() {
    assert_rows(
        &draft(),
        &[
            row(
                "│ Error: cannot create catalog: User does not have CREATE CATALOG on Metastore 'primary'.\n│ \n│   with databricks_catalog.this,",
                "Whoever ran the statement may not create catalogs in this metastore: CREATE CATALOG is missing. The \
                 service principal does not need it. Ask a metastore admin to run statement 1 of Step 2. Databricks \
                 says the same if the catalog already exists. Then choose “Yes, it already exists” for the Segment \
                 catalog.",
                &[("2", 0)],
            ),
            row(
                "PERMISSION_DENIED: User does not have MANAGE on Catalog 'sales'.",
                "Whoever ran the statement may not grant on catalog `Sales`. This is not about the service principal. \
                 Ask its owner, someone with MANAGE on it or a metastore admin to run statement 1 of Step 4.",
                &[("4", 0)],
            ),
            Row {
                text: "PERMISSION_DENIED: User is not an owner of Schema 'crm.orders'",
                says: "Whoever ran the statement may not grant on schema `crm.Orders`. This is not about the service \
                       principal. Ask its owner, someone with MANAGE on it or a metastore admin to run statement 3 of \
                       Step 5.",
                guide: &[("5", 2)],
                unity_catalog: &[("5", 1)],
            },
            row(
                "PERMISSION_DENIED: User is not an owner of Catalog main.",
                "Whoever ran the statement may not grant on catalog `main`. This is not about the service principal. \
                 Ask its owner, someone with MANAGE on it or a metastore admin to run the statement.",
                &[],
            ),
            row(
                "Error: cannot create grant: User does not have MANAGE on Catalog 'system'.",
                "Only Databricks and account admins can grant on what belongs to Databricks, such as `system` or \
                 `samples`. Segment does not need it: leave it out.",
                &[],
            ),
            row(
                "PERMISSION_DENIED: User is not an account admin for Account",
                "Whoever ran this is not an account admin, but it takes one. No statement of this plan does. Check what \
                 was run, or ask an account admin to run it.",
                &[],
            ),
            row(
                "User does not have CREATE EXTERNAL LOCATION on Metastore 'primary'.",
                "Whoever ran the statement lacks a privilege on the metastore, an external location or a credential. \
                 No grant to the service principal changes that. Ask a metastore admin, or the owner of the location.",
                &[],
            ),
            row(
                "Error: cannot read catalog: User does not have USE CATALOG on Catalog 'sales'.",
                "USE CATALOG is missing on catalog `Sales` for the identity that Terraform signs in with. No grant to \
                 the service principal changes that. Ask the owner of catalog `Sales` to grant it to that identity, or \
                 run Terraform as the owner.",
                &[],
            ),
        ],
    );
}

#[test]
fn an_existing_catalog_needs_no_right_to_make_one() {
    let text = "User does not have CREATE CATALOG on Metastore 'primary'.";
    let explained = explained(&with_reverse_etl(), text);
    assert_eq!(places(&explained), []);
    assert!(
        explained.cause.to_text().contains("This plan creates no catalog"),
        "{}",
        explained.cause.to_text()
    );
}

#[test]
fn missing_privileges_on_the_reverse_etl_schema_point_at_its_step() {
    assert_rows(
        &with_reverse_etl(),
        &[
            row(
                REVERSE_ETL_PROSE,
                "Privileges are missing on schema `Segment_DB.__segment_reverse_etl`, which Segment Reverse ETL \
                 created under another service principal. This plan grants them with statement 1 of the Reverse ETL \
                 step. It was not run, was run for another client ID, or was undone since. Run it, then try again.",
                &[("reverse-etl", 0)],
            ),
            row(
                "PERMISSION_DENIED: User does not have MODIFY on Table 'segment_db.__segment_reverse_etl.sync_1'.",
                "Privileges are missing on schema `Segment_DB.__segment_reverse_etl`, which Segment Reverse ETL \
                 created under another service principal. This plan grants them with statement 1 of the Reverse ETL \
                 step. It was not run, was run for another client ID, or was undone since. Run it, then try again.",
                &[("reverse-etl", 0)],
            ),
            row(
                "User does not have CREATE TABLE and USE SCHEMA on Schema 'segment_db._segment_reverse_etl'.",
                "Privileges are missing on the schema `_segment_reverse_etl`, which Segment Reverse ETL created under \
                 another service principal. This plan writes it with another number of underscores. Choose \
                 `_segment_reverse_etl` for the Reverse ETL schema, and run the new statement of the Reverse ETL step.",
                &[],
            ),
            row(
                "User does not have USE SCHEMA on Schema 'sales.__segment_reverse_etl'.",
                "Privileges are missing on a schema that Segment Reverse ETL created in catalog `Sales`. In this plan, \
                 Segment writes in catalog `Segment_DB`. Check that the Segment catalog here is the catalog that is \
                 entered in Segment.",
                &[],
            ),
        ],
    );
    for text in [REVERSE_ETL_PROSE, "permission denied: __segment_reverse_etl"] {
        assert_rows(
            &draft(),
            &[row(
                text,
                "Privileges are missing on the schema `__segment_reverse_etl`, which Segment Reverse ETL created under \
                 another service principal. This plan says that Reverse ETL has not run. Choose “Yes, it already \
                 exists” for the Segment catalog. Answer “Has Segment Reverse ETL ever run in this catalog?” with Yes. \
                 Then run the statement of the Reverse ETL step.",
                &[],
            )],
        );
    }
}

#[test]
fn a_privilege_that_does_not_apply_is_told_by_where_it_does() {
    assert_rows(
        &draft(),
        &[
            row(
                "[INVALID_PARAMETER_VALUE.PRIVILEGE_NOT_APPLICABLE_TO_ENTITY] Privilege USE CATALOG is not applicable to this entity [crm.orders:SCHEMA/SCHEMA_DB_STORAGE]",
                "USE CATALOG cannot be granted on schemas, only on catalogs. Grant it there. This plan does it with statement \
                 1 of Step 5.",
                &[("5", 0)],
            ),
            row(
                "Error: cannot create grants: Privilege CREATE VIEW is not applicable to this entity [sales:CATALOG/CATALOG_STANDARD]. If this seems unexpected, please check the privilege version of the metastore in use [1.0].",
                "Unity Catalog has no privilege of that name. It uses CREATE TABLE instead. Segment needs that only \
                 where this plan grants it.",
                &[],
            ),
            row(
                "Privilege SELECT is not applicable to this entity [sales:CATALOG/CATALOG_STANDARD]. If this seems unexpected, please check the privilege version of the metastore in use [0.1].",
                "SELECT can be granted on catalogs today. This metastore still has an older privilege model, in which \
                 nothing is inherited. Ask a metastore admin to upgrade it to privilege model 1.0, then run the \
                 statement again.",
                &[("4", 0)],
            ),
            row(
                "cannot create grants: Privilege ABC is not applicable to this entity",
                "The privilege in the statement does not exist there, or is misspelt. Compare the statement with those \
                 of this plan.",
                &[],
            ),
            row(
                "Privilege CREATE SCHEMA is not applicable to this entity",
                "CREATE SCHEMA was granted where it does not exist. It can be granted on catalogs. Compare the \
                 statement with those of this plan.",
                &[],
            ),
        ],
    );
}
