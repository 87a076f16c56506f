//! Reads one value from the start of a text.

use super::{Spelling, Value};

/// Why no value was read.
#[derive(Debug, PartialEq, Eq)]
pub enum Failure {
    /// What stands there is none, or does not end.
    NoValue,
    /// Values stand in one another too deeply.
    TooDeep {
        /// How far was read.
        at: usize,
    },
}

/// How deeply values may stand in one another.
const DEEPEST: usize = 100;

/// Reads a value, and tells how many bytes it takes.
pub fn read(text: &str, spelling: Spelling) -> Result<(Value, usize), Failure> {
    let mut reader = Reader { text, at: 0, is_loose: spelling == Spelling::Loose };
    let value = reader.value(0)?;
    Ok((value, reader.at))
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    is_loose: bool,
}

type Read<T> = Result<T, Failure>;

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Read<Value> {
        if DEEPEST < depth {
            return Err(Failure::TooDeep { at: self.at });
        }
        self.skip_space();
        match self.peek() {
            Some(b'{') => self.items(b'}', depth).map(|items| items.into_object()),
            Some(b'[') => self.items(b']', depth).map(|items| items.into_array()),
            Some(b'(') if self.is_loose => self.items(b')', depth).map(|items| items.into_array()),
            Some(b'"') => Ok(Value::String(self.quoted(b'"')?)),
            Some(b'\'') if self.is_loose => Ok(Value::String(self.quoted(b'\'')?)),
            Some(b'<') if self.is_loose => self.in_angles(),
            _ => self.word(depth),
        }
    }

    /// Reads what stands in brackets, which begin here.
    fn items(&mut self, end: u8, depth: usize) -> Read<Items> {
        self.at += 1;
        let mut items = Items { names: Vec::new(), values: Vec::new() };
        loop {
            self.skip_space();
            if self.takes(end) {
                // JSON has no comma before the end.
                let is_right = self.is_loose || items.values.is_empty();
                return if is_right { Ok(items) } else { Err(Failure::NoValue) };
            }
            let value = self.value(depth + 1)?;
            self.skip_space();
            let joins = if end == b'}' { &b":"[..] } else { &b"="[..] };
            let is_name = self.peek().is_some_and(|c| joins.contains(&c))
                && (end == b'}' || end == b')' && self.is_loose);
            if is_name {
                self.at += 1;
                let (Value::String(name) | Value::Number(name)) = value else {
                    return Err(Failure::NoValue);
                };
                items.names.push(name);
                items.values.push(self.value(depth + 1)?);
            } else if end == b'}' {
                return Err(Failure::NoValue);
            } else {
                items.values.push(value);
            }
            self.skip_space();
            if self.takes(end) {
                return Ok(items);
            }
            if !self.takes(b',') {
                return Err(Failure::NoValue);
            }
            if !self.is_loose {
                self.skip_space();
                if self.peek() == Some(end) {
                    return Err(Failure::NoValue);
                }
            }
        }
    }

    /// Reads a text in quotes, which does not go over the end of its line.
    fn quoted(&mut self, quote: u8) -> Read<String> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let stops =
                |c: char| c == char::from(quote) || matches!(c, '\\' | '\n' | '\0'..='\x1f');
            let length = rest.find(stops).ok_or(Failure::NoValue)?;
            text.push_str(rest.get(..length).unwrap_or_default());
            self.at += length;
            if self.takes(quote) {
                return Ok(text);
            }
            match self.peek() {
                Some(b'\\') => text.push(self.escaped()?),
                Some(b'\t') if self.is_loose => {
                    text.push('\t');
                    self.at += 1;
                }
                _ => return Err(Failure::NoValue),
            }
        }
    }

    fn escaped(&mut self) -> Read<char> {
        let rest = self.text.get(self.at + 1..).unwrap_or_default();
        let c = rest.chars().next().ok_or(Failure::NoValue)?;
        self.at += 1 + c.len_utf8();
        Ok(match c {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'u' => {
                let unit = self.unit()?;
                let is_pair = (0xd800..0xdc00).contains(&unit)
                    && self.text.get(self.at..).is_some_and(|rest| rest.starts_with("\\u"));
                let code = if is_pair {
                    self.at += 2;
                    let low = self.unit()?.checked_sub(0xdc00).ok_or(Failure::NoValue)?;
                    0x10000 + ((unit - 0xd800) << 10) + low
                } else {
                    unit
                };
                char::from_u32(code).ok_or(Failure::NoValue)?
            }
            '"' | '\\' | '/' => c,
            '\'' if self.is_loose => c,
            _ => return Err(Failure::NoValue),
        })
    }

    /// The four digits of a character.
    fn unit(&mut self) -> Read<u32> {
        let digits = self.text.get(self.at..self.at + 4).ok_or(Failure::NoValue)?;
        self.at += 4;
        let is_hex = digits.bytes().all(|c| c.is_ascii_hexdigit());
        let unit = u32::from_str_radix(digits, 16).map_err(|_| Failure::NoValue)?;
        if is_hex { Ok(unit) } else { Err(Failure::NoValue) }
    }

    /// Reads what Python prints of an enumeration, `<Privilege.SELECT: 'SELECT'>`: the text in it.
    fn in_angles(&mut self) -> Read<Value> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let line = super::first_line(rest);
        let begins = line.find(": ").ok_or(Failure::NoValue)? + 2;
        self.at += begins;
        let value = match self.peek() {
            Some(quote @ (b'\'' | b'"')) => self.quoted(quote)?,
            _ => return Err(Failure::NoValue),
        };
        if self.takes(b'>') { Ok(Value::String(value)) } else { Err(Failure::NoValue) }
    }

    /// Reads a number, a word that stands for itself, or the name of a call with what it calls.
    fn word(&mut self, depth: usize) -> Read<Value> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let ends: &[char] = &[',', ']', '}', ')', '(', '[', '{', ':', '=', '\n', '"', '\''];
        let word = rest.split(ends).next().unwrap_or_default();
        let length = word.len();
        let word = word.trim_end();
        let value = match word {
            "null" => Value::Null,
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ if is_number(word) => Value::Number(word.to_owned()),
            _ if !self.is_loose || word.is_empty() => return Err(Failure::NoValue),
            "None" => Value::Null,
            "True" => Value::Bool(true),
            "False" => Value::Bool(false),
            _ => {
                let is_name = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.'));
                self.at += length;
                return match self.peek() {
                    Some(b'(') if is_name => Ok(self.items(b')', depth + 1)?.into_called()),
                    Some(b'(' | b'[' | b'{' | b'"' | b'\'') => Err(Failure::NoValue),
                    _ => Ok(Value::String(member(word).to_owned())),
                };
            }
        };
        self.at += word.len();
        Ok(value)
    }

    fn skip_space(&mut self) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn takes(&mut self, c: u8) -> bool {
        let is_there = self.peek() == Some(c);
        self.at += usize::from(is_there);
        is_there
    }
}

/// What stands in brackets.
struct Items {
    names: Vec<String>,
    values: Vec<Value>,
}

impl Items {
    fn into_object(self) -> Value {
        Value::Object(self.names.into_iter().zip(self.values).collect())
    }

    fn into_array(self) -> Value {
        Value::Array(self.values)
    }

    fn into_called(self) -> Value {
        if !self.values.is_empty() && self.names.len() == self.values.len() {
            self.into_object()
        } else {
            self.into_array()
        }
    }
}

/// The word, or what it is a member of its enumeration by: `Privilege.SELECT`.
fn member(word: &str) -> &str {
    ["Privilege.", "SecurableType."].iter().find_map(|of| word.strip_prefix(of)).unwrap_or(word)
}

fn is_number(word: &str) -> bool {
    let digits = word.strip_prefix('-').unwrap_or(word);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+' | '-'))
}
