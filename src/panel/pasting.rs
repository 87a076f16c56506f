//! Text that was pasted into one of the form's boxes, taken apart and put into the fields that it names.
//!
//! Nothing is taken silently, and nothing is lost: what was taken is said, and so is what was not. Where nothing could be
//! taken, the text stands in its box.

use serde::{Deserialize, Serialize};

use crate::model::{ApplicationId, Identifier, Lookup, NamePart, lowercase};
use crate::paste::connection::{self, Connection, Setting, Told};
use crate::paste::names::{self, Names, Scope};
use crate::plan::draft::is_blank;
use crate::plan::{Draft, Field, ScopeDraft, ScopeRow, mend};
use crate::words::panel::{self as panel_words, pasting as words};
use crate::words::paste::{refused, told};
use crate::words::sentence::{Sentence, name};

use super::block::{Block, UnreadLine, UnreadLines};
use super::{Panel, Text};

/// Where a text was pasted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pasting {
    /// The box.
    pub field: Field,
    /// What stands in the box where nothing can be taken.
    pub in_box: String,
    /// Whether the text took the place of what stood in the box.
    pub replaces: bool,
}

/// What a pasted text makes of the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// The form's text.
    pub draft: Draft,
    /// Whether anything of the pasted text is in it, apart from its box.
    pub is_taken: bool,
    /// The box where one goes on.
    pub next: Field,
}

/// Takes a pasted text into the form's text, and says what became of it.
pub fn panel(draft: &Draft, pasting: &Pasting, text: &str) -> Panel {
    let mut taking = Taking::new(draft.clone(), pasting.field);
    // A connection holds passwords, which are not to become names.
    let found = connection::read(text);
    let is_connection = found.hostname.is_some()
        || found.http_path.is_some()
        || found.told.iter().any(|it| matches!(it, Told::Password | Told::Secret(_)));
    if is_connection {
        taking.take_connection(pasting.field, &found);
        return taking.finish(pasting);
    }
    match pasting.field {
        Field::Catalog(row) => {
            let names = names::read(text);
            taking.take_catalogs(row, pasting.replaces, &names);
            taking.tell_names(&names);
        }
        Field::Schema(row, index) => {
            let names = taking.read_schemas(row, text);
            taking.take_schemas(row, index, pasting.replaces, &names);
            taking.tell_names(&names);
        }
        field => taking.take_connection(field, &found),
    }
    taking.finish(pasting)
}

/// A text on its way into the form.
struct Taking {
    draft: Draft,
    next: Field,
    is_taken: bool,
    /// Whether the text has to go, since something in it is not to be kept.
    drops_text: bool,
    /// What was taken, in the order of the text.
    added: Vec<Added>,
    /// How many names stood in the form already.
    known: usize,
    said: Vec<Sentence>,
    /// How much was not taken.
    not_taken: Vec<String>,
    blocks: Vec<Block>,
}

/// Something that came into the form.
enum Added {
    Catalog(String),
    Schema(String, String),
}

impl Taking {
    fn new(draft: Draft, next: Field) -> Self {
        Self {
            draft,
            next,
            is_taken: false,
            drops_text: false,
            added: Vec::new(),
            known: 0,
            said: Vec::new(),
            not_taken: Vec::new(),
            blocks: Vec::new(),
        }
    }

    /// Puts the first catalog into its row where the text replaces that, and the others behind it.
    fn take_catalogs(&mut self, row: ScopeRow, replaces: bool, names: &Names) {
        let mut scopes = names.catalogs.iter();
        if replaces && let Some(first) = scopes.next() {
            self.replace_row(row, first);
        }
        let at = match row {
            ScopeRow::ProfilesSync => self.draft.catalogs.len(),
            ScopeRow::Other(index) => index + 1,
        };
        self.add_rows(at, scopes);
        self.next = Field::Catalog(match row {
            // The box behind all rows is for one more.
            _ if 1 < names.catalogs.len() => ScopeRow::Other(self.draft.catalogs.len()),
            row => row,
        });
    }

    fn replace_row(&mut self, row: ScopeRow, scope: &Scope) {
        if let ScopeRow::Other(index) = row
            && index == self.draft.catalogs.len()
        {
            self.draft.catalogs.push(ScopeDraft::default());
        }
        let Some(draft) = self.draft.scope_mut(row) else { return };
        draft.catalog = scope.catalog.as_str().to_owned();
        match &scope.schemas {
            Some(schemas) => draft.schemas = Some(texts(schemas)),
            // The narrower access stays, and that is said.
            None if draft.schemas.is_some() => {
                self.blocks.push(Block::Note(words::stays_limited(scope.catalog.as_str())));
            }
            None => {}
        }
        self.note(scope);
        self.is_taken = true;
    }

    /// Adds rows at a place, except for what stands in the form already.
    fn add_rows<'s>(&mut self, at: usize, scopes: impl Iterator<Item = &'s Scope>) {
        let Draft { profiles_sync, catalogs, .. } = &self.draft;
        let mut known = Lookup::default();
        for (number, scope) in [profiles_sync].into_iter().chain(catalogs).enumerate() {
            known.add(&folded(&scope.catalog), number);
        }
        let mut new = Vec::new();
        for scope in scopes {
            self.is_taken = true;
            let row = known.get(&folded(scope.catalog.as_str())).map(|number| {
                number.checked_sub(1).map_or(ScopeRow::ProfilesSync, ScopeRow::Other)
            });
            match row.and_then(|row| self.draft.scope_mut(row)) {
                Some(ScopeDraft { schemas: None, .. }) => self.known += 1,
                Some(ScopeDraft { schemas: Some(schemas), .. }) if scope.schemas.is_some() => {
                    let added = unite(schemas, schemas.len(), scope);
                    self.note_schemas(scope, added);
                }
                Some(_) | None => {
                    let schemas = scope.schemas.as_deref().map(texts);
                    new.push(ScopeDraft { catalog: scope.catalog.as_str().to_owned(), schemas });
                    self.note(scope);
                }
            }
        }
        put_in(&mut self.draft.catalogs, at, new);
    }

    fn read_schemas(&self, row: ScopeRow, text: &str) -> Names {
        let catalog = self.draft.scope(row).map_or("", |scope| &scope.catalog);
        let catalog = Identifier::parse(catalog.trim(), NamePart::Catalog);
        // A row whose catalog is still to be named takes schemas all the same.
        match catalog.or_else(|_| Identifier::parse(UNNAMED, NamePart::Catalog)) {
            Ok(catalog) => names::read_schemas(&catalog, text),
            Err(_) => Names::default(),
        }
    }

    /// Puts schemas of the row's catalog into its boxes, and adds rows for other catalogs.
    fn take_schemas(&mut self, row: ScopeRow, index: usize, replaces: bool, names: &Names) {
        let catalog = self.draft.scope(row).map_or("", |scope| &scope.catalog);
        let catalog = if is_blank(catalog) { UNNAMED.to_owned() } else { folded(catalog) };
        let is_own = |scope: &&Scope| folded(scope.catalog.as_str()) == catalog;
        if let Some(own) = names.catalogs.iter().find(is_own)
            && let Some(schemas) = self.draft.scope_mut(row).and_then(|it| it.schemas.as_mut())
        {
            let mut at = index.min(schemas.len());
            if replaces && at < schemas.len() {
                schemas.remove(at);
            } else {
                at = (index + 1).min(schemas.len());
            }
            let added = unite(schemas, at, own);
            let count = schemas.len();
            self.is_taken |= own.schemas.is_some();
            self.note_schemas(own, added);
            self.next = Field::Schema(row, count);
        }
        let others: Vec<&Scope> = names.catalogs.iter().filter(|it| !is_own(it)).collect();
        self.add_rows(self.draft.catalogs.len(), others.into_iter());
    }

    fn note(&mut self, scope: &Scope) {
        let catalog = scope.catalog.as_str();
        match &scope.schemas {
            None => self.added.push(Added::Catalog(catalog.to_owned())),
            Some(schemas) => self.note_schemas(scope, texts(schemas)),
        }
    }

    fn note_schemas(&mut self, scope: &Scope, added: Vec<String>) {
        let catalog = scope.catalog.as_str();
        self.known += scope.schemas.as_ref().map_or(0, Vec::len) - added.len();
        let added = added.into_iter().map(|schema| Added::Schema(catalog.to_owned(), schema));
        self.added.extend(added);
    }

    fn tell_names(&mut self, names: &Names) {
        if !self.added.is_empty() {
            self.said.push(self.told_added());
        }
        if 0 < self.known {
            self.said.push(words::known(self.known).into());
        }
        // What is wrong with a single name is said beside its box.
        let is_single = !self.is_taken && names.unread.is_empty() && names.refused.len() == 1;
        if !names.refused.is_empty() && !is_single {
            let why = names.refused.iter().take(MOST_LISTED).map(|it| {
                let mut sentence = Sentence::default();
                if !it.name.is_empty() {
                    sentence.add(name(&it.name));
                    sentence.add(": ");
                }
                sentence.add(refused(it));
                Block::Paragraph(sentence)
            });
            let blocks = why.chain(more(names.refused.len())).collect();
            self.fold(words::refused(names.refused.len()), names.refused.len(), blocks);
        }
        let mut whole = Lookup::default();
        for it in &names.unread {
            whole.add(&mend::clean(Field::Catalog(ScopeRow::ProfilesSync), &it.text), it.line);
        }
        for scope in names.catalogs.iter().filter(|scope| scope.schemas.is_some()) {
            let catalog = scope.catalog.as_str();
            if whole.get(catalog).is_some() {
                self.blocks.push(Block::Note(words::also_whole(catalog)));
            }
        }
        if !names.unread.is_empty() && (self.is_taken || !names.refused.is_empty()) {
            let lines = names.unread.iter().take(MOST_LISTED).map(|it| UnreadLine {
                place: panel_words::line(it.line).into(),
                text: if it.text.is_empty() {
                    panel_words::SECRET_LINE.into()
                } else {
                    it.text.clone().into()
                },
                reason: Text::default(),
            });
            let unread = Block::Unread(UnreadLines { lines: lines.collect(), show_all: None });
            let blocks = [unread].into_iter().chain(more(names.unread.len())).collect();
            self.fold(words::unread(names.unread.len()), names.unread.len(), blocks);
        }
        if !self.is_taken && !is_single && names.refused.is_empty() {
            self.said.push(words::NO_NAMES.into());
        }
    }

    fn fold(&mut self, heading: String, count: usize, blocks: Vec<Block>) {
        self.not_taken.push([&heading, "."].concat());
        self.blocks.push(fold(heading, count, blocks));
    }

    fn told_added(&self) -> Sentence {
        if MOST_NAMED < self.added.len() {
            let catalogs = self.added.iter().filter(|it| matches!(it, Added::Catalog(_))).count();
            return words::added_many(catalogs, self.added.len() - catalogs).into();
        }
        words::added(self.added.iter().map(|added| match added {
            Added::Catalog(catalog) => name(catalog).into(),
            Added::Schema(catalog, schema) if catalog == UNNAMED => name(schema).into(),
            Added::Schema(catalog, schema) => name(&format!("{catalog}.{schema}")).into(),
        }))
    }

    /// Puts in what a text says of a connection; what it does not say of stays, except for the port of another host.
    fn take_connection(&mut self, field: Field, found: &Connection) {
        let mut taken = Vec::new();
        if let Some(hostname) = &found.hostname {
            self.draft.hostname = hostname.as_str().to_owned();
            self.draft.port.clear();
            taken.push(Setting::Hostname);
        }
        if let Some(path) = &found.http_path {
            self.draft.http_path = path.as_str().to_owned();
            taken.push(Setting::HttpPath);
        }
        if let Some(port) = found.port {
            self.draft.port = port.number().to_string();
            taken.push(Setting::Port);
        }
        let client_id = found.client_id.as_ref().map(ApplicationId::as_str);
        let is_client_id_wanted = field == Field::ClientId && client_id.is_some();
        if let Some(id) = client_id
            && is_client_id_wanted
        {
            self.draft.client_id = id.to_owned();
            taken.push(Setting::ClientId);
        }
        self.is_taken = !taken.is_empty();
        if self.is_taken {
            self.said.push(words::filled(&taken));
        }
        for it in &found.told {
            let is_said_already = *it == Told::ClientId && is_client_id_wanted;
            // Beside a box for the client ID alone, its own message says what belongs there.
            let is_beside_the_point = *it == Told::Nothing && field == Field::ClientId;
            if !is_said_already && !is_beside_the_point {
                self.blocks.push(Block::Note(told(*it)));
            }
            self.drops_text |= matches!(it, Told::Password | Told::Secret(_));
        }
        if let Some(id) = client_id
            && !is_client_id_wanted
            && !id.eq_ignore_ascii_case(self.draft.client_id.trim())
        {
            self.blocks.push(Block::Fill {
                label: words::use_client_id(id).into(),
                field: Field::ClientId,
                text: id.to_owned(),
            });
        }
    }

    fn finish(mut self, pasting: &Pasting) -> Panel {
        if !self.is_taken && !self.drops_text {
            self.draft.set_text(pasting.field, pasting.in_box.clone());
        }
        let mut sentence = Sentence::default();
        for said in self.said {
            sentence.add_sentence(said);
        }
        // What was not taken stands below, where nobody looks who does not see it.
        let taken = (!sentence.is_empty()).then(|| sentence.to_text()).into_iter();
        let said: Vec<String> = taken.chain(self.not_taken).collect();
        let said = (!said.is_empty()).then(|| said.join(" ").into());
        let mut findings = Vec::new();
        if !sentence.is_empty() {
            findings.push(Block::Paragraph(sentence));
        }
        findings.extend(self.blocks);
        let taken = Taken { draft: self.draft, is_taken: self.is_taken, next: self.next };
        Panel { findings, said, taken: Some(taken), ..Panel::default() }
    }
}

/// Adds a catalog's schemas to the boxes of its row at a place, except for those that stand there, and tells which.
fn unite(boxes: &mut Vec<String>, at: usize, scope: &Scope) -> Vec<String> {
    let mut known = Lookup::default();
    for it in boxes.iter() {
        known.add(&folded(it), 0);
    }
    let new = scope.schemas.iter().flatten().filter(|it| known.get(&folded(it.as_str())).is_none());
    let new: Vec<String> = new.map(|it| it.as_str().to_owned()).collect();
    put_in(boxes, at, new.clone());
    boxes.retain(|it| !is_blank(it));
    new
}

/// Puts items in a list at a place, or at its end where it has no such place.
fn put_in<T>(list: &mut Vec<T>, at: usize, new: Vec<T>) {
    let behind = list.split_off(at.min(list.len()));
    list.extend(new);
    list.extend(behind);
}

fn texts(names: &[Identifier]) -> Vec<String> {
    names.iter().map(|name| name.as_str().to_owned()).collect()
}

/// A name as Databricks compares it.
fn folded(name: &str) -> String {
    lowercase(name.trim())
}

fn fold(summary: String, count: usize, blocks: Vec<Block>) -> Block {
    Block::Fold { summary: summary.into(), is_open: count <= MOST_OPEN, blocks }
}

fn more(count: usize) -> Option<Block> {
    let hidden = count.saturating_sub(MOST_LISTED);
    (0 < hidden).then(|| Block::Paragraph(panel_words::more(hidden).into()))
}

/// What stands for a catalog that is still to be named.
const UNNAMED: &str = "_";
/// How many names are told one by one.
const MOST_NAMED: usize = 5;
/// How many findings of a kind stand open.
const MOST_OPEN: usize = 3;
/// How many findings of a kind are listed.
const MOST_LISTED: usize = 50;
