//! What a plan becomes: statements in steps, their SQL, and the connection settings.

pub mod form;
pub mod granted;
pub mod hcl;
pub mod json_text;
pub mod markdown;
pub mod power_shell;
pub mod probe;
pub mod runner;
pub mod settings;
pub mod shell;
pub mod sql;
pub mod statement;
pub mod step;
pub mod undo;
pub mod value;

pub use granted::{Granted, Outline, outline};
pub use probe::{Expected, Probe, access_probes, grant_probes};
pub use settings::{Setting, SettingId, settings};
pub use sql::{Piece, Token, changes_query, spell, sql_text, tokens};
pub use statement::{Effect, Statement};
pub use step::{StatementPlace, Step, live_grants, live_statements, step, steps, steps_in};
pub use undo::undo;
