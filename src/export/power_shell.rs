//! How a value is spelled for PowerShell. Quoting for it happens here and nowhere else.

/// Puts a text in single quotes, within which PowerShell changes nothing but doubled quotes.
///
/// It takes typographic quotes for single ones, too, so these are doubled as well:
/// <https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules> and `IsSingleQuote` in
/// <https://github.com/PowerShell/PowerShell> (November 2026).
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("'");
    for c in text.chars() {
        if matches!(c, '\'' | '\u{2018}'..='\u{201b}') {
            quoted.push(c);
        }
        quoted.push(c);
    }
    quoted.push('\'');
    quoted
}
