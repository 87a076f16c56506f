//! The tools' entry point: what `src/tools.js` calls in a Wasm file of its own.
//!
//! The file imports nothing, so it can compute and nothing else. What goes in is written to [`room`] before a call
//! tells what it is, and what comes out stands where [`reply`] says.

#![expect(unsafe_code, reason = "JavaScript finds these by name; nothing else in here is unsafe")]

use std::cell::RefCell;
use std::mem;

use data_graph_setup::panel::{Bench, Question, Tool};

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// What is kept between two calls.
#[derive(Default)]
struct Workshop {
    room: Vec<u8>,
    reply: Vec<u8>,
    /// One for each tool, so that it is known which of them a text has stopped.
    benches: Vec<(Tool, Bench)>,
}

thread_local! {
    static WORKSHOP: RefCell<Workshop> = RefCell::default();
}

fn main() {}

/// Makes room for so many bytes, and tells where.
#[unsafe(no_mangle)]
extern "C" fn room(length: usize) -> *const u8 {
    with(|workshop| {
        workshop.room = vec![0; length];
        workshop.room.as_ptr()
    })
}

/// Takes what stands in the room as what a tool's box holds.
#[unsafe(no_mangle)]
extern "C" fn take_text(tool: u8) {
    with(|workshop| {
        let text = String::from_utf8(mem::take(&mut workshop.room)).unwrap_or_default();
        workshop.at_bench(tool, |tool, bench| bench.take_text(tool, text));
    });
}

/// Takes what stands in the room as a question to a tool.
#[unsafe(no_mangle)]
extern "C" fn ask(tool: u8) {
    with(|workshop| {
        if let Some(question) = Question::from_bytes(&mem::take(&mut workshop.room)) {
            workshop.at_bench(tool, |_, bench| bench.ask(question));
        }
    });
}

/// Does a slice of a tool's work, and tells how many bytes of a reply came of it.
#[unsafe(no_mangle)]
extern "C" fn work(tool: u8) -> usize {
    with(|workshop| {
        let reply = workshop.at_bench(tool, |_, bench| bench.work()).flatten();
        workshop.reply = reply.map(|reply| reply.to_bytes()).unwrap_or_default();
        workshop.reply.len()
    })
}

/// Tells where the reply stands.
#[unsafe(no_mangle)]
extern "C" fn reply() -> *const u8 {
    with(|workshop| workshop.reply.as_ptr())
}

/// Says whether a tool has nothing left to do.
#[unsafe(no_mangle)]
extern "C" fn is_idle(tool: u8) -> bool {
    with(|workshop| workshop.at_bench(tool, |_, bench| bench.is_idle()).unwrap_or(true))
}

impl Workshop {
    /// Does something at a tool's bench; absent where no tool has this number.
    fn at_bench<T>(&mut self, tool: u8, act: impl FnOnce(Tool, &mut Bench) -> T) -> Option<T> {
        let tool = Tool::numbered(tool)?;
        if !self.benches.iter().any(|(owner, _)| *owner == tool) {
            self.benches.push((tool, Bench::default()));
        }
        let (_, bench) = self.benches.iter_mut().find(|(owner, _)| *owner == tool)?;
        Some(act(tool, bench))
    }
}

fn with<T>(act: impl FnOnce(&mut Workshop) -> T) -> T {
    WORKSHOP.with_borrow_mut(act)
}
