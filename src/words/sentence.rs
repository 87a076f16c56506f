//! Sentences of fixed words and of names, put together once and never taken apart again.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use crate::model::is_invisible;

/// One sentence or more, in pieces.
///
/// Shown, it is plain text, in which back quotes stand around code and names. Whoever draws it takes the
/// [pieces](Sentence::pieces) instead, so that no character of a name means anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence(Vec<Piece>);

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words of ours.
    Words(Words),
    /// Code of ours, such as an example; in plain text within back quotes.
    Code(Cow<'static, str>),
    /// A name or a value of somebody's; in plain text within back quotes.
    Name(String),
    /// A name or a value that may hold back quotes itself; everywhere within “ ” instead.
    Quoted(String),
}

/// Words of ours, and which access they speak of, so that it can be marked where it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    text: Cow<'static, str>,
    /// The access that they speak of; absent where they speak of none.
    pub access: Option<Access>,
}

/// A kind of access that a sentence speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Data is read.
    Read,
    /// Something is created or changed.
    Write,
}

impl Deref for Words {
    type Target = Cow<'static, str>;

    fn deref(&self) -> &Self::Target {
        &self.text
    }
}

/// Something that sentences are put together from.
pub trait Phrase {
    /// Adds it at the end of a sentence.
    fn add_to(self, sentence: &mut Sentence);
}

/// Puts a sentence together: `sentence!["Databricks finds no ", name(found), "."]`.
macro_rules! sentence {
    ($($phrase:expr),* $(,)?) => {{
        let mut sentence = $crate::words::sentence::Sentence::default();
        $( sentence.add($phrase); )*
        sentence
    }};
}
pub(crate) use sentence;

impl Sentence {
    /// Adds something at its end.
    pub fn add(&mut self, phrase: impl Phrase) {
        phrase.add_to(self);
    }

    /// Adds another sentence at its end, behind a space.
    pub fn add_sentence(&mut self, phrase: impl Phrase) {
        if !self.0.is_empty() {
            self.add(" ");
        }
        self.add(phrase);
    }

    /// Its pieces, in their order.
    pub fn pieces(&self) -> &[Piece] {
        &self.0
    }

    /// Says whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of it as plain text.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for piece in &self.0 {
            let [before, piece, behind] = piece.as_text();
            text.push_str(before);
            text.push_str(piece);
            text.push_str(behind);
        }
        text
    }
}

impl Piece {
    /// A piece as plain text, between the quotes that it stands in there.
    pub fn as_text(&self) -> [&str; 3] {
        match self {
            Self::Words(words) => ["", words, ""],
            Self::Code(code) => ["`", code, "`"],
            Self::Name(name) => ["`", name, "`"],
            Self::Quoted(name) => ["“", name, "”"],
        }
    }
}

/// A piece of somebody's text, cut short, with what is invisible named.
pub fn name(text: &str) -> Piece {
    let mut shown = String::new();
    let mut chars = text.trim().chars();
    for c in chars.by_ref().take(LONGEST_EXCERPT) {
        if is_invisible(c) || c.is_control() {
            shown.push('[');
            shown.push_str(&code_point(c));
            shown.push(']');
        } else {
            shown.push(c);
        }
    }
    if chars.next().is_some() {
        shown.push('…');
    }
    if text.contains('`') { Piece::Quoted(shown) } else { Piece::Name(shown) }
}

/// Code of ours.
pub fn code(text: &'static str) -> Piece {
    Piece::Code(Cow::Borrowed(text))
}

/// Words of ours that speak of an access.
pub(super) fn of_access(text: impl Into<Cow<'static, str>>, access: Access) -> Piece {
    Piece::Words(Words { text: text.into(), access: Some(access) })
}

/// A character by its number: `U+200B`.
pub(crate) fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// Parts in a row: `a, b and c`.
pub(crate) fn listed<P: Phrase>(phrases: Vec<P>) -> Sentence {
    let mut sentence = Sentence::default();
    let count = phrases.len();
    for (index, phrase) in phrases.into_iter().enumerate() {
        if 0 < index {
            sentence.add(if index + 1 < count { ", " } else { " and " });
        }
        sentence.add(phrase);
    }
    sentence
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().flat_map(Piece::as_text).try_for_each(|text| f.write_str(text))
    }
}

impl Phrase for &'static str {
    fn add_to(self, sentence: &mut Sentence) {
        if !self.is_empty() {
            sentence.0.push(Piece::Words(Words { text: Cow::Borrowed(self), access: None }));
        }
    }
}

impl Phrase for String {
    fn add_to(self, sentence: &mut Sentence) {
        sentence.0.push(Piece::Words(Words { text: Cow::Owned(self), access: None }));
    }
}

impl Phrase for usize {
    fn add_to(self, sentence: &mut Sentence) {
        self.to_string().add_to(sentence);
    }
}

impl Phrase for Piece {
    fn add_to(self, sentence: &mut Sentence) {
        sentence.0.push(self);
    }
}

impl Phrase for Sentence {
    fn add_to(mut self, sentence: &mut Sentence) {
        sentence.0.append(&mut self.0);
    }
}

impl<P: Phrase + Clone> Phrase for &P {
    fn add_to(self, sentence: &mut Sentence) {
        self.clone().add_to(sentence);
    }
}

impl<P: Phrase> Phrase for Option<P> {
    fn add_to(self, sentence: &mut Sentence) {
        if let Some(phrase) = self {
            phrase.add_to(sentence);
        }
    }
}

impl From<String> for Sentence {
    fn from(words: String) -> Self {
        sentence![words]
    }
}

impl From<Piece> for Sentence {
    fn from(piece: Piece) -> Self {
        sentence![piece]
    }
}

impl From<&'static str> for Sentence {
    fn from(words: &'static str) -> Self {
        sentence![words]
    }
}

const LONGEST_EXCERPT: usize = 60;
