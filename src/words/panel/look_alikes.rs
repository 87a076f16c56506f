//! What is said of letters and names that look like others.

use crate::words::counted;
use crate::words::sentence::{Piece, Sentence, code_point, sentence};

/// Says which letter is not what it looks like.
pub fn odd_letter(c: char, alphabet: Option<&'static str>) -> Sentence {
    let mut number = code_point(c);
    if let Some(alphabet) = alphabet {
        number = format!("{alphabet}, {number}");
    }
    sentence![Piece::Name(c.to_string()), format!(" is not a plain letter ({number}).")]
}

/// Says that two names look alike.
pub fn look_alike([one, other]: [&str; 2]) -> Sentence {
    sentence![
        Piece::Name(one.to_owned()),
        " and ",
        Piece::Name(other.to_owned()),
        " are different names that look alike.",
    ]
}

/// Says that more names look alike than are told.
pub fn more(pairs: usize) -> String {
    format!("And {} that look alike.", counted(pairs, "more pair of names", "more pairs of names"))
}

/// What to do about them.
pub const COMPARE: &str = "Compare letter by letter with the names in Databricks.";
