//! Which answer about grants can show which privilege: silence means something only there.

use super::super::source::Source;
use super::{Privilege, PrivilegeSet, SecurableType};

/// A kind of object whose privileges can be asked for.
///
/// `SHOW GRANTS` and the effective privileges of the API list what was granted on the object, and of what it inherits only
/// privileges that such an object can carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedKind {
    /// A catalog.
    Catalog,
    /// A schema.
    Schema,
    /// A table or view.
    Table,
    /// A volume.
    Volume,
    /// A function.
    Function,
    /// A model.
    Model,
}

/// What is known of the answers about a kind of object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShownFact {
    /// The privileges that stand in an answer whenever they are held.
    pub surely: PrivilegeSet,
    /// Where this is said.
    pub source: Source,
}

/// Says that inherited rows are listed. That a table, volume, function or model lists neither USE privilege, and a schema no
/// USE CATALOG, was seen in public listings of October 2026.
const SEEN: Source = Source::november_2026(
    "https://learn.microsoft.com/azure/databricks/sql/language-manual/security-show-grant",
);

impl AskedKind {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::Catalog, Self::Schema, Self::Table, Self::Volume, Self::Function, Self::Model];

    /// What is known of the answers about this kind.
    pub fn shown(self) -> ShownFact {
        use Privilege::{AllPrivileges, Execute, Manage, ReadVolume, WriteVolume};
        let surely = match self.securable_type() {
            Some(on) => PrivilegeSet::that(|privilege| privilege.fits(on)).without(UNCERTAIN),
            None if self == Self::Volume => {
                PrivilegeSet::of(&[AllPrivileges, Manage, ReadVolume, WriteVolume])
            }
            None => PrivilegeSet::of(&[AllPrivileges, Manage, Execute]),
        };
        // What is granted on a catalog is all in the answer about it.
        let on_catalogs = PrivilegeSet::that(|privilege| privilege.fits(SecurableType::Catalog));
        let surely = if self == Self::Catalog { on_catalogs } else { surely };
        ShownFact { surely, source: SEEN }
    }

    /// The kind of securable, where it is one that this plan is about.
    pub fn securable_type(self) -> Option<SecurableType> {
        match self {
            Self::Catalog => Some(SecurableType::Catalog),
            Self::Schema => Some(SecurableType::Schema),
            Self::Table => Some(SecurableType::Table),
            Self::Volume | Self::Function | Self::Model => None,
        }
    }

    /// How many names its full name has.
    pub fn names(self) -> usize {
        self.securable_type().map_or(3, |kind| kind.name_parts().len())
    }

    /// Says whether an answer may show a privilege, inherited or not.
    pub fn may_show(self, privilege: Privilege) -> bool {
        let is_sure = match self.securable_type() {
            Some(on) => privilege.fits(on),
            None => self.shown().surely.contains(privilege),
        };
        is_sure || UNCERTAIN.contains(privilege)
    }
}

/// What may or may not be listed of objects further down.
const UNCERTAIN: PrivilegeSet = PrivilegeSet::of(&[
    Privilege::ApplyTag,
    Privilege::Browse,
    Privilege::CreateModelVersion,
    Privilege::ReadMetadata,
]);

/// The privileges that an answer would surely show, when all that is known of it is a row: this privilege, granted on such a
/// securable, and whether it was inherited from there.
///
/// The answer is about the securable or about something in it, about anything that can carry the privilege.
pub fn shown_beside(privilege: Privilege, on: SecurableType, is_inherited: bool) -> PrivilegeSet {
    let place = on.name_parts().len();
    let kinds = AskedKind::ALL.into_iter().filter(|kind| {
        let is_there = kind.securable_type() == Some(on) && !is_inherited;
        (is_there || place < kind.names()) && kind.may_show(privilege)
    });
    let all = PrivilegeSet::that(|_| true);
    let shown = kinds.fold(all, |shown, kind| shown.within(kind.shown().surely));
    if shown == all { PrivilegeSet::default() } else { shown }
}
