//! Names with their catalog in front: how they are split, unquoted and read.

use data_graph_setup::model::full_name::{back_quoted, read, split, split_unquoted, unquoted};
use data_graph_setup::model::{FullNameError, IdentifierError, NamePart, Securable, SecurableType};

const KINDS: [SecurableType; 3] =
    [SecurableType::Catalog, SecurableType::Schema, SecurableType::Table];

/// The parts of a securable that is read, or why there is none.
fn names(full_name: &str, kind: SecurableType) -> Result<Vec<String>, FullNameError> {
    let securable = read(&split(full_name), kind)?;
    assert_eq!(securable.securable_type(), kind);
    Ok(securable.names().map(|name| name.as_str().to_owned()).collect())
}

#[test]
fn a_full_name_is_split_at_each_period_and_trimmed() {
    assert_eq!(split("a"), ["a"]);
    assert_eq!(split(" a . b\t.c "), ["a", "b", "c"]);
    assert_eq!(split(""), [""]);
    assert_eq!(split("a..b."), ["a", "", "b", ""]);
    assert_eq!(split("`a`.\"b\""), ["`a`", "\"b\""]);
}

#[test]
fn back_quotes_come_off_a_name_that_stands_in_them() {
    for (quoted, name) in [
        ("a", "a"),
        ("`a`", "a"),
        ("`a``b`", "a`b"),
        ("````", "`"),
        ("``", ""),
        ("`", "`"),
        ("`a", "`a"),
        ("a`", "a`"),
        ("a``b", "a``b"),
        ("", ""),
    ] {
        assert_eq!(unquoted(quoted), name, "{quoted}");
    }
}

#[test]
fn a_full_name_is_unquoted_part_by_part() {
    assert_eq!(split_unquoted("sales.`or``ders`"), ["sales", "or`ders"]);
    assert_eq!(split_unquoted("`sales`. `orders` "), ["sales", "orders"]);
    assert_eq!(split_unquoted("`sales`.`orders`.`lines`"), ["sales", "orders", "lines"]);
    assert_eq!(split_unquoted("`sales.orders`"), ["sales.orders"]);
    assert_eq!(split_unquoted("`sales.orders"), ["`sales", "orders"]);
}

#[test]
fn back_quoted_names_are_read_from_the_start_of_a_text() {
    let parts = |text| back_quoted(text).map(|(parts, rest)| (parts.join("|"), rest));
    let found = |parts: &str, rest| Some((parts.to_owned(), rest));
    assert_eq!(parts("`a`.`b` does not exist"), found("a|b", " does not exist"));
    assert_eq!(parts("`a.b`.c"), found("a.b", ".c"));
    assert_eq!(parts("`a``.``b`"), found("a`.`b", ""));
    assert_eq!(parts("`日本``語`x"), found("日本`語", "x"));
    assert_eq!(parts("``"), found("", ""));
    assert_eq!(parts("`a`.`b"), None);
    assert_eq!(parts("a`b`"), None);
    assert_eq!(parts("`a``"), None);
    assert_eq!(parts(""), None);
}

#[test]
fn a_name_with_as_many_parts_as_its_kind_has_is_read() {
    for (text, kind) in ["a", "a.b", "a.b.c"].into_iter().zip(KINDS) {
        assert_eq!(names(text, kind), Ok(split(text)));
    }
}

#[test]
fn another_number_of_parts_is_told() {
    for kind in KINDS {
        for found in (1..5).filter(|found| *found != kind.name_parts().len()) {
            let text = vec!["a"; found].join(".");
            assert_eq!(names(&text, kind), Err(FullNameError::Length { found }), "{text}");
        }
        assert_eq!(read(&[], kind), Err(FullNameError::Length { found: 0 }));
    }
}

#[test]
fn the_first_part_that_is_no_name_is_told() {
    let wrong = |part, error| Err(FullNameError::Part(part, error));
    let space = IdentifierError::Forbidden { found: ' ' };
    assert_eq!(names("a.b c.", SecurableType::Table), wrong(NamePart::Schema, space));
    assert_eq!(names("a.b.", SecurableType::Table), wrong(NamePart::Table, IdentifierError::Empty));
    let reserved = wrong(NamePart::Catalog, IdentifierError::Reserved);
    assert_eq!(names("system.b", SecurableType::Schema), reserved);
    assert!(names("a.system", SecurableType::Schema).is_ok());
}

#[test]
fn a_securable_has_exactly_the_names_of_its_kind() {
    for kind in KINDS {
        for length in 0..5 {
            let names: Vec<usize> = (0..length).collect();
            let securable = Securable::from_names(kind, names.clone());
            let found = securable.map(|found| found.names().copied().collect::<Vec<_>>());
            assert_eq!(found, (length == kind.name_parts().len()).then_some(names));
        }
    }
}

#[test]
fn a_schema_of_the_current_catalog_is_named_in_full_when_it_gets_other_names() {
    let schema = Securable::SchemaInCurrentCatalog { catalog: "sales", schema: "orders" };
    let in_full = Securable::Schema { catalog: 5, schema: 6 };
    assert_eq!(schema.map_in_full(|name| name.len()), in_full);
    assert_eq!(schema.try_map_in_full(|name| Some(name.len())), Some(in_full));
    assert_eq!(schema.try_map_in_full(|name| name.strip_prefix('s')), None);
}
