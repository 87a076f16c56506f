//! What a link brought, and what of it is to be confirmed.

pub mod link_banner;
pub mod other_form;
