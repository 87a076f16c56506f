//! The table of a plan's keys, held against what is written down elsewhere.

use data_graph_setup::plan::Key;
use data_graph_setup::plan::field::{CATALOG, LOCATION, SCHEMAS};

use crate::support::{TEXT_FIELDS, smallest_with};

/// The types that the module's callers see.
const TYPES: &str = include_str!("../../src/js/types.d.ts");

#[test]
fn each_key_has_a_path_and_a_link_key_of_its_own() {
    for key in Key::ALL {
        assert_eq!(Key::at(key.path()), Some(key));
        assert_eq!(Key::from_link(key.in_link()), Some(key));
    }
}

#[test]
fn each_field_stands_under_the_path_of_its_key() {
    for field in TEXT_FIELDS {
        assert!(field.to_string().starts_with(field.key().path()), "{field}");
        assert!(smallest_with(field, "x").holds(field), "{field}");
    }
}

#[test]
fn the_names_under_a_path_are_those_of_the_contract() {
    let names = |path| Key::names_under(path).join(" ");
    let plan =
        "clientId segmentCatalog profilesSync catalogs grantedBefore testTable connection wording";
    assert_eq!(names(""), plan);
    assert_eq!(names("segmentCatalog"), "name storage reverseEtlSchema");
    assert_eq!(names("connection"), "hostname httpPath port");
    for path in ["clientId", "connect", "connection.port", "x"] {
        assert_eq!(names(path), "");
    }
}

#[test]
fn the_modules_types_declare_every_key() {
    let names = Key::ALL.into_iter().flat_map(|key| key.path().split('.'));
    for name in names.chain([CATALOG, SCHEMAS, LOCATION]) {
        let is_declared = [format!(" {name}?:"), format!(" {name}:")];
        assert!(is_declared.iter().any(|text| TYPES.contains(text)), "{name}");
    }
}
