//! What an error means.

use crate::answer::explained::Explained;
use crate::plan::Resolved;
use crate::words::page::tools::NOTHING_PASTED;
use crate::words::panel as words;

use super::block::{Block, PlanStatements};
use super::{Panel, TextBox};

/// What a message means for a plan, and which of its statements mend it.
pub fn panel(resolved: &Resolved, text: &str) -> Panel {
    let is_blank = text.trim().is_empty();
    let explained = (!is_blank).then(|| Explained::new(&resolved.plan, beginning(text)));
    let explained = explained.as_ref();
    let state = match explained {
        None => NOTHING_PASTED,
        Some(explained) if explained.is_known => words::EXPLAIN_KNOWN,
        Some(_) => words::EXPLAIN_UNKNOWN,
    };
    let said = explained.map(|explained| {
        if explained.is_known { words::EXPLAINED_BELOW } else { words::NOT_EXPLAINED }
    });
    Panel {
        state: state.into(),
        lead: Some(words::EXPLAIN_LEAD.into()),
        text_box: Some(TextBox { label: words::EXPLAIN_PASTE.into(), hint: None }),
        findings: explained.map(explanation).into_iter().collect(),
        said: said.map(Into::into),
        points_at: explained.map(|explained| explained.statements.clone()).unwrap_or_default(),
        ..Panel::default()
    }
}

fn explanation(explained: &Explained) -> Block {
    let mut blocks =
        vec![Block::Part(words::EXPLAIN_MEANING.into()), Block::Cause(explained.cause.clone())];
    if !explained.statements.is_empty() {
        blocks.push(Block::Statements(PlanStatements {
            heading: words::EXPLAIN_MENDS.into(),
            places: explained.statements.clone(),
            show: words::SHOW_STATEMENT.into(),
            copy: words::COPY_STATEMENTS.into(),
            copied: words::COPIED_STATEMENTS.into(),
        }));
    }
    Block::Explanation { is_known: explained.is_known, blocks }
}

/// As much of a text as a message can be.
fn beginning(text: &str) -> &str {
    if text.len() <= LONGEST_MESSAGE {
        return text;
    }
    let text = text.trim_start();
    let mut end = LONGEST_MESSAGE.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

/// In bytes.
const LONGEST_MESSAGE: usize = 64 * 1024;
