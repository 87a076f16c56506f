//! The core alone as Wasm, which imports nothing: what a change in the form costs the page, without the page around it.
//! `script/bench` builds it as the page's tools are built.

#![expect(unsafe_code, reason = "JavaScript finds these by name; nothing else in here is unsafe")]

use std::cell::RefCell;

use data_graph_setup::answer;
use data_graph_setup::link;
use data_graph_setup::plan::{Plan, resolve};

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
    let sql = PLAN.with_borrow(|plan| plan.as_ref().map(answer::sql)).unwrap_or_default();
    let length = sql.len();
    SQL.set(sql);
    length
}

/// Tells where the SQL stands.
#[unsafe(no_mangle)]
extern "C" fn text() -> *const u8 {
    SQL.with_borrow(|sql| sql.as_ptr())
}
