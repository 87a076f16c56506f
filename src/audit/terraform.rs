//! Terraform's own language: what `terraform show` prints of state, plans, and configuration.

use crate::model::ApplicationId;

use super::cell::Column;
use super::json::Found;
use super::json::subject_of_id;
use super::question::Subject;
use super::row::RawRow;

/// A resource with grants, while its lines are read.
#[derive(Clone, Debug, Default)]
pub struct Resource {
    /// The line on which it begins.
    line: usize,
    depth: usize,
    /// Whether it owns the whole list of grants.
    is_whole: bool,
    /// Whether a line of it has the sign of a change in front.
    has_signs: bool,
    about: Option<Subject>,
    /// The principal whose privileges stand next.
    principal: String,
    is_in_privileges: bool,
    grants: Vec<Granted>,
}

/// A privilege in a resource.
#[derive(Clone, Debug)]
struct Granted {
    sign: Option<char>,
    principal: String,
    privilege: String,
}

/// What a resource comes to.
pub enum Read {
    /// It is state: these rows, about this, and whether they are all that there are.
    State(Option<Subject>, bool, Vec<Found>),
    /// It is what somebody wants.
    Wish {
        /// Whether it would take privileges of the plan's service principal away.
        takes_away: bool,
    },
}

impl Resource {
    /// Begins a resource, if one with grants begins on this line.
    pub fn begin(line: &str) -> Option<Self> {
        let (sign, line) = signed(line);
        let (_, rest) = line.split_once("resource \"databricks_grant")?;
        rest.starts_with(['"', 's']).then(|| Self {
            depth: depth(rest).0,
            is_whole: rest.starts_with('s'),
            has_signs: sign.is_some(),
            ..Self::default()
        })
    }

    /// The same, where it begins on this line.
    pub fn on_line(self, line: usize) -> Self {
        Self { line, ..self }
    }

    /// The line on which it begins.
    pub fn line(&self) -> usize {
        self.line
    }

    /// Reads a line of it, and says whether it was the last.
    pub fn read(&mut self, line: &str) -> bool {
        let (sign, line) = signed(line);
        self.has_signs |= sign.is_some();
        let (opened, closed) = depth(line);
        let (key, value) =
            line.split_once('=').map_or(("", line), |(key, value)| (key.trim(), value.trim()));
        match key {
            "principal" => self.principal = texts(value).next().unwrap_or_default().to_owned(),
            "id" => self.about = texts(value).next().and_then(subject_of_id),
            "privileges" => {
                self.is_in_privileges = true;
            }
            _ => {}
        }
        if self.is_in_privileges && (key == "privileges" || key.is_empty()) {
            for privilege in texts(value) {
                let (principal, privilege) = (self.principal.clone(), privilege.to_owned());
                self.grants.push(Granted { sign, principal, privilege });
            }
        }
        self.is_in_privileges &= !line.contains(']');
        self.depth = (self.depth + opened).saturating_sub(closed);
        self.depth == 0
    }

    /// Ends the resource.
    pub fn end(self, own: Option<&ApplicationId>) -> Read {
        if self.about.is_none() || self.has_signs {
            let is_own = |it: &&Granted| {
                own.is_some_and(|own| it.principal.eq_ignore_ascii_case(own.as_str()))
            };
            let count = |sign: char| {
                self.grants.iter().filter(is_own).filter(|it| it.sign == Some(sign)).count()
            };
            return Read::Wish { takes_away: count('+') < count('-') };
        }
        let found = self.grants.iter().map(|Granted { principal, privilege, .. }| {
            let mut row = RawRow::default();
            row.set(Column::Principal, principal);
            row.set(Column::Privilege, privilege);
            Found { row, text: format!("{principal}: {privilege}") }
        });
        Read::State(self.about, self.is_whole, found.collect())
    }
}

/// Says whether a line stands over a resource with grants: `# databricks_grants.sales will be updated in-place`.
pub fn heads_resource(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("# ") && line.contains("databricks_grant")
}

/// The sign of a change in front of a line, and the rest.
fn signed(line: &str) -> (Option<char>, &str) {
    let line = line.trim();
    let rest = line.trim_start_matches(['+', '-', '~', '/', ' ']);
    let signs = line.get(..line.len() - rest.len()).unwrap_or_default();
    (signs.chars().find(|c| matches!(c, '+' | '-' | '~')), rest)
}

/// How many brackets a line opens and closes.
fn depth(line: &str) -> (usize, usize) {
    (line.matches(['{']).count(), line.matches(['}']).count())
}

/// The texts in quotes.
fn texts(line: &str) -> impl Iterator<Item = &str> {
    line.split('"').skip(1).step_by(2)
}
