//! The ticks of Step 1's checklist and the way that was chosen through it, which stay in this browser.

use crate::app::browser::{self, Kept};
use crate::model::{ChecklistPart, ConsoleWay};

/// Which instructions are ticked, which way was chosen, and whether this browser keeps them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticks {
    ticked: Vec<String>,
    /// The way that was chosen.
    pub way: ConsoleWay,
    /// Whether the browser took them for keeping.
    pub is_kept: bool,
}

/// What the user did with the checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ticking {
    /// Turned the tick of an instruction, counted from 0.
    Toggled(ChecklistPart, usize),
    /// Chose a way.
    ChoseWay(ConsoleWay),
}

impl Ticks {
    /// The ticks as this browser has kept them.
    pub fn stored() -> Self {
        Self::read(&browser::stored(Kept::InBrowser, KEY).unwrap_or_default())
    }

    /// The ticks of a text that was kept; of an empty one, none.
    pub(super) fn read(stored: &str) -> Self {
        let words: Vec<&str> = stored.split(',').collect();
        let known = ConsoleWay::ALL.iter().flat_map(|way| {
            ChecklistPart::ALL
                .iter()
                .flat_map(|part| (0..part.count()).map(|index| name(*part, *way, index)))
        });
        let ticked = known.filter(|name| words.contains(&name.as_str())).collect();
        let way = ConsoleWay::ALL
            .into_iter()
            .find(|way| words.contains(&way.as_str()))
            .unwrap_or_default();
        Self { ticked, way, is_kept: true }
    }

    /// Says whether an instruction, counted from 0, is ticked.
    pub fn is_ticked(&self, part: ChecklistPart, index: usize) -> bool {
        self.ticked.contains(&name(part, self.way, index))
    }

    /// How many instructions of a part are ticked.
    pub fn count(&self, part: ChecklistPart) -> usize {
        (0..part.count()).filter(|index| self.is_ticked(part, *index)).count()
    }

    /// The ticks after something was done with the checklist, which are kept from now on.
    ///
    /// Another tab may have ticked something meanwhile, so what the browser has kept counts.
    pub fn after(&self, ticking: Ticking) -> Self {
        let mut next = if self.is_kept { Self::stored() } else { self.clone() };
        next.way = self.way;
        match ticking {
            Ticking::ChoseWay(way) => next.way = way,
            Ticking::Toggled(part, index) => {
                let name = name(part, self.way, index);
                match next.ticked.iter().position(|ticked| *ticked == name) {
                    Some(place) => drop(next.ticked.remove(place)),
                    None => next.ticked.push(name),
                }
            }
        }
        let ticked = next.ticked.iter().map(String::as_str);
        let words: Vec<&str> = [next.way.as_str()].into_iter().chain(ticked).collect();
        next.is_kept = browser::store(Kept::InBrowser, KEY, &words.join(","));
        next
    }
}

const KEY: &str = "data-graph-setup.ticks";

/// The name of a tick. The ways through 1a differ in their instructions, so each has ticks of its own.
fn name(part: ChecklistPart, way: ConsoleWay, index: usize) -> String {
    match part {
        ChecklistPart::Create => format!("{}.{}.{}", part.number(), way.as_str(), index + 1),
        ChecklistPart::Warehouse => format!("{}.{}", part.number(), index + 1),
    }
}
