//! The SQL that puts right what an audit found.

use data_graph_setup::plan::Draft;

use crate::support::audits::{all_but, audit, plan, row};
use crate::support::{CLIENT_ID, whole};

#[test]
fn the_fix_grants_what_is_missing_and_only_names_what_should_go() {
    let gone = ["ID,CREATE SCHEMA,CATALOG,segment", "ID,USE SCHEMA,SCHEMA,sales.orders"];
    let more = [
        "ID,USE SCHEMA,CATALOG,sales",
        "ID,ALL PRIVILEGES,SCHEMA,sales.orders",
        "ID,MODIFY,CATALOG,profiles",
        "ID,CREATE TABLE,CATALOG,profiles",
    ];
    let audited = audit(&plan(), &all_but(&gone, &more));
    assert_eq!(
        audited.fix.replace(CLIENT_ID, "ID"),
        "-- Missing\n\
         GRANT CREATE SCHEMA ON CATALOG `segment` TO `ID`;\n\
         \n\
         -- Not needed: to remove a grant, delete the -- before its REVOKE\n\
         -- Lets Segment create or change things outside its own catalog:\n\
         -- REVOKE CREATE TABLE, MODIFY ON CATALOG `profiles` FROM `ID`;\n\
         -- Covers the whole catalog, but you chose only some of its schemas:\n\
         -- REVOKE USE SCHEMA ON CATALOG `sales` FROM `ID`;\n\
         -- Gives every privilege, now and later, but Segment needs only some:\n\
         -- REVOKE ALL PRIVILEGES ON SCHEMA `sales`.`orders` FROM `ID`;\n\
         -- Run this together with the line above, which removes these too:\n\
         -- GRANT USE SCHEMA, SELECT ON SCHEMA `sales`.`orders` TO `ID`;\n"
    );
    assert_eq!(audited.summary.to_text(), "1 grant is missing. 4 grants are not needed.");
}

#[test]
fn a_fix_of_several_catalogs_comes_in_a_part_for_each_owner() {
    let gone = ["ID,CREATE SCHEMA,CATALOG,segment", "ID,USE SCHEMA,SCHEMA,sales.orders"];
    let more = ["ID,MODIFY,CATALOG,profiles", "ID,USE SCHEMA,CATALOG,Sales"];
    let audited = audit(&plan(), &all_but(&gone, &more));
    let parts: Vec<_> = audited
        .fix_parts
        .iter()
        .map(|part| (part.catalog.as_str(), part.fix.replace(CLIENT_ID, "ID")))
        .collect();
    let extra = "-- Not needed: to remove a grant, delete the -- before its REVOKE\n";
    assert_eq!(
        parts,
        [
            (
                "segment",
                "-- Missing\nGRANT CREATE SCHEMA ON CATALOG `segment` TO `ID`;\n".to_owned()
            ),
            (
                "sales",
                format!(
                    "-- Needed on their own, before the wider grants below are removed\n\
                     GRANT USE SCHEMA ON SCHEMA `sales`.`orders` TO `ID`;\n\n{extra}\
                     -- Covers the whole catalog, but you chose only some of its schemas:\n\
                     -- REVOKE USE SCHEMA ON CATALOG `sales` FROM `ID`;\n"
                )
            ),
            (
                "profiles",
                format!(
                    "{extra}-- Lets Segment create or change things outside its own catalog:\n\
                     -- REVOKE MODIFY ON CATALOG `profiles` FROM `ID`;\n"
                )
            ),
        ]
    );
    let statements = |text: &str| {
        let mut lines: Vec<String> =
            text.lines().filter(|it| it.ends_with(';')).map(str::to_owned).collect();
        lines.sort_unstable();
        lines
    };
    let all: String = audited.fix_parts.iter().map(|part| part.fix.as_str()).collect();
    assert_eq!(statements(&all), statements(&audited.fix));
    // What is of one catalog is one part already.
    let audited = audit(&plan(), &all_but(&gone[..1], &[]));
    assert!(!audited.fix.is_empty() && audited.fix_parts.is_empty());
}

#[test]
fn what_is_held_only_through_something_wider_is_granted_before_that_goes() {
    let gone = ["ID,USE SCHEMA,SCHEMA,sales.orders", "ID,SELECT,SCHEMA,sales.orders"];
    let more = ["ID,USE SCHEMA,CATALOG,sales", "ID,SELECT,CATALOG,sales"];
    let audited = audit(&plan(), &all_but(&gone, &more));
    assert_eq!(
        audited.fix.replace(CLIENT_ID, "ID"),
        "-- Needed on their own, before the wider grants below are removed\n\
         GRANT USE SCHEMA, SELECT ON SCHEMA `sales`.`orders` TO `ID`;\n\
         \n\
         -- Not needed: to remove a grant, delete the -- before its REVOKE\n\
         -- Covers the whole catalog, but you chose only some of its schemas:\n\
         -- REVOKE SELECT, USE SCHEMA ON CATALOG `sales` FROM `ID`;\n"
    );
}

// Databricks takes ALL PRIVILEGES only by itself: `REVOKE { ALL PRIVILEGES | privilege [, ...] }`.
#[test]
fn all_privileges_is_never_taken_back_together_with_others() {
    let more = [
        "ID,ALL PRIVILEGES,TABLE,segment.__segment_reverse_etl.t",
        "ID,SELECT,TABLE,segment.__segment_reverse_etl.t",
    ];
    let audited = audit(&plan(), &all_but(&[], &more));
    let revokes: Vec<&str> =
        audited.fix.lines().filter(|line| line.starts_with("-- REVOKE")).collect();
    assert!(!revokes.is_empty());
    for line in revokes {
        assert!(!line.contains("ALL PRIVILEGES,") && !line.contains(", ALL PRIVILEGES"), "{line}");
    }
}

#[test]
fn nothing_is_taken_back_in_a_catalog_whose_name_may_only_be_missing() {
    let draft = Draft { profiles_sync: whole(""), ..plan() };
    let extra = "ID,MODIFY,CATALOG,sales";
    let audited = audit(&draft, &all_but(&[], &[extra]));
    assert!(
        audited.summary.to_text().starts_with("All 7 grants are there. 4 grants are not needed.")
    );
    assert_eq!(row(&audited, "SELECT", "CATALOG profiles").0, "extra");
    let revokes: Vec<&str> = audited.fix.lines().filter(|line| line.contains("REVOKE ")).collect();
    let named = format!("-- REVOKE MODIFY ON CATALOG `sales` FROM `{CLIENT_ID}`;");
    assert_eq!(revokes, [named]);
}
