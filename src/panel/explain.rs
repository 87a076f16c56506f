//! What an error means.

use crate::answer::explained::Explained;
use crate::export::{Statement, StatementPlace, Token, live_statements, sql_text, tokens};
use crate::plan::{Field, Plan, Resolved};
use crate::words::page::tools::NOTHING_PASTED;
use crate::words::panel as words;

use super::block::{Block, ListedStatement, PlanStatements};
use super::{Panel, TextBox};

/// What a message means for a plan, and which of its statements fix it.
pub fn panel(resolved: &Resolved, text: &str) -> Panel {
    let is_blank = text.trim().is_empty();
    let explained = (!is_blank).then(|| Explained::new(&resolved.plan, text));
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
        text_box: Some(TextBox {
            label: words::EXPLAIN_PASTE.into(),
            hint: Some(words::EXPLAIN_PASTE_HINT.into()),
        }),
        waiting: Some(words::EXPLAIN_WAITING.into()),
        findings: explained.map(|it| explanation(&resolved.plan, it)).into_iter().collect(),
        said: said.map(Into::into),
        points_at: explained.map(|explained| explained.statements.clone()).unwrap_or_default(),
        ..Panel::default()
    }
}

fn explanation(plan: &Plan, explained: &Explained) -> Block {
    let mut blocks =
        vec![Block::Part(words::EXPLAIN_MEANING.into()), Block::Cause(explained.cause.clone())];
    if !explained.statements.is_empty() {
        blocks.push(Block::Statements(statements(plan, &explained.statements)));
    }
    let grants = live_statements(plan).any(|(place, statement)| {
        matches!(statement, Statement::Grant { .. }) && explained.statements.contains(&place)
    });
    if grants {
        blocks.push(Block::Paragraph(words::TAKEN_BACK.into()));
    }
    Block::Explanation { is_known: explained.is_known, blocks }
}

/// The statements that stand at these places in a plan.
fn statements(plan: &Plan, places: &[StatementPlace]) -> PlanStatements {
    let mut listed = Vec::new();
    let (mut text, mut blanks, mut problems) = (String::new(), Vec::new(), Vec::new());
    for (place, statement) in live_statements(plan).filter(|(place, _)| places.contains(place)) {
        let tokens = tokens(&statement, plan.wording);
        let sql = sql_text(&statement, plan.wording);
        text.push_str(&sql);
        text.push('\n');
        for opening in tokens.iter().filter_map(Token::opening) {
            let fields: &mut Vec<Field> =
                if opening.is_wrong { &mut problems } else { &mut blanks };
            fields.extend(opening.field.filter(|field| !fields.contains(field)));
        }
        listed.push(ListedStatement { place, sql });
    }
    PlanStatements {
        heading: words::EXPLAIN_FIXES.into(),
        statements: listed,
        show: words::SHOW_STATEMENT.into(),
        text: text.into(),
        copy: words::COPY_STATEMENTS.into(),
        copied: words::COPIED_STATEMENTS.into(),
        blanks,
        problems,
    }
}
