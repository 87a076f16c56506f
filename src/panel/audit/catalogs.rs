//! An audit's grants by catalog, so that what holds for many of them is said once.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::answer::audited::{Audited, AuditedGrant, Counts, Status};
use crate::audit::UnknownReason;
use crate::model::{ByObject, Identifier, ObjectKey, SecurableType};
use crate::panel::Text;
use crate::panel::block::{AlikeGrants, Block, Catalogs, GrantRow, JudgedCatalog};
use crate::words::audit::{unknown, unknown_on_all};
use crate::words::sentence::Sentence;
use crate::words::{noun, panel as words};

/// The catalogs: those in which something asks for something, then those that are not checked, then those in which all is
/// as needed.
pub fn catalogs(audited: &Audited, shows_all: bool) -> Vec<Block> {
    let groups = groups(audited);
    let unchecked = |reason: UnknownReason| {
        let of_reason = groups.iter().filter(move |group| group.unchecked == Some(reason));
        of_reason.collect::<Vec<_>>()
    };
    let is_told_once = |reason: UnknownReason| {
        let count = unchecked(reason).len();
        1 < count || count == groups.len()
    };
    let (mut open, mut clean, mut reasons) = (Vec::new(), Vec::new(), Vec::new());
    for group in &groups {
        match group.unchecked {
            Some(reason) if is_told_once(reason) => {
                if !reasons.contains(&reason) {
                    reasons.push(reason);
                }
            }
            _ if group.is_clean() => clean.push(group),
            _ => open.push(group),
        }
    }
    // First what lacks something, then what has too much.
    let rank = |group: &Group| (group.counts.missing == 0, group.counts.extra == 0);
    let ranks = [(false, false), (false, true), (true, false), (true, true)];
    let ranked = |wanted| open.iter().copied().filter(move |group| rank(group) == wanted);
    let open: Vec<&Group> = ranks.into_iter().flat_map(ranked).collect();
    let most = Most::new(shows_all);
    let mut blocks = vec![list("open", &open, None, |group| group.open(&most), &most)];
    for reason in reasons {
        let of_reason = unchecked(reason);
        let lead = unknown_on_all(reason, of_reason.len() == groups.len());
        blocks.push(list(key(reason), &of_reason, lead, |group| group.folded(&most), &most));
    }
    blocks.push(list("clean", &clean, None, |group| group.folded(&most), &most));
    blocks.into_iter().flatten().map(Block::Catalogs).collect()
}

/// What tells the catalogs that are not checked for a reason from those for another.
fn key(reason: UnknownReason) -> &'static str {
    match reason {
        UnknownReason::NoClientId => "no-client-id",
        UnknownReason::NoListing => "no-listing",
        UnknownReason::NotCovered => "not-covered",
        UnknownReason::NotShown => "not-shown",
        UnknownReason::CutShort => "cut-short",
        UnknownReason::Disputed => "disputed",
        UnknownReason::Stated => "stated",
    }
}

/// How much of long lists is shown.
struct Most {
    catalogs: usize,
    rows: usize,
}

impl Most {
    fn new(shows_all: bool) -> Self {
        if shows_all {
            return Self { catalogs: usize::MAX, rows: usize::MAX };
        }
        Self { catalogs: 20, rows: 10 }
    }
}

fn list(
    key: &'static str,
    groups: &[&Group<'_>],
    lead: Option<Sentence>,
    judged: impl Fn(&Group<'_>) -> JudgedCatalog,
    most: &Most,
) -> Option<Catalogs> {
    (!groups.is_empty()).then(|| Catalogs {
        key,
        lead,
        catalogs: groups.iter().take(most.catalogs).map(|group| judged(group)).collect(),
        show_all: show_all(groups.len(), most.catalogs),
    })
}

/// The button that shows the rest of a list, where there is any.
pub fn show_all(count: usize, most: usize) -> Option<Text> {
    (most < count).then(|| words::show_all(count).into())
}

/// A catalog with its rows.
struct Group<'a> {
    name: &'a Identifier,
    rows: Vec<&'a AuditedGrant>,
    counts: Counts,
    /// Why nothing in it is checked, where that is so.
    unchecked: Option<UnknownReason>,
}

fn groups(audited: &Audited) -> Vec<Group<'_>> {
    let mut groups: ByObject<Group<'_>> = ByObject::default();
    for row in &audited.rows {
        let name = row.securable.catalog();
        let key = ObjectKey::of_catalog(name);
        match groups.get_mut(&key) {
            Some(group) => group.add(row),
            None => {
                let (rows, counts) = (Vec::new(), Counts::default());
                let mut group = Group { name, rows, counts, unchecked: row.reason };
                group.add(row);
                groups.insert(&key, group);
            }
        }
    }
    groups.into_values()
}

impl<'a> Group<'a> {
    fn add(&mut self, row: &'a AuditedGrant) {
        self.rows.push(row);
        self.counts.add(row.status);
        if self.unchecked != row.reason {
            self.unchecked = None;
        }
    }

    fn is_clean(&self) -> bool {
        let Counts { missing, unknown, extra, .. } = self.counts;
        missing + unknown + extra == 0
    }

    /// A catalog that shows what asks for something, with the rest folded away.
    fn open(&self, most: &Most) -> JudgedCatalog {
        let open = match self.unchecked {
            Some(reason) => {
                let kind = noun(SecurableType::Catalog);
                let why = unknown(reason, kind);
                let rows = self.rows_of(Status::Unknown);
                vec![AlikeGrants { why: Some(why), ..alike(Status::Unknown, &rows, most) }]
            }
            None => [Status::Missing, Status::Extra, Status::Unknown]
                .into_iter()
                .flat_map(|status| self.by_reason(status, most))
                .collect(),
        };
        let have = self.counts.have;
        JudgedCatalog {
            open,
            fold: (0 < have).then(|| words::show_granted(have).into()),
            folded: self.by_reason(Status::Have, most),
            ..self.line()
        }
    }

    /// A catalog in a line, with all that is in it folded away.
    fn folded(&self, most: &Most) -> JudgedCatalog {
        let folded = match self.unchecked {
            Some(_) => vec![alike(Status::Unknown, &self.rows, most)],
            None => self.by_reason(Status::Have, most),
        };
        JudgedCatalog { folded, ..self.line() }
    }

    fn line(&self) -> JudgedCatalog {
        let mut hasher = DefaultHasher::new();
        ObjectKey::of_catalog(self.name).hash(&mut hasher);
        JudgedCatalog {
            name: self.name.as_str().to_owned(),
            key: format!("{:x}", hasher.finish()).into(),
            counts: words::catalog_counts(&self.counts).into(),
            is_clean: self.is_clean(),
            open: Vec::new(),
            fold: None,
            folded: Vec::new(),
        }
    }

    fn rows_of(&self, status: Status) -> Vec<&'a AuditedGrant> {
        self.rows.iter().copied().filter(|row| row.status == status).collect()
    }

    /// The rows of a verdict, those of one reason together.
    fn by_reason(&self, status: Status, most: &Most) -> Vec<AlikeGrants> {
        let mut by_reason: Vec<Vec<&AuditedGrant>> = Vec::new();
        for row in self.rows_of(status) {
            let of_reason =
                by_reason.iter_mut().find(|rows| rows.first().is_some_and(|it| it.why == row.why));
            match of_reason {
                Some(rows) => rows.push(row),
                None => by_reason.push(vec![row]),
            }
        }
        let alike = |rows: &Vec<&AuditedGrant>| AlikeGrants {
            why: rows.first().map(|row| row.why.clone()),
            ..alike(status, rows, most)
        };
        by_reason.iter().map(alike).collect()
    }
}

/// Rows of one verdict, those on one securable together.
fn alike(status: Status, rows: &[&AuditedGrant], most: &Most) -> AlikeGrants {
    let mut by_securable: Vec<(ObjectKey, GrantRow)> = Vec::new();
    for row in rows {
        let key = row.securable.key();
        match by_securable.last_mut() {
            Some((last, grants)) if *last == key => grants.privileges.push(row.privilege),
            _ => {
                let names: Vec<&str> = row.securable.names().map(Identifier::as_str).collect();
                let on = format!("{} {}", words::ON, noun(row.securable.securable_type()));
                let (privileges, full_name) = (vec![row.privilege], names.join("."));
                by_securable.push((key, GrantRow { privileges, on: on.into(), full_name }));
            }
        }
    }
    let show_all = show_all(by_securable.len(), most.rows);
    AlikeGrants {
        status,
        status_word: words::status(status).into(),
        rows: by_securable.into_iter().map(|(_, row)| row).take(most.rows).collect(),
        why: None,
        show_all,
    }
}
