//! What a plan is written as, and that each link loads as what it was written from.

use data_graph_setup::link::decode;
use data_graph_setup::model::Wording;
use data_graph_setup::plan::{Draft, StorageDraft};

use crate::support::{CLIENT_ID, only, whole};
use crate::{loads, loads_and_is_written_so, reading, text, with_segment, written};

#[test]
fn an_empty_plan_is_the_version_alone() {
    loads_and_is_written_so("v=1", &Draft::default());
}

#[test]
fn every_key_has_its_place() {
    let full = "v=1&id=0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10&segment=segment\
                &storage=s3://acme-lake/segment/v2@x&retl=__segment_reverse_etl\
                &profiles=profiles.ps_segment&profiles=profiles.ps_materialize\
                &read=sales&read=crm.people&read=crm.leads&read=billing-eu.&before=1\
                &test=sales.orders.lines&host=dbc-a1b2c3d4-e5f6.cloud.databricks.com\
                &path=/sql/1.0/warehouses/0123456789abcdef&port=8443&wording=unity-catalog";
    let draft = Draft {
        client_id: text(CLIENT_ID),
        segment_catalog: text("segment"),
        storage: StorageDraft::NewAt(text("s3://acme-lake/segment/v2@x")),
        reverse_etl_schema: text("__segment_reverse_etl"),
        profiles_sync: only("profiles", &["ps_segment", "ps_materialize"]),
        catalogs: vec![whole("sales"), only("crm", &["people", "leads"]), only("billing-eu", &[])],
        granted_before: true,
        test_table: text("sales.orders.lines"),
        hostname: text("dbc-a1b2c3d4-e5f6.cloud.databricks.com"),
        http_path: text("/sql/1.0/warehouses/0123456789abcdef"),
        port: text("8443"),
        wording: Wording::UnityCatalog,
    };
    loads_and_is_written_so(full, &draft);
}

#[test]
fn each_key_loads_alone() {
    let base = Draft::default;
    for (link, draft) in [
        (
            "v=1&id=0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10",
            Draft { client_id: text(CLIENT_ID), ..base() },
        ),
        ("v=1&segment=Segment_DB", with_segment("Segment_DB")),
        ("v=1&storage=exists", Draft { storage: StorageDraft::Exists, ..base() }),
        ("v=1&storage=r2://b", Draft { storage: StorageDraft::NewAt(text("r2://b")), ..base() }),
        (
            "v=1&storage=abfss://c@a.dfs.core.windows.net/p",
            Draft {
                storage: StorageDraft::NewAt(text("abfss://c@a.dfs.core.windows.net/p")),
                ..base()
            },
        ),
        (
            "v=1&storage=gs://b/r%3Deu%2B1",
            Draft { storage: StorageDraft::NewAt(text("gs://b/r=eu+1")), ..base() },
        ),
        (
            "v=1&retl=__segment_reverse_etl",
            Draft { reverse_etl_schema: text("__segment_reverse_etl"), ..base() },
        ),
        (
            "v=1&retl=_segment_reverse_etl",
            Draft { reverse_etl_schema: text("_segment_reverse_etl"), ..base() },
        ),
        ("v=1&profiles=profiles", Draft { profiles_sync: whole("profiles"), ..base() }),
        ("v=1&profiles=profiles.ps", Draft { profiles_sync: only("profiles", &["ps"]), ..base() }),
        ("v=1&profiles=profiles.", Draft { profiles_sync: only("profiles", &[]), ..base() }),
        ("v=1&read=sales", reading(vec![whole("sales")])),
        ("v=1&read=sales.orders", reading(vec![only("sales", &["orders"])])),
        ("v=1&read=sales.", reading(vec![only("sales", &[])])),
        ("v=1&before=1", Draft { granted_before: true, ..base() }),
        ("v=1&test=a.b.c", Draft { test_table: text("a.b.c"), ..base() }),
        (
            "v=1&host=databricks.example.com",
            Draft { hostname: text("databricks.example.com"), ..base() },
        ),
        (
            "v=1&path=/sql/1.0/warehouses/0123456789abcdef%3Fo%3D42",
            Draft { http_path: text("/sql/1.0/warehouses/0123456789abcdef?o=42"), ..base() },
        ),
        ("v=1&port=1", Draft { port: text("1"), ..base() }),
        ("v=1&port=65535", Draft { port: text("65535"), ..base() }),
        ("v=1&wording=unity-catalog", Draft { wording: Wording::UnityCatalog, ..base() }),
    ] {
        loads_and_is_written_so(link, &draft);
    }
}

#[test]
fn the_defaults_of_version_1_are_left_out() {
    let draft = Draft {
        segment_catalog: text("SEGMENT_LINKED_PROFILES_DB"),
        storage: StorageDraft::New,
        port: text("443"),
        wording: Wording::Guide,
        ..Draft::default()
    };
    assert_eq!(written(&draft), "v=1");
}

#[test]
fn the_default_segment_catalog_in_another_case_is_written_since_it_prints_otherwise() {
    loads_and_is_written_so(
        "v=1&segment=segment_linked_profiles_db",
        &with_segment("segment_linked_profiles_db"),
    );
}

#[test]
fn a_default_that_is_written_out_is_read_as_the_default() {
    loads("v=1&segment=SEGMENT_LINKED_PROFILES_DB&port=443", &Draft::default());
}

#[test]
fn a_plan_is_written_in_canonical_form() {
    let draft = Draft {
        client_id: format!(" {} ", CLIENT_ID.to_uppercase()),
        profiles_sync: whole(" profiles "),
        catalogs: vec![
            whole(""),
            only("Sales", &["orders", ""]),
            whole("crm"),
            only("SALES", &["returns", "ORDERS"]),
        ],
        hostname: text("https://DBC-1.cloud.databricks.com:8443/?o=1"),
        http_path: text("sql/1.0/warehouses/0123456789abcdef/"),
        ..Draft::default()
    };
    assert_eq!(
        written(&draft),
        "v=1&id=0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10&profiles=profiles&read=Sales.orders\
         &read=Sales.returns&read=crm&host=dbc-1.cloud.databricks.com\
         &path=/sql/1.0/warehouses/0123456789abcdef&port=8443"
    );
}

#[test]
fn only_values_without_problems_are_written() {
    let draft = Draft {
        client_id: text("segment@example.com"),
        segment_catalog: text("my catalog"),
        storage: StorageDraft::NewAt(text("/mnt/lake")),
        reverse_etl_schema: text("x"),
        profiles_sync: whole("system"),
        catalogs: vec![whole("a.b"), only("sales", &["orders", "x/y"]), only("crm", &["x y"])],
        granted_before: false,
        test_table: text("a.b"),
        hostname: text("accounts.cloud.databricks.com"),
        http_path: text("/sql/protocolv1/o/1/x"),
        port: text("0"),
        wording: Wording::Guide,
    };
    assert_eq!(written(&draft), "v=1&read=sales.orders&read=crm.");
}

#[test]
fn whole_and_restricted_is_written_restricted() {
    let draft = reading(vec![whole("sales"), only("SALES", &["orders"]), whole("crm")]);
    assert_eq!(written(&draft), "v=1&read=sales.orders&read=crm");
    let draft = reading(vec![whole("sales"), only("sales", &[])]);
    assert_eq!(written(&draft), "v=1&read=sales.");
}

#[test]
fn letters_digits_and_eight_marks_are_written_as_they_are_and_the_rest_encoded() {
    for c in ('!'..='~').filter(|c| !matches!(c, '.' | '/')) {
        let is_plain = c.is_ascii_alphanumeric() || "-_~:@".contains(c);
        let shown = if is_plain { c.to_string() } else { format!("%{:02X}", u32::from(c)) };
        loads_and_is_written_so(
            &format!("v=1&segment=a{shown}b"),
            &with_segment(&format!("a{c}b")),
        );
    }
}

#[test]
fn a_name_beyond_ascii_is_utf_8_percent_encoded() {
    loads_and_is_written_so(
        "v=1&read=%E6%97%A5%E6%9C%AC.Gr%C3%B6%C3%9Fe",
        &reading(vec![only("日本", &["Größe"])]),
    );
    loads_and_is_written_so("v=1&segment=%F0%9F%98%80", &with_segment("😀"));
}

#[test]
fn a_link_that_was_read_is_written_as_it_would_have_been() {
    for (link, canonical) in [
        ("read=sales", "v=1&read=sales"),
        ("#read=sales&v=1", "v=1&read=sales"),
        ("v=9&read=sales&x=y", "v=1&read=sales"),
        ("read=a&read=a.x", "v=1&read=a.x"),
        ("port=443&host=HTTPS://A.example.com:1/", "v=1&host=a.example.com"),
        ("host=https://A.example.com:8443/", "v=1&host=a.example.com&port=8443"),
        ("read=b.x&profiles=B.y", "v=1&profiles=B.y&profiles=B.x"),
    ] {
        assert_eq!(written(&decode(link).unwrap().draft), canonical, "{link}");
    }
}
