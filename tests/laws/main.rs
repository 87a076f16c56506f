//! What holds for every draft, link, listing and message, tried over many that nobody would think of.

// The core is the same in the browser, where the generator of random inputs does not compile.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../support/mod.rs"]
mod support;

mod access;
mod as_text;
mod audit;
mod by_object;
mod case;
mod changes;
mod diagnosis;
mod drafts;
mod expected;
mod file;
mod fix;
mod forms;
mod json;
mod link;
mod lookup;
mod paste;
mod pasted;
mod problems;
mod silence;
mod sql;
mod steps;
mod worlds;

use data_graph_setup::answer::{Answer, AnsweredStep};

/// The statements of the steps that are no examples.
fn live_statements(answer: &Answer) -> impl Iterator<Item = &str> {
    answer.steps.iter().filter(|step| !step.is_example).flat_map(AnsweredStep::texts)
}
