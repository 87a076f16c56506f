//! Where a plan's statements are, by what they are about.

use crate::export::{Statement, StatementPlace, Token, live_statements, tokens};
use crate::model::{
    ByObject, GuideStep, Identifier, Object, ObjectKey, Privilege, PrivilegeSet, Securable,
    SecurableType,
};
use crate::plan::{Placeholder, Plan, Slot};

use super::message::plain_character;

/// A plan's statements and names, ready to be looked up.
pub struct PlanIndex<'p> {
    plan: &'p Plan,
    statements: Vec<(StatementPlace, Statement<'p>)>,
    /// What is granted or revoked, in order.
    changes: Vec<(ObjectKey, StatementPlace)>,
    objects: ByObject<Known>,
}

/// What a plan has to do with a securable.
struct Known {
    /// How the plan spells it.
    spelled: Object,
    grants: Vec<Granting>,
    /// The statements that make it the current catalog.
    made_current_by: Vec<StatementPlace>,
}

/// A statement that grants.
struct Granting {
    place: StatementPlace,
    /// What it gives.
    privileges: PrivilegeSet,
    /// The statement before it that says which catalog is meant.
    make_current: Option<StatementPlace>,
}

impl<'p> PlanIndex<'p> {
    /// Looks through a plan's statements, in time linear in their number.
    pub fn new(plan: &'p Plan) -> Self {
        let mut index = Self {
            plan,
            statements: Vec::new(),
            changes: Vec::new(),
            objects: ByObject::default(),
        };
        for (place, statement) in live_statements(plan) {
            index.add(place, statement);
        }
        if let Some(test) = &plan.test_table {
            let (catalog, schema, table) = (&test.catalog, &test.schema, &test.table);
            index.learn(&Securable::Table { catalog, schema, table });
        }
        index
    }

    fn add(&mut self, place: StatementPlace, statement: Statement<'p>) {
        self.statements.push((place, statement));
        match statement {
            Statement::CreateCatalog { catalog, .. } => self.learn(&Securable::Catalog(catalog)),
            Statement::UseCatalog(catalog) => {
                let on = Securable::Catalog(catalog);
                self.learn(&on);
                if let Some(known) = self.known_mut(&on) {
                    known.made_current_by.push(place);
                }
            }
            Statement::Grant { privileges, on, .. } => {
                self.learn(&on);
                let make_current = matches!(on, Securable::SchemaInCurrentCatalog { .. })
                    .then(|| self.makes_current(place.step, on.catalog()))
                    .flatten();
                let privileges = PrivilegeSet::of(privileges).with_implied();
                if let Some(known) = self.known_mut(&on) {
                    known.grants.push(Granting { place, privileges, make_current });
                }
                self.note_change(&on, place);
            }
            Statement::Revoke { on, .. } => {
                self.learn(&on);
                self.note_change(&on, place);
            }
            Statement::ShowSchemas(_)
            | Statement::ShowTables { .. }
            | Statement::ShowGrants { .. }
            | Statement::ListGrants { .. }
            | Statement::SelectSample { .. } => {}
        }
    }

    /// Keeps how the plan spells a securable and what it is in.
    fn learn(&mut self, on: &Securable<&Slot<Identifier>>) {
        let known = filled(on)
            .or_else(|| on.catalog().filled().map(|catalog| Securable::Catalog(catalog.clone())));
        let mut next = known;
        while let Some(object) = next {
            next = object.parent();
            let key = key(&object);
            if self.objects.get(&key).is_none() {
                let known =
                    Known { spelled: object, grants: Vec::new(), made_current_by: Vec::new() };
                self.objects.insert(&key, known);
            }
        }
    }

    fn known(&self, object: &Object) -> Option<&Known> {
        self.objects.get(&key(object))
    }

    fn known_mut(&mut self, on: &Securable<&Slot<Identifier>>) -> Option<&mut Known> {
        self.objects.get_mut(&key(&filled(on)?))
    }

    fn note_change(&mut self, on: &Securable<&Slot<Identifier>>, place: StatementPlace) {
        self.changes.extend(filled(on).map(|object| (key(&object), place)));
    }

    /// The last statement of a step that makes a catalog the current one.
    fn makes_current(&self, step: GuideStep, catalog: &Slot<Identifier>) -> Option<StatementPlace> {
        let known = self.known(&Securable::Catalog(catalog.filled()?.clone()))?;
        known.made_current_by.iter().rfind(|place| place.step == step).copied()
    }

    /// Says whether the plan names a securable, or something in it.
    pub fn knows(&self, object: &Object) -> bool {
        self.known(object).is_some()
    }

    /// Says whether the plan names the catalog of a securable.
    pub fn knows_catalog_of(&self, object: &Object) -> bool {
        self.knows(&Securable::Catalog(object.catalog().clone()))
    }

    /// The catalog of this name, as the plan spells it.
    pub fn catalog(&self, name: &Identifier) -> Option<&Identifier> {
        self.known(&Securable::Catalog(name.clone())).map(|known| known.spelled.catalog())
    }

    /// A securable as the plan spells it, as far as it does.
    pub fn spelled(&self, object: Object) -> Object {
        if let Some(known) = self.known(&object) {
            return known.spelled.clone();
        }
        match (self.spelled_parent(&object), object) {
            (
                Some(Securable::Catalog(catalog)),
                Securable::Schema { schema, .. } | Securable::SchemaInCurrentCatalog { schema, .. },
            ) => Securable::Schema { catalog, schema },
            (Some(Securable::Schema { catalog, schema }), Securable::Table { table, .. }) => {
                Securable::Table { catalog, schema, table }
            }
            (_, object) => object,
        }
    }

    fn spelled_parent(&self, object: &Object) -> Option<Object> {
        object.parent().map(|parent| self.spelled(parent))
    }

    /// The statements that give a privilege on a securable, there or on what it is in: all that one grant takes.
    pub fn granting(&self, privilege: Privilege, on: &Object) -> Option<Vec<StatementPlace>> {
        let gives = |granting: &&Granting| granting.privileges.contains(privilege);
        let here = self.known(on).and_then(|known| known.grants.iter().find(gives));
        match here {
            Some(found) => Some(found.make_current.into_iter().chain([found.place]).collect()),
            None => self.granting(privilege, &on.parent()?),
        }
    }

    /// The statements that give one of these privileges on any securable of a kind, there or on what it is in.
    pub fn granting_any(
        &self,
        privileges: &[Privilege],
        kind: SecurableType,
    ) -> Vec<StatementPlace> {
        let mut places: Vec<StatementPlace> = Vec::new();
        let mut current = None;
        for (place, statement) in &self.statements {
            let Statement::Grant { privileges: given, on, .. } = statement else { continue };
            let given = PrivilegeSet::of(given).with_implied();
            if kind < on.securable_type() || !privileges.iter().any(|it| given.contains(*it)) {
                continue;
            }
            if matches!(on, Securable::SchemaInCurrentCatalog { .. }) {
                let next = self.makes_current(place.step, on.catalog());
                if next != current {
                    places.extend(next);
                    current = next;
                }
            }
            places.push(*place);
        }
        places
    }

    /// The statements that grant or revoke on a securable.
    pub fn on(&self, object: &Object) -> Vec<StatementPlace> {
        let key = key(object);
        self.changes.iter().filter(|(on, _)| *on == key).map(|(_, place)| *place).collect()
    }

    /// The statements that grant or revoke on a securable, or else on something in it.
    pub fn on_or_within(&self, object: &Object) -> Vec<StatementPlace> {
        let here = self.on(object);
        if !here.is_empty() {
            return here;
        }
        let outer = key(object);
        let is_within = |on: &ObjectKey| {
            on.parent()
                .is_some_and(|parent| parent == outer || parent.parent() == Some(outer.clone()))
        };
        self.changes.iter().filter(|(on, _)| is_within(on)).map(|(_, place)| *place).collect()
    }

    /// The statement that creates the Segment catalog.
    pub fn create_catalog(&self) -> Option<StatementPlace> {
        self.first(|_, statement| matches!(statement, Statement::CreateCatalog { .. }))
    }

    /// The statement that grants on the Reverse ETL schema.
    pub fn reverse_etl(&self) -> Option<StatementPlace> {
        self.first(|place, _| place.step == GuideStep::ReverseEtl)
    }

    /// The check that begins with a catalog: it makes it current, or lists its schemas.
    pub fn check_of(&self, catalog: &Identifier) -> Option<StatementPlace> {
        self.first(|place, statement| match statement {
            Statement::UseCatalog(name) | Statement::ShowSchemas(Some(name)) => {
                place.step == GuideStep::Check
                    && name.filled().is_some_and(|name| folded(name) == folded(catalog))
            }
            _ => false,
        })
    }

    /// The check that reads the test table.
    pub fn sample(&self) -> Option<StatementPlace> {
        self.first(|_, statement| matches!(statement, Statement::SelectSample { .. }))
    }

    /// The statements in which a placeholder stands, or any where none is meant.
    pub fn open(&self, placeholder: Option<Placeholder>) -> Vec<StatementPlace> {
        let is_open = |statement: &Statement<'_>| {
            tokens(statement, self.plan.wording).iter().any(|token| match token {
                Token::Open(_, opening) => {
                    placeholder.is_none_or(|placeholder| opening.placeholder == placeholder)
                }
                Token::Words(_) | Token::Quoted(_) => false,
            })
        };
        let open = self.statements.iter().filter(|(_, statement)| is_open(statement));
        open.map(|(place, _)| *place).collect()
    }

    fn first(
        &self,
        is_meant: impl Fn(StatementPlace, &Statement<'_>) -> bool,
    ) -> Option<StatementPlace> {
        let found = self.statements.iter().find(|(place, statement)| is_meant(*place, statement));
        found.map(|(place, _)| *place)
    }
}

fn filled(on: &Securable<&Slot<Identifier>>) -> Option<Object> {
    on.try_map_in_full(|name| name.filled().cloned())
}

fn key(object: &Object) -> ObjectKey {
    ObjectKey::of(object, folded)
}

/// A name as messages are compared with it: small letters, and as plain as the message was made.
fn folded(name: &Identifier) -> String {
    name.folded().chars().filter_map(plain_character).collect()
}
