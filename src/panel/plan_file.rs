//! The plan as a file, and another plan, out of a file or a link, held against it.

use crate::file::{self, FileError, LeftOut};
use crate::plan::{Draft, Field, Resolved, resolve};
use crate::words::file::{reason, refusal};
use crate::words::panel::{self as panel_words, plan_file as words};

use super::block::Block;
use super::copyable::Copyable;
use super::{Panel, Taken, Text, TextBox, changes};

/// The plan to keep, a box for another, and what is in that: a link's plan, where it is one, or else what the text holds.
pub fn panel(resolved: &Resolved, linked: Option<&Draft>, text: &str) -> Panel {
    let plan = Copyable::new(words::PLAN, file::write(&resolved.plan), false)
        .with_lead(words::LEAD)
        .folded(words::SHOW, words::HOLDS)
        .with_button(words::COPY, words::COPIED)
        .with_file(words::FILE_NAME);
    let (findings, opened) = match linked {
        Some(draft) => (found(resolved, draft, &[]), Some(draft.clone())),
        None if text.trim().is_empty() => (Vec::new(), None),
        None => match file::read(text) {
            Ok(opened) => (found(resolved, &opened.draft, &opened.left_out), Some(opened.draft)),
            Err(FileError::NotJson) => (vec![Block::Note(words::NO_PLAN.into())], None),
            Err(error) => (vec![Block::Note(refusal(error).into())], None),
        },
    };
    Panel {
        blocks: vec![Block::Copyable(plan), Block::Part(words::OPEN_OR_COMPARE.into())],
        text_box: Some(TextBox {
            label: words::PASTE.into(),
            hint: Some(words::PASTE_HINT.into()),
        }),
        said: findings.iter().rev().find_map(said),
        findings,
        taken: opened.map(|draft| Taken { draft, is_taken: false, next: Field::ClientId }),
        ..Panel::default()
    }
}

/// What those should hear who do not see a finding appear.
fn said(finding: &Block) -> Option<Text> {
    match finding {
        Block::Paragraph(words) | Block::Note(words) => Some(words.to_text().into()),
        Block::Fold { summary, .. } => Some(summary.clone()),
        _ => None,
    }
}

/// What a plan holds, against the form's.
fn found(resolved: &Resolved, draft: &Draft, left_out: &[LeftOut]) -> Vec<Block> {
    let named = left_out.iter().take(MOST_LEFT_OUT);
    let named = named.map(|it| Block::Paragraph(words::left_out(&it.key, reason(&it.reason))));
    let mut blocks: Vec<Block> = named.collect();
    let hidden = left_out.len().saturating_sub(MOST_LEFT_OUT);
    if 0 < hidden {
        blocks.push(Block::Paragraph(panel_words::more(hidden).into()));
    }
    if Draft::from(&resolved.plan) == *draft {
        blocks.push(Block::Paragraph(words::SAME.into()));
    } else {
        let (changed, _) = changes::since(words::THIS_PLAN, &resolve(draft).plan, &resolved.plan);
        blocks.extend([changed, Block::Open(words::OPEN.into())]);
    }
    blocks
}

/// How many parts of a file are named that were not used.
const MOST_LEFT_OUT: usize = 20;
