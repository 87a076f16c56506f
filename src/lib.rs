//! Turns catalog and schema names into the Databricks SQL and the connection settings that Segment's Data Graph needs.
//!
//! # Floors
//!
//! A file uses its own floor and those below, never one above; the shells never see each other.
//!
//! ```text
//!   9   app  (yew, web-sys, gloo)   │   js  (wasm-bindgen, serde-wasm-bindgen)   │   tools  (no browser)
//!   8   panel          state
//!   7   answer
//!   6   words
//!   5   audit        cells        diagnosis        file        json        paste
//!   4   access
//!   3   export         link         picture
//!   2   plan
//!   1   model                                 (floors 1 to 8 need no browser)
//! ```
//!
//! - [`model`]: values that cannot be wrong once they exist, such as an
//!   [`Identifier`](model::Identifier), in Unity Catalog's own words.
//! - [`plan`]: text as typed, the [`Draft`](plan::Draft), becomes checked meaning, the [`Plan`](plan::Plan), with every
//!   blank, problem and note found on the way. Its table of keys says where each value stands in a link and in a call.
//! - [`export`]: a plan becomes statements in the guide's steps, their SQL, and the settings for Segment.
//! - [`link`]: a plan becomes a readable fragment and comes back.
//! - [`mod@file`]: the same as JSON, with a version.
//! - [`picture`]: a plan becomes a tree of who reads and writes what, and where its parts are drawn.
//! - [`access`]: Unity Catalog's rules, as what a plan needs and what grants allow.
//! - [`audit`]: a pasted listing of grants, held against a plan.
//! - [`diagnosis`]: a pasted error message, and which of a plan's statements fix it.
//! - [`paste`]: pasted text as names of catalogs and schemas, or as a connection; [`cells`] takes tables apart, and
//!   [`json`] finds JSON, for it and for the audit.
//! - [`words`]: enums become sentences for people; no floor below holds any.
//! - [`answer`]: all of that for one draft, worked out once, and the same in other forms: Terraform,
//!   scripts for the CLI, a runbook; and what differs between two plans.
//! - `panel`, with the feature `panel`: what the page and its tools say to each other, and what the tools show, as data.
//! - [`state`]: what the page remembers, and how what the user does changes it.
//! - `app`, with the feature `app`: the page. `js`, with the feature `js`: the ES module. `src/tools.rs`, a program of its
//!   own with the feature `tools`: the tools.
//!
//! The compiler keeps the floors apart: the shells are features with optional dependencies, so a browser type in
//! the core, or one shell in the other, does not compile in the feature set that leaves it out. A test reads who uses what.
//!
//! # Two loads
//!
//! The document holds the page's first view already, drawn by the same views where it was built (`src/document.rs`), so that
//! it can be read before anything else is loaded. The page's first load is its form, SQL, settings and link: `app` and all
//! that it uses. Its second load comes by itself once the page stands: the audit, the checks, errors explained, the way
//! back, the picture, Step 1's checklist, the reason of each statement, the SQL by who can run it, what looks alike in a
//! link, and what takes a pasted list or connection apart. Pasted text is read there, in a worker where the browser has
//! one, so that the form never waits for it. Page and tools speak in bytes: a `panel::Question` goes there, and a
//! `panel::DrawnReply` comes back, whose nodes the page draws as they are. The tools' Wasm
//! imports nothing: it can compute, and nothing else. `src/start.js` loads both, and `src/tools.js` runs the tools.
//!
//! The offline copy is one file with both loads inside: `script/offline.mjs` makes it of the built page, and `src/inside.js`
//! hands over what is fetched elsewhere.
//!
//! # What holds everywhere
//!
//! - SQL is made from a [`Plan`](plan::Plan) only, whose names are checked or are openings; raw text cannot reach it.
//! - Quoting happens once: in [`export::sql`], for shells in [`export::shell`] and [`export::power_shell`], for Terraform in
//!   [`export::hcl`], for JSON in [`export::json_text`], for Markdown in [`export::markdown`]. No text of the user's stands in a comment, but for the checked names in a `REVOKE` that the audit's fix holds back.
//! - Pasted text is read, never kept: of it only checked names reach SQL.
//! - The same plan gives the same bytes: no clock, no random numbers, no hash order in what is printed.
//! - Work is linear in the text that was typed, linked or passed in.
//!
//! # What is deliberately absent
//!
//! - A field for the OAuth secret, anywhere. Secret-shaped text is a problem in every field and is dropped.
//! - Requests for anything but the page's own files: nothing that is typed leaves the browser.
//! - `DROP`, and any `REVOKE` that was not asked for.

pub mod access;
pub mod answer;
#[cfg(feature = "app")]
pub mod app;
pub mod audit;
pub mod cells;
pub mod diagnosis;
pub mod export;
pub mod file;
#[cfg(feature = "js")]
pub mod js;
pub mod json;
pub mod link;
pub mod model;
#[cfg(feature = "panel")]
pub mod panel;
pub mod paste;
pub mod picture;
pub mod plan;
pub mod state;
pub mod words;
