//! What stands around form and result: the page's head and foot, the ways past them, and what was last said.

pub mod dock;
pub mod footer;
pub mod header;
mod mark;
pub mod skip_links;
pub mod status_line;
