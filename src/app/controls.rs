//! What is pressed, typed into and read anywhere on the page.

pub mod choice;
pub mod copy_button;
pub mod download_button;
pub mod field_messages;
pub mod icon;
pub mod inline_text;
pub mod link_button;
pub mod paste_box;
pub mod remove_button;
pub mod sql_code;
pub mod text_box;
pub mod turn_pages;
pub mod way_to_field;
