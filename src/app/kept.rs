//! What this tab keeps of the form over a reload: also what no link can hold, such as a name that is only half typed.

use super::browser::{self, HistoryEntry, Kept};
use crate::model::SecretKind;
use crate::plan::Draft;

const KEY: &str = "data-graph-setup.form";

/// Keeps a form's text for a history entry, with what of it nobody has confirmed, in the place of what was kept before.
pub fn keep(entry: &HistoryEntry, draft: &Draft) {
    let mut text = String::new();
    if *draft != Draft::default() {
        text = format!("{};{};", entry.number, entry.from_link);
        text.push_str(&draft.to_text());
    }
    // No box keeps a secret, so this is a second lock.
    let is_secret = SecretKind::find(&text).is_some();
    browser::store(Kept::InTab, KEY, if is_secret { "" } else { &text });
}

/// The form's text that was kept for the history entry of this number, and what of it nobody had confirmed.
pub fn kept(number: u64) -> Option<(Draft, String)> {
    let text = browser::stored(Kept::InTab, KEY).filter(|text| SecretKind::find(text).is_none())?;
    let (of, text) = text.split_once(';')?;
    let (from_link, text) = text.split_once(';')?;
    if of.parse() != Ok(number) {
        return None;
    }
    Some((Draft::from_text(text)?, from_link.to_owned()))
}
