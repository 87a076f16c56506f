//! What belongs to securables is found by their names, and sets of privileges are sets.

use std::collections::{BTreeMap, BTreeSet};

use data_graph_setup::model::{
    ByObject, Identifier, NamePart, Object, Privilege, PrivilegeSet, Securable, SecurableType,
};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::drafts::config;

/// Names of which many are one but for their case, and of which some are the beginning of others.
fn name() -> impl Strategy<Value = Identifier> {
    "[a-bA-B]{1,2}[-!~_ö]?"
        .prop_filter_map("no name", |text| Identifier::parse(&text, NamePart::Table).ok())
}

fn object() -> impl Strategy<Value = Object> {
    prop_oneof![
        name().prop_map(Securable::Catalog),
        (name(), name()).prop_map(|(catalog, schema)| Securable::Schema { catalog, schema }),
        (name(), name(), name()).prop_map(|(catalog, schema, table)| Securable::Table {
            catalog,
            schema,
            table
        }),
    ]
}

/// A securable as its kind and its names in lower case, which are in the order that listings have.
fn spelled(object: &Object) -> (SecurableType, Vec<String>) {
    let names = object.names().map(|name| name.as_str().to_lowercase());
    (object.securable_type(), names.collect())
}

fn privilege() -> impl Strategy<Value = Privilege> {
    proptest::sample::select(Privilege::ALL.as_slice())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_was_put_by_a_securable_is_found_by_its_names(objects in vec(object(), 0..60)) {
        let mut map = ByObject::default();
        let mut known = BTreeMap::new();
        let mut order = Vec::new();
        for (number, object) in objects.iter().enumerate() {
            let key = object.key();
            prop_assert_eq!(map.get(&key), known.get(&spelled(object)));
            map.insert(&key, number);
            if known.insert(spelled(object), number).is_none() {
                order.push(spelled(object));
            }
        }
        let by_name: Vec<usize> = map.in_order().copied().collect();
        prop_assert_eq!(by_name, known.values().copied().collect::<Vec<_>>());
        let as_they_came: Vec<usize> = order.iter().filter_map(|it| known.get(it).copied()).collect();
        prop_assert_eq!(map.values(), &as_they_came);
        for object in &objects {
            let key = object.key();
            if let Some(value) = map.get_mut(&key) {
                *value += 1;
            }
            let value = known.get_mut(&spelled(object)).map(|value| {
                *value += 1;
                *value
            });
            prop_assert_eq!(map.get(&key).copied(), value);
        }
    }

    #[test]
    fn a_key_tells_what_its_securable_is_in(object in object()) {
        let key = object.key();
        prop_assert_eq!(key.securable_type(), object.securable_type());
        prop_assert_eq!(key.parent(), object.parent().map(|parent| parent.key()));
        prop_assert_eq!(key.catalog(), Securable::Catalog(object.catalog().clone()).key());
    }

    #[test]
    fn a_set_of_privileges_is_a_set(one in vec(privilege(), 0..8), other in vec(privilege(), 0..8)) {
        let list = |set: PrivilegeSet| set.iter().collect::<Vec<_>>();
        let (set, without) = (PrivilegeSet::of(&one), PrivilegeSet::of(&other));
        let (known, removed): (BTreeSet<_>, BTreeSet<_>) =
            (one.iter().copied().collect(), other.iter().copied().collect());
        prop_assert_eq!(list(set), known.iter().copied().collect::<Vec<_>>());
        prop_assert_eq!(set.len(), known.len());
        prop_assert_eq!(set.is_empty(), known.is_empty());
        prop_assert_eq!(list(set.and(without)), known.union(&removed).copied().collect::<Vec<_>>());
        prop_assert_eq!(
            list(set.without(without)),
            known.difference(&removed).copied().collect::<Vec<_>>()
        );
        for privilege in Privilege::ALL {
            prop_assert_eq!(set.contains(privilege), known.contains(&privilege));
            let is_implied = known.contains(&privilege)
                || (known.contains(&Privilege::AllPrivileges) && privilege.is_in_all_privileges());
            prop_assert_eq!(set.with_implied().contains(privilege), is_implied);
        }
    }
}
