//! What an error message amounts to for a plan.

use crate::diagnosis::diagnose;
use crate::export::StatementPlace;
use crate::model::SecretKind;
use crate::plan::Plan;
use crate::words;
use crate::words::sentence::Sentence;

/// An error message, explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// Whether the error is known.
    pub is_known: bool,
    /// Its cause in the plan's terms, or what to paste where it is not known.
    pub cause: Sentence,
    /// The statements that fix it, or that it is about; each is in the plan's answer, and none is an example.
    pub statements: Vec<StatementPlace>,
}

impl Explained {
    /// Explains a pasted message. Of its text only checked names come out again.
    ///
    /// ```
    /// use data_graph_setup::answer::explained::Explained;
    /// use data_graph_setup::plan::{Draft, ScopeDraft, resolve};
    ///
    /// let profiles_sync = ScopeDraft { catalog: "profiles".to_owned(), schemas: None };
    /// let plan = resolve(&Draft { profiles_sync, ..Draft::default() }).plan;
    /// let text = "User does not have USE CATALOG on Catalog 'profiles'. SQLSTATE: 42501";
    /// let explained = Explained::new(&plan, text);
    /// assert!(explained.is_known);
    /// assert_eq!(explained.statements.len(), 1);
    /// ```
    pub fn new(plan: &Plan, text: &str) -> Self {
        let diagnosis = diagnose(plan, text);
        let is_known = diagnosis.is_some();
        let mut cause = match &diagnosis {
            Some(diagnosis) => words::cause::cause(diagnosis, plan),
            None if text.trim().is_empty() => words::cause::NOTHING_PASTED.into(),
            None => words::cause::UNKNOWN.into(),
        };
        if let Some(kind) = SecretKind::find(text) {
            cause.add_sentence(words::cause::secret(kind));
        }
        let statements = diagnosis.map(|diagnosis| diagnosis.statements).unwrap_or_default();
        Self { is_known, cause, statements }
    }
}
