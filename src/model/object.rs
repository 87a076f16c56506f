//! Securables whose names are all known, and how Unity Catalog compares them.

use super::{Identifier, Securable, SecurableType};

/// A securable whose names are all known.
pub type Object = Securable<Identifier>;

/// A securable as Unity Catalog compares it: by its kind and its names in lower case.
///
/// Keys are in the order of their kinds, then of their names, catalog first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectKey {
    /// A digit for the kind, then the names.
    text: String,
}

/// Stands in no name, and comes before everything that does.
const BETWEEN_NAMES: char = '\0';

impl Object {
    /// The securable as Unity Catalog compares it.
    pub fn key(&self) -> ObjectKey {
        ObjectKey::of(self, |name| name.folded().into_owned())
    }
}

impl ObjectKey {
    /// The key of a catalog.
    pub fn of_catalog(name: &Identifier) -> Self {
        Self::new(SecurableType::Catalog, &name.folded())
    }

    /// The key of a securable whose names are compared in this form.
    pub fn of(object: &Object, form: fn(&Identifier) -> String) -> Self {
        let mut text = String::from(digit(object.securable_type()));
        for (at, name) in object.names().enumerate() {
            if 0 < at {
                text.push(BETWEEN_NAMES);
            }
            text.push_str(&form(name));
        }
        Self { text }
    }

    fn new(kind: SecurableType, names: &str) -> Self {
        let mut text = String::from(digit(kind));
        text.push_str(names);
        Self { text }
    }

    /// The kind of the securable.
    pub fn securable_type(&self) -> SecurableType {
        match self.names().matches(BETWEEN_NAMES).count() {
            0 => SecurableType::Catalog,
            1 => SecurableType::Schema,
            _ => SecurableType::Table,
        }
    }

    /// The catalog that it is or is in.
    pub fn catalog(&self) -> Self {
        let catalog = self.names().split(BETWEEN_NAMES).next().unwrap_or_default();
        Self::new(SecurableType::Catalog, catalog)
    }

    /// The securable that it is directly in.
    pub fn parent(&self) -> Option<Self> {
        let kind = match self.securable_type() {
            SecurableType::Catalog => return None,
            SecurableType::Schema => SecurableType::Catalog,
            SecurableType::Table => SecurableType::Schema,
        };
        let (outer, _) = self.names().rsplit_once(BETWEEN_NAMES)?;
        Some(Self::new(kind, outer))
    }

    fn names(&self) -> &str {
        self.text.get(1..).unwrap_or_default()
    }

    /// The key as a text, which is in the order of the keys.
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }
}

fn digit(kind: SecurableType) -> char {
    match kind {
        SecurableType::Catalog => '1',
        SecurableType::Schema => '2',
        SecurableType::Table => '3',
    }
}
