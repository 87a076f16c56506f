//! The audit: a pasted listing of grants held against a plan.
//!
//! [`Reader`] turns text into a [`Listing`], [`judge`] holds the listing against the plan, and [`repair()`] works out what
//! would make the two one. Of the pasted text only names that were checked reach SQL; the names of other principals
//! are shown, and what could not be read.

mod cell;
mod columns;
mod elsewhere;
mod json;
mod line;
pub mod listing;
mod notes;
mod principals;
mod question;
mod reader;
pub mod remarks;
pub mod repair;
mod reply;
mod row;
mod seen;
mod source;
mod terraform;
pub mod verdict;

pub use elsewhere::Elsewhere;
pub use listing::{Listing, OtherPrincipal, Unread, UnreadReason};
pub use reader::Reader;
pub use remarks::{Remarks, SeenList};
pub use repair::{Repair, TakenBack, repair};
pub use verdict::{
    Counts, ExtraKind, JudgedGrant, Needs, Status, Through, UnknownReason, Verdict, judge,
};
