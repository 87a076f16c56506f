//! The gate that everything passes which leaves the page.

/// Whether anything may leave the page: not while values from a link are unconfirmed.
///
/// A context, so that no way out can forget to ask: each button that hands something out reads it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gate {
    /// Whether it is closed.
    pub is_closed: bool,
}
