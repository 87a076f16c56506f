//! Percent-encoding, as the link has it: readable where it can be, `+` is a plus.

/// Adds a text to a link.
pub fn encode_into(link: &mut String, text: &str) {
    for byte in text.bytes() {
        if is_plain(byte) {
            link.push(char::from(byte));
        } else {
            link.push('%');
            for digit in [byte >> 4, byte & 0xf] {
                link.extend(char::from_digit(u32::from(digit), 16).map(|c| c.to_ascii_uppercase()));
            }
        }
    }
}

/// A piece of a link as text.
#[derive(Debug, PartialEq, Eq)]
pub struct Unescaped {
    /// The text; where the encoding is broken, as much of it as can be shown.
    pub text: String,
    /// Whether a percent sign stands without two hex digits, or the bytes are not UTF-8.
    pub is_broken: bool,
}

/// Reads a piece of a link.
pub fn decode(piece: &str) -> Unescaped {
    let mut bytes = Vec::with_capacity(piece.len());
    let mut is_broken = false;
    let mut rest = piece.as_bytes();
    while let Some((&byte, behind)) = rest.split_first() {
        rest = behind;
        if byte != b'%' {
            bytes.push(byte);
        } else if let Some((digits, behind)) = rest.split_first_chunk::<2>()
            && let Some(byte) = hex(*digits)
        {
            bytes.push(byte);
            rest = behind;
        } else {
            is_broken = true;
            bytes.push(byte);
        }
    }
    match String::from_utf8(bytes) {
        Ok(text) => Unescaped { text, is_broken },
        Err(error) => Unescaped {
            text: String::from_utf8_lossy(error.as_bytes()).into_owned(),
            is_broken: true,
        },
    }
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.~/:@".contains(&byte)
}

fn hex([high, low]: [u8; 2]) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}
