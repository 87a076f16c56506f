//! Which characters a reader cannot see.

/// Says whether a character cannot be seen, or changes how its neighbours are seen.
///
/// These are format characters (zero-width and bidirectional controls among them), C1 controls, white
/// space other than the plain space, line separators, fillers, variation selectors, and what stands for
/// text that was broken on the way (`U+FFFD`, noncharacters). From the Unicode Character Database,
/// general categories `Cf`, `Zs`, `Zl`, `Zp` and property `Default_Ignorable_Code_Point`.
pub fn is_invisible(c: char) -> bool {
    // Most text is ASCII, all of which can be seen or is a control character.
    if c.is_ascii() {
        return false;
    }
    c.is_whitespace()
        || matches!(c,
            '\u{80}'..='\u{9f}'
            | '\u{ad}'
            | '\u{34f}'
            | '\u{600}'..='\u{605}'
            | '\u{61c}'
            | '\u{6dd}'
            | '\u{70f}'
            | '\u{890}'..='\u{891}'
            | '\u{8e2}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{fdd0}'..='\u{fdef}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{ffff}'
            | '\u{110bd}'
            | '\u{110cd}'
            | '\u{13430}'..='\u{1343f}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
        || u32::from(c) & 0xfffe == 0xfffe
}
