//! A pasted message without what it was wrapped in, so that every tool's copy of it reads the same.

use crate::model::{full_name, is_invisible};

/// A message as it is searched: escapes undone, marks of tools gone, white space collapsed.
pub struct Message {
    /// With its letters as they came. A line feed stands where a line ended, and a space for other white space.
    text: String,
    /// In small letters and on one line, each byte at the same offset as in `text`.
    folded: String,
    /// Which three bytes follow each other in `folded`, a bit for each: most phrases are known not to be in it by this.
    triples: Vec<bool>,
}

/// A position in a message.
#[derive(Clone, Copy)]
pub struct Cursor<'m> {
    message: &'m Message,
    at: usize,
}

/// How many places there are for three bytes that follow each other. Few enough to fill at once, and enough that what
/// shares one by chance costs no more than a search.
const TRIPLES: usize = 1 << 14;

/// The place of each three bytes that follow each other in a text.
fn places(text: &str) -> impl Iterator<Item = usize> {
    text.as_bytes().windows(3).map(|window| {
        let number = window.iter().fold(0_usize, |number, byte| number * 37 + usize::from(*byte));
        number % TRIPLES
    })
}

/// How many sentences of one kind are looked at.
pub const MOST_SENTENCES: usize = 100;

/// How much of a paste is read, in bytes.
const LONGEST_TEXT: usize = 1 << 16;

/// How many bytes may stand in a message where a pattern says `*`.
const LONGEST_GAP: usize = 400;

/// How long one written name may be in bytes: three parts of 255 characters, with quotes.
const LONGEST_NAME: usize = 3 * 255 * 4 + 16;

impl Message {
    /// Takes a paste out of its wrapping, in time linear in its length.
    pub fn new(paste: &str) -> Self {
        let text = joined_lines(&without_escape_sequences(&unescaped(start_of(
            paste.trim_start(),
            0,
            LONGEST_TEXT,
        ))));
        let folded = text.to_ascii_lowercase().replace('\n', " ");
        let mut triples = vec![false; TRIPLES];
        for place in places(&folded) {
            if let Some(is_there) = triples.get_mut(place) {
                *is_there = true;
            }
        }
        Self { text, folded, triples }
    }

    /// Where a phrase in small letters stands.
    fn matches<'m>(&'m self, phrase: &'m str) -> impl Iterator<Item = usize> + use<'m> {
        let may_be_there = places(phrase).all(|at| self.triples.get(at).is_some_and(|it| *it));
        let searched = if may_be_there { self.folded.as_str() } else { "" };
        searched.match_indices(phrase).map(|(at, _)| at)
    }

    /// Every position behind a phrase in small letters.
    pub fn after<'m>(&'m self, phrase: &'m str) -> impl Iterator<Item = Cursor<'m>> {
        self.matches(phrase).map(move |at| Cursor { message: self, at: at + phrase.len() })
    }

    /// What is read behind phrases in small letters, in the message's order, each with the number of its phrase: of
    /// each phrase up to [`MOST_SENTENCES`].
    pub fn read_after<'m, T>(
        &'m self,
        phrases: &[&str],
        read: impl Fn(usize, Cursor<'m>) -> Option<T>,
    ) -> Vec<T> {
        let mut counts = vec![0; phrases.len()];
        let mut all = Vec::new();
        for (at, number) in self.positions_after(phrases) {
            let Some(count) = counts.get_mut(number).filter(|count| **count < MOST_SENTENCES)
            else {
                continue;
            };
            if let Some(one) = read(number, Cursor { message: self, at }) {
                *count += 1;
                all.push(one);
            }
        }
        all
    }

    /// Every position behind a phrase in small letters, each with the number of its phrase, in the message's order.
    fn positions_after(&self, phrases: &[&str]) -> Vec<(usize, usize)> {
        let ends = |phrase: &&str| self.matches(phrase).map(|at| at + phrase.len()).collect();
        let of_each: Vec<Vec<usize>> = phrases.iter().map(ends).collect();
        let mut taken = vec![0; phrases.len()];
        let mut positions = Vec::new();
        // Each phrase's are in order already.
        let next = |taken: &[usize]| {
            let firsts = of_each.iter().zip(taken).enumerate();
            firsts.filter_map(|(number, (ends, at))| Some((*ends.get(*at)?, number))).min()
        };
        while let Some((at, number)) = next(&taken) {
            positions.push((at, number));
            if let Some(taken) = taken.get_mut(number) {
                *taken += 1;
            }
        }
        positions
    }

    /// The first position behind a pattern in small letters, in which `*` stands for anything short.
    pub fn find(&self, pattern: &str) -> Option<Cursor<'_>> {
        let (first, rest) = pattern.split_once('*').unwrap_or((pattern, ""));
        let parts = || rest.split('*').filter(|part| !part.is_empty());
        self.matches(first).find_map(|at| {
            let at = parts().try_fold(at + first.len(), |from, part| {
                let found = start_of(&self.folded, from, LONGEST_GAP).find(part)?;
                Some(from + found + part.len())
            })?;
            Some(Cursor { message: self, at })
        })
    }

    /// What stands before and behind a word in small letters, wherever it is a word of a sentence: no part of a longer
    /// word, of a path or of a name in quotes.
    pub fn whole_words<'m>(
        &'m self,
        word: &'m str,
    ) -> impl Iterator<Item = (&'m str, &'m str)> + use<'m> {
        self.matches(word).filter_map(move |at| {
            let (before, behind) = (self.folded.get(..at)?, self.folded.get(at + word.len()..)?);
            let last = before.chars().next_back().unwrap_or(' ');
            let next = behind.chars().next().unwrap_or(' ');
            let is_inside = |c: char| c.is_alphanumeric() || "_-`".contains(c);
            let is_name = "'\"".contains(last) && next == last;
            let is_word = !is_inside(last) && !"./".contains(last) && !is_inside(next) && !is_name;
            is_word.then_some((before, behind))
        })
    }

    /// Says whether a pattern in small letters is in the message.
    pub fn holds(&self, pattern: &str) -> bool {
        self.find(pattern).is_some()
    }
}

impl<'m> Cursor<'m> {
    /// Steps over a text in small letters, if it stands here.
    pub fn over(self, text: &str) -> Option<Self> {
        let rest = self.message.folded.get(self.at..)?;
        rest.starts_with(text).then_some(Self { at: self.at + text.len(), ..self })
    }

    /// The text up to a phrase that follows soon, and the position behind that phrase.
    pub fn up_to(self, phrase: &str, longest: usize) -> Option<(&'m str, Self)> {
        let folded = start_of(&self.message.folded, self.at, longest + phrase.len());
        let length = folded.find(phrase)?;
        let text = self.message.text.get(self.at..self.at + length)?;
        Some((text, Self { at: self.at + length + phrase.len(), ..self }))
    }

    /// The position before the space that stands in front of this one.
    pub fn one_back(self) -> Option<Self> {
        let at = self.at.checked_sub(1)?;
        self.message.folded.get(at..)?.starts_with(' ').then_some(Self { at, ..self })
    }

    /// What is left of the line, as far as it is looked at, in the letters it came in.
    pub fn line(self) -> &'m str {
        self.line_of(LONGEST_GAP)
    }

    /// What is left of the line up to a number of bytes.
    pub fn line_of(self, longest: usize) -> &'m str {
        let rest = start_of(&self.message.text, self.at, longest);
        rest.trim_start().split('\n').next().unwrap_or_default()
    }

    /// A number of three digits that stands here.
    pub fn number(self) -> Option<u16> {
        let digits = self.message.folded.get(self.at..self.at + 3)?;
        let next = self.message.folded.get(self.at + 3..)?.chars().next();
        let ends = next.is_none_or(|c| !c.is_alphanumeric());
        (ends && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok())?
    }

    /// What stands shortly before this position, in small letters.
    pub fn before(self, longest: usize) -> &'m str {
        end_of(self.message.folded.get(..self.at).unwrap_or_default(), longest)
    }

    /// Says whether a phrase stands shortly before this position.
    pub fn comes_soon_after(self, phrase: &str) -> bool {
        self.before(NEAR).contains(phrase)
    }

    /// Says whether a phrase stands within a number of bytes of this position.
    pub fn is_near(self, phrase: &str, longest: usize) -> bool {
        let behind = start_of(&self.message.folded, self.at, longest);
        self.before(longest).contains(phrase) || behind.contains(phrase)
    }

    /// Reads a name that is set off from what stands before it: in quotes, or bare up to the end of its sentence.
    ///
    /// The second is its text without the quotes, whose parts a period separates.
    pub fn name(self) -> Option<(Self, Vec<String>)> {
        let from_here = start_of(&self.message.text, self.at, LONGEST_NAME);
        let (gap, rest) = match from_here.strip_prefix([' ', '\n']) {
            Some(behind) => (from_here.chars().next()?, behind),
            // Catalog Explorer's words are copied without spaces at times.
            None if from_here.starts_with('\'') => ('\n', from_here),
            None => return None,
        };
        let run = rest.split([' ', '\n']).next()?;
        let (length, parts) = match run.chars().next()? {
            '`' => {
                let (parts, behind) = full_name::back_quoted(run)?;
                (run.len() - behind.len(), parts)
            }
            quote @ ('\'' | '"') => {
                let inner = quoted(run, quote)?;
                (inner.len() + 2, full_name::split_unquoted(inner))
            }
            _ if gap == '\n' => return None,
            _ => {
                let name = self.bare(run)?;
                (name.len(), full_name::split_unquoted(name))
            }
        };
        let gap = from_here.len() - rest.len();
        Some((Self { at: self.at + gap + length, ..self }, parts))
    }

    /// A name without quotes: one with periods in it, or where its sentence or line ends with it, lest the next word be taken
    /// for one.
    fn bare(self, run: &'m str) -> Option<&'m str> {
        let name = run.trim_end_matches(['.', ',', ';', ':', ')', ']', '}', '"', '\'']);
        let end = self.at + 1 + run.len();
        let next = self.message.text.get(end..)?;
        let is_full = name.split('.').filter(|part| 1 < part.len()).count() > 1;
        let ends = is_full
            || name.len() < run.len()
            || next.is_empty()
            || next.starts_with('\n')
            || Self { at: end, ..self }.over(" sqlstate").is_some();
        let is_name = !name.is_empty() && !name.to_ascii_lowercase().starts_with("sqlstate");
        (ends && is_name).then_some(name)
    }
}

/// How far back a wrapper such as Terraform's is looked for, in bytes.
const NEAR: usize = 160;

/// A piece of a text, cut at a whole character.
pub fn start_of(text: &str, from: usize, length: usize) -> &str {
    let mut end = text.len().min(from.saturating_add(length));
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(from..end).unwrap_or_default()
}

/// The last piece of a text, cut at a whole character.
pub fn end_of(text: &str, length: usize) -> &str {
    let mut from = text.len().saturating_sub(length);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..).unwrap_or_default()
}

/// Undoes what JSON and shells escape, however many times, and makes quotes and spaces plain.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        if c != '\\' {
            plain.extend(plain_character(c));
            continue;
        }
        let escaped = rest.trim_start_matches('\\');
        let (found, length) = match escaped.as_bytes() {
            [b'n' | b'r', ..] => (Some('\n'), 1),
            [b't', ..] => (Some(' '), 1),
            [quote @ (b'"' | b'\'' | b'`' | b'/'), ..] => (Some(char::from(*quote)), 1),
            [b'u', ..] => match escaped.get(1..5).and_then(by_number) {
                Some(c) => (plain_character(c), 5),
                None => (Some('\\'), 0),
            },
            _ => (Some('\\'), 0),
        };
        plain.extend(found);
        rest = escaped.get(length..).unwrap_or_default();
    }
    plain
}

fn by_number(hex: &str) -> Option<char> {
    let is_hex = hex.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hex.then(|| u32::from_str_radix(hex, 16).ok()).flatten().and_then(char::from_u32)
}

/// A character as error messages would have it, unless it cannot be seen.
pub fn plain_character(c: char) -> Option<char> {
    match c {
        '‘' | '’' | '‚' | '‛' => Some('\''),
        '“' | '”' | '„' | '‟' => Some('"'),
        '\u{1b}' | '\n' => Some(c),
        '\u{2028}' | '\u{2029}' | '\u{85}' => Some('\n'),
        // The lines that Terraform draws around what it says.
        '\u{2500}'..='\u{257f}' => Some(' '),
        _ if c.is_whitespace() || c.is_ascii_control() => Some(' '),
        _ if is_invisible(c) => None,
        _ => Some(c),
    }
}

/// Leaves out what colours a terminal: `ESC [ … letter`.
fn without_escape_sequences(text: &str) -> String {
    let mut pieces = text.split('\u{1b}');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let Some(sequence) = piece.strip_prefix('[') else {
            plain.push_str(piece);
            continue;
        };
        let rest = sequence.trim_start_matches(|c: char| matches!(c, '\u{20}'..='\u{3f}'));
        let is_final = |c: char| matches!(c, '\u{40}'..='\u{7e}');
        plain.push_str(rest.strip_prefix(is_final).unwrap_or(rest));
    }
    plain
}

/// Joins lines without what notebooks, mails and comments put before them, and collapses white space.
fn joined_lines(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for line in text.lines() {
        let line = line.trim_start_matches(['>', '|', ' ']);
        let line =
            ["# MAGIC", "-- "].iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or(line);
        for (index, word) in line.split_whitespace().enumerate() {
            if !joined.is_empty() {
                joined.push(if index == 0 { '\n' } else { ' ' });
            }
            joined.push_str(word);
        }
    }
    joined
}

/// What stands between a quote and the one that closes it, which may not be the next: names hold quotes.
fn quoted(run: &str, quote: char) -> Option<&str> {
    let body = run.strip_prefix(quote)?;
    let closes = |at: usize| 0 < at && body.get(at + 1..).is_some_and(ends_name);
    let (end, _) = body.match_indices(quote).find(|(at, _)| closes(*at))?;
    body.get(..end)
}

fn ends_name(tail: &str) -> bool {
    let mut chars = tail.chars();
    match chars.next() {
        None => true,
        Some('.') => chars.next().is_none_or(|c| !c.is_alphanumeric() && c != '_'),
        Some(c) => ",;:()[]{}\"'`*\\|/<".contains(c),
    }
}
