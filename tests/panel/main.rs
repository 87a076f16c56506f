//! What the tools show, and how the bench works it out.

#[path = "../support/mod.rs"]
mod support;

mod bench;
mod catalogs;
mod checklist;
mod contents;
mod drawn;
mod pasting;
mod plan_file;
mod printed;
mod sentence;

use data_graph_setup::panel::{Bench, DrawnReply, Panel, Progress, Question, Reply, Tool};
use data_graph_setup::plan::Draft;

/// A question about a draft, with the first choice made and long lists cut.
fn question(tool: Tool, draft: &Draft) -> Question {
    Question {
        tool,
        draft: draft.clone(),
        choice: 0,
        shows_all: false,
        pasting: None,
        number: 0,
        before: None,
        link: String::new(),
    }
}

/// Works until there is nothing left to do. What is sent is read back as the same.
fn work_all(bench: &mut Bench) -> Vec<Reply> {
    let mut replies = Vec::new();
    while !bench.is_idle() {
        replies.extend(bench.work());
    }
    for reply in &replies {
        assert_eq!(DrawnReply::from_bytes(&reply.to_bytes()), Some(reply.drawn()));
    }
    replies
}

/// The panel that the last reply to a tool brings.
#[track_caller]
fn done(replies: &[Reply], tool: Tool) -> Panel {
    let last = replies.iter().rev().find(|reply| reply.tool == tool);
    let Some(Reply { progress: Progress::Done(panel), .. }) = last else {
        unreachable!("{tool:?} is not done: {last:?}")
    };
    panel.clone()
}

/// What a tool shows of a draft and a text, worked out by a bench of its own.
#[track_caller]
fn shown(question: Question, text: &str) -> Panel {
    let tool = question.tool;
    let mut bench = Bench::default();
    bench.take_text(tool, text.to_owned());
    bench.ask(question);
    done(&work_all(&mut bench), tool)
}
