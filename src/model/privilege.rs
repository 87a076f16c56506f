//! What can be granted, on what, and in which words.

mod fact;
mod set;
pub mod shown;

pub use fact::{Power, PrivilegeFact};
pub use set::PrivilegeSet;
pub use shown::AskedKind;

use super::securable::SecurableType;

/// A Unity Catalog privilege on a catalog, a schema or a table.
///
/// What is known of each stands in its [`PrivilegeFact`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Privilege {
    /// Everything that the securable carries, now and later, but for a few named exceptions.
    AllPrivileges,
    /// Putting tags on objects.
    ApplyTag,
    /// Seeing names and descriptions, but no data.
    Browse,
    /// Making functions.
    CreateFunction,
    /// Making materialized views.
    CreateMaterializedView,
    /// Making models.
    CreateModel,
    /// Adding versions to models.
    CreateModelVersion,
    /// Making schemas in a catalog.
    CreateSchema,
    /// Making tables and views.
    CreateTable,
    /// Making volumes.
    CreateVolume,
    /// Running functions.
    Execute,
    /// Handing out credentials for a schema's tables to other engines.
    ExternalUseSchema,
    /// Granting, changing and dropping as an owner does.
    Manage,
    /// Inserting, updating and deleting rows.
    Modify,
    /// Reading who may do what.
    ReadMetadata,
    /// Reading files in volumes.
    ReadVolume,
    /// Refreshing materialized views.
    Refresh,
    /// Reading tables and views.
    Select,
    /// Reaching what is inside a catalog.
    UseCatalog,
    /// Reaching what is inside a schema.
    UseSchema,
    /// Adding, changing and removing files in volumes.
    WriteVolume,
}

/// Which words the SQL uses for the same privileges.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "panel", derive(serde::Serialize, serde::Deserialize))]
pub enum Wording {
    /// The guide's: `USAGE` and `CREATE`, which Databricks still takes and translates.
    #[default]
    Guide,
    /// Those that Databricks lists afterwards.
    UnityCatalog,
}

impl Privilege {
    /// Every privilege, by its name.
    pub const ALL: [Self; 21] = [
        Self::AllPrivileges,
        Self::ApplyTag,
        Self::Browse,
        Self::CreateFunction,
        Self::CreateMaterializedView,
        Self::CreateModel,
        Self::CreateModelVersion,
        Self::CreateSchema,
        Self::CreateTable,
        Self::CreateVolume,
        Self::Execute,
        Self::ExternalUseSchema,
        Self::Manage,
        Self::Modify,
        Self::ReadMetadata,
        Self::ReadVolume,
        Self::Refresh,
        Self::Select,
        Self::UseCatalog,
        Self::UseSchema,
        Self::WriteVolume,
    ];

    /// The privilege as SQL says it on a securable of the given type.
    pub fn in_sql(self, on: SecurableType, wording: Wording) -> &'static str {
        let old = OLD_WORDS.iter().find(|old| old.on == on && old.means == self && old.in_guide);
        match (wording, old) {
            (Wording::Guide, Some(old)) => old.word,
            _ => self.as_listed(),
        }
    }

    /// The privilege as Databricks lists it, whichever words granted it.
    pub fn as_listed(self) -> &'static str {
        self.fact().listed
    }

    /// Says whether it can be granted on a securable of the given type.
    pub fn fits(self, on: SecurableType) -> bool {
        self.fact().on.contains(&on)
    }

    /// Says whether ALL PRIVILEGES on a securable implies it there.
    pub const fn is_in_all_privileges(self) -> bool {
        self.fact().is_in_all_privileges
    }

    /// Reads a privilege on a securable of the given type, in old words or new ones, with spaces or underscores, in
    /// any case.
    ///
    /// ```
    /// use data_graph_setup::model::{Privilege, SecurableType};
    ///
    /// let read = |text| Privilege::parse(text, SecurableType::Catalog);
    /// assert_eq!(read("use_catalog"), Some(Privilege::UseCatalog));
    /// assert_eq!(read("USAGE"), Some(Privilege::UseCatalog));
    /// assert_eq!(read("CREATE CATALOG"), None);
    /// ```
    pub fn parse(text: &str, on: SecurableType) -> Option<Self> {
        Self::of_words(&words(text), Some(on))
    }

    /// Says whether a text is the name of a privilege on a securable of some type, as [`Privilege::parse`] reads it.
    pub fn is_name(text: &str) -> bool {
        Self::of_words(&words(text), None).is_some()
    }

    fn of_words(text: &str, on: Option<SecurableType>) -> Option<Self> {
        let is_on = |old: &&OldWord| on.is_none_or(|on| on == old.on);
        let old = OLD_WORDS.iter().find(|old| old.word == text && is_on(old));
        let listed = || Self::ALL.into_iter().find(|privilege| privilege.as_listed() == text);
        old.map(|old| old.means).or_else(listed)
    }
}

/// A privilege's name in upper case with single spaces.
fn words(text: &str) -> String {
    let mut words = String::new();
    for word in text.split(|c: char| c == '_' || c.is_ascii_whitespace()) {
        if !words.is_empty() && !word.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    words.make_ascii_uppercase();
    words
}

/// A word of the privilege model before 1.0, and what it became.
///
/// Grants in old words are taken and translated, and come back in new ones:
/// <https://docs.databricks.com/aws/en/archive/unity-catalog/upgrade-privilege-model> and
/// <https://github.com/databricks/terraform-provider-databricks/issues/1658> (November 2026). `USE` and `USE DATABASE` stand in
/// examples of <https://learn.microsoft.com/azure/databricks/sql/language-manual/security-show-grant>.
struct OldWord {
    word: &'static str,
    on: SecurableType,
    means: Privilege,
    in_guide: bool,
}

const OLD_WORDS: [OldWord; 8] = {
    use SecurableType::{Catalog, Schema};
    const fn old(
        word: &'static str,
        on: SecurableType,
        means: Privilege,
        in_guide: bool,
    ) -> OldWord {
        OldWord { word, on, means, in_guide }
    }
    [
        old("USAGE", Catalog, Privilege::UseCatalog, true),
        old("USAGE", Schema, Privilege::UseSchema, true),
        old("CREATE", Catalog, Privilege::CreateSchema, true),
        old("CREATE", Schema, Privilege::CreateTable, false),
        old("USE", Catalog, Privilege::UseCatalog, false),
        old("USE", Schema, Privilege::UseSchema, false),
        old("USE DATABASE", Catalog, Privilege::UseSchema, false),
        old("USE DATABASE", Schema, Privilege::UseSchema, false),
    ]
};
