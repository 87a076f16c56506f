//! What is easily mistaken in what a link brought, for who compares it by eye.

use crate::model::Identifier;
use crate::model::look_alike::{alike, alphabet, is_odd};
use crate::plan::{Draft, Resolved, Slot};
use crate::words::panel::look_alikes as words;

use super::Panel;
use super::block::Block;

/// The letters that are not what they look like, and the names that look like others; nothing where there are none.
pub fn panel(draft: &Draft, resolved: &Resolved) -> Panel {
    let letters = odd_letters(draft).into_iter().map(|c| words::odd_letter(c, alphabet(c)));
    let plan = &resolved.plan;
    let catalogs = plan.reads.iter().map(|read| &read.catalog);
    let catalogs = catalogs.chain([&plan.segment_catalog.name]).filter_map(name);
    let mut pairs = alike(catalogs);
    for (_, schemas) in plan.restricted_catalogs() {
        pairs.extend(alike(schemas.iter().filter_map(name)));
    }
    let hidden = pairs.len().saturating_sub(MOST);
    let pairs = pairs.into_iter().take(MOST).map(words::look_alike);
    let mut findings: Vec<Block> = letters.chain(pairs).map(Block::Paragraph).collect();
    if 0 < hidden {
        findings.push(Block::Paragraph(words::more(hidden).into()));
    }
    if !findings.is_empty() {
        findings.push(Block::Note(words::COMPARE.into()));
    }
    Panel { findings, ..Panel::default() }
}

/// How many letters and how many pairs of names are told of.
const MOST: usize = 20;

fn odd_letters(draft: &Draft) -> Vec<char> {
    let mut letters = Vec::new();
    for field in draft.filled_fields() {
        for c in draft.text(field).chars().filter(|c| is_odd(*c)) {
            if letters.len() < MOST && !letters.contains(&c) {
                letters.push(c);
            }
        }
    }
    letters
}

fn name(slot: &Slot<Identifier>) -> Option<&str> {
    slot.filled().map(Identifier::as_str)
}
