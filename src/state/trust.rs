//! Which values came from a link, so that nothing leaves the page before somebody has looked at them.
//!
//! A value that a link brought stays marked until it is typed here, or confirmed while it is shown: one that a choice hides
//! stays marked when the others are confirmed, and has to be looked at when it is brought back.

use crate::model::Lookup;
use crate::plan::{Draft, Field};

use super::field_set::FieldSet;

/// The fields whose values came from a link and that nobody has typed or confirmed here since.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FromLink(FieldSet);

/// The values that links have brought while the page lives, each in its kind of field.
///
/// The browser's own undo brings a text back into its box, also one that another was typed over, or of a form that is gone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkValues {
    places: Lookup,
    /// Whether each was confirmed since it was brought last.
    are_confirmed: Vec<bool>,
}

impl LinkValues {
    /// Notes what is to be confirmed of a form.
    pub fn bring(&mut self, from_link: &FromLink, draft: &Draft) {
        self.note(from_link, draft, false);
    }

    /// Notes that all of it was confirmed.
    pub fn confirm(&mut self, from_link: &FromLink, draft: &Draft) {
        self.note(from_link, draft, true);
    }

    fn note(&mut self, from_link: &FromLink, draft: &Draft, is_confirmed: bool) {
        for field in from_link.to_confirm(draft) {
            let next = self.are_confirmed.len();
            let place = self.places.add(&value(field, draft.text(field)), next).unwrap_or(next);
            match self.are_confirmed.get_mut(place) {
                Some(it) => *it = is_confirmed,
                None => self.are_confirmed.push(is_confirmed),
            }
        }
    }

    /// Says whether a text came into such a field by a link, and was not confirmed.
    pub fn is_unconfirmed(&self, field: Field, text: &str) -> bool {
        let place = self.places.get(&value(field, text));
        place.is_some_and(|place| self.are_confirmed.get(place) == Some(&false))
    }
}

/// A value with the kind of its field.
fn value(field: Field, text: &str) -> String {
    [field.key().in_link(), "=", text.trim()].concat()
}

impl FromLink {
    /// What a link brought. Values that stood here already, and were trusted, stay trusted.
    ///
    /// What is read counts as one value: the same name may stand for a whole catalog instead of a few schemas.
    pub fn opened(link: &Draft, before: &Draft, from_link_before: &Self) -> Self {
        let reads_the_same =
            (&link.profiles_sync, &link.catalogs) == (&before.profiles_sync, &before.catalogs);
        let mut news = link.filled_fields();
        news.retain(|field| {
            let stood_here = match field.row() {
                Some(_) => reads_the_same,
                None => before.holds(*field) && link.text(*field) == before.text(*field),
            };
            !stood_here || from_link_before.contains(*field)
        });
        Self(FieldSet::from_ordered(news))
    }

    /// The fields whose values came from a link and were not confirmed.
    pub fn fields(&self) -> &[Field] {
        self.0.fields()
    }

    /// Says whether a field's value came from a link and was not confirmed.
    pub fn contains(&self, field: Field) -> bool {
        self.0.contains(field)
    }

    /// Records that somebody typed a field's value here.
    pub fn typed(&mut self, field: Field) {
        self.0.remove(field);
    }

    /// Puts those of these fields that stand in rows in the place of all that stood in rows.
    pub fn put_rows(&mut self, fields: impl Iterator<Item = Field>) {
        self.0.replace(|field| field.row().is_none().then_some(field));
        fields.filter(|field| field.row().is_some()).for_each(|field| self.0.insert(field));
    }

    /// Keeps step with rows that move.
    pub fn moved(&mut self, to: impl Fn(Field) -> Option<Field>) {
        self.0.replace(to);
    }

    /// Records that a field holds a value of a link again.
    pub fn returned(&mut self, field: Field) {
        self.0.insert(field);
    }

    /// The fields that are to be confirmed before anything leaves the page, in the order of the form.
    pub fn to_confirm(&self, draft: &Draft) -> Vec<Field> {
        self.fields().iter().copied().filter(|field| draft.holds(*field)).collect()
    }

    /// Records that somebody has confirmed what a draft shows. What it hides stays to be confirmed.
    pub fn confirm(&mut self, draft: &Draft) {
        self.0.replace(|field| (!draft.holds(field)).then_some(field));
    }

    /// Writes down which fields of a draft are to be confirmed, for the history entry, so that a reload does not make values
    /// trusted.
    pub fn to_text(&self, draft: &Draft) -> String {
        let mut names: Vec<String> = Vec::new();
        for field in self.to_confirm(draft) {
            let name = name(field);
            if names.last() != Some(&name) {
                names.push(name);
            }
        }
        names.join(",")
    }

    /// Reads what [`FromLink::to_text`] wrote. All names in rows count as one: they may have moved meanwhile.
    pub fn from_text(text: &str, draft: &Draft) -> Self {
        let mut fields = draft.filled_fields();
        fields.retain(|field| {
            let name = name(*field);
            text.split(',').any(|named| named == name)
        });
        Self(FieldSet::from_ordered(fields))
    }
}

/// The name of a field there; those of all rows share one.
fn name(field: Field) -> String {
    match field.row() {
        Some(_) => ROWS.to_owned(),
        None => field.to_string(),
    }
}

const ROWS: &str = "rows";
