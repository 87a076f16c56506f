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
                "USE CATALOG is missing on catalog `profiles`. This plan grants that with statement 1 of Step 3. Either it has \
                 not been run, or was run for another client ID, or was taken back since: run it, then try again. WHO",
                &[("3", 0)],
            ),
            row(
                "PERMISSION_DENIED: User does not have USE CATALOG on Catalog 'SALES'.",
                "USE CATALOG is missing on catalog `Sales`. This plan grants that with statement 1 of Step 4. Either it has not \
                 been run, or was run for another client ID, or was taken back since: run it, then try again. WHO",
                &[("4", 0)],
            ),
            row(
                "You are missing required permissions\nRequires permission USE_CATALOG on catalog 'sales'",
                "USE CATALOG is missing on catalog `Sales`. This plan grants that with statement 1 of Step 4. Either it has not \
                 been run, or was run for another client ID, or was taken back since: run it, then try again. WHO",
                &[("4", 0)],
            ),
            row(
                "User does not have USE CATALOG on Catalog 'crm'",
                "USE CATALOG is missing on catalog `crm`. This plan grants that with statement 1 of Step 5. Either it has not \
                 been run, or was run for another client ID, or was taken back since: run it, then try again. WHO",
                &[("5", 0)],
            ),
            Row {
                text: "[UNAUTHORIZED_ACCESS] Unauthorized access:\nPERMISSION_DENIED: User does not have USE SCHEMA on Schema 'CRM.orders'. SQLSTATE: 42501",
                says: "USE SCHEMA is missing on schema `crm.Orders`. This plan grants that with statements 2 and 3 of Step 5. \
                       Either they have not been run, or were run for another client ID, or were taken back since: run them together, then try \
                       again. WHO",
                guide: &[("5", 1), ("5", 2)],
                unity_catalog: &[("5", 1)],
            },
            row(
                "User does not have SELECT on Table 'sales.public.customers'. SQLSTATE: 42501",
                "SELECT is missing on table `Sales.public.customers`. This plan grants that with statement 1 of Step 4. Either \
                 it has not been run, or was run for another client ID, or was taken back since: run it, then try again. WHO",
                &[("4", 0)],
            ),
            Row {
                text: "PERMISSION_DENIED: User does not have CREATE SCHEMA on Catalog 'segment_db'",
                says: "CREATE SCHEMA is missing on catalog `Segment_DB`. This plan grants that with statement 3 of Step 2. \
                       Either it has not been run, or was run for another client ID, or was taken back since: run it, then try again. WHO",
                guide: &[("2", 2)],
                unity_catalog: &[("2", 1)],
            },
            Row {
                text: "User does not have permission USAGE,CREATE on catalog `segment_db`.",
                says: "USE CATALOG and CREATE SCHEMA are missing on catalog `Segment_DB`. This plan grants that with \
                       statements 2 and 3 of Step 2. Either they have not been run, or were run for another client ID, or were taken back since: \
                       run them together, then try again. WHO",
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
                "USE CATALOG is missing on catalog `warehouse`, and no statement of this plan grants that. Catalog \
                 `warehouse` is not in the plan. If Segment is to read it, add it under “Other catalogs” and run its new \
                 statements; if not, look where its name comes from. WHO",
                &[],
            ),
            row(
                "User does not have USE SCHEMA on Schema 'crm.invoices'. SQLSTATE: 42501",
                "USE SCHEMA is missing on schema `crm.invoices`, and no statement of this plan grants that. Of catalog `crm`, \
                 the plan reads only other schemas. If Segment is to read this one, add it under “Only these schemas” and \
                 run its new statement. WHO",
                &[],
            ),
            row(
                "PERMISSION_DENIED: User does not have MODIFY on Table 'sales.public.customers'.",
                "MODIFY is missing on table `Sales.public.customers`, and no statement of this plan grants that. It is needed \
                 for writing, and this plan lets Segment write in catalog `Segment_DB` only. Compare the Segment catalog \
                 here with the catalog that is entered in Segment: both have to name the same. WHO",
                &[],
            ),
            row(
                "User does not have CREATE TABLE and USE SCHEMA on Schema 'segment_db.checkpoints'. SQLSTATE: 42501",
                "CREATE TABLE and USE SCHEMA are missing on schema `Segment_DB.checkpoints`, and no statement of this plan \
                 grants that. In catalog `Segment_DB` Segment uses the schemas that it made itself, and it may do everything in \
                 those, so this one seems to be somebody else's. If Reverse ETL made it, answer “Has Segment Reverse ETL ever \
                 run in this catalog?” with yes; if somebody made it for Segment, have its owner grant USE SCHEMA, CREATE \
                 TABLE, SELECT and MODIFY on it to the service principal. WHO",
                &[],
            ),
            row(
                "User does not have READ VOLUME on Schema 'sales.public'",
                "READ VOLUME is missing on schema `Sales.public`, and no statement of this plan grants that. The plan names \
                 it, but reading it does not take that. Look which product or query asked for it. WHO",
                &[],
            ),
            row(
                "User does not have SELECT, APPLY TAG on Table 'sales.public.customers'",
                "SELECT is missing on table `Sales.public.customers`. This plan grants that with statement 1 of Step 4. Either \
                 it has not been run, or was run for another client ID, or was taken back since: run it, then try again. APPLY TAG is missing as \
                 well on table `Sales.public.customers`, and no statement of this plan grants that. It is needed for \
                 writing, and this plan lets Segment write in catalog `Segment_DB` only. Compare the Segment catalog here \
                 with the catalog that is entered in Segment: both have to name the same. WHO",
                &[("4", 0)],
            ),
            row(
                "User does not have USE SCHEMA on Schema",
                "USE SCHEMA is missing on a schema, but the text does not name it in full, or names what cannot be a name. \
                 Paste the whole message, with the name in the form `catalog.schema`: then this plan's statements can be \
                 searched for it.",
                &[],
            ),
        ],
    );
}

#[test]
fn a_schema_of_the_segment_catalog_is_somebody_elses_even_where_the_catalog_is_read() {
    let draft = Draft { catalogs: vec![whole("SEGMENT_DB")], ..draft() };
    let text = "User does not have CREATE TABLE on Schema 'segment_db.checkpoints'.";
    let cause = explained(&draft, text).cause.to_text();
    assert!(cause.contains("this one seems to be somebody else's"), "{cause}");
}

#[test]
fn what_is_beyond_the_plan_is_said_to_be() {
    assert_rows(
        &draft(),
        &[
            row(
                "PERMISSION_DENIED: User does not have USE CATALOG on Catalog '__databricks_internal'.",
                "This is about a catalog or schema that Databricks keeps for itself, such as `system` or `samples`. Segment \
                 does not need it, and no grant of this plan opens it: leave it out.",
                &[],
            ),
            row(
                "User does not have permission READ_METADATA,USAGE on database `default`.",
                "This is how the old permission model of `hive_metastore` puts it, where a name ends up that is written \
                 without its catalog. Write it in full, as in `catalog.schema.table`; what is really kept in \
                 `hive_metastore` cannot be granted by this plan, so use a catalog of Unity Catalog.",
                &[],
            ),
            Row {
                text: "Error: User does not have permission CREATE,USAGE on database `crm`.",
                says: "`crm` is a catalog of this plan, but Databricks took it for a schema of the old `hive_metastore`, \
                       since no catalog was named before it. Run statement 1 of Step 6 first, or write names in full, as in \
                       `catalog.schema.table`.",
                guide: &[("6", 0)],
                unity_catalog: &[],
            },
            row(
                "User does not have permission SELECT on any file.",
                "Files were read by their path, which takes a permission that no statement of this plan gives. Segment reads \
                 tables: name the table, as in `catalog.schema.table`.",
                &[],
            ),
            row(
                "User does not have EXECUTE on Routine or Model 'main.ml.churn'.",
                "This is about something that is neither catalog nor schema nor table, such as a volume or a function. \
                 Segment's Data Graph does not need it, so no statement of this plan grants it. Ask its owner, if something \
                 else does.",
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
                "Whoever ran the statement may not make catalogs in this metastore: CREATE CATALOG is missing, and it is not \
                 the service principal that needs it. Have a metastore admin run statement 1 of Step 2. Databricks says the \
                 same where the catalog is there already: then choose “Yes, it already exists” for the Segment catalog, and \
                 the plan leaves that statement out.",
                &[("2", 0)],
            ),
            row(
                "PERMISSION_DENIED: User does not have MANAGE on Catalog 'sales'.",
                "Whoever ran the statement may not grant on catalog `Sales`. This is not about the service principal. Have \
                 its owner, a holder of MANAGE on it or a metastore admin run statement 1 of Step 4.",
                &[("4", 0)],
            ),
            Row {
                text: "PERMISSION_DENIED: User is not an owner of Schema 'crm.orders'",
                says: "Whoever ran the statement may not grant on schema `crm.Orders`. This is not about the service \
                       principal. Have its owner, a holder of MANAGE on it or a metastore admin run statement 3 of Step 5.",
                guide: &[("5", 2)],
                unity_catalog: &[("5", 1)],
            },
            row(
                "PERMISSION_DENIED: User is not an owner of Catalog main.",
                "Whoever ran the statement may not grant on catalog `main`. This is not about the service principal. Have \
                 its owner, a holder of MANAGE on it or a metastore admin run the statement.",
                &[],
            ),
            row(
                "Error: cannot create grant: User does not have MANAGE on Catalog 'system'.",
                "Nobody but Databricks and account admins grants on what Databricks keeps for itself, such as `system` or \
                 `samples`. Segment does not need it: leave it out.",
                &[],
            ),
            row(
                "PERMISSION_DENIED: User is not an account admin for Account",
                "Whoever ran the statement is no account admin, which it takes. No statement of this plan does: look which \
                 one was run.",
                &[],
            ),
            row(
                "User does not have CREATE EXTERNAL LOCATION on Metastore 'primary'.",
                "Whoever ran the statement lacks a privilege on the metastore, an external location or a credential. No grant \
                 to the service principal changes that: ask a metastore admin, or the owner of the location.",
                &[],
            ),
            row(
                "Error: cannot read catalog: User does not have USE CATALOG on Catalog 'sales'.",
                "USE CATALOG is missing on catalog `Sales`, for the identity that Terraform signs in with: what is granted to \
                 the service principal does not change that. Have the owner of catalog `Sales` grant it to that identity, \
                 or apply with one that owns it.",
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
        explained.cause.to_text().contains("This plan makes no catalog"),
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
                "Privileges are missing on schema `Segment_DB.__segment_reverse_etl`, which Segment Reverse ETL made under \
                 another service principal. This plan grants them with statement 1 of the Reverse ETL step. Either it has \
                 not been run, or was run for another client ID, or was taken back since: run it, then try again.",
                &[("reverse-etl", 0)],
            ),
            row(
                "PERMISSION_DENIED: User does not have MODIFY on Table 'segment_db.__segment_reverse_etl.sync_1'.",
                "Privileges are missing on schema `Segment_DB.__segment_reverse_etl`, which Segment Reverse ETL made under \
                 another service principal. This plan grants them with statement 1 of the Reverse ETL step. Either it has \
                 not been run, or was run for another client ID, or was taken back since: run it, then try again.",
                &[("reverse-etl", 0)],
            ),
            row(
                "User does not have CREATE TABLE and USE SCHEMA on Schema 'segment_db._segment_reverse_etl'.",
                "Privileges are missing on the schema `_segment_reverse_etl`, which Segment Reverse ETL made under another \
                 service principal. This plan names it with another number of underscores: choose `_segment_reverse_etl` for \
                 the Reverse ETL schema, and run the new statement of the Reverse ETL step.",
                &[],
            ),
            row(
                "User does not have USE SCHEMA on Schema 'sales.__segment_reverse_etl'.",
                "Privileges are missing on a schema that Segment Reverse ETL made in catalog `Sales`, while in this plan \
                 Segment writes in catalog `Segment_DB`. Compare the Segment catalog here with the catalog that is entered \
                 in Segment: both have to name the same.",
                &[],
            ),
        ],
    );
    for text in [REVERSE_ETL_PROSE, "permission denied: __segment_reverse_etl"] {
        assert_rows(
            &draft(),
            &[row(
                text,
                "Privileges are missing on the schema `__segment_reverse_etl`, which Segment Reverse ETL made under another \
                 service principal. This plan says that Reverse ETL has not run: choose “Yes, it already exists” for the \
                 Segment catalog, answer “Has Segment Reverse ETL ever run in this catalog?” with yes, and run the statement \
                 of the Reverse ETL step.",
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
                "Unity Catalog has no privilege of that name; what it stood for is called CREATE TABLE. Segment needs it only \
                 where this plan grants it.",
                &[],
            ),
            row(
                "Privilege SELECT is not applicable to this entity [sales:CATALOG/CATALOG_STANDARD]. If this seems unexpected, please check the privilege version of the metastore in use [0.1].",
                "SELECT can be granted on catalogs today, so this metastore is still at an older version of the privilege \
                 model, in which nothing is inherited. Have a metastore admin upgrade it to privilege model 1.0, then run \
                 the statement again.",
                &[("4", 0)],
            ),
            row(
                "cannot create grants: Privilege ABC is not applicable to this entity",
                "The privilege that was to be granted does not exist there, or is misspelt. Compare the statement with those \
                 of this plan.",
                &[],
            ),
            row(
                "Privilege CREATE SCHEMA is not applicable to this entity",
                "CREATE SCHEMA was granted where it does not exist: it can be granted on catalogs. Compare the statement with \
                 those of this plan.",
                &[],
            ),
        ],
    );
}
