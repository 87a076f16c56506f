//! Finds JSON that stands among other lines of a pasted text.

use serde_json::{Deserializer, Value};

/// Finds JSON, in time linear in the text.
#[derive(Clone, Debug, Default)]
pub struct JsonFinder {
    /// No JSON that can be read begins before this line.
    none_before: usize,
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
    /// Reads the JSON that begins on the first line of a text, if it does. Lines are counted from 1, and asked about in
    /// their order.
    ///
    /// ```
    /// use data_graph_setup::json::JsonFinder;
    ///
    /// let found = JsonFinder::default().find(" [1,\n2] and more", 1);
    /// assert_eq!(found.map(|json| (json.text, json.length)), Some(("[1,\n2]", 7)));
    /// assert_eq!(JsonFinder::default().find("sales, [1]", 1), None);
    /// ```
    pub fn find<'t>(&mut self, text: &'t str, line: usize) -> Option<FoundJson<'t>> {
        let begins = first_line(text).find(|c: char| !c.is_whitespace() && c != ',')?;
        let text = text.get(begins..)?;
        if !text.starts_with(['{', '[']) || line < self.none_before {
            return None;
        }
        let mut values = Deserializer::from_str(text).into_iter::<Value>();
        match values.next()? {
            Ok(value) => {
                let length = values.byte_offset();
                Some(FoundJson { value, text: text.get(..length)?, length: begins + length })
            }
            Err(error) => {
                // Nothing that begins within such a stretch comes to an end either.
                if error.to_string().starts_with(TOO_DEEP) {
                    self.none_before = line + error.line();
                }
                None
            }
        }
    }
}

/// How serde_json's message begins where values stand in one another too deeply to be read.
const TOO_DEEP: &str = "recursion limit exceeded";

/// A text's first line, without its end.
pub fn first_line(text: &str) -> &str {
    text.split('\n').next().unwrap_or_default()
}
