//! Where the tools work: it takes texts and questions, and answers a slice at a time.

use std::mem;

use crate::audit::{Listing, Reader};
use crate::model::ApplicationId;
use crate::plan::{Resolved, resolve};
use crate::words::panel as words;

use super::{
    Panel, Progress, Question, Reply, Tool, access_map, audit, changes, checklist, checks, explain,
    forms, look_alikes, pasting, plan_file, reasons, runners, undo,
};

/// The tools at work.
///
/// Each question is answered for what stands in its tool's box by then, and nothing of an earlier text is in any answer.
#[derive(Debug, Default)]
pub struct Bench {
    /// The questions that are still to be answered, the one whose turn it is first; one of a tool at most.
    jobs: Vec<Job>,
    listing: Pasted,
    error: Pasted,
    plan_file: Pasted,
    /// What was pasted into the form, until it is read.
    pasted: String,
}

/// A question that is still to be answered.
#[derive(Debug)]
struct Job {
    question: Question,
    /// What its draft amounts to, once that was worked out.
    resolved: Option<Resolved>,
    /// How far reading was when that was told last.
    told_percent: Option<usize>,
}

/// What stands in a box.
#[derive(Debug, Default)]
struct Pasted {
    text: String,
    /// What was read of it, and for whom.
    reading: Option<(Option<ApplicationId>, Reading)>,
}

/// How far a listing is read.
#[derive(Debug)]
enum Reading {
    UnderWay(Box<Reader>),
    Done(Box<Listing>),
}

impl Bench {
    /// Takes what stands in a tool's box now, in place of what stood there; it holds nothing secret-shaped.
    ///
    /// What was answered is not answered again for it until that is asked again.
    pub fn take_text(&mut self, tool: Tool, text: String) {
        let pasted = match tool {
            Tool::Audit => &mut self.listing,
            Tool::ExplainError => &mut self.error,
            Tool::PlanFile => &mut self.plan_file,
            Tool::Pasting => return self.pasted = text,
            _ => return,
        };
        if pasted.text != text {
            *pasted = Pasted { text, ..Pasted::default() };
        }
    }

    /// Takes a question, in place of an earlier one to the same tool.
    pub fn ask(&mut self, question: Question) {
        let job = Job { question, resolved: None, told_percent: None };
        match self.jobs.iter_mut().find(|earlier| earlier.question.tool == job.question.tool) {
            Some(earlier) => *earlier = job,
            None => self.jobs.push(job),
        }
    }

    /// Does a slice of the work, and tells what came of it; absent where the slice ended without news.
    ///
    /// The tools take turns, so that none waits for a long text of another.
    pub fn work(&mut self) -> Option<Reply> {
        if self.jobs.is_empty() {
            return None;
        }
        let mut job = self.jobs.remove(0);
        let Question {
            tool,
            ref draft,
            choice,
            shows_all,
            ref pasting,
            number,
            ref before,
            ref link,
        } = job.question;
        let resolved = &*job.resolved.get_or_insert_with(|| resolve(draft));
        let progress = match tool {
            Tool::Checklist => Some(Progress::Done(checklist::panel(choice))),
            Tool::LookAlikes => Some(Progress::Done(look_alikes::panel(draft, resolved))),
            Tool::Runners => Some(Progress::Done(runners::panel(resolved, shows_all))),
            Tool::Changes => {
                let before = before.as_ref().unwrap_or(draft);
                Some(Progress::Done(changes::panel(before, resolved)))
            }
            Tool::Terraform | Tool::Cli | Tool::Runbook => {
                Some(Progress::Done(forms::panel(resolved, tool, choice, link)))
            }
            Tool::Reasons => Some(Progress::Done(reasons::panel(resolved))),
            Tool::Pasting => pasting.as_ref().map(|pasting| {
                // What holds a password may not be kept.
                let text = mem::take(&mut self.pasted);
                Progress::Done(pasting::panel(draft, pasting, &text))
            }),
            Tool::Checks => Some(Progress::Done(checks::panel(resolved, shows_all))),
            Tool::Undo => Some(Progress::Done(undo::panel(resolved, shows_all))),
            Tool::AccessMap => Some(Progress::Done(access_map::panel(resolved, shows_all))),
            Tool::ExplainError => Some(Progress::Done(explain::panel(resolved, &self.error.text))),
            Tool::PlanFile => {
                let text = &self.plan_file.text;
                Some(Progress::Done(plan_file::panel(resolved, before.as_ref(), text)))
            }
            Tool::Audit => match self.listing.read_on(resolved.plan.principal.filled()) {
                ReadOn::Done(listing) => {
                    Some(Progress::Done(audit::panel(resolved, choice, shows_all, listing)))
                }
                ReadOn::UnderWay { percent } => {
                    let before = job.told_percent.replace(percent);
                    (before != Some(percent)).then(|| {
                        let state = words::reading(percent).into();
                        if before.is_some() {
                            return Progress::Reading { percent, state };
                        }
                        let panel = audit::panel(resolved, choice, shows_all, None);
                        Progress::Begun(Panel { state, ..panel })
                    })
                }
            },
        };
        if !matches!(progress, Some(Progress::Done(_))) {
            self.jobs.push(job);
        }
        Some(Reply { tool, number, progress: progress? })
    }

    /// Says whether there is nothing left to do.
    pub fn is_idle(&self) -> bool {
        self.jobs.is_empty()
    }
}

/// What reading on came to.
enum ReadOn<'p> {
    /// The end, or there is nothing to read.
    Done(Option<&'p Listing>),
    /// There is more to read.
    UnderWay { percent: usize },
}

impl Pasted {
    /// Reads a slice of the text as a listing for a service principal, unless all of it was read for that one before.
    fn read_on(&mut self, principal: Option<&ApplicationId>) -> ReadOn<'_> {
        if self.text.trim().is_empty() {
            return ReadOn::Done(None);
        }
        let reading = match self.reading.take() {
            Some((read_for, reading)) if read_for.as_ref() == principal => reading,
            _ => Reading::UnderWay(Box::new(Reader::new(principal))),
        };
        let reading = match reading {
            Reading::UnderWay(mut reader) => {
                if reader.read_on(&self.text, SLICE) {
                    Reading::Done(Box::new(reader.finish()))
                } else {
                    Reading::UnderWay(reader)
                }
            }
            done @ Reading::Done(_) => done,
        };
        let (_, reading) = self.reading.insert((principal.cloned(), reading));
        match reading {
            Reading::UnderWay(reader) => {
                let percent = reader.position() / self.text.len().div_ceil(100).max(1);
                ReadOn::UnderWay { percent }
            }
            Reading::Done(listing) => ReadOn::Done(Some(listing)),
        }
    }
}

/// How much of a text is read at a time, in bytes; a JSON value is read in one piece, however long it is.
const SLICE: usize = 16 * 1024;
