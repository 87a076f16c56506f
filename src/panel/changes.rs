//! What differs between the SQL of a form and of what it was before.

use crate::answer::changes;
use crate::plan::{Draft, Resolved, resolve};
use crate::words::panel::changes as words;

use super::Panel;
use super::block::Block;
use super::reasons::MOST_STATEMENTS;

/// How many statements came and went, which, and where the new ones stand.
pub fn panel(before: &Draft, resolved: &Resolved) -> Panel {
    let found = changes(&resolve(before).plan, &resolved.plan);
    let signed = |sign: &str, sql: &str| [sign, " ", sql, "\n"].concat();
    let added = found.added.iter().map(|it| signed(words::ADDED, &it.sql));
    let removed = found.removed.iter().map(|it| signed(words::REMOVED, &it.sql));
    let lines: String = added.chain(removed).take(MOST_LINES).collect();
    let hidden = (found.added.len() + found.removed.len()).saturating_sub(MOST_LINES);
    let mut blocks = vec![Block::Sample { label: words::WHICH.into(), text: lines.into() }];
    if 0 < hidden {
        blocks.push(Block::Paragraph(crate::words::panel::more(hidden).into()));
    }
    let line = words::changed(found.added.len(), found.removed.len()).into();
    let findings = if found.added.is_empty() && found.removed.is_empty() {
        vec![Block::Paragraph(words::SAME_SQL.into())]
    } else {
        vec![Block::Fold { summary: line, is_open: false, blocks }]
    };
    let places = found.added.into_iter().map(|it| it.place);
    let points_at = places.filter(|place| place.index < MOST_STATEMENTS).collect();
    Panel { findings, points_at, ..Panel::default() }
}

/// How many statements are listed.
const MOST_LINES: usize = 100;
