//! One row of a listing, from its cells to grants.

use crate::access::{Grant, Object};
use crate::model::{
    ApplicationId, Identifier, NamePart, Privilege, Securable, SecurableType, is_invisible,
};

use super::cell::{Column, Kind, is_privilege};
use super::listing::UnreadReason;

/// A row's cells as they stand there, without white space around them and without those that say nothing.
#[derive(Clone, Debug, Default)]
pub struct RawRow {
    principal: Option<String>,
    privilege: Option<String>,
    kind: Option<String>,
    key: Option<String>,
    catalog: Option<String>,
    schema: Option<String>,
    table: Option<String>,
    /// How many names its columns have room for.
    length: usize,
    inherited_from_kind: Option<String>,
    inherited_from_name: Option<String>,
}

impl RawRow {
    /// Puts a cell under its column.
    pub fn set(&mut self, column: Column, cell: &str) {
        let place = match column {
            Column::Principal => &mut self.principal,
            Column::Privilege => &mut self.privilege,
            Column::Kind => &mut self.kind,
            Column::Key => &mut self.key,
            Column::Catalog => &mut self.catalog,
            Column::Schema => &mut self.schema,
            Column::Table => &mut self.table,
            Column::InheritedFromKind => &mut self.inherited_from_kind,
            Column::InheritedFromName => &mut self.inherited_from_name,
            Column::Grantable | Column::Ignored => return,
        };
        let visible: String = match column {
            Column::Principal => cell.chars().filter(|c| !is_invisible(*c)).collect(),
            _ => cell.to_owned(),
        };
        let cell = bare(&visible);
        // A schema may well be called so.
        let is_null = cell.eq_ignore_ascii_case("null") && !column.is_name();
        if !cell.is_empty() && !is_null {
            *place = Some(cell.to_owned());
        }
        self.length = self.length.max(column.names());
    }

    /// Says whether it is a row of this service principal.
    pub fn is_of(&self, principal: Option<&ApplicationId>) -> bool {
        let whose = self.principal.as_deref();
        principal.is_some_and(|own| whose.is_some_and(|it| it.eq_ignore_ascii_case(own.as_str())))
    }

    /// Reads the row: whose grants, and which.
    ///
    /// A row that does not say what it is about is about what the text around it was asked about.
    pub fn read(&self, asked: Option<&Object>) -> Result<(&str, Vec<Grant>), UnreadReason> {
        if self.cells().any(is_cut) {
            return Err(UnreadReason::CutShort);
        }
        let principal = self.principal.as_deref().ok_or(UnreadReason::NoPrincipal)?;
        let privilege = self.privilege.as_deref().ok_or(UnreadReason::UnknownPrivilege)?;
        let on = self.object(asked)?;
        let kind = on.securable_type();
        let grants = privilege.split(',').map(|word| {
            let privilege = Privilege::parse(bare(word), kind);
            let privilege = privilege.filter(|privilege| privilege.fits(kind));
            let privilege = privilege.ok_or(UnreadReason::UnknownPrivilege)?;
            Ok(Grant { privilege, on: on.clone() })
        });
        Ok((principal, grants.collect::<Result<_, _>>()?))
    }

    fn cells(&self) -> impl Iterator<Item = &str> {
        let cells = [
            &self.principal,
            &self.privilege,
            &self.kind,
            &self.key,
            &self.catalog,
            &self.schema,
            &self.table,
        ];
        cells.into_iter().flatten().map(String::as_str)
    }

    fn object(&self, asked: Option<&Object>) -> Result<Object, UnreadReason> {
        let known = |word: &str| match Kind::parse(word) {
            Some(Kind::Known(kind)) => Ok(kind),
            Some(Kind::OtherObject) => Err(UnreadReason::OtherObject),
            None if self.privilege.as_deref().is_some_and(is_privilege) => {
                Err(UnreadReason::OtherObject)
            }
            None => Err(UnreadReason::NotARow),
        };
        let inherited_from = self.inherited_from_kind.as_deref();
        let inherited_from = inherited_from
            .filter(|word| !word.eq_ignore_ascii_case("none"))
            .map(known)
            .transpose()?;
        if let (Some(kind), Some(name)) = (inherited_from, &self.inherited_from_name) {
            return object(&parts(name), kind);
        }
        let kind = self.kind.as_deref().map(known).transpose()?;
        let parts = match &self.key {
            Some(key) => parts(key),
            None => {
                let columns = [&self.catalog, &self.schema, &self.table].into_iter();
                columns.map_while(Option::as_deref).map(|name| unquoted(name.to_owned())).collect()
            }
        };
        if parts.is_empty() {
            let mut object = asked.cloned();
            while let (Some(above), Some(inner)) = (inherited_from, &object)
                && inner.securable_type() != above
            {
                object = inner.parent();
            }
            return object.ok_or(UnreadReason::NoObject);
        }
        // A name that is missing in its column does not make the row one about what is further up.
        if self.key.is_none() && kind.is_none() && parts.len() < self.length {
            return Err(UnreadReason::NoObject);
        }
        let by_length = match parts.len() {
            1 => Some(SecurableType::Catalog),
            2 => Some(SecurableType::Schema),
            3 => Some(SecurableType::Table),
            _ => None,
        };
        let kind = kind.or(by_length).ok_or(UnreadReason::NoObject)?;
        match inherited_from {
            // The row is about something inside, and the grant was made further up.
            Some(above) => object(parts.get(..length_of(above)).unwrap_or_default(), above),
            None => object(&parts, kind),
        }
    }
}

/// Reads a securable from its kind and its full name.
pub fn named_object(kind: &str, full_name: &str) -> Option<Object> {
    match Kind::parse(kind)? {
        Kind::Known(kind) => object(&parts(bare(full_name)), kind).ok(),
        Kind::OtherObject => None,
    }
}

fn object(parts: &[String], kind: SecurableType) -> Result<Object, UnreadReason> {
    if parts.len() != length_of(kind) {
        return Err(UnreadReason::NoObject);
    }
    let name = |at: usize, part: NamePart| {
        let name = parts.get(at).ok_or(UnreadReason::NoObject)?;
        Identifier::parse(name, part).map_err(|_| UnreadReason::BadName)
    };
    let catalog = name(0, NamePart::Catalog)?;
    Ok(match kind {
        SecurableType::Catalog => Securable::Catalog(catalog),
        SecurableType::Schema => Securable::Schema { catalog, schema: name(1, NamePart::Schema)? },
        SecurableType::Table => Securable::Table {
            catalog,
            schema: name(1, NamePart::Schema)?,
            table: name(2, NamePart::Table)?,
        },
    })
}

fn length_of(kind: SecurableType) -> usize {
    match kind {
        SecurableType::Catalog => 1,
        SecurableType::Schema => 2,
        SecurableType::Table => 3,
    }
}

/// The parts of a full name. A period cannot be part of a name, so it always stands between two.
fn parts(full_name: &str) -> Vec<String> {
    full_name.split('.').map(|part| unquoted(part.trim().to_owned())).collect()
}

/// Takes the back quotes off a name that stands in them.
fn unquoted(name: String) -> String {
    let inner = name.strip_prefix('`').and_then(|name| name.strip_suffix('`'));
    inner.map(|inner| inner.replace("``", "`")).unwrap_or(name)
}

/// A cell without white space and a pair of quotes around it all.
fn bare(cell: &str) -> &str {
    let cell = cell.trim();
    let is_inner = |inner: &str, quote: char| !inner.is_empty() && !inner.contains(quote);
    ['`', '"', '\'']
        .into_iter()
        .find_map(|quote| {
            let inner = cell.strip_prefix(quote)?.strip_suffix(quote)?;
            is_inner(inner, quote).then_some(inner)
        })
        .unwrap_or(cell)
}

/// Says whether a cell was cut short where it was printed, as Spark's `show` does.
fn is_cut(cell: &str) -> bool {
    cell.ends_with("...") || cell.ends_with('…')
}
