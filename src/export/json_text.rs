//! How JSON spells a text. Quoting for it happens here and nowhere else.

/// A text between quotes.
///
/// ```
/// use data_graph_setup::export::json_text::quoted;
///
/// assert_eq!(quoted("a\"b\\\n"), r#""a\"b\\\u000a""#);
/// ```
pub fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quote_into(&mut quoted, text);
    quoted
}

/// Adds a text between quotes.
pub fn quote_into(quoted: &mut String, text: &str) {
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(c);
            }
            '\0'..='\x1f' => {
                quoted.push_str(if c < '\x10' { "\\u000" } else { "\\u001" });
                quoted.extend(char::from_digit(u32::from(c) & 0xf, 16));
            }
            _ => quoted.push(c),
        }
    }
    quoted.push('"');
}
