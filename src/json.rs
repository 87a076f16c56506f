//! Finds JSON, and what looks like it, among other lines of a pasted text.

mod read;
mod value;

pub use value::Value;

use read::{Failure, read};

/// Which values are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Spelling {
    /// JSON.
    #[default]
    Json,
    /// Also what Python and Scala print: quotes of either kind, words without any, calls such as `Row(a='b')`.
    Loose,
}

/// Finds values, in time linear in the text.
#[derive(Clone, Debug, Default)]
pub struct JsonFinder {
    spelling: Spelling,
    /// Nothing that can be read begins while more than this is left of the text.
    none_above: Option<usize>,
}

/// A piece of JSON that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundJson<'t> {
    /// What it holds; its nesting is bounded.
    pub value: Value,
    /// The piece as it stands there.
    pub text: &'t str,
    /// How many bytes were taken, with what stands before it on its line.
    pub length: usize,
}

impl JsonFinder {
    /// Finds values that are spelled so.
    pub fn of(spelling: Spelling) -> Self {
        Self { spelling, none_above: None }
    }

    /// Reads the value that begins on the first line of a text, if it does. What is asked about is the rest of one text, in
    /// its order.
    ///
    /// ```
    /// use data_graph_setup::json::JsonFinder;
    ///
    /// let found = JsonFinder::default().find(" [1,\n2] and more");
    /// assert_eq!(found.map(|json| (json.text, json.length)), Some(("[1,\n2]", 7)));
    /// assert_eq!(JsonFinder::default().find("sales, [1]"), None);
    /// ```
    pub fn find<'t>(&mut self, text: &'t str) -> Option<FoundJson<'t>> {
        let begins = first_line(text).find(|c: char| !c.is_whitespace() && c != ',')?;
        let is_bracket = text.get(begins..)?.starts_with(['{', '[']);
        if is_bracket { self.find_at(text, begins) } else { None }
    }

    /// Reads the value that begins at this place of a text's first line.
    pub fn find_at<'t>(&mut self, text: &'t str, begins: usize) -> Option<FoundJson<'t>> {
        let piece = text.get(begins..)?;
        if self.none_above.is_some_and(|left| left < piece.len()) {
            return None;
        }
        match read(piece, self.spelling) {
            Ok((value, length)) => {
                Some(FoundJson { value, text: piece.get(..length)?, length: begins + length })
            }
            Err(failure) => {
                // Nothing that begins within such a stretch comes to an end either.
                if let Failure::TooDeep { at } = failure {
                    self.none_above = Some(piece.len() - at);
                }
                None
            }
        }
    }

    /// Passes over what was read and is not to be read again.
    pub fn pass(&mut self, left: usize) {
        self.none_above = Some(left);
    }
}

/// A text's first line, without its end.
pub fn first_line(text: &str) -> &str {
    text.split('\n').next().unwrap_or_default()
}
