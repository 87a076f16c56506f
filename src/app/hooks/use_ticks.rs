//! The ticks of Step 1's checklist, which stay in this browser.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::browser;
use crate::words::page::checklist::Part;

/// Which actions are ticked, and whether this browser keeps them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticks {
    ticked: BTreeSet<String>,
    /// Whether the browser took them for keeping.
    pub is_kept: bool,
}

impl Ticks {
    fn stored() -> Self {
        let stored = browser::stored(KEY).unwrap_or_default();
        let known =
            |name: &&str| Part::ALL.iter().any(|part| names(*part).any(|known| known == **name));
        let ticked = stored.split(',').filter(known).map(str::to_owned).collect();
        Self { ticked, is_kept: true }
    }

    /// Says whether an action, counted from 0, is ticked.
    pub fn is_ticked(&self, part: Part, index: usize) -> bool {
        self.ticked.contains(&name(part, index))
    }

    /// How many actions of a part are ticked.
    pub fn count(&self, part: Part) -> usize {
        names(part).filter(|name| self.ticked.contains(name)).count()
    }

    fn toggled(&self, part: Part, index: usize) -> Self {
        let mut ticked = self.ticked.clone();
        let name = name(part, index);
        if !ticked.remove(&name) {
            ticked.insert(name);
        }
        let text = ticked.iter().map(String::as_str).collect::<Vec<_>>().join(",");
        Self { is_kept: browser::store(KEY, &text), ticked }
    }
}

/// The ticks as this browser has kept them, and a callback that turns one.
#[hook]
pub fn use_ticks() -> (Rc<Ticks>, Callback<(Part, usize)>) {
    let ticks = use_state(|| Rc::new(Ticks::stored()));
    let on_toggle = {
        let ticks = ticks.clone();
        Callback::from(move |(part, index)| ticks.set(Rc::new(ticks.toggled(part, index))))
    };
    ((*ticks).clone(), on_toggle)
}

const KEY: &str = "data-graph-setup.ticks";

fn name(part: Part, index: usize) -> String {
    format!("{}.{}", part.number(), index + 1)
}

fn names(part: Part) -> impl Iterator<Item = String> {
    (0..part.actions(crate::words::page::checklist::Way::default()).len())
        .map(move |index| name(part, index))
}
