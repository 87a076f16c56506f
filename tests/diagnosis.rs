//! What error messages mean for a plan, and which statements are pointed at.

mod support;

use data_graph_setup::answer::explained::Explained;
use data_graph_setup::model::Wording;
use data_graph_setup::plan::{Draft, StorageDraft};

use support::errors::{REVERSE_ETL_PROSE, draft, explained, places, plan, with_reverse_etl};
use support::{CLIENT_ID, only, whole};

/// A place as the module names it.
type At = (&'static str, usize);

/// A message, what is said of it, and where it points in the guide's wording and in Unity Catalog's.
struct Row {
    text: &'static str,
    says: &'static str,
    guide: &'static [At],
    unity_catalog: &'static [At],
}

/// A message that points at the same places in both wordings.
const fn row(text: &'static str, says: &'static str, at: &'static [At]) -> Row {
    Row { text, says, guide: at, unity_catalog: at }
}

#[track_caller]
fn assert_rows(draft: &Draft, rows: &[Row]) {
    for row in rows {
        for (wording, at) in
            [(Wording::Guide, row.guide), (Wording::UnityCatalog, row.unity_catalog)]
        {
            let explained = explained(&Draft { wording, ..draft.clone() }, row.text);
            assert!(explained.is_known, "{}", row.text);
            assert_eq!(places(&explained), at, "{} in {wording:?}", row.text);
            if wording == Wording::Guide || at == row.guide {
                let says = row.says.replace("WHO", WHO);
                assert_eq!(explained.cause.to_text(), says, "{}", row.text);
            }
        }
    }
}

/// Said of every missing privilege that may be the service principal's.
const WHO: &str = "This holds if Segment met the error: Databricks says “User” of service principals too. If you met it in a \
                   session of your own, it is your own account that may not, whatever the service principal was granted.";

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
fn a_principal_that_is_not_found_is_told_by_what_was_named() {
    let own = format!(
        "Grants take the Application ID, which in this plan is `{CLIENT_ID}`: run the plan's own statements."
    );
    for (name, begins) in [
        (CLIENT_ID, "Databricks knows no service principal with this plan's client ID `0f5a1c2e-"),
        (
            "1f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10",
            "Databricks knows no principal with the UUID that",
        ),
        ("5550001112223", "Databricks does not find the principal: the statement names a number,"),
        (
            "segment@example.com",
            "Databricks does not find the principal: the statement names an e-mail",
        ),
        (
            "Segment Data Graph",
            "Databricks does not find the principal: the statement names it by something",
        ),
        ("users", "Databricks found no such group: groups of one workspace, such as `users` and"),
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
    assert!(
        bare.starts_with("Databricks does not find the principal that was granted to."),
        "{bare}"
    );
}

#[test]
fn a_placeholder_that_was_run_points_at_the_statements_where_it_is_still_open() {
    let open = Draft { client_id: String::new(), segment_catalog: "a b".to_owned(), ..draft() };
    let text = "Could not find principal with name ${client_id}.";
    let explained = explained(&open, text);
    assert_eq!(
        explained.cause.to_text(),
        "The placeholder `${client_id}` was run as it stands. It is still open in 8 statements of Step 2, Step 3, Step 4 and \
         Step 5 of this plan: fill in what is missing here, and run the new statements."
    );
    assert_eq!(explained.statements.len(), 8);
    let filled = Explained::new(&plan(&draft()), text);
    assert_eq!(
        filled.cause.to_text(),
        "The placeholder `${client_id}` was run as it stands. Nothing is open in this plan any more where it stood: copy the \
         statements anew, and run those."
    );
    let catalog = "Catalog '${segment_internal_catalog}' does not exist.";
    assert_eq!(places(&Explained::new(&plan(&open), catalog)).len(), 4);
    let unnamed = Draft { catalogs: vec![only("crm", &["orders", "a b"])], ..draft() };
    let schema = "Schema 'crm.${schema_2}' does not exist.";
    assert_eq!(places(&Explained::new(&plan(&unnamed), schema)), [("5", 3)]);
    let missing = "User does not have USE CATALOG on Catalog '<catalog>'";
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
    const CHECK: &str = "Check its spelling in Catalog Explorer, and that this workspace belongs to the metastore that holds \
                         it; then mend it here and run the new statements.";
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
                "Databricks finds no catalog `Segment_DB`. It is the catalog that Segment writes in, and this plan makes it \
                 with statement 1 of Step 2: run that first. If it has been run, the workspace belongs to another metastore: \
                 compare the hostname.",
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
                "`crm` is a catalog of this plan, but was taken for a schema: the guide's `USE DATABASE` in Step 6 does that, \
                 since Databricks calls schemas databases too. Run statement 1 of Step 6 instead.",
                &[("6", 0)],
            ),
            Row {
                text: "[TABLE_OR_VIEW_NOT_FOUND] The table or view `crm`.`orders`.`lines` cannot be found. Verify the spelling and correctness of the schema and catalog. SQLSTATE: 42P01",
                says: "Databricks finds no table `crm.Orders.lines`. Only the table to test with names it, in statement 3 of \
                       Step 6. Check its spelling in Catalog Explorer, and mend it here.",
                guide: &[("6", 2)],
                unity_catalog: &[("6", 1)],
            },
            row(
                "[SCHEMA_NOT_FOUND] The schema `crm`.`ordres` cannot be found.",
                "Databricks finds no schema `crm.ordres`. Its catalog is in this plan, but no statement names the schema \
                 itself. Check its spelling in Catalog Explorer; what cannot be reached for want of a grant may also be told \
                 as not found.",
                &[],
            ),
            row(
                "[NO_SUCH_SCHEMA_EXCEPTION] Schema 'public' was not found",
                "Databricks finds no schema `public`. The name stands without its catalog, so Databricks looked in the \
                 current one only. Write it in full, as in `catalog.schema.table`, or run `USE CATALOG` first.",
                &[],
            ),
            row(
                "CATALOG_DOES_NOT_EXIST: Catalog 'warehouse' does not exist.",
                "Databricks finds no catalog `warehouse`. This plan does not name it. Check its spelling, and that this \
                 workspace belongs to the metastore that holds it; if Segment is to read it, add it here.",
                &[],
            ),
        ],
    );
    assert_rows(
        &with_reverse_etl(),
        &[
            row(
                "Catalog 'segment_db' does not exist.",
                "Databricks finds no catalog `Segment_DB`. It is the catalog that Segment writes in, which this plan says \
                 exists. Check its spelling and the workspace; if it is not there yet, choose that it is to be made, and run \
                 the new statement of Step 2.",
                &[],
            ),
            row(
                "Schema 'segment_db.__segment_reverse_etl' does not exist.",
                "Databricks finds no schema `Segment_DB.__segment_reverse_etl`. Reverse ETL does not seem to have run in that \
                 catalog, or its schema has the other number of underscores. If it has not run, answer “Has Segment Reverse \
                 ETL ever run in this catalog?” with no, and leave out statement 1 of the Reverse ETL step.",
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
                    "Catalog `{catalog}` is there, but not bound to this workspace. No grant mends that: have its owner bind the \
                     workspace to it in Catalog Explorer, under Workspaces, or use a workspace that it is bound to."
                )
                .leak(),
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

#[test]
fn a_metastore_without_storage_points_at_the_catalog_that_is_made() {
    const TEXT: &str = "Metastore storage root URL does not exist. Default Storage is enabled in your account. You can use the UI to \
                        create a new catalog using Default Storage, or please provide a storage location for the catalog (for \
                        example 'CREATE CATALOG myCatalog MANAGED LOCATION '<location-path>').";
    let located =
        Draft { storage: StorageDraft::NewAt("s3://bucket/segment".to_owned()), ..draft() };
    for (draft, at, says) in [
        (draft(), vec![("2", 0)], "which names no location. Choose a new catalog at a location"),
        (located.clone(), vec![("2", 0)], "which names a location, so another statement was run"),
        (with_reverse_etl(), vec![], "This plan makes no catalog"),
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
