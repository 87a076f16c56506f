//! Where a fact about the platform comes from.

/// The page that says a fact, and when it was last looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// The page's address.
    pub url: &'static str,
    /// The month in which it was checked: `2026-11`.
    pub checked: &'static str,
}

impl Source {
    /// A page that was checked in November 2026.
    pub(crate) const fn november_2026(url: &'static str) -> Self {
        Self { url, checked: "2026-11" }
    }
}
