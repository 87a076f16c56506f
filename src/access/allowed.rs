//! What grants really allow, catalog by catalog.

use crate::model::{
    ByObject, Identifier, Object, ObjectKey, Power, Privilege, PrivilegeSet, Securable,
};

use super::grants::Grants;

/// What may be done in a catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogAccess {
    /// The catalog.
    pub catalog: Identifier,
    /// Where tables can be read.
    pub read: Reach,
    /// Where tables, rows or other objects can be created or changed.
    pub write: Reach,
    /// Whether schemas can be created in it, whose owner is then their creator.
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
    let mut catalogs: ByObject<Vec<&Object>> = ByObject::default();
    for (object, _) in grants.objects() {
        let catalog = object.key().catalog();
        match catalogs.get_mut(&catalog) {
            Some(objects) => objects.push(object),
            None => catalogs.insert(&catalog, vec![object]),
        }
    }
    catalogs.in_order().filter_map(|objects| in_catalog(grants, objects)).collect()
}

/// What grants allow in a catalog, of which these securables have grants of their own.
fn in_catalog(grants: &Grants, objects: &[&Object]) -> Option<CatalogAccess> {
    let name = objects.first()?.catalog();
    let on_catalog = grants.on(&ObjectKey::of_catalog(name)).with_implied();
    let is_open = on_catalog.contains(Privilege::UseCatalog);
    let reach = |can: fn(PrivilegeSet) -> bool| {
        if is_open { reach(grants, on_catalog, objects, can) } else { Reach::default() }
    };
    let administers = |object: &&Object| grants.on(&object.key()).contains(Privilege::Manage);
    Some(CatalogAccess {
        catalog: name.clone(),
        read: reach(|held| held.contains(Privilege::Select)),
        write: reach(writes),
        makes_schemas: is_open && on_catalog.contains(Privilege::CreateSchema),
        administers: objects.iter().any(administers),
    })
}

fn writes(held: PrivilegeSet) -> bool {
    held.iter().any(|privilege| {
        privilege.fact().power == Power::Write && privilege != Privilege::CreateSchema
    })
}

fn reach(
    grants: &Grants,
    on_catalog: PrivilegeSet,
    objects: &[&Object],
    can: fn(PrivilegeSet) -> bool,
) -> Reach {
    let opens = |held: PrivilegeSet| held.contains(Privilege::UseSchema);
    if opens(on_catalog) && can(on_catalog) {
        return Reach { is_whole: true, ..Reach::default() };
    }
    let mut reached = Reach::default();
    for object in objects {
        let key = object.key();
        let held = grants.held(&key);
        match object {
            Securable::Schema { schema, .. } if opens(held) && can(held) => {
                reached.schemas.push(schema.clone());
            }
            Securable::Table { schema, table, .. } if can(held) => {
                let Some(parent) = key.parent() else { continue };
                let on_schema = grants.held(&parent);
                if opens(on_schema) && !can(on_schema) {
                    reached.tables.push((schema.clone(), table.clone()));
                }
            }
            _ => {}
        }
    }
    reached
}
