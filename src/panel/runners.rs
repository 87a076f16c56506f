//! The SQL by who can run it.

use crate::export::runner::{Part, parts};
use crate::export::{Token, sql_text, tokens};
use crate::plan::{Field, Plan, Resolved};
use crate::words::panel::runners as words;
use crate::words::panel::{more, show_all};

use super::Panel;
use super::block::Block;
use super::copyable::Copyable;

/// A text to copy for each person who has to run a part of the SQL.
pub fn panel(resolved: &Resolved, shows_all: bool) -> Panel {
    let plan = &resolved.plan;
    let parts = parts(plan);
    let most = if shows_all { MOST_PARTS } else { FIRST_PARTS };
    let mut findings = vec![Block::Paragraph(words::LEAD.into())];
    for part in parts.iter().take(most) {
        findings.push(Block::Copyable(text(plan, part, shows_all)));
    }
    let hidden = parts.len().saturating_sub(most);
    if 0 < hidden {
        findings.push(if shows_all {
            Block::Paragraph(more(hidden).into())
        } else {
            Block::ShowAll(show_all(parts.len()).into())
        });
    }
    Panel { findings, ..Panel::default() }
}

/// How many parts are drawn, at first and at all: thousands would hold the browser up.
const FIRST_PARTS: usize = 10;
const MOST_PARTS: usize = 100;

fn text(plan: &Plan, part: &Part<'_>, shows_all: bool) -> Copyable {
    let (mut sql, mut blanks, mut problems) = (String::new(), Vec::new(), Vec::new());
    for statement in &part.statements {
        let tokens = tokens(statement, plan.wording);
        sql.push_str(&sql_text(statement, plan.wording));
        sql.push('\n');
        for opening in tokens.iter().filter_map(Token::opening) {
            let fields: &mut Vec<Field> =
                if opening.is_wrong { &mut problems } else { &mut blanks };
            fields.extend(opening.field.filter(|field| !fields.contains(field)));
        }
    }
    Copyable::new("", sql, shows_all)
        .with_lead(words::runner(part).to_text())
        .named(words::copy(part), words::COPY)
        .with_gaps(blanks, problems)
}
