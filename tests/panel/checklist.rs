//! Step 1 as things to tick off.

use data_graph_setup::model::{ChecklistPart, ConsoleWay};
use data_graph_setup::panel::block::Block;
use data_graph_setup::panel::{Question, Tool};
use data_graph_setup::plan::Draft;
use data_graph_setup::words::checklist::instructions;

use super::{question, shown};

#[test]
fn a_part_has_as_many_instructions_as_the_page_counts_whichever_way_one_goes() {
    for part in ChecklistPart::ALL {
        for way in ConsoleWay::ALL {
            assert_eq!(instructions(part, way).len(), part.count(), "{part:?} {way:?}");
        }
    }
}

#[test]
fn each_way_has_its_own_instructions_for_the_first_part_and_the_same_for_the_second() {
    let [console, settings] = [0, 1].map(|choice| {
        let asked = Question { choice, ..question(Tool::Checklist, &Draft::default()) };
        let blocks = shown(asked, "").findings.into_iter();
        let lists = blocks.filter_map(|block| match block {
            Block::Checklist(it) => Some(it),
            _ => None,
        });
        lists.collect::<Vec<_>>()
    });
    assert_ne!(console.first(), settings.first());
    assert_eq!(console.last(), settings.last());
    assert_eq!(console.len(), 2);
}
