//! Writes a value, laid out as JavaScript's `JSON.stringify` does with two spaces.

use crate::export::json_text::quote_into;

use super::Value;

impl Value {
    /// The value as JSON over several lines.
    ///
    /// ```
    /// use data_graph_setup::json::Value;
    ///
    /// let list = Value::Array(vec![Value::Null, Value::String("a\"".to_owned())]);
    /// assert_eq!(list.to_text(), "[\n  null,\n  \"a\\\"\"\n]");
    /// ```
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        write(self, &mut text, "\n");
        text
    }
}

/// Writes a value whose lines begin so.
fn write(value: &Value, text: &mut String, line: &str) {
    let inner = [line, "  "].concat();
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(flag) => text.push_str(if *flag { "true" } else { "false" }),
        Value::Number(digits) => text.push_str(digits),
        Value::String(string) => quote_into(text, string),
        Value::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                begin(text, index, &inner);
                write(item, text, &inner);
            }
            end(text, items.is_empty(), line, ']');
        }
        Value::Object(members) => {
            text.push('{');
            for (index, (name, member)) in members.iter().enumerate() {
                begin(text, index, &inner);
                quote_into(text, name);
                text.push_str(": ");
                write(member, text, &inner);
            }
            end(text, members.is_empty(), line, '}');
        }
    }
}

fn begin(text: &mut String, index: usize, line: &str) {
    if 0 < index {
        text.push(',');
    }
    text.push_str(line);
}

fn end(text: &mut String, is_empty: bool, line: &str, bracket: char) {
    if !is_empty {
        text.push_str(line);
    }
    text.push(bracket);
}
