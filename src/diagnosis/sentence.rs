//! The sentence in which Databricks says that a privilege is missing.
//!
//! `User does not have ‹privileges› on ‹kind› '‹name›'`: the subject is always `User`, for service principals too.
//! <https://github.com/mosaicml/llm-foundry/pull/1522>, <https://github.com/databricks/dbt-databricks/issues/838>; the
//! other forms are `does not have permission …`, of the old permission model
//! (<https://github.com/MicrosoftDocs/azure-docs/issues/46084>), and Catalog Explorer's `Requires permission …`
//! (November 2026).

use crate::model::{Privilege, SecurableType};

use super::mention::{Mention, mention};
use super::message::{Cursor, Message};

/// How many sentences of one kind are looked at.
pub const MOST_SENTENCES: usize = 100;

/// A sentence that says that something is missing.
pub struct Sentence {
    /// The privileges that plans know of.
    pub privileges: Vec<Privilege>,
    /// Other rights that it names.
    pub others: Vec<OtherRight>,
    /// What they are missing on.
    pub on: Target,
    /// What is named there.
    pub mention: Mention,
    /// Whether it is put as the old permission model puts it.
    pub is_old: bool,
    /// Whether Terraform reports it of its own identity.
    pub is_terraforms: bool,
    offset: usize,
}

/// What a privilege is missing on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A catalog, schema or table.
    Known(SecurableType),
    /// The metastore.
    Metastore,
    /// An external location or a credential.
    Storage,
    /// Files by their path.
    AnyFile,
    /// Something else that privileges are granted on.
    OtherObject,
}

/// A right that is no privilege on catalogs, schemas and tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherRight {
    /// Making catalogs.
    CreateCatalog,
    /// Anything else that is known by name.
    Known,
}

/// Every such sentence in a message, in its order, up to a number of them.
pub fn sentences(message: &Message) -> Vec<Sentence> {
    const OPENINGS: [(&str, bool); 5] = [
        ("does not have permission ", true),
        ("does not have permissions ", true),
        ("does not have privilege ", false),
        ("does not have ", false),
        ("requires permission", false),
    ];
    let mut found: Vec<Sentence> = OPENINGS
        .iter()
        .flat_map(|(opening, is_old)| {
            let sentences = message.after(opening).filter_map(|at| sentence(at, *is_old));
            sentences.take(MOST_SENTENCES)
        })
        .collect();
    found.sort_by_key(|sentence| sentence.offset);
    found
}

fn sentence(cursor: Cursor<'_>, is_old: bool) -> Option<Sentence> {
    const LONGEST_LIST: usize = 160;
    let (rights, behind) = cursor.up_to(" on ", LONGEST_LIST)?;
    let (on, behind) = target(behind)?;
    // The longer opening takes these.
    let is_noun =
        |noun| rights.trim_start().get(..9).is_some_and(|it| it.eq_ignore_ascii_case(noun));
    if is_noun("permissio") || is_noun("privilege") {
        return None;
    }
    let kind = match on {
        Target::Known(kind) => kind,
        _ => SecurableType::Catalog,
    };
    let mut privileges = Vec::new();
    let mut others = Vec::new();
    for right in rights.split(',').flat_map(|rights| rights.split(" and ")) {
        match (Privilege::parse(right, kind), other_right(right)) {
            (Some(privilege), _) if !privileges.contains(&privilege) => privileges.push(privilege),
            (None, Some(other)) => others.push(other),
            _ => {}
        }
    }
    if privileges.is_empty() && others.is_empty() {
        return None;
    }
    let wrappers = ["cannot create ", "cannot read ", "cannot update "];
    Some(Sentence {
        privileges,
        others,
        on,
        mention: mention(behind, kind),
        is_old,
        is_terraforms: wrappers.iter().any(|wrapper| cursor.comes_soon_after(wrapper)),
        offset: cursor.offset(),
    })
}

fn target(cursor: Cursor<'_>) -> Option<(Target, Cursor<'_>)> {
    use SecurableType::{Catalog, Schema, Table};
    const TARGETS: [(&str, Target); 22] = [
        ("catalog", Target::Known(Catalog)),
        ("schema", Target::Known(Schema)),
        ("database", Target::Known(Schema)),
        ("table", Target::Known(Table)),
        ("view", Target::Known(Table)),
        ("materialized view", Target::Known(Table)),
        ("streaming table", Target::Known(Table)),
        ("metastore", Target::Metastore),
        ("external location", Target::Storage),
        ("storage credential", Target::Storage),
        ("service credential", Target::Storage),
        ("credential", Target::Storage),
        ("any file", Target::AnyFile),
        ("volume", Target::OtherObject),
        ("function", Target::OtherObject),
        ("routine or model", Target::OtherObject),
        ("routine", Target::OtherObject),
        ("registered model", Target::OtherObject),
        ("model", Target::OtherObject),
        ("connection", Target::OtherObject),
        ("share", Target::OtherObject),
        ("anonymous function", Target::OtherObject),
    ];
    TARGETS.iter().find_map(|(word, target)| Some((*target, cursor.over(word)?)))
}

/// Reads a right that only metastores, locations and the like carry.
///
/// <https://docs.databricks.com/aws/en/data-governance/unity-catalog/access-control/privileges-reference>
/// (November 2026).
fn other_right(text: &str) -> Option<OtherRight> {
    const KNOWN: [&str; 12] = [
        "CREATE MANAGED STORAGE",
        "CREATE EXTERNAL LOCATION",
        "CREATE STORAGE CREDENTIAL",
        "CREATE SERVICE CREDENTIAL",
        "CREATE CONNECTION",
        "CREATE EXTERNAL TABLE",
        "CREATE EXTERNAL VOLUME",
        "CREATE FOREIGN CATALOG",
        "READ FILES",
        "WRITE FILES",
        "USE CONNECTION",
        "USAGE",
    ];
    let words = text.trim().to_ascii_uppercase().replace(['_', '\n'], " ");
    if words == "CREATE CATALOG" {
        return Some(OtherRight::CreateCatalog);
    }
    KNOWN.contains(&words.as_str()).then_some(OtherRight::Known)
}
