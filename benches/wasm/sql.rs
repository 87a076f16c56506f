//! The core alone as Wasm, which imports nothing: what a change in the form costs the page, without the page around it.
//! `script/bench` builds it as the page's tools are built.

#![expect(unsafe_code, reason = "JavaScript finds these by name; nothing else in here is unsafe")]

use std::cell::RefCell;

use data_graph_setup::export::{spell, steps};
use data_graph_setup::link;
use data_graph_setup::plan::{Plan, resolve};
use data_graph_setup::words::label::step_heading;

thread_local! {
    static LINK: RefCell<Vec<u8>> = RefCell::default();
    static PLAN: RefCell<Option<Plan>> = RefCell::default();
    static SQL: RefCell<String> = RefCell::default();
}

fn main() {}

/// Makes room for a link of so many bytes, and tells where.
#[unsafe(no_mangle)]
extern "C" fn room(length: usize) -> *const u8 {
    LINK.with_borrow_mut(|link| {
        *link = vec![0; length];
        link.as_ptr()
    })
}

/// Takes the link that stands in the room as the plan.
#[unsafe(no_mangle)]
extern "C" fn take_link() {
    let link = String::from_utf8(LINK.take()).unwrap_or_default();
    let draft = link::decode(&link).map(|decoded| decoded.draft).unwrap_or_default();
    PLAN.set(Some(resolve(&draft).plan));
}

/// Writes the plan's SQL, and tells how many bytes it has.
#[unsafe(no_mangle)]
extern "C" fn work_out() -> usize {
    let sql = PLAN.with_borrow(|plan| plan.as_ref().map(written)).unwrap_or_default();
    let length = sql.len();
    SQL.set(sql);
    length
}

/// The steps under their headings, with an empty line between.
fn written(plan: &Plan) -> String {
    let mut sql = String::new();
    let live = steps(plan).into_iter().filter(|step| !step.is_example && step.id.grants());
    for step in live {
        if !sql.is_empty() {
            sql.push('\n');
        }
        sql.push_str("-- ");
        sql.push_str(&step_heading(step.id));
        sql.push('\n');
        for statement in &step.statements {
            spell(statement, plan.wording, &mut |piece| piece.write(&mut sql));
            sql.push('\n');
        }
    }
    sql
}

/// Tells where the SQL stands.
#[unsafe(no_mangle)]
extern "C" fn text() -> *const u8 {
    SQL.with_borrow(|sql| sql.as_ptr())
}
