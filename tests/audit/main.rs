//! What is read of a listing of grants, what an audit says of it, and the fix.

#[path = "../support/mod.rs"]
mod support;

mod cases;
mod fix;
mod paste_forms;
mod reading;
mod remarks;
mod verdict;
