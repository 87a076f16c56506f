//! The patterns of messages.

use crate::diagnosis::cause::Cause;
use crate::diagnosis::message::Message;
use crate::model::Source;

use super::{Case, Finding};

/// What is typical of a message, and what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pattern<Meaning> {
    /// A part of it in small letters, where `*` stands for what differs.
    pub text: &'static str,
    /// What the message means.
    pub means: Meaning,
}

/// A pattern with the page that shows it, which is for whoever reads the code: no answer has room for it.
pub(super) const fn seen<Meaning: Copy>(
    text: &'static str,
    means: Meaning,
    _source: Source,
) -> Pattern<Meaning> {
    Pattern { text, means }
}

/// A pattern that is only known from logs and notes in public files.
pub(super) const fn reported<Meaning: Copy>(
    text: &'static str,
    means: Meaning,
) -> Pattern<Meaning> {
    Pattern { text, means }
}

/// What the first pattern that is in a message means.
pub(super) fn first<Meaning: Copy>(
    message: &Message,
    patterns: &[Pattern<Meaning>],
) -> Option<Meaning> {
    patterns.iter().find(|pattern| message.holds(pattern.text)).map(|pattern| pattern.means)
}

/// Finds a cause that has to do with no statement, by the first pattern that is in a message.
pub(super) fn untied<Meaning: Copy>(
    case: &Case<'_>,
    patterns: &[Pattern<Meaning>],
    cause: fn(Meaning) -> Cause,
) -> Vec<Finding> {
    first(case.message, patterns).map(|found| Finding::untied(cause(found))).into_iter().collect()
}
