//! Letters and names that look like others, so that whoever compares names by eye is told.
//!
//! This points out, and forbids nothing: Unity Catalog takes such names.

use super::{Lookup, lowercase};

/// Says whether a character may pass for another one: any outside ASCII, except the accented letters of Western Europe, whose
/// accents are plain to see.
pub fn is_odd(c: char) -> bool {
    !matches!(c, '\0'..='\u{7f}' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ')
}

/// The alphabet of a letter, where it is one whose letters pass for Latin ones.
pub fn alphabet(c: char) -> Option<&'static str> {
    match c {
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some("Greek"),
        '\u{400}'..='\u{52f}' => Some("Cyrillic"),
        '\u{530}'..='\u{58f}' => Some("Armenian"),
        '\u{13a0}'..='\u{13ff}' => Some("Cherokee"),
        '\u{ff00}'..='\u{ffef}' => Some("full-width"),
        _ => None,
    }
}

/// Names that look the same and are different ones, each with the first of its kind.
pub fn alike<'n>(names: impl Iterator<Item = &'n str>) -> Vec<[&'n str; 2]> {
    let names: Vec<&str> = names.collect();
    let mut looks = Lookup::default();
    let mut alike = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let earlier = looks.add(&look(name), index).and_then(|earlier| names.get(earlier));
        if let Some(earlier) = earlier
            && lowercase(earlier) != lowercase(name)
        {
            alike.push([*earlier, *name]);
        }
    }
    alike
}

/// What a name looks like: the same for names that are hard to tell apart.
///
/// The letters are those of Unicode's confusables (UTS #39, read in 2026-11) that fonts for code leave alike.
fn look(name: &str) -> String {
    let plain: String = name.chars().map(latin).collect();
    let mut look = String::with_capacity(plain.len());
    for c in lowercase(&plain).chars() {
        // Two letters that together pass for one.
        let as_one = match (look.chars().next_back(), c) {
            (Some('r'), 'n') => Some('m'),
            (Some('v'), 'v') => Some('w'),
            _ => None,
        };
        if as_one.is_some() {
            look.pop();
        }
        look.push(as_one.unwrap_or(c));
    }
    look
}

/// The Latin letter that a character passes for.
fn latin(c: char) -> char {
    match c {
        'I' | '1' | '|' => 'l',
        '0' => 'o',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c if c.is_ascii() => c,
        c => LIKE.iter().find(|(odd, _)| odd.contains(c)).map_or(c, |(_, like)| *like),
    }
}

/// Letters of other alphabets, by the Latin letter that they pass for.
const LIKE: [(&str, char); 23] = [
    ("аАαΑɑ", 'a'),
    ("ВΒ", 'b'),
    ("сСϲ", 'c'),
    ("ԁ", 'd'),
    ("еЕΕ", 'e'),
    ("ɡ", 'g'),
    ("һНΗ", 'h'),
    ("іı", 'i'),
    ("ІΙӀⅼ", 'l'),
    ("јЈ", 'j'),
    ("кКκΚ", 'k'),
    ("мМΜ", 'm'),
    ("Ν", 'n'),
    ("оОοΟօ", 'o'),
    ("рРρΡ", 'p'),
    ("ԛ", 'q'),
    ("ѕЅ", 's'),
    ("тТτΤ", 't'),
    ("υս", 'u'),
    ("νѵ", 'v'),
    ("ԝ", 'w'),
    ("хХχΧ", 'x'),
    ("уУΥγ", 'y'),
];
