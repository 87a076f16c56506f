//! One row of a listing, from its cells to grants.

use crate::model::{
    ApplicationId, FullNameError, Object, Privilege, SecurableType, full_name, is_invisible,
};

use super::cell::{Column, Kind, is_privilege};
use super::elsewhere::{self, Elsewhere};
use super::listing::UnreadReason;
use super::question::Subject;

/// A row that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Whose grants these are.
    pub principal: String,
    /// What they are granted on.
    pub on: On,
    /// What was asked about.
    pub asked: RowAsked,
    /// The privileges; none where they are granted elsewhere.
    pub privileges: Vec<Privilege>,
}

/// What privileges are granted on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum On {
    /// A catalog, a schema or a table.
    Object(Object),
    /// Something that no plan is about.
    Elsewhere(Elsewhere),
}

/// What a row tells of the question that it answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowAsked {
    /// Nothing: it was asked about what the row is granted on, or about something in it.
    Untold,
    /// It was asked about something in what the row is granted on.
    Below,
    /// It was asked about this, for what was granted on it itself.
    Object(Object),
}

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

    /// Reads the row.
    ///
    /// A row that does not say what it is about is about what the text around it was asked about.
    pub fn read(&self, asked: Option<&Subject>) -> Result<Row, UnreadReason> {
        if self.cells().any(is_cut) {
            return Err(UnreadReason::CutShort);
        }
        let principal = self.principal.as_deref().ok_or(UnreadReason::NoPrincipal)?;
        let privilege = self.privilege.as_deref().ok_or(UnreadReason::UnknownPrivilege)?;
        let (on, asked) = self.place(asked)?;
        let row = Row { principal: principal.to_owned(), on, asked, privileges: Vec::new() };
        let words = list_items(privilege);
        let On::Object(object) = &row.on else {
            let words: Option<Vec<String>> =
                words.map(|word| elsewhere::privilege(bare(word))).collect();
            return match (words, &row.on) {
                (Some(words), On::Elsewhere(place)) => {
                    let words = words.join(", ");
                    Ok(Row {
                        on: On::Elsewhere(Elsewhere { privileges: words, ..place.clone() }),
                        ..row
                    })
                }
                _ => Err(UnreadReason::UnknownPrivilege),
            };
        };
        let kind = object.securable_type();
        let read = |word: &str| {
            Privilege::parse(bare(word), kind).filter(|privilege| privilege.fits(kind))
        };
        let privileges: Option<Vec<Privilege>> = words.map(read).collect();
        let privileges = privileges.filter(|it| !it.is_empty());
        Ok(Row { privileges: privileges.ok_or(UnreadReason::UnknownPrivilege)?, ..row })
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

    /// What the row is granted on, and what an answer with it was asked about, where the row tells.
    fn place(&self, asked: Option<&Subject>) -> Result<(On, RowAsked), UnreadReason> {
        let known = |word: &str| match Kind::parse(word) {
            Some(kind) => Ok(kind),
            None if self.privilege.as_deref().is_some_and(is_privilege) => {
                Err(UnreadReason::OtherObject)
            }
            None => Err(UnreadReason::NotARow),
        };
        let word = self.inherited_from_kind.as_deref();
        let says_where = word.is_some();
        let word = word.filter(|word| !word.eq_ignore_ascii_case("none"));
        let with_name = word.and_then(kind_and_name);
        let (word, name) = match with_name {
            Some((kind, name)) => (Some(kind), Some(name)),
            None => (word, self.inherited_from_name.as_deref()),
        };
        let above = word.map(known).transpose()?;
        if let (Some(above), Some(name)) = (above, name) {
            return Ok((on(above, &parts(name))?, RowAsked::Below));
        }
        let key = self.key.as_deref();
        let (word, key) = match key.filter(|_| self.kind.is_none()).and_then(kind_and_name) {
            Some((kind, name)) => (Some(kind), Some(name)),
            None => (self.kind.as_deref(), key),
        };
        let kind = word.map(known).transpose()?;
        let parts = match key {
            Some(key) => parts(key),
            None => {
                let columns = [&self.catalog, &self.schema, &self.table].into_iter();
                columns.map_while(Option::as_deref).map(full_name::unquoted).collect()
            }
        };
        if parts.is_empty() && !matches!(kind, Some(Kind::Elsewhere(_))) {
            return place_asked(asked, above);
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
        let kind = kind.or(by_length.map(Kind::Known)).ok_or(UnreadReason::NoObject)?;
        let itself = on(kind, &parts);
        // The information schema's own tables say what each row is about.
        let has_columns = says_where || self.key.is_none() && self.kind.is_none();
        let asked = match &itself {
            Ok(On::Object(object)) if has_columns => RowAsked::Object(object.clone()),
            _ => RowAsked::Untold,
        };
        match above {
            // The row is about something inside, and the grant was made further up.
            Some(Kind::Known(above)) => {
                let parts = parts.get(..above.name_parts().len()).unwrap_or_default();
                Ok((on(Kind::Known(above), parts)?, asked))
            }
            Some(_) => Err(UnreadReason::OtherObject),
            None => Ok((itself?, asked)),
        }
    }
}

/// A cell that holds a kind and a name: `CATALOG sales`.
fn kind_and_name(cell: &str) -> Option<(&str, &str)> {
    let (kind, name) = cell.split_once(char::is_whitespace)?;
    Kind::parse(kind).map(|_| (kind, bare(name)))
}

/// The place of a row that names none, in an answer about something.
fn place_asked(
    asked: Option<&Subject>,
    above: Option<Kind>,
) -> Result<(On, RowAsked), UnreadReason> {
    let subject = asked.ok_or(UnreadReason::NoObject)?;
    if above.is_none() && subject.object().is_none() {
        return Ok((On::Elsewhere(Elsewhere::of(&subject.word, &subject.name)), RowAsked::Untold));
    }
    let mut object = subject.place.clone();
    while let (Some(Kind::Known(above)), Some(inner)) = (above, &object)
        && inner.securable_type() != above
    {
        object = inner.parent();
    }
    Ok((On::Object(object.ok_or(UnreadReason::NoObject)?), RowAsked::Untold))
}

fn on(kind: Kind, parts: &[String]) -> Result<On, UnreadReason> {
    match kind {
        Kind::Known(kind) => object(parts, kind).map(On::Object),
        _ => Ok(On::Elsewhere(Elsewhere::of(kind.word(), &parts.join(".")))),
    }
}

/// The items of a cell that holds one privilege or a list of them: `SELECT`, `["SELECT","MODIFY"]`.
fn list_items(cell: &str) -> impl Iterator<Item = &str> {
    let cell = cell.trim();
    let inner = cell.strip_prefix(['[', '{']).and_then(|cell| cell.strip_suffix([']', '}']));
    inner.unwrap_or(cell).split(',').flat_map(|item| item.split("<br>")).map(str::trim)
}

fn object(parts: &[String], kind: SecurableType) -> Result<Object, UnreadReason> {
    full_name::read(parts, kind).map_err(|error| match error {
        FullNameError::Length { .. } => UnreadReason::NoObject,
        FullNameError::Part(..) => UnreadReason::BadName,
    })
}

fn parts(name: &str) -> Vec<String> {
    full_name::split(name).iter().map(|part| full_name::unquoted(part)).collect()
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
