//! The sentence in which Databricks, or a tool, says that a privilege is missing.
//!
//! `User does not have ‹privileges› on ‹kind› '‹name›'`: the subject is always `User`, for service principals too.
//! <https://github.com/mosaicml/llm-foundry/pull/1522>, <https://github.com/databricks/dbt-databricks/issues/838>; the
//! other forms are `does not have permission …`, of the old permission model
//! (<https://github.com/MicrosoftDocs/azure-docs/issues/46084>), and Catalog Explorer's `Requires permission …`
//! (November 2026). Other parts of Databricks and other tools say what is missing, lacking or needed, or name what there
//! is `No access to '‹name›'`: known from public notes and tests (November 2026).

use crate::model::{Privilege, SecurableType};

use super::mention::{Mention, mention, of_parts};
use super::message::{Cursor, Message};

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
    use Form::{Lack, Old};
    const OPENINGS: [(&str, Form); 14] = [
        ("does not have permission ", Old),
        ("does not have permissions ", Old),
        ("does not have privilege ", Lack),
        ("does not have ", Lack),
        ("requires permission", Lack),
        ("missing ", Lack),
        ("lacks ", Lack),
        ("lacking ", Lack),
        ("must have ", Lack),
        ("needs ", Lack),
        ("requires ", Lack),
        ("no access to", Form::NoAccess),
        (" privilege on ", Form::Wanted),
        (" privileges on ", Form::Wanted),
    ];
    let all = read(message, &OPENINGS);
    if all.is_empty() { read(message, &[("does not have ", Form::Unplaced)]) } else { all }
}

/// How a sentence goes on.
#[derive(Clone, Copy)]
enum Form {
    /// Privileges, and what they are missing on.
    Lack,
    /// The same, as the old permission model puts it.
    Old,
    /// What there is no access to.
    NoAccess,
    /// What a privilege in front is wanted on.
    Wanted,
    /// Privileges and nothing else.
    Unplaced,
}

fn read(message: &Message, openings: &[(&str, Form)]) -> Vec<Sentence> {
    let phrases: Vec<&str> = openings.iter().map(|(phrase, _)| *phrase).collect();
    message.read_after(&phrases, |number, at| match openings.get(number)?.1 {
        Form::Lack => sentence(at, false),
        Form::Old => sentence(at, true),
        Form::NoAccess => no_access(at),
        Form::Wanted => required(at),
        Form::Unplaced => unplaced(at),
    })
}

/// Reads a privilege in front of its noun, if it is said to be wanted: `SELECT privilege on table … is required`.
fn required(cursor: Cursor<'_>) -> Option<Sentence> {
    const AROUND: usize = 80;
    const LONGEST_PRIVILEGE: usize = 3;
    let wanted = ["require", "need", "lack", "missing", "without", "denied"];
    let is_wanted = wanted.iter().any(|it| cursor.is_near(it, AROUND));
    let behind = ["a ", "an ", "the "].iter().find_map(|it| cursor.over(it)).unwrap_or(cursor);
    let (on, behind) = target(behind).or_else(|| unnamed_kind(behind)).filter(|_| is_wanted)?;
    let Target::Known(kind) = on else { return None };
    let words: Vec<&str> = cursor.before(AROUND).split_whitespace().rev().skip(2).collect();
    let privileges = (1..=LONGEST_PRIVILEGE).rev().find_map(|count| {
        let words: Vec<&str> = words.get(..count)?.iter().rev().copied().collect();
        Privilege::parse(&words.join(" "), kind)
    });
    Some(Sentence {
        privileges: vec![privileges?],
        others: Vec::new(),
        on,
        mention: mention(behind, kind),
        is_old: false,
        is_terraforms: false,
    })
}

fn sentence(cursor: Cursor<'_>, is_old: bool) -> Option<Sentence> {
    const LONGEST_LIST: usize = 160;
    let ends = [" on ", " for "].into_iter().filter_map(|end| cursor.up_to(end, LONGEST_LIST));
    let (rights, behind) = ends.min_by_key(|(rights, _)| rights.len())?;
    let behind = ["a ", "an ", "the "].iter().find_map(|it| behind.over(it)).unwrap_or(behind);
    let (on, behind) = target(behind).or_else(|| unnamed_kind(behind))?;
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
    let (privileges, others) = read_rights(rights, kind);
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
    })
}

/// Reads privileges with nothing behind them: `User does not have SELECT`. What each is most often about stands for the rest.
fn unplaced(cursor: Cursor<'_>) -> Option<Sentence> {
    const LONGEST: usize = 60;
    let ends = ['.', ';', ':', '!', '"', '\'', '(', ')'];
    let rights = cursor.line_of(LONGEST).split(ends).next()?;
    let rights = rights.strip_suffix(" privilege").unwrap_or(rights);
    if rights.contains(|c: char| c.is_lowercase()) {
        return None;
    }
    let (privileges, others) = read_rights(rights, SecurableType::Table);
    let kind = match privileges.first() {
        Some(Privilege::UseCatalog | Privilege::CreateSchema) => SecurableType::Catalog,
        Some(Privilege::UseSchema | Privilege::CreateTable) => SecurableType::Schema,
        Some(_) => SecurableType::Table,
        None if others.contains(&OtherRight::CreateCatalog) => SecurableType::Catalog,
        None => return None,
    };
    Some(Sentence {
        privileges,
        others,
        on: Target::Known(kind),
        mention: Mention::Nothing,
        is_old: false,
        is_terraforms: false,
    })
}

/// Reads what there is no access to, and behind it the privilege that would give it.
fn no_access(cursor: Cursor<'_>) -> Option<Sentence> {
    const LONGEST_GAP: usize = 120;
    let (at, parts) = cursor.name()?;
    let kind = kind_by_parts(&parts)?;
    let (_, behind) = at.up_to("have ", LONGEST_GAP)?;
    let (rights, _) = behind.up_to(" on ", LONGEST_GAP)?;
    let (privileges, others) = read_rights(rights, kind);
    (!privileges.is_empty()).then_some(Sentence {
        privileges,
        others,
        on: Target::Known(kind),
        mention: of_parts(&parts, kind),
        is_old: false,
        is_terraforms: false,
    })
}

fn read_rights(rights: &str, kind: SecurableType) -> (Vec<Privilege>, Vec<OtherRight>) {
    let (mut privileges, mut others) = (Vec::new(), Vec::new());
    for right in rights.split(',').flat_map(|rights| rights.split(" and ")) {
        let right = right.trim();
        let nouns = [" privileges", " privilege", " permissions", " permission"];
        let right = nouns.iter().find_map(|noun| right.strip_suffix(noun)).unwrap_or(right);
        let right = right.strip_prefix("the ").unwrap_or(right);
        match (Privilege::parse(right, kind), other_right(right)) {
            (Some(privilege), _) if !privileges.contains(&privilege) => privileges.push(privilege),
            (None, Some(other)) => others.push(other),
            _ => {}
        }
    }
    (privileges, others)
}

/// What a name is of that stands here without its kind: its parts tell.
fn unnamed_kind(cursor: Cursor<'_>) -> Option<(Target, Cursor<'_>)> {
    let before = cursor.one_back()?;
    let (_, parts) = before.name()?;
    Some((Target::Known(kind_by_parts(&parts)?), before))
}

fn kind_by_parts(parts: &[String]) -> Option<SecurableType> {
    match parts.len() {
        2 => Some(SecurableType::Schema),
        3 => Some(SecurableType::Table),
        _ => None,
    }
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
