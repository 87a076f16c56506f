//! What is known of each privilege, what grants imply, and what they allow.

mod support;

use data_graph_setup::access::{Grants, allowed, needed};
use data_graph_setup::model::{Object, Power, Privilege, SecurableType, Wording};
use data_graph_setup::plan::{Draft, resolve};

use support::world::{PRIVILEGES, meant};
use support::{CLIENT_ID, grant, only, smallest, whole};

const KINDS: [SecurableType; 3] =
    [SecurableType::Catalog, SecurableType::Schema, SecurableType::Table];

/// Grants from lines such as `SELECT on sales.orders`.
#[track_caller]
fn grants(lines: &[&str]) -> Grants {
    lines
        .iter()
        .map(|line| {
            let (privilege, on) = line.split_once(" on ").unwrap_or_default();
            let on: Vec<String> = on.split('.').map(str::to_owned).collect();
            let Some(grant) = grant(&on, privilege) else { unreachable!("{line} is no grant") };
            grant
        })
        .collect()
}

fn object(name: &str) -> Object {
    let on: Vec<String> = name.split('.').map(str::to_owned).collect();
    let Some(grant) = grant(&on, "SELECT") else { unreachable!("{name} is no name") };
    grant.on
}

/// Where and through what a privilege is held: `ALL PRIVILEGES on sales`.
fn holding(grants: &Grants, privilege: Privilege, on: &str) -> Option<String> {
    let held = grants.holding(privilege, &object(on).key())?;
    let names: Vec<&str> = held.on.names().map(|name| name.as_str()).collect();
    Some(format!("{} on {}", held.by.as_listed(), names.join(".")))
}

/// What grants allow in their only catalog.
fn access(lines: &[&str]) -> String {
    let access = allowed(&grants(lines));
    let [access] = access.as_slice() else { unreachable!("{access:?}") };
    let reach = |reach: &data_graph_setup::access::Reach| {
        let tables = reach
            .tables
            .iter()
            .map(|(schema, table)| format!("{}.{}", schema.as_str(), table.as_str()));
        let schemas = reach.schemas.iter().map(|schema| schema.as_str().to_owned());
        let whole = reach.is_whole.then(|| "all".to_owned());
        whole.into_iter().chain(schemas).chain(tables).collect::<Vec<_>>().join(" ")
    };
    let mut parts =
        vec![format!("read[{}]", reach(&access.read)), format!("write[{}]", reach(&access.write))];
    parts.extend(access.makes_schemas.then(|| "makes schemas".to_owned()));
    parts.extend(access.administers.then(|| "administers".to_owned()));
    assert_eq!(access.is_nothing(), parts == ["read[]", "write[]"]);
    parts.join(" ")
}

#[test]
fn every_privilege_is_listed_fits_and_is_implied_as_the_platform_says() {
    let known: Vec<&str> = Privilege::ALL.iter().map(|privilege| privilege.as_listed()).collect();
    let platform: Vec<&str> = PRIVILEGES.iter().map(|(listed, ..)| *listed).collect();
    assert_eq!(known, platform);
    for (privilege, (listed, lengths, is_in_all)) in Privilege::ALL.into_iter().zip(PRIVILEGES) {
        for (kind, length) in KINDS.into_iter().zip(1..) {
            assert_eq!(privilege.fits(kind), lengths.contains(&length), "{listed} on {kind:?}");
            assert_eq!(privilege.in_sql(kind, Wording::UnityCatalog), listed);
        }
        assert_eq!(privilege.is_in_all_privileges(), is_in_all, "{listed}");
        assert_eq!(privilege.fact().listed, listed);
    }
}

#[test]
fn every_fact_has_its_source_and_the_month_of_its_check() {
    for privilege in Privilege::ALL {
        let source = privilege.fact().source;
        let listed = privilege.as_listed();
        assert!(source.url.starts_with("https://") && !source.url.contains(' '), "{listed}");
        let month: Vec<&str> = source.checked.split('-').collect();
        let [year, month] = month.as_slice() else { unreachable!("{listed}: {month:?}") };
        assert!(year.len() == 4 && year.parse::<u16>().is_ok_and(|year| 2026 <= year), "{listed}");
        assert!(month.len() == 2 && month.parse().is_ok_and(|month: u8| (1..=12).contains(&month)));
    }
}

#[test]
fn every_privilege_has_the_power_that_it_has_over_data() {
    let with = |power: Power| -> Vec<&str> {
        let all = Privilege::ALL.into_iter().filter(|privilege| privilege.fact().power == power);
        all.map(Privilege::as_listed).collect()
    };
    assert_eq!(with(Power::Reach), ["BROWSE", "READ METADATA", "USE CATALOG", "USE SCHEMA"]);
    assert_eq!(with(Power::Read), ["EXECUTE", "EXTERNAL USE SCHEMA", "READ VOLUME", "SELECT"]);
    assert_eq!(with(Power::All), ["ALL PRIVILEGES"]);
    assert_eq!(with(Power::Administer), ["MANAGE"]);
    assert_eq!(with(Power::Write).len(), 11);
}

#[test]
fn a_privilege_is_read_in_old_words_and_new_ones_with_spaces_or_underscores_in_any_case() {
    for (text, kind, expected) in [
        ("USE CATALOG", SecurableType::Catalog, Some("USE CATALOG")),
        ("use_catalog", SecurableType::Catalog, Some("USE CATALOG")),
        ("  Use   Catalog ", SecurableType::Catalog, Some("USE CATALOG")),
        ("USAGE", SecurableType::Catalog, Some("USE CATALOG")),
        ("usage", SecurableType::Schema, Some("USE SCHEMA")),
        ("USAGE", SecurableType::Table, None),
        ("CREATE", SecurableType::Catalog, Some("CREATE SCHEMA")),
        ("CREATE", SecurableType::Schema, Some("CREATE TABLE")),
        ("CREATE", SecurableType::Table, None),
        ("USE DATABASE", SecurableType::Schema, Some("USE SCHEMA")),
        ("use_database", SecurableType::Catalog, Some("USE SCHEMA")),
        ("ALL_PRIVILEGES", SecurableType::Table, Some("ALL PRIVILEGES")),
        ("Create_Materialized View", SecurableType::Schema, Some("CREATE MATERIALIZED VIEW")),
        ("OWN", SecurableType::Catalog, None),
        ("CREATE CATALOG", SecurableType::Catalog, None),
        ("SELECT MODIFY", SecurableType::Catalog, None),
        ("", SecurableType::Catalog, None),
    ] {
        let read = Privilege::parse(text, kind).map(Privilege::as_listed);
        assert_eq!(read, expected, "{text} on {kind:?}");
    }
    for privilege in Privilege::ALL {
        for (kind, length) in KINDS.into_iter().zip(1..).filter(|(kind, _)| privilege.fits(*kind)) {
            let listed = privilege.as_listed();
            assert_eq!(Privilege::parse(&listed.replace(' ', "_"), kind), Some(privilege));
            assert_eq!(
                Privilege::parse(privilege.in_sql(kind, Wording::Guide), kind),
                Some(privilege)
            );
            assert_eq!(meant(privilege.in_sql(kind, Wording::Guide), length), Ok(listed));
        }
    }
}

#[test]
fn a_grant_covers_what_is_inside_and_never_what_is_beside_or_above() {
    let grants = grants(&[
        "SELECT on sales",
        "USE SCHEMA on sales.orders",
        "ALL PRIVILEGES on crm.people",
        "SELECT on crm.people",
    ]);
    for (privilege, on, expected) in [
        (Privilege::Select, "sales", Some("SELECT on sales")),
        (Privilege::Select, "SALES.anything.at_all", Some("SELECT on sales")),
        (Privilege::UseSchema, "sales.orders", Some("USE SCHEMA on sales.orders")),
        (Privilege::UseSchema, "sales.orders.lines", Some("USE SCHEMA on sales.orders")),
        (Privilege::UseSchema, "sales", None),
        (Privilege::UseSchema, "sales.returns", None),
        (Privilege::Modify, "sales", None),
        (Privilege::Select, "crm", None),
        (Privilege::Select, "crm.people", Some("SELECT on crm.people")),
        (Privilege::Modify, "crm.people.addresses", Some("ALL PRIVILEGES on crm.people")),
        (Privilege::Modify, "crm.other", None),
        (Privilege::Manage, "crm.people", None),
        (Privilege::ExternalUseSchema, "crm.people", None),
        (Privilege::ReadMetadata, "crm.people", None),
        (Privilege::AllPrivileges, "crm.people.addresses", Some("ALL PRIVILEGES on crm.people")),
    ] {
        assert_eq!(holding(&grants, privilege, on).as_deref(), expected, "{privilege:?} on {on}");
    }
}

#[test]
fn taking_all_privileges_back_takes_the_single_ones_along_that_it_implies() {
    let mut held = grants(&[
        "ALL PRIVILEGES on sales",
        "SELECT on sales",
        "MANAGE on sales",
        "SELECT on sales.orders",
        "READ METADATA on sales",
    ]);
    held.revoke(Privilege::AllPrivileges, &object("SALES").key());
    assert_eq!(
        held,
        grants(&["MANAGE on sales", "SELECT on sales.orders", "READ METADATA on sales"])
    );
    held.revoke(Privilege::Select, &object("sales.orders.lines").key());
    held.revoke(Privilege::Modify, &object("sales").key());
    assert_eq!(held.iter().count(), 3);
    held.revoke(Privilege::Select, &object("sales.orders").key());
    assert!(!held.objects().any(|(on, _)| on.key() == object("sales.orders").key()));
}

#[test]
fn a_privilege_is_inert_without_use_catalog_and_use_schema() {
    for (lines, expected) in [
        (&["SELECT on a"][..], "read[] write[]"),
        (&["SELECT on a", "USE CATALOG on a"], "read[] write[]"),
        (&["SELECT on a", "USE SCHEMA on a"], "read[] write[]"),
        (&["SELECT on a", "USE CATALOG on a", "USE SCHEMA on a"], "read[all] write[]"),
        (&["SELECT on a", "USE CATALOG on a", "USE SCHEMA on a.b"], "read[b] write[]"),
        (&["SELECT on a.b", "USE CATALOG on a", "USE SCHEMA on a"], "read[b] write[]"),
        (&["SELECT on a.b", "USE SCHEMA on a.b"], "read[] write[]"),
        (&["SELECT on a.b.c", "USE CATALOG on a", "USE SCHEMA on a.b"], "read[b.c] write[]"),
        (&["SELECT on a.b.c", "USE CATALOG on a"], "read[] write[]"),
        (
            &["SELECT on a.b.c", "SELECT on a.b", "USE CATALOG on a", "USE SCHEMA on a"],
            "read[b] write[]",
        ),
        (&["USE CATALOG on a", "CREATE SCHEMA on a"], "read[] write[] makes schemas"),
        (&["CREATE SCHEMA on a"], "read[] write[]"),
        (&["ALL PRIVILEGES on a"], "read[all] write[all] makes schemas"),
        (&["ALL PRIVILEGES on a.b"], "read[] write[]"),
        (&["ALL PRIVILEGES on a.b", "USE CATALOG on a"], "read[b] write[b]"),
        (&["MODIFY on a", "USE CATALOG on a", "USE SCHEMA on a"], "read[] write[all]"),
        (&["CREATE TABLE on a.b", "USE CATALOG on a", "USE SCHEMA on a.b"], "read[] write[b]"),
        (&["MODIFY on a.b.c", "USE CATALOG on a", "USE SCHEMA on a"], "read[] write[b.c]"),
        (&["MANAGE on a.b"], "read[] write[] administers"),
        (&["BROWSE on a", "USE CATALOG on a", "USE SCHEMA on a"], "read[] write[]"),
        (&["EXECUTE on a", "USE CATALOG on a", "USE SCHEMA on a"], "read[] write[]"),
    ] {
        assert_eq!(access(lines), expected, "{lines:?}");
    }
}

#[test]
fn names_are_one_whatever_their_case_and_keep_the_spelling_that_came_first() {
    let grants = grants(&["SELECT on Größe.A", "USE SCHEMA on GRÖSSE.a", "USE SCHEMA on größe.a"]);
    let names: Vec<String> = grants
        .objects()
        .map(|(on, _)| on.names().map(|name| name.as_str()).collect::<Vec<_>>().join("."))
        .collect();
    // Unity Catalog tells ß from SS, whatever their case.
    assert_eq!(names, ["GRÖSSE.a", "Größe.A"]);
    assert_eq!(grants.iter().count(), 3);
}

#[test]
fn a_plan_needs_each_grant_once_in_the_order_of_its_sql() {
    let draft = Draft {
        segment_catalog: "shared".to_owned(),
        reverse_etl_schema: "__segment_reverse_etl".to_owned(),
        profiles_sync: whole("profiles"),
        catalogs: vec![only("SHARED", &["public", "__segment_reverse_etl"]), whole("sales")],
        granted_before: true,
        ..smallest()
    };
    let list = |draft: &Draft| -> Vec<String> {
        needed(&resolve(draft).plan)
            .iter()
            .map(|grant| {
                let names: Vec<&str> = grant.on.names().map(|name| name.as_str()).collect();
                format!("{} on {}", grant.privilege.as_listed(), names.join("."))
            })
            .collect()
    };
    let expected = [
        "USE CATALOG on shared",
        "CREATE SCHEMA on shared",
        "SELECT on shared",
        "USE CATALOG on profiles",
        "SELECT on profiles",
        "USE SCHEMA on profiles",
        "USE CATALOG on sales",
        "SELECT on sales",
        "USE SCHEMA on sales",
        "USE SCHEMA on SHARED.public",
        "SELECT on SHARED.public",
        "USE SCHEMA on SHARED.__segment_reverse_etl",
        "SELECT on SHARED.__segment_reverse_etl",
        "ALL PRIVILEGES on shared.__segment_reverse_etl",
    ];
    let of_segments_spelling = expected.map(|line| line.replace("SHARED", "shared"));
    let found: Vec<String> =
        list(&draft).iter().map(|line| line.replace("SHARED", "shared")).collect();
    assert_eq!(found, of_segments_spelling);
    // Whose they are makes no difference to which there are.
    assert_eq!(list(&Draft { client_id: String::new(), ..draft.clone() }), list(&draft));
}

#[test]
fn what_is_missing_wrong_or_an_example_is_not_needed() {
    let draft = Draft {
        client_id: CLIENT_ID.to_owned(),
        segment_catalog: "my catalog".to_owned(),
        catalogs: vec![only("sales", &["", "a b", "orders"]), only("crm", &[]), whole("a.b")],
        ..Draft::default()
    };
    let found: Vec<String> = needed(&resolve(&draft).plan)
        .iter()
        .map(|grant| grant.on.names().map(|name| name.as_str()).collect::<Vec<_>>().join("."))
        .collect();
    assert_eq!(found, ["sales", "sales.orders", "sales.orders", "crm"]);
}
