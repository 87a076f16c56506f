//! What grants really allow, catalog by catalog.

use std::collections::BTreeMap;

use crate::model::{Identifier, Power, Privilege, Securable};

use super::grants::{Grants, Object, ObjectKey};

/// What may be done in a catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogAccess {
    /// The catalog.
    pub catalog: Identifier,
    /// Where tables can be read.
    pub read: Reach,
    /// Where tables, rows or other objects can be made or changed.
    pub write: Reach,
    /// Whether schemas can be made in it, whose owner their maker is.
    pub makes_schemas: bool,
    /// Whether something in it can be administered, so that its holder can help itself to more.
    pub administers: bool,
}

/// How far something reaches in a catalog.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Whether it reaches all of it, now and later. Then nothing in it is named.
    pub is_whole: bool,
    /// The schemas that it reaches, all of each.
    pub schemas: Vec<Identifier>,
    /// The tables that it reaches, each with its schema.
    pub tables: Vec<(Identifier, Identifier)>,
}

impl Reach {
    /// Says whether it reaches nothing.
    pub fn is_nothing(&self) -> bool {
        !self.is_whole && self.schemas.is_empty() && self.tables.is_empty()
    }
}

impl CatalogAccess {
    /// Says whether the grants come to nothing in this catalog.
    pub fn is_nothing(&self) -> bool {
        self.read.is_nothing()
            && self.write.is_nothing()
            && !self.makes_schemas
            && !self.administers
    }
}

/// What grants allow in each catalog that they name, by the catalogs' names.
///
/// A privilege on what is in a catalog or schema is inert without USE CATALOG on the one and USE SCHEMA on the other.
/// What a maker may do in its own schemas is not granted, and so does not count.
pub fn allowed(grants: &Grants) -> Vec<CatalogAccess> {
    let mut objects: BTreeMap<&String, Vec<(&ObjectKey, &Object)>> = BTreeMap::new();
    for (key, object) in grants.objects() {
        objects.entry(key.catalog()).or_default().push((key, object));
    }
    objects.into_values().filter_map(|objects| in_catalog(grants, &objects)).collect()
}

fn in_catalog(grants: &Grants, objects: &[(&ObjectKey, &Object)]) -> Option<CatalogAccess> {
    let (first, object) = objects.first()?;
    let catalog = Securable::Catalog(first.catalog().clone());
    let is_open = grants.holds(Privilege::UseCatalog, &catalog);
    let reach = |power: &dyn Fn(&ObjectKey) -> bool| {
        if is_open { reach(grants, &catalog, objects, power) } else { Reach::default() }
    };
    let administers = |key: &ObjectKey| grants.contains(Privilege::Manage, key);
    Some(CatalogAccess {
        catalog: object.catalog().clone(),
        read: reach(&|key| grants.holds(Privilege::Select, key)),
        write: reach(&|key| writes_in(grants, key)),
        makes_schemas: is_open && grants.holds(Privilege::CreateSchema, &catalog),
        administers: objects.iter().any(|(key, _)| administers(key)),
    })
}

fn writes_in(grants: &Grants, key: &ObjectKey) -> bool {
    Privilege::ALL
        .into_iter()
        .filter(|privilege| {
            privilege.fact().power == Power::Write && *privilege != Privilege::CreateSchema
        })
        .any(|privilege| grants.holds(privilege, key))
}

fn reach(
    grants: &Grants,
    catalog: &ObjectKey,
    objects: &[(&ObjectKey, &Object)],
    can: &dyn Fn(&ObjectKey) -> bool,
) -> Reach {
    let opens = |schema: &ObjectKey| grants.holds(Privilege::UseSchema, schema);
    if opens(catalog) && can(catalog) {
        return Reach { is_whole: true, ..Reach::default() };
    }
    let mut reached = Reach::default();
    for (key, object) in objects {
        match object {
            Securable::Schema { schema, .. } if opens(key) && can(key) => {
                reached.schemas.push(schema.clone());
            }
            Securable::Table { schema, table, .. } if can(key) => {
                let Some(parent) = key.parent() else { continue };
                if opens(&parent) && !can(&parent) {
                    reached.tables.push((schema.clone(), table.clone()));
                }
            }
            _ => {}
        }
    }
    reached
}
