//! Which values came from a link, so that nothing leaves the page before somebody has looked at them.

use crate::plan::{Draft, Field};

use super::field_set::FieldSet;

/// The fields whose values came from a link and that nobody has typed or confirmed here since.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FromLink(FieldSet);

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

    /// Says whether a field's value came from a link and was not confirmed.
    pub fn contains(&self, field: Field) -> bool {
        self.0.contains(field)
    }

    /// Records that somebody typed a field's value here.
    pub fn typed(&mut self, field: Field) {
        self.0.remove(field);
    }

    /// Says whether any name in a row came from a link.
    pub fn holds_rows(&self) -> bool {
        self.0.fields().iter().any(|field| field.row().is_some())
    }

    /// Puts those of these fields that stand in rows in the place of all that stood in rows.
    pub fn put_rows(&mut self, fields: &[Field]) {
        self.0.replace(|field| field.row().is_none().then_some(field));
        fields.iter().filter(|field| field.row().is_some()).for_each(|field| self.0.insert(*field));
    }

    /// Keeps step with rows that move.
    pub fn moved(&mut self, to: impl Fn(Field) -> Option<Field>) {
        self.0.replace(to);
    }

    /// The fields that are to be confirmed before anything leaves the page, in the order of the form.
    pub fn to_confirm(&self, draft: &Draft) -> Vec<Field> {
        let mut fields = draft.filled_fields();
        fields.retain(|field| self.contains(*field) && field.can_be_abused());
        fields
    }

    /// Writes the fields down for the history entry, so that a reload does not make values trusted.
    pub fn to_text(&self) -> String {
        let mut names: Vec<String> = Vec::new();
        for field in self.0.fields() {
            let name = name(*field);
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
