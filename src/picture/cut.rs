//! How wide a name is when it is drawn, and what is left of it where that is too wide.

/// A text cut in its middle to so many cells, since names are told apart by their ends; none where it fits.
///
/// A cell is as wide as a Latin letter of a monospaced face.
pub fn cut(text: &str, cells: u32) -> Option<String> {
    if width(text) <= cells {
        return None;
    }
    let room = cells.saturating_sub(1);
    let head = fitting(text.chars(), room.div_ceil(2));
    let tail = fitting(text.chars().rev(), room / 2);
    let tail: Vec<char> = tail.into_iter().rev().skip_while(|c| is_combining(*c)).collect();
    Some(head.into_iter().chain(['…']).chain(tail).collect())
}

/// How many cells a text takes, rather too many than too few.
pub fn width(text: &str) -> u32 {
    text.chars().map(cells_of).sum()
}

fn fitting(chars: impl Iterator<Item = char>, mut room: u32) -> Vec<char> {
    chars
        .take_while(|c| {
            let cells = cells_of(*c);
            let fits = cells <= room;
            room = room.saturating_sub(cells);
            fits
        })
        .collect()
}

fn cells_of(c: char) -> u32 {
    match c {
        c if is_combining(c) => 0,
        // Latin, Greek, Cyrillic, Hebrew, Arabic, and what is written with them.
        '\0'..'\u{900}' | '\u{1e00}'..'\u{2190}' => 1,
        // What is written in squares, and scripts that a monospaced face seldom holds, so that another draws them.
        _ => 2,
    }
}

/// Says whether a character is drawn over or under the one before it, in the scripts where that is common.
fn is_combining(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}'
        | '\u{483}'..='\u{489}'
        | '\u{591}'..='\u{5bd}'
        | '\u{5bf}'..='\u{5c7}'
        | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{93c}'
        | '\u{941}'..='\u{948}'
        | '\u{94d}'
        | '\u{e31}'
        | '\u{e34}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{3099}'..='\u{309a}'
        | '\u{fe20}'..='\u{fe2f}'
        | '\u{1f3fb}'..='\u{1f3ff}')
}
