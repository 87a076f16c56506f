//! Why each statement is there.

use crate::export::steps;
use crate::plan::Resolved;
use crate::words::why::why;

use super::Panel;
use super::block::Block;

/// The reason of every statement that is drawn, by its step.
pub fn panel(resolved: &Resolved) -> Panel {
    let steps = steps(&resolved.plan);
    let reasons = steps.iter().map(|step| {
        Block::Reasons(step.statements.iter().take(MOST_STATEMENTS).map(why).collect())
    });
    Panel { findings: reasons.collect(), ..Panel::default() }
}

/// How many statements of a step are drawn: thousands would hold the browser up.
pub const MOST_STATEMENTS: usize = 100;
