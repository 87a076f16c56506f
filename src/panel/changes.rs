//! What differs between the SQL of a form and of what it was before.

use crate::answer::changes;
use crate::export::StatementPlace;
use crate::plan::{Draft, Plan, Resolved, resolve};
use crate::words::panel::changes as words;

use super::Panel;
use super::block::Block;
use super::reasons::MOST_STATEMENTS;

/// How many statements came and went since the link, which, and where the new ones stand.
pub fn panel(before: &Draft, resolved: &Resolved) -> Panel {
    let (finding, added) = since(words::LINK, &resolve(before).plan, &resolved.plan);
    let points_at = added.into_iter().filter(|place| place.index < MOST_STATEMENTS).collect();
    Panel { findings: vec![finding], points_at, ..Panel::default() }
}

/// How many statements came and went between two plans, which, and where those stand that came.
pub fn since(since: &str, before: &Plan, after: &Plan) -> (Block, Vec<StatementPlace>) {
    let found = changes(before, after);
    if found.added.is_empty() && found.removed.is_empty() {
        return (Block::Paragraph(words::same_sql(since).into()), Vec::new());
    }
    let signed = |sign: &str, sql: &str| [sign, " ", sql, "\n"].concat();
    let added = found.added.iter().map(|it| signed(words::ADDED, &it.sql));
    let removed = found.removed.iter().map(|it| signed(words::REMOVED, &it.sql));
    let lines: String = added.chain(removed).take(MOST_LINES).collect();
    let hidden = (found.added.len() + found.removed.len()).saturating_sub(MOST_LINES);
    let mut blocks = vec![Block::Sample { label: words::which(since).into(), text: lines.into() }];
    if 0 < hidden {
        blocks.push(Block::Paragraph(crate::words::panel::more(hidden).into()));
    }
    let summary = words::changed(since, found.added.len(), found.removed.len()).into();
    let fold = Block::Fold { summary, is_open: false, blocks };
    (fold, found.added.into_iter().map(|it| it.place).collect())
}

/// How many statements are listed.
const MOST_LINES: usize = 100;
