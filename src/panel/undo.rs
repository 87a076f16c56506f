//! The way back.

use crate::answer::undo;
use crate::plan::Resolved;
use crate::words::panel as words;

use super::Panel;
use super::block::Block;
use super::copyable::Copyable;

/// Statements that remove what a plan's SQL grants, and what they leave.
pub fn panel(resolved: &Resolved, shows_all: bool) -> Panel {
    let undo = undo(&resolved.plan);
    let mut blocks = vec![
        Block::Paragraph(words::UNDO_LEAD.into()),
        Block::Note(words::UNDO_CAREFUL.into()),
        Block::Paragraph(words::UNDO_LIMITS.into()),
    ];
    if resolved.plan.takes_back_grants() {
        blocks.push(Block::Note(words::UNDO_REVOKES.into()));
    }
    let text = Copyable::new(words::UNDO_SQL, undo.text, shows_all)
        .headed(words::UNDO_SQL)
        .with_button(words::COPY_UNDO, words::COPIED_UNDO)
        .with_gaps_of(resolved);
    Panel {
        state: words::undo_state(undo.statements).into(),
        blocks,
        findings: vec![Block::Copyable(text)],
        ..Panel::default()
    }
}
