//! Where the tools work: it takes texts and questions, and answers a slice at a time.

use super::{Panel, Progress, Question, Reply, Tool};

/// The tools at work.
#[derive(Debug, Default)]
pub struct Bench {
    questions: Vec<Question>,
}

impl Bench {
    /// Takes what stands in a tool's box now, in place of what stood there; it holds nothing secret-shaped.
    pub fn take_text(&mut self, _tool: Tool, _text: String) {}

    /// Takes a question, in place of an earlier one to the same tool.
    pub fn ask(&mut self, question: Question) {
        self.questions.retain(|earlier| earlier.tool != question.tool);
        self.questions.push(question);
    }

    /// Does a slice of the work, and tells what came of it; absent where the slice ended without news.
    pub fn work(&mut self) -> Option<Reply> {
        let question = self.questions.pop()?;
        Some(Reply {
            tool: question.tool,
            number: question.number,
            progress: Progress::Done(Panel::default()),
        })
    }

    /// Says whether there is nothing left to do.
    pub fn is_idle(&self) -> bool {
        self.questions.is_empty()
    }
}
