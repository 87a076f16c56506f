//! Everything that happens besides drawing, one job a hook.

pub mod use_copy;
pub mod use_field_focus;
pub mod use_hold;
pub mod use_link;
pub mod use_reading;
pub mod use_send;
pub mod use_ticks;
