//! Step 1 as things to tick off. What is ticked is known to the page alone.

use crate::model::{ChecklistPart, ConsoleWay};
use crate::words::checklist as words;

use super::Panel;
use super::block::{Block, ChecklistItems, Choice, Choices};

/// Both parts, for the way of this number through the first one.
pub fn panel(way: usize) -> Panel {
    let chosen = ConsoleWay::ALL.into_iter().nth(way).unwrap_or_default();
    let mut blocks = vec![Block::Paragraph(words::PRINCIPAL_INTRO.into())];
    for part in ChecklistPart::ALL {
        blocks.push(Block::ChecklistHeading(part));
        if part == ChecklistPart::Create {
            blocks.extend(ways(chosen, way));
        }
        blocks.push(Block::Checklist(ChecklistItems {
            part,
            items: words::instructions(part, chosen).to_vec(),
        }));
    }
    blocks.push(Block::Fold {
        summary: words::EXISTING_PRINCIPAL.into(),
        is_open: false,
        blocks: vec![Block::Paragraph(words::EXISTING_PRINCIPAL_NOTE.into())],
    });
    Panel { findings: blocks, ..Panel::default() }
}

fn ways(chosen: ConsoleWay, number: usize) -> Vec<Block> {
    let choices = ConsoleWay::ALL
        .map(|way| Choice { value: way.as_str().into(), label: words::way(way).into() });
    let choices = Block::Choices(Choices {
        legend: words::WAY.into(),
        name: "way".into(),
        choices: choices.into(),
        chosen: number,
    });
    let about = match chosen {
        ConsoleWay::AccountConsole => vec![
            Block::Paragraph(words::ACCOUNT_CONSOLE_HINT.into()),
            Block::Links(
                words::CONSOLES.map(|(name, address)| (name.into(), address.into())).into(),
            ),
        ],
        ConsoleWay::WorkspaceSettings => {
            vec![Block::Paragraph(words::WORKSPACE_SETTINGS_HINT.into())]
        }
    };
    [choices].into_iter().chain(about).collect()
}
