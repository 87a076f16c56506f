//! The module as JavaScript sees it.
