//! One answer in a pasted text, from its question to its last row.

use crate::access::{Grant, Grants};
use crate::model::privilege::shown::shown_beside;
use crate::model::{
    ApplicationId, AskedKind, ByObject, Object, ObjectKey, Privilege, PrivilegeSet, SecurableType,
};

use super::listing::Listing;
use super::principals::Principals;
use super::question::{Keeps, Question, Subject, Whose};
use super::row::{On, Row, RowAsked};
use super::source::Source;

/// An answer that is being read.
#[derive(Clone, Debug, Default)]
pub struct Reply {
    /// What was asked, where the text says so.
    pub question: Option<Question>,
    /// The last day that was named above it.
    pub when: Option<String>,
    /// Whether anything of an answer was there, if only its header.
    pub has_result: bool,
    /// Whether it holds only what was granted on the object itself, as its form tells.
    pub is_direct: Option<bool>,
    /// Whether its rows are only some of all.
    pub is_filtered: bool,
    /// Whether it is Terraform's state, and not an answer of Databricks.
    pub is_state: bool,
    /// The grants of the plan's own service principal in it.
    own: Grants,
    /// What others hold in an answer that was asked for the plan's own: groups that it is in.
    groups: Grants,
    principals: Principals,
    /// By catalog and by schema, where nothing says what was asked.
    sections: ByObject<Section>,
    /// What would be shown beside rows of a kind, as far as that was worked out.
    beside: Vec<((Privilege, SecurableType, bool), PrivilegeSet)>,
}

/// The rows on a catalog, or on a schema and in it.
#[derive(Clone, Debug, Default)]
struct Section {
    principals: Principals,
    shown: Vec<Shown>,
    /// The catalog that this is or is in.
    of: Option<ObjectKey>,
    /// How many schemas of the catalog have rows.
    schemas: usize,
    /// Whether a row is one that only an answer about a catalog shows.
    is_of_catalog: bool,
}

/// What would be shown beside a row: on a securable, and on what it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Shown {
    on: ObjectKey,
    is_inherited: bool,
    privileges: PrivilegeSet,
}

impl Section {
    /// Says whether rows on a catalog and in it can be of one answer, about something in it.
    fn is_one_answer(&self) -> bool {
        self.schemas == 1 && !self.is_of_catalog
    }
}

impl Reply {
    /// Begins an answer to a question, below a day.
    pub fn to(question: Option<Question>, when: Option<&str>) -> Self {
        Self { question, when: when.map(str::to_owned), ..Self::default() }
    }

    /// Says whether any row was read.
    pub fn has_rows(&self) -> bool {
        self.principals.has_own || self.principals.other.is_some()
    }

    /// What the question is about.
    pub fn subject(&self) -> Option<&Subject> {
        self.question.as_ref()?.about.as_ref()
    }

    /// Says whether a row can stand in an answer to the question.
    pub fn fits(&self, row: &Row) -> bool {
        let Some(subject) = self.subject() else { return self.question.is_none() };
        match (&row.on, &subject.place) {
            (On::Object(object), Some(place)) => {
                let (object, mut place) = (object.key(), Some(place.key()));
                while let Some(key) = place {
                    if key == object {
                        return true;
                    }
                    place = key.parent();
                }
                false
            }
            (On::Object(_), None) => false,
            (On::Elsewhere(_), _) => subject.object().is_none(),
        }
    }

    /// Adds a row, whose holder is none where it is the plan's own service principal's.
    pub fn add(&mut self, row: Row, holder: Option<usize>, listing: &mut Listing) {
        self.has_result = true;
        self.principals.add(holder);
        let object = match row.on {
            On::Object(object) => object,
            On::Elsewhere(place) if holder.is_none() => return listing.elsewhere.push(place),
            On::Elsewhere(_) => return listing.others_elsewhere += 1,
        };
        listing.note_place(&object.key());
        for privilege in &row.privileges {
            let grant = Grant { privilege: *privilege, on: object.clone() };
            match holder {
                Some(other) => {
                    let whose = self.question.as_ref().map(|question| &question.whose);
                    if matches!(whose, Some(Whose::Of(_) | Whose::Variable(_))) {
                        self.groups.add(grant.clone());
                    }
                    listing.add_of_other(other, grant);
                }
                None if self.question.is_some() => _ = self.own.add(grant),
                None => _ = listing.grants.add(grant),
            }
        }
        if self.question.is_none() {
            self.note_section(&object, &row.privileges, row.asked, holder);
        }
    }

    fn note_section(
        &mut self,
        object: &Object,
        privileges: &[Privilege],
        asked: RowAsked,
        holder: Option<usize>,
    ) {
        let key = object.key();
        let catalog = key.catalog();
        let schema = match key.securable_type() {
            SecurableType::Catalog => None,
            SecurableType::Schema => Some(key.clone()),
            SecurableType::Table => key.parent(),
        };
        let above = schema.is_some().then(|| catalog.clone());
        let place = schema.unwrap_or_else(|| catalog.clone());
        if self.sections.get(&catalog).is_none() {
            self.sections
                .insert(&catalog, Section { of: Some(catalog.clone()), ..Section::default() });
        }
        if self.sections.get(&place).is_none() {
            if let Some(section) = self.sections.get_mut(&catalog) {
                section.schemas += 1;
            }
            self.sections.insert(&place, Section { of: above, ..Section::default() });
        }
        let known = &mut self.beside;
        let mut beside = |privilege, kind, is_inherited| {
            let row = (privilege, kind, is_inherited);
            if let Some((_, shown)) = known.iter().find(|(known, _)| *known == row) {
                return *shown;
            }
            let shown = shown_beside(privilege, kind, is_inherited);
            known.push((row, shown));
            shown
        };
        let Some(section) = self.sections.get_mut(&place) else { return };
        section.principals.add(holder);
        let kind = object.securable_type();
        for privilege in privileges {
            section.is_of_catalog |= !AskedKind::Schema.may_show(*privilege);
            let shown = match &asked {
                RowAsked::Object(asked) => Shown {
                    on: asked.key(),
                    is_inherited: false,
                    privileges: PrivilegeSet::that(|it| it.fits(asked.securable_type())),
                },
                RowAsked::Untold | RowAsked::Below => Shown {
                    on: key.clone(),
                    is_inherited: true,
                    privileges: beside(*privilege, kind, asked == RowAsked::Below),
                },
            };
            if section.shown.last() != Some(&shown) && !shown.privileges.is_empty() {
                section.shown.push(shown);
            }
        }
    }

    /// Ends the answer, and adds what it tells to the listing.
    pub fn end(
        self,
        own: Option<&ApplicationId>,
        variables: &[(String, bool)],
        listing: &mut Listing,
    ) {
        let Some(question) = &self.question else { return self.end_untold(listing) };
        if !self.has_result {
            return;
        }
        if let Some(workspace) = &question.workspace {
            listing.remarks.add_workspace(workspace);
        }
        let workspace = question.workspace.clone();
        let source = Source { workspace, when: self.when.clone(), is_state: self.is_state };
        let is_ours = match question.whose.is_of(own, variables) {
            // Its rows name it all the same.
            Some(false) if self.principals.has_own => true,
            Some(false) => {
                if let Whose::Of(name) = &question.whose {
                    listing.remarks.add_asked_for(name);
                }
                return;
            }
            Some(true) => true,
            None => {
                let is_empty = self.principals.other.is_none() && !self.principals.has_own;
                self.principals.may_be_all() || is_empty && question.whose == Whose::Untold
            }
        };
        let is_kept = match question.keeps {
            Keeps::All => true,
            Keeps::Chosen => self.principals.has_own,
            Keeps::Some => false,
        };
        let mut place = question.about.as_ref().and_then(|subject| subject.place.clone());
        let kind = question.about.as_ref().and_then(|subject| subject.kind);
        let is_direct = self.is_direct.or(question.is_direct).unwrap_or_default();
        let mut is_itself = kind.is_some_and(|kind| kind.securable_type().is_some());
        while let Some(object) = place {
            let shown = kind
                .filter(|_| is_ours && is_kept && !self.is_filtered && (is_itself || !is_direct));
            let shown = shown.map(|kind| kind.shown().surely).unwrap_or_default();
            // What a group holds there, the service principal may hold through it.
            let shown = shown.without(self.groups.on(&object.key()).with_implied());
            listing.settle(&object, shown, self.own.on(&object.key()), &source);
            if is_ours {
                listing.note_place(&object.key());
            }
            is_itself = false;
            place = object.parent();
        }
    }

    /// Ends an answer to a question that nobody tells: what is known of it are its rows.
    fn end_untold(self, listing: &mut Listing) {
        if self.is_filtered {
            return;
        }
        let mut merged: ByObject<Principals> = ByObject::default();
        for section in self.sections.values() {
            let Some(catalog) = &section.of else { continue };
            if self.sections.get(catalog).is_some_and(Section::is_one_answer) {
                let known = merged.get(catalog).copied().unwrap_or_default();
                merged.insert(catalog, section.principals.and(known));
            }
        }
        for section in self.sections.into_values() {
            // What is of one answer has its principals together.
            let principals = section.of.as_ref().and_then(|catalog| merged.get(catalog));
            let principals = principals.copied().unwrap_or(section.principals);
            if !principals.may_be_all() {
                continue;
            }
            for Shown { on, is_inherited, privileges } in section.shown {
                let mut place = Some(on);
                while let Some(key) = place {
                    listing.note_shown(&key, privileges);
                    place = key.parent().filter(|_| is_inherited);
                }
            }
        }
    }
}
